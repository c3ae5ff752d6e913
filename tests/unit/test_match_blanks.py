"""Blanks where none or one belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.blanks import doubled_blanks, line_edges, tabs
from newslint.match.facts import Facts
from newslint.model.document import Document


def singled(text: str) -> str:
    hits = doubled_blanks(Facts(Document(text)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


def trimmed(text: str, edge: str) -> str:
    hits = line_edges(Facts(Document(text)), edge=edge)
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("one two\n   three  ", id="edges"),
        pytest.param("Revs     18.7 mln   vs 25.6", id="a row"),
        pytest.param("Mainz   3\nKöln    2\nUlm     1", id="a column"),
        pytest.param("| a   b | c  d |", id="bars"),
        pytest.param("-   item\n1.  item\n•  item\na)  item", id="list markers"),
        pytest.param("今天。　　明天", id="ideographic"),
        pytest.param("a\tb\t\tc", id="tabs"),
    ],
)
def test_layout_stays(text: str) -> None:
    assert singled(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("a  b   c", "a b c", id="short gaps"),
        pytest.param("a\u00a0 b \u2003c", "a b c", id="other blanks"),
        pytest.param("a \t b", "a b", id="tab among them"),
        pytest.param("dit \u00a0: «\u00a0 non", "dit\u00a0: «\u00a0non", id="French"),
        pytest.param(
            f"{'palabra ' * 9}   {'otra ' * 9}   fin",
            f"{'palabra ' * 8}palabra {'otra ' * 8}otra fin",
            id="an article on one line",
        ),
    ],
)
def test_doubled_blanks(text: str, fixed: str) -> None:
    assert singled(text) == fixed


@pytest.mark.parametrize(
    ("text", "edge", "fixed"),
    [
        pytest.param(" a\n\t b\nc ", "leading", "a\nb\nc ", id="leading"),
        pytest.param(" a\nb \u00a0\nc\t", "trailing", " a\nb\nc", id="trailing"),
        pytest.param("a \r\nb", "trailing", "a\r\nb", id="carriage return"),
        pytest.param("　　今天", "leading", "　　今天", id="Chinese paragraph"),
        pytest.param(
            "  a     1     2\n  b     3     4",
            "leading",
            "  a     1     2\n  b     3     4",
            id="table",
        ),
        pytest.param(" \n  \n", "trailing", " \n  \n", id="nothing else in the line"),
    ],
)
def test_edges(text: str, edge: str, fixed: str) -> None:
    assert trimmed(text, edge) == fixed


def test_tabs_between_cells_are_not_replaced() -> None:
    text = "Quelle:\tdpa\n\nMainz\t3\nKöln\t2"
    hits = list(tabs(Facts(Document(text))))
    assert [bool(hit.edits) for hit in hits] == [True, False, False]


@given(st.text("ab. \t\u00a0\u3000\n|1", max_size=60))
def test_only_blanks_go(text: str) -> None:
    for fixed in (singled(text), trimmed(text, "leading"), trimmed(text, "trailing")):
        assert "".join(fixed.split()) == "".join(text.split())
        assert fixed.count("\n") == text.count("\n")
        assert fixed.split() == text.split()
