r"""How a container writes a text, and the way between the two.

Inside a JSON string a line break is `\n`, two characters; inside a quoted CSV cell a quotation mark
is doubled; in a file from Windows a line end is `\r\n`. Rules see one code point in each of these
places. A `Notation` knows which raw characters stand for one; everything else stands for itself.

Going back, only what an edit replaces is written anew: all other raw characters stay as they are,
however they are escaped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import NamedTuple

from newslint.errors import StaleEditError
from newslint.model.document import Placement
from newslint.model.fix import Edit
from newslint.model.span import LineTable, Position, Span


@dataclass(frozen=True, slots=True)
class Notation:
    """A way of writing text."""

    unit: re.Pattern[str]
    """Matches each run of raw characters that stands for a single code point of the text. The group
    `return` matches in line ends of which the container's own text has two characters."""
    read: Callable[[str], str]
    """Gives the text that raw characters stand for, every line end a single newline."""
    write: Callable[[str, str, int], str]
    """Gives raw characters for new text, to be put into the given ones at the given offset."""


class _Units(NamedTuple):
    """Where the units are: their offsets in the text, and behind each how much longer raw is."""

    offsets: list[int]
    excess: list[int]
    returns: list[int]
    """The offsets of those that are line ends of two characters."""

    @classmethod
    def of(cls, raw: str, unit: re.Pattern[str]) -> _Units:
        offsets, excess, returns = list[int](), [0], list[int]()
        for found in unit.finditer(raw):
            offset = found.start() - excess[-1]
            offsets.append(offset)
            excess.append(excess[-1] + len(found.group()) - 1)
            if found.lastgroup == "return":
                returns.append(offset)
        return cls(offsets, excess, returns)

    def raw(self, offset: int) -> int:
        """Give the raw offset of a text's `offset`; at a unit it is the place before it."""
        return offset + self.excess[bisect_left(self.offsets, offset)]


class Written:
    r"""A text as its container writes it: a `Placement`.

    >>> import re
    >>> backslashed = Notation(re.compile(r"\\."), str, lambda new, raw, at: new)
    >>> Written(r"a\nb", Position(7, 20), backslashed).position(2)
    Position(line=7, column=23)
    """

    __slots__ = ("_lines", "_notation", "_raw", "_start", "_units")

    def __init__(self, raw: str, start: Position, notation: Notation) -> None:
        """Take the raw characters and where in the file the first of them is."""
        self._raw = raw
        self._start = start
        self._notation = notation
        self._units = _Units.of(raw, notation.unit)
        self._lines = LineTable(raw)

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""
        inside = self._lines.position(self._units.raw(offset))
        if inside.line == 1:
            return Position(self._start.line, self._start.column + inside.column - 1)
        return Position(self._start.line + inside.line - 1, inside.column)

    def offset(self, offset: int) -> int:
        """Give the offset in the text as its container gives it, where a line end may be two."""
        return offset + bisect_left(self._units.returns, offset)

    def edited(self, edits: Iterable[Edit]) -> Written:
        """Give the placement of the text that `edits` leave behind, once they are made."""
        return Written(splice(self._raw, edits, self._notation), self._start, self._notation)


class MovedDown:
    """A placement so many lines further down, because of what was put in above it."""

    __slots__ = ("_lines", "_placement")

    def __init__(self, placement: Placement, lines: int) -> None:
        """Take the placement, and the number of lines; it is below zero where lines went."""
        self._placement = placement
        self._lines = lines

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""
        place = self._placement.position(offset)
        return Position(place.line + self._lines, place.column)

    def offset(self, offset: int) -> int:
        """Give the offset in the text as its container gives it."""
        return self._placement.offset(offset)

    def edited(self, edits: Sequence[Edit]) -> MovedDown:
        """Give the placement of the text that `edits` leave behind, once they are made."""
        return MovedDown(self._placement.edited(edits), self._lines)


def splice(raw: str, edits: Iterable[Edit], notation: Notation) -> str:
    """Make edits that speak of `notation.read(raw)` in `raw`.

    The edits are in text order and none clashes with another.

    Raises:
        StaleEditError: an edit's old text is not what stands at its span.

    """
    text = notation.read(raw)
    units = _Units.of(raw, notation.unit)
    parts: list[str] = []
    at = end = 0
    for edit in edits:
        if edit.span.of(text) != edit.old or edit.span.start < end:
            raise StaleEditError(
                f"offset {edit.span.start}: expected {edit.old!r}, found {edit.span.of(text)!r}"
            )
        end = edit.span.end
        change = _narrowed(edit)
        start = units.raw(change.span.start)
        parts += (raw[at:start], notation.write(change.text, raw, start))
        at = units.raw(change.span.end)
    parts.append(raw[at:])
    return "".join(parts)


def _narrowed(edit: Edit) -> Edit:
    """Leave out what an edit replaces by itself, so that units inside it stay as they are."""
    front = len(commonprefix((edit.old, edit.text)))  # noqa: RUF071  # texts, not paths
    old, new = edit.old[front:], edit.text[front:]
    back = len(commonprefix((old[::-1], new[::-1])))  # noqa: RUF071
    span = Span(edit.span.start + front, edit.span.end - back)
    return Edit(span, new[: len(new) - back], old[: len(old) - back])
