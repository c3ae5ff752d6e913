"""Where a text is that people can see in the source of its record, worked out when it is asked for.

A format says how its records are written (`Spelling`); the way to a text in them is its own business,
too: steps for JSON, the number of a cell for CSV. What fixes change in a record, in this text or in
one beside it, is made in the source first, so that places are those in the new file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.formats.notation import Written
    from newslint.model.document import Placement
    from newslint.model.fix import Edit
    from newslint.model.span import Position


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a format writes records. Both can be pickled."""

    respelled: Callable[[str, Mapping[Any, Sequence[Edit]]], str]
    """Gives the source of a record with edits made on the texts at the ends of some ways."""
    written: Callable[[str, Position, Any], Written]
    """Gives a text as it is written: from the source of its record, where in the file that begins,
    and the way to the text."""


class InSource:
    """The placement of a text in the source of its record."""

    __slots__ = ("_passes", "_source", "_spelling", "_start", "_written", "way")

    def __init__(
        self,
        spelling: Spelling,
        source: str,
        start: Position,
        way: Any,
        passes: tuple[tuple[Any, Sequence[Edit]], ...] = (),
    ) -> None:
        """Take the source of a record, where in the file it begins, and the way to the text.

        `passes` are edits that are made in the source before, each with the way to their text.
        """
        self._spelling = spelling
        self._source = source
        self._start = start
        self.way = way
        """How its format leads to the text in the record."""
        self._passes = passes
        self._written: Written | None = None

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""
        return self._found.position(offset)

    def offset(self, offset: int) -> int:
        """Give the offset in the text as a parser gives it."""
        return self._found.offset(offset)

    def edited(self, edits: Sequence[Edit]) -> InSource:
        """Give the placement of the text that `edits` leave behind, once they are made."""
        return self._behind(self.way, edits)

    def beside(self, other: Placement, edits: Sequence[Edit]) -> InSource:
        """Give the placement once `edits` are made on another text of the record."""
        return self._behind(other.way, edits) if isinstance(other, InSource) else self

    def _behind(self, way: Any, edits: Sequence[Edit]) -> InSource:
        passes = (*self._passes, (way, edits))
        return InSource(self._spelling, self._source, self._start, self.way, passes)

    @property
    def _found(self) -> Written:
        if self._written is None:
            source = self._source
            for way, edits in self._passes:
                source = self._spelling.respelled(source, {way: edits})
            self._written = self._spelling.written(source, self._start, self.way)
        return self._written
