from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.result import DocumentResult
from newslint.pipeline.duplicates import Across, Duplicates
from newslint.pipeline.seen import Seen

if TYPE_CHECKING:
    from newslint.model.finding import Finding

IDS = Across("record/duplicate-id", "error", "the same id as {first}", "id", 1)
TEXTS = Across("record/duplicate-text", "warning", "the same text as {first}", "text", 5)


def record(path: str, number: int, text: str, **said: str) -> list[DocumentResult]:
    itself = Document("", path=path, record=number, companions=said, role="record")
    return [DocumentResult(itself, ()), DocumentResult(Document(text, path, record=number), ())]


def told(*results: DocumentResult, rules: tuple[Across, ...] = (IDS, TEXTS)) -> list[str]:
    found = Duplicates().added(results, rules, lambda _, findings: findings)
    return [
        f"{one.document.role} {one.document.record}: {finding.message}"
        for one in found
        for finding in one.findings
    ]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        pytest.param([*record("a", 1, "Uno."), *record("a", 2, "Uno.")], [], id="too-short"),
        pytest.param(
            [*record("a", 1, "Uno y dos."), *record("a", 2, " UNO y\ndos. ")],
            ["text 2: the same text as record 1"],
            id="blanks-and-case",
        ),
        pytest.param(
            [*record("a", 1, "Uno y dos."), *record("b", 9, "Uno y dos.")],
            ["text 9: the same text as record 1 of a"],
            id="another-file",
        ),
        pytest.param(
            [
                *record("a", 1, "1", id="7"),
                *record("a", 2, "2", id="7"),
                *record("a", 3, "3", id="7"),
            ],
            ["record 2: the same id as record 1", "record 3: the same id as record 1"],
            id="ids",
        ),
        pytest.param(
            [*record("a", 1, "1", id="7"), *record("b", 1, "2", id="7")],
            [],
            id="ids-of-other-files",
        ),
        pytest.param(
            [DocumentResult(Document("Uno y dos.", path), ()) for path in ("a.txt", "b.txt")],
            ["text None: the same text as a.txt"],
            id="files-of-text",
        ),
    ],
)
def test_what_is_told(results: list[DocumentResult], expected: list[str]) -> None:
    assert told(*results) == expected


def test_what_someone_lives_with_is_marked() -> None:
    seen: list[Finding] = []
    duplicates = Duplicates()
    results = [*record("a", 1, "Uno y dos."), *record("a", 2, "Uno y dos.")]

    def none(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        assert document.record == 2
        seen.extend(findings)
        return ()

    assert not any(one.findings for one in duplicates.added(results, (TEXTS,), none))
    assert len(seen) == 1


@given(st.lists(st.text(max_size=3), max_size=3_000))
def test_seen_is_a_dictionary(words: list[str]) -> None:
    seen, known = Seen(), dict[str, int]()
    for number, word in enumerate(words):
        assert seen.first(word, number) == known.get(word)
        known.setdefault(word, number)


def test_seen_grows() -> None:
    seen = Seen()
    assert all(seen.first(str(number), number) is None for number in range(5_000))
    assert all(seen.first(str(number), -1) == number for number in range(5_000))
