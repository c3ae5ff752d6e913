from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.suppress.ignores import AppliedIgnore, Ignore, useless

TODAY = date(2026, 11, 22)
RUN_TOGETHER = "sentence/run-together"


def entry(number: int = 0, **conditions: object) -> Ignore:
    return Ignore("newslint.yaml", number, **conditions)  # type: ignore[arg-type]


def marked(text: str) -> tuple[str, Finding]:
    """Give the text and a finding of what stands between ⟦ and ⟧ in it."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    text = text.replace("⟦", "").replace("⟧", "")
    return text, Finding(RUN_TOGETHER, Severity.WARNING, Span(start, end), "", text[start:end])


def suppresses_it(ignore: Ignore, finding: Finding, text: str) -> bool:
    return AppliedIgnore(ignore, Document(text)).suppresses(finding)


@pytest.mark.parametrize(
    ("words", "text", "suppresses"),
    [
        pytest.param("BioNTech", "el grupo ⟦BioNTech⟧ y", True, id="equal"),
        pytest.param("BioNTech", "el grupo Bio⟦NT⟧ech y", True, id="finding-inside"),
        pytest.param("BioNTech", "⟦el grupo BioNTech y⟧", True, id="words-inside"),
        pytest.param("BioNTech", "el grupo BioN⟦⟧Tech y", True, id="insertion-point"),
        pytest.param("BioNTech", "BioNTech y pasado⟦El⟧ líder", False, id="elsewhere"),
        pytest.param("BioNTech", "el ⟦grupo Bio⟧NTech", False, id="overlap-only"),
        pytest.param("BioNTech", "el grupo ⟦biontech⟧", False, id="case-counts"),
        pytest.param("sino El", "un⟦ ⟧sino El", False, id="a-blank-elsewhere"),
        pytest.param("año nuevo", "el ⟦año\u00a0 nuevo⟧", True, id="any-blanks"),
        pytest.param("año nuevo", "el ⟦año\nnuevo⟧", True, id="line-end"),
        pytest.param(" año nuevo ", "el ⟦año nuevo⟧", True, id="blanks-around"),
        pytest.param("año", "el ⟦an\u0303o⟧", True, id="text-decomposed"),
        pytest.param("an\u0303o", "el ⟦año⟧", True, id="words-decomposed"),
        pytest.param("ab", "ab x⟦⟧ab", True, id="at-its-start"),
        pytest.param("ab", "ab⟦⟧x ab", True, id="at-its-end"),
        pytest.param("ab", "⟦xab⟧abab", True, id="the-first-of-several"),
        pytest.param("(a+)+", "el ⟦(a+)+⟧", True, id="no-pattern"),
        pytest.param("\u1112\u1161\u11ab", "⟦한⟧", True, id="hangul"),
    ],
)
def test_text(words: str, text: str, *, suppresses: bool) -> None:
    text, finding = marked(text)
    assert suppresses_it(entry(text=words), finding, text) is suppresses


@pytest.mark.parametrize(
    ("rules", "suppresses"),
    [
        pytest.param((), True, id="any-rule"),
        pytest.param((RUN_TOGETHER,), True, id="id"),
        pytest.param(("markup", "sentence"), True, id="category"),
        pytest.param(("*/run-*",), True, id="glob"),
        pytest.param(("markup",), False, id="another"),
    ],
)
def test_rule(rules: tuple[str, ...], *, suppresses: bool) -> None:
    text, finding = marked("pasado⟦El⟧ líder")
    assert suppresses_it(entry(rules=rules), finding, text) is suppresses


def test_text_and_rule_must_both_hold() -> None:
    text, finding = marked("⟦BioNTech⟧")
    assert not suppresses_it(entry(rules=("markup",), text="BioNTech"), finding, text)


@pytest.mark.parametrize(
    ("conditions", "concerned"),
    [
        pytest.param({}, True, id="none"),
        pytest.param({"path": "data/a.txt".__eq__}, True, id="path"),
        pytest.param({"path": "data/b.txt".__eq__}, False, id="another-path"),
        pytest.param({"record": "r1"}, True, id="record"),
        pytest.param({"record": "r2"}, False, id="another-record"),
        pytest.param({"source": "example.org"}, True, id="source"),
        pytest.param({"source": "example.com"}, False, id="another-source"),
        pytest.param({"record": "r1", "source": "example.com"}, False, id="all-must-hold"),
        pytest.param({"until": date(2026, 11, 22)}, True, id="last-day"),
        pytest.param({"until": date(2026, 11, 21)}, False, id="expired"),
    ],
)
def test_document(conditions: dict[str, Any], *, concerned: bool) -> None:
    document = Document("", path="data/a.txt", record_id="r1", companions={"source": "example.org"})
    assert entry(**conditions).concerns(document, TODAY) is concerned


def test_a_document_without_a_record_is_not_any_record() -> None:
    assert not entry(record="r1").concerns(Document(""), TODAY)


def test_useless_entries() -> None:
    entries = [
        entry(0),
        entry(1),
        entry(2, until=date(2026, 11, 21)),
        entry(3, until=date(2027, 1, 1)),
    ]
    used = {"newslint.yaml: ignores[0]", "newslint.yaml: ignores[3]"}
    assert list(useless(entries, used, TODAY)) == [
        (entries[1], "has nothing to suppress; take it out"),
        (entries[2], "expired on 2026-11-21; take it out, or give it a later day"),
    ]


@given(
    st.text("ab ", max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
    st.sampled_from(["a", "ab", "aa", "b a"]),
)
def test_text_is_looked_for_everywhere(text: str, start: int, end: int, words: str) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    finding = Finding(RUN_TOGETHER, Severity.WARNING, Span(start, end), "", text[start:end])
    places = [Span(*found.span()) for found in re.finditer(words.replace(" ", r"\s+"), text)]
    assert suppresses_it(entry(text=words), finding, text) is any(
        place.contains(finding.span) or finding.span.contains(place) for place in places
    )
