from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import Written
from newslint.model.document import Document
from newslint.model.severity import Severity
from newslint.model.span import Position, Span
from newslint.report.paint import painter
from newslint.report.places import Places
from newslint.report.snippet import drawn, snippet, window


def drawing(marked: str, room: int = 40, **origin: Any) -> list[str]:
    """Draw a text in which ⟦ and ⟧ stand around the span."""
    start = marked.index("⟦")
    span = Span(start, marked.index("⟧") - 1)
    text = marked.replace("⟦", "").replace("⟧", "")
    places = Places(Document(text, **origin))
    rows = snippet(text, span, places, room)
    return list(drawn(rows, places, Severity.WARNING, painter(color=False)))[1:-1]


@pytest.mark.parametrize(
    ("marked", "text", "carets"),
    [
        pytest.param("one ⟦two⟧ three", "one two three", "    ^^^", id="plain"),
        pytest.param("⟦one⟧", "one", "^^^", id="whole-line"),
        pytest.param("日本⟦語⟧です", "日本語です", "    ^^", id="wide"),
        pytest.param("cafe\u0301 ⟦x⟧", "cafe\u0301 x", "     ^", id="accent-before"),
        pytest.param("e⟦\u0301⟧x", "e◌\u0301x", " ^", id="accent-alone"),
        pytest.param("⟦e⟧\u0301x", "e◌\u0301x", "^", id="letter-without-its-accent"),
        pytest.param("a\t⟦b⟧", "a    b", "     ^", id="tab-before"),
        pytest.param("a⟦\t⟧b", "a    b", " ^^^^", id="tab"),
        pytest.param("a\u200b⟦b⟧", "a<U+200B>b", "         ^", id="zero-width-before"),
        pytest.param("a⟦\u200b⟧b", "a<U+200B>b", " ^^^^^^^^", id="zero-width"),
        pytest.param("a⟦\u00a0⟧!", "a⍽!", " ^", id="no-break-blank"),
        pytest.param("a\u2028b⟦c⟧", "a<U+2028>bc", "          ^", id="line-separator-inside-line"),
        pytest.param("a\rb⟦c⟧", "a<U+000D>bc", "          ^", id="lone-carriage-return"),
        pytest.param("👨\u200d👩 ⟦x⟧", "👨\u200d👩 x", "   ^", id="emoji-sequence"),
        pytest.param("a⟦⟧b", "ab", " ^", id="insertion-point"),
        pytest.param("ab⟦⟧", "ab", "  ^", id="insertion-at-end-of-text"),
        pytest.param("⟦⟧", "", "^", id="empty-text"),
        pytest.param("ab⟦\n⟧", "ab↵", "  ^", id="newline"),
        pytest.param("⟦ab\n⟧cd", "ab", "^^", id="line-with-its-newline"),
        pytest.param("ab⟦  ⟧\n", "ab", "  ^^", id="trailing-blanks"),
    ],
)
def test_carets(marked: str, text: str, carets: str) -> None:
    assert drawing(marked) == [f"1 | {text}".rstrip(" "), f"  | {carets}"]


A = "abcdefghij" * 10


@pytest.mark.parametrize(
    ("marked", "text", "carets"),
    [
        pytest.param(f"⟦XY⟧{A}", f"XY{A[:37]}…", "^^", id="at-the-start"),
        pytest.param(f"{A}⟦XY⟧", f"…{A[-37:]}XY", " " * 38 + "^^", id="at-the-end"),
        pytest.param(f"{A}⟦XY⟧{A}", f"…{A[-18:]}XY{A[:18]}…", " " * 19 + "^^", id="in-the-middle"),
        pytest.param(f"abc⟦XY⟧{A}", f"abcXY{A[:34]}…", "   ^^", id="near-the-start"),
        pytest.param(f"{A}⟦XY⟧abc", f"…{A[-34:]}XYabc", " " * 35 + "^^", id="near-the-end"),
        pytest.param(f"⟦{A}⟧", f"{A[:19]}…{A[-20:]}", "^" * 40, id="longer-than-the-window"),
        pytest.param(
            f"ab⟦{A}⟧cd", f"ab{A[:17]}…{A[-18:]}cd", "  " + "^" * 36, id="long-with-surroundings"
        ),
        pytest.param(
            f"{A}⟦{A}⟧{A}",
            f"…{A[-5:]}{A[:13]}…{A[-14:]}{A[:5]}…",
            "      " + "^" * 28,
            id="long-in-the-middle",
        ),
        pytest.param(f"ab⟦{A[:36]}⟧cd", f"ab{A[:36]}cd", "  " + "^" * 36, id="just-fits"),
    ],
)
def test_window_into_a_long_line(marked: str, text: str, carets: str) -> None:
    assert drawing(marked) == [f"1 | {text}", f"  | {carets}"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("a⟦b\nc⟧d", ["1 | ab", "  |  ^", "2 | cd", "  | ^"], id="two-lines"),
        pytest.param(
            "⟦a\nb\nc⟧", ["1 | a", "  | ^", "… |", "3 | c", "  | ^"], id="first-and-last-of-many"
        ),
        pytest.param("a⟦\n\n\n⟧b", ["1 | a↵", "  |  ^", "… |", "3 | ↵", "  | ^"], id="blank-lines"),
        pytest.param("⟦a\nb\n⟧c", ["1 | a", "  | ^", "2 | b", "  | ^"], id="with-last-newline"),
        pytest.param(
            "\n" * 8 + "⟦a\nb⟧", [" 9 | a", "   | ^", "10 | b", "   | ^"], id="numbers-are-aligned"
        ),
    ],
)
def test_several_lines(marked: str, expected: list[str]) -> None:
    assert drawing(marked) == expected


FRONT_MATTER = Written("", Position(3, 1), PLAIN)
"""The text begins on the file's third line."""


@pytest.mark.parametrize(
    ("origin", "number"),
    [
        pytest.param({}, "2", id="text-is-the-file"),
        pytest.param({"placement": FRONT_MATTER}, "3", id="text-is-part-of-the-file"),
        pytest.param({"placement": FRONT_MATTER, "record": 7}, "2", id="text-is-in-a-record"),
    ],
)
def test_numbers_of_lines(origin: dict[str, Any], number: str) -> None:
    assert drawing("a\n⟦b⟧", **origin)[0] == f"{number} | b"


PIECE = st.text("ab é日\t\u00a0\u200b\u0301\u2028\r", max_size=70)


@given(PIECE, PIECE, PIECE, st.integers(10, 60))
def test_carets_stand_under_what_is_marked(before: str, mark: str, after: str, room: int) -> None:
    span = Span(len(before), len(before) + len(mark))
    view = window(before + mark + after, span, room)
    line = view.before.text + view.marked.text + view.after.text
    assert wcswidth(line) <= room
    assert len(view.carets) == wcswidth(view.before.text) + max(1, wcswidth(view.marked.text))
    assert view.carets.count("^") == max(1, wcswidth(view.marked.text))
    assert bool(mark) == bool(view.marked.text)
