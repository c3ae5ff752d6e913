"""Where something is in a text: half-open ranges of code points, and lines and columns.

Bytes and UTF-16 units do not occur here; they belong to the formats and reports that need them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        """Give the number of code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Be true even when empty: an insertion point is a place, too."""
        return True

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def clashes(self, other: Span) -> bool:
        """Tell whether two edits could not be made in one go.

        They clash when they share a code point, when they begin at the same place (the result would
        depend on their order), or when one inserts inside the other. Neighbours that merely touch do
        not clash.
        """
        return self.start == other.start or self.overlaps(other)

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """Give the span as far away as `by` says."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Give the part of `text` that this span marks."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place that an editor can jump to; both count from 1, columns in code points."""

    line: int
    column: int


class LineTable:
    r"""The lines of one text, looked up by offset.

    Only `\n` ends a line. A lone `\r`, U+2028, a form feed and the like are characters inside a line,
    as they are for most editors and for `grep -n`.

    >>> table = LineTable("eins\nzwei")
    >>> table.position(5)
    Position(line=2, column=1)
    """

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts
        self._length = len(text)

    def __len__(self) -> int:
        """Give the number of lines; a final newline opens one more, empty, line."""
        return len(self._starts)

    def line(self, offset: int) -> int:
        """Give the line, from 1, that `offset` lies in."""
        return bisect_right(self._starts, offset)

    def position(self, offset: int) -> Position:
        """Give the line and column of `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Give the offset of `position`: the inverse of `position`."""
        return self._starts[position.line - 1] + position.column - 1

    def span(self, line: int) -> Span:
        """Give the extent of `line`, counted from 1, without its newline."""
        last = line >= len(self._starts)
        return Span(self._starts[line - 1], self._length if last else self._starts[line] - 1)
