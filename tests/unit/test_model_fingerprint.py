from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding, Suppression
from newslint.model.fingerprint import CONTEXT, DIGITS, fingerprints
from newslint.model.severity import Severity
from newslint.model.span import Span


def found(text: str, *spans: tuple[int, int], rule: str = "a/b") -> list[Finding]:
    return [Finding(rule, Severity.WARNING, Span(*span), "", text[slice(*span)]) for span in spans]


def one(marked: str, *, rule: str = "a/b", **origin: str) -> str:
    """Give the fingerprint of a finding that stands between ⟦ and ⟧."""
    span = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    (name,) = fingerprints(Document(text, **origin), found(text, span, rule=rule))  # type: ignore[arg-type]
    return name


HERE = "Antes de esto, en ⟦defiance⟧ de las sanciones, dijo."


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Otro título.\n\n" * 20 + HERE, id="text-added-far-before"),
        pytest.param(HERE + "\n\nMás texto al final.", id="text-added-far-behind"),
        pytest.param(HERE.replace("en ⟦", "en\n⟦"), id="wrapped"),
        pytest.param(HERE.replace(" de las", "  de\u00a0las"), id="other-blanks"),
        pytest.param(HERE.upper().replace("⟦DEFIANCE⟧", "⟦Defiance⟧"), id="other-case"),
    ],
)
def test_survives(other: str) -> None:
    assert one(other) == one(HERE)


def test_survives_composition() -> None:
    assert one("se\u0301 ⟦an\u0303o⟧") == one("s\u00e9 ⟦a\u00f1o⟧")


def test_survives_a_moved_file() -> None:
    assert one(HERE, path="a.txt") == one(HERE, path="b/c.txt")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(one(HERE, rule="a/c"), id="rule"),
        pytest.param(one(HERE.replace("fia", "fía")), id="match"),
        pytest.param(one(HERE.replace("en ⟦", "por ⟦")), id="word-before"),
        pytest.param(one(HERE.replace("⟧ de", "⟧ a")), id="word-behind"),
        pytest.param(one(HERE, record_id="17"), id="record"),
        pytest.param(one(HERE, field="title"), id="field"),
    ],
)
def test_tells_apart(other: str) -> None:
    assert other != one(HERE)


def test_suppressing_one_renumbers_none() -> None:
    text = "x " * 200
    first, second = found(text, (200, 201), (202, 203))
    both = fingerprints(Document(text), [first, second])
    quiet = Finding(
        first.rule, first.severity, first.span, "", first.match, suppression=Suppression("inSource")
    )
    assert fingerprints(Document(text), [quiet, second]) == both


TEXT = st.text("ab \n日\u0301é\ud800", max_size=120)
SPANS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 5)), max_size=20)


@given(TEXT, SPANS)
def test_unique_within_a_document(text: str, spans: list[tuple[int, int]]) -> None:
    places = [(start, start + length) for start, length in sorted(spans)]
    names = fingerprints(Document(text), found(text, *places))
    assert len(set(names)) == len(names) == len(places)
    assert all(len(name) == DIGITS and int(name, 16) >= 0 for name in names)


@given(st.text(), st.text(), TEXT, st.text(max_size=20), TEXT)
def test_unchanged_when_text_far_away_changes(
    head: str, other: str, before: str, match: str, after: str
) -> None:
    """What lies farther than the context cannot matter: neither what it is nor how long."""

    def name(far: str) -> str:
        text = f"{far}{near}{match}{near_after}{far}"
        start = len(far) + len(near)
        return fingerprints(Document(text), found(text, (start, start + len(match))))[0]

    near, near_after = before.rjust(CONTEXT, "."), after.ljust(CONTEXT, ".")
    assert name(head) == name(other)
