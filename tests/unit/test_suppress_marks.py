from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding, Suppression
from newslint.model.severity import Severity
from newslint.model.span import Position, Span
from newslint.suppress.ignores import Ignore
from newslint.suppress.marks import Marked, shielded, suppress
from newslint.suppress.naming import Roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model.fix import Edit

TODAY = date(2026, 11, 22)
URL, GLUED = "markup/bare-url", "sentence/run-together"
ROSTER = Roster(frozenset({URL, GLUED}), frozenset({URL, GLUED}))
NAMES = Ignore("newslint.yaml", 0, rules=(GLUED,), text="BioNTech", reason="a company")
WIDE = Ignore("newslint.yaml", 1, rules=("sentence",))


def mark(text: str, findings: Sequence[Finding], *ignores: Ignore) -> Marked:
    return suppress(Document(text, path="a.md"), findings, ignores, ROSTER, TODAY)


def at(text: str, words: str, rule: str) -> Finding:
    start = text.index(words)
    return Finding(rule, Severity.WARNING, Span(start, start + len(words)), "", words)


def test_comments_and_configuration_together() -> None:
    text = "<!-- newslint: disable-line=markup a listing --> http://a BioNTech pasadoEl\n"
    findings = [at(text, "http://a", URL), at(text, "BioNTech", GLUED), at(text, "pasadoEl", GLUED)]
    result = mark(text, findings, NAMES)
    assert [finding.suppression for finding in result.findings] == [
        Suppression("inSource", "a listing"),
        Suppression("external", "a company"),
        None,
    ]
    assert (result.used, result.notices) == (frozenset({NAMES.name}), ())


def test_every_entry_that_holds_is_used_and_the_first_one_marks() -> None:
    text = "BioNTech"
    result = mark(text, [at(text, text, GLUED)], NAMES, WIDE)
    assert result.findings[0].suppression == Suppression("external", "a company")
    assert result.used == {NAMES.name, WIDE.name}


def test_a_comment_comes_before_the_configuration() -> None:
    text = "<!-- newslint: disable=ALL here --> BioNTech"
    result = mark(text, [at(text, "BioNTech", GLUED)], NAMES)
    assert result.findings[0].suppression == Suppression("inSource", "here")
    assert result.used == {NAMES.name}


def test_a_mark_that_is_there_stays() -> None:
    text = "<!-- newslint: disable=ALL here --> BioNTech"
    old = Suppression("external", "baseline")
    result = mark(text, [replace(at(text, "BioNTech", GLUED), suppression=old)])
    assert (result.findings[0].suppression, result.notices) == (old, ())


def test_notices_have_their_place() -> None:
    text = "Uno.\n\nDos. <!-- newslint: disable=ALL --><!-- newslint disable -->"
    assert [(notice.failed, str(notice)) for notice in mark(text, []).notices] == [
        (
            False,
            "a.md:3:6: newslint comment: disable=ALL: there is nothing to suppress; take it out",
        ),
        (
            True,
            "a.md:3:36: newslint comment: there is no colon; write '<!-- newslint: ...'",
        ),
    ]


def test_comments_are_shielded_from_rules() -> None:
    document = Document("`a` <!-- newslint: enable --> b", protected=(Span(0, 3),))
    shield = shielded(document)
    assert shield.protected == (Span(0, 3), Span(4, 29))
    assert shielded(shield) is shield
    assert suppress(shield, [], [], ROSTER, TODAY) == suppress(document, [], [], ROSTER, TODAY)


class Raw:
    def position(self, offset: int) -> Position:
        return Position(7, offset + 100)

    def offset(self, offset: int) -> int:
        return offset

    def edited(self, edits: Sequence[Edit]) -> Raw:
        raise NotImplementedError


def test_notices_have_their_place_in_the_raw_file() -> None:
    document = Document("<!-- newslint: disable -->", path="a.jsonl", placement=Raw())
    (notice,) = suppress(document, [], [], ROSTER, TODAY).notices
    assert notice.place == "a.jsonl:7:100"


_PIECES = st.sampled_from(
    [
        "<!-- newslint: disable=markup -->",
        "<!-- newslint: disable=ALL -->",
        "<!-- newslint: enable -->",
        "<!-- newslint: enable=sentence -->",
        "<!-- newslint: disable-line=sentence/run-together x -->",
        "<!-- newslint: disable-next-line=mark -->",
        "<!-- newslint: disable-file=markup/bare-url -->",
        "<!-- newslint disable=markup",
        "<!--",
        "-->",
        "BioNTech",
        "\n",
        " ",
        "\N{ZERO WIDTH SPACE}é",
    ]
)


@st.composite
def findings(draw: st.DrawFn, length: int) -> list[Finding]:
    bounds = st.integers(0, length)
    pairs = draw(st.lists(st.tuples(bounds, bounds, st.sampled_from([URL, GLUED]))))
    return [
        Finding(rule, Severity.INFO, Span(min(a, b), max(a, b)), "", "") for a, b, rule in pairs
    ]


@given(st.data())
def test_marking_never_drops_reorders_or_changes_a_finding(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(_PIECES)))
    given_findings = data.draw(findings(len(text)))
    result = mark(text, given_findings, NAMES, WIDE)
    assert [replace(finding, suppression=None) for finding in result.findings] == given_findings
    assert result == mark(text, given_findings, NAMES, WIDE)
    again = mark(text, result.findings, NAMES, WIDE)
    assert again.findings == result.findings
