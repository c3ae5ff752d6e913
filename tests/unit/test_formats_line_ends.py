r"""Edits on a text whose line ends are all `\n`, made in the text as the file has it."""

from __future__ import annotations

import pytest

from newslint.errors import StaleEditError
from newslint.formats.line_ends import PLAIN, unify
from newslint.formats.notation import splice
from newslint.model.fix import Edit
from newslint.model.span import Span


def edit(text: str, start: int, end: int, new: str) -> Edit:
    return Edit(Span(start, end), new, text[start:end])


@pytest.mark.parametrize(
    ("raw", "start", "end", "new", "result"),
    [
        pytest.param("a\nb", 0, 1, "x", "x\nb", id="no-returns"),
        pytest.param("a\r\nb", 2, 3, "x", "a\r\nx", id="behind-a-line-end"),
        pytest.param("a\r\nb", 1, 1, "x", "ax\r\nb", id="at-a-line-end-goes-before-the-return"),
        pytest.param("a\r\nb", 1, 2, " ", "a b", id="a-line-end-goes-whole"),
        pytest.param("a\r\nb\r\n", 0, 2, "", "b\r\n", id="a-line-goes"),
        pytest.param("a\r\nb", 0, 1, "x\ny", "x\r\ny\r\nb", id="new-lines-end-like-theirs"),
        pytest.param("a\r\nb\n", 2, 3, "x\ny", "a\r\nx\ny\n", id="not-like-the-one-before"),
        pytest.param("a\r\nb", 2, 3, "x\ny", "a\r\nx\r\ny", id="but-so-in-the-last-line"),
        pytest.param("a", 0, 1, "x\ny", "x\ny", id="a-text-of-one-line"),
        pytest.param("\nb", 1, 2, "x\ny", "\nx\ny", id="after-an-empty-first-line"),
        pytest.param("a\rb\r\n", 1, 2, "x", "axb\r\n", id="a-lone-return-is-a-character"),
        pytest.param("a\r\r\nb", 2, 3, " ", "a\r b", id="return-before-a-line-end"),
        pytest.param("a\nb", 0, 1, "x\r\ny", "x\r\r\ny\nb", id="new-return-before-a-line-end"),
        pytest.param("a\u2028b\f\r\nc", 4, 5, "", "a\u2028b\fc", id="others-end-no-line"),
        pytest.param("", 0, 0, "x", "x", id="empty"),
    ],
)
def test_edits_are_made_in_the_raw_text(
    raw: str, start: int, end: int, new: str, result: str
) -> None:
    assert splice(raw, [edit(unify(raw), start, end, new)], PLAIN) == result


def test_line_ends_inside_an_edit_that_stay_stay_as_they_are() -> None:
    raw = "a\r\nb\nc\r\nd\n"
    text = unify(raw)
    assert splice(raw, [edit(text, 0, 7, "a\nb\nC\nd")], PLAIN) == "a\r\nb\nC\r\nd\n"


def test_several_edits_may_touch() -> None:
    raw = "ab\r\ncd\r\n"
    text = unify(raw)
    edits = [
        edit(text, 0, 1, "x"),
        edit(text, 1, 2, "y"),
        edit(text, 2, 3, ""),
        edit(text, 5, 6, ""),
    ]
    assert splice(raw, edits, PLAIN) == "xycd"


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(Span(0, 1), "x", "b")], id="other-text"),
        pytest.param([Edit(Span(5, 6), "x", "b")], id="behind-the-end"),
        pytest.param([Edit(Span(1, 2), "x", "b"), Edit(Span(0, 1), "x", "a")], id="out-of-order"),
        pytest.param([Edit(Span(0, 2), "x", "ab"), Edit(Span(1, 2), "x", "b")], id="overlapping"),
    ],
)
def test_a_stale_edit_is_not_made(edits: list[Edit]) -> None:
    with pytest.raises(StaleEditError):
        splice("ab\r\n", edits, PLAIN)
