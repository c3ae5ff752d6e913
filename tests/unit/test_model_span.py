"""Spans, and lines and columns for every odd character that real texts hold."""

from __future__ import annotations

import pytest

from newslint.model.span import LineTable, Position, Span


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="empty"),
        pytest.param("ab", 2, 1, 3, id="end-without-newline"),
        pytest.param("a\nb", 2, 2, 1, id="newline"),
        pytest.param("a\n", 2, 2, 1, id="final-newline-opens-a-line"),
        pytest.param("a\rb\nc", 2, 1, 3, id="lone-carriage-return-is-a-character"),
        pytest.param("a\u2028b\nc", 2, 1, 3, id="line-separator-is-a-character"),
        pytest.param("a\x0cb\x85c\nd", 4, 1, 5, id="form-feed-and-nel-are-characters"),
        pytest.param("\tä\n", 2, 1, 3, id="tab-counts-one"),
        pytest.param("漢字a", 2, 1, 3, id="wide-characters-count-one"),
        pytest.param("e\u0301a", 2, 1, 3, id="combining-characters-count-one"),
        pytest.param("😀a", 1, 1, 2, id="astral-characters-count-one"),
        pytest.param("\n\n\nx", 3, 4, 1, id="blank-lines"),
    ],
)
def test_position(text: str, offset: int, line: int, column: int) -> None:
    table = LineTable(text)
    assert table.position(offset) == Position(line, column)
    assert table.offset(Position(line, column)) == offset


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        pytest.param((0, 4), (4, 9), False, id="touching"),
        pytest.param((0, 4), (3, 9), True, id="overlapping"),
        pytest.param((2, 2), (2, 2), True, id="two-insertions-at-one-place"),
        pytest.param((2, 2), (0, 4), True, id="insertion-inside"),
        pytest.param((4, 4), (0, 4), False, id="insertion-behind"),
        pytest.param((0, 0), (0, 4), True, id="insertion-at-the-start"),
    ],
)
def test_clashes(first: tuple[int, int], second: tuple[int, int], clash: bool) -> None:
    assert Span(*first).clashes(Span(*second)) is clash
    assert Span(*second).clashes(Span(*first)) is clash


def test_line_spans() -> None:
    table = LineTable("ab\n\ncd")
    assert [table.span(line) for line in range(1, len(table) + 1)] == [
        Span(0, 2),
        Span(3, 3),
        Span(4, 6),
    ]
