"""Where a text is that people can see in the source of its record, worked out when it is asked for.

A format says how its records are written (`Spelling`); the way to a text in them is its own business,
too: steps for JSON, the number of a cell for CSV. What fixes change in a record, in this text or in
one beside it, is made in the source first, so that places are those in the new file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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


class Source:
    """The source of a record, as it is or as edits leave it behind."""

    def __init__(
        self,
        spelling: Spelling,
        text: str,
        start: Position,
        passes: tuple[Mapping[Any, Sequence[Edit]], ...] = (),
    ) -> None:
        """Take the source, where in the file it begins, and edits by the ways to the texts they are on.

        What stands in one of `passes` speaks of the texts that the one before leaves behind.
        """
        self._spelling = spelling
        self._text = text
        self._start = start
        self._passes = passes

    def edited(self, edits: Mapping[Any, Sequence[Edit]]) -> Source:
        """Give the source once more edits are made, which have the ways to their texts."""
        return Source(self._spelling, self._text, self._start, (*self._passes, edits))

    def written(self, way: Any) -> Written:
        """Give the text at the end of a way as it is written."""
        return self._spelling.written(self._after, self._start, way)

    @cached_property
    def _after(self) -> str:
        text = self._text
        for edits in self._passes:
            text = self._spelling.respelled(text, edits)
        return text


class InSource:
    """The placement of a text in the source of its record."""

    __slots__ = ("_written", "source", "way")

    def __init__(self, source: Source, way: Any) -> None:
        """Take the source of a record, and how its format leads to the text in it."""
        self.source = source
        self.way = way
        self._written: Written | None = None

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""
        return self._found.position(offset)

    def offset(self, offset: int) -> int:
        """Give the offset in the text as a parser gives it."""
        return self._found.offset(offset)

    def edited(self, edits: Sequence[Edit]) -> InSource:
        """Give the placement of the text that `edits` leave behind, once they are made."""
        return InSource(self.source.edited({self.way: edits}), self.way)

    @property
    def _found(self) -> Written:
        if self._written is None:
            self._written = self.source.written(self.way)
        return self._written


def side_by_side(
    changes: Sequence[tuple[Placement | None, Sequence[Edit]]],
) -> list[Placement | None]:
    """Give the placements of a record's texts as the edits on all of them leave them behind.

    The edits of each text, which may be none, come with its placement before. The source is made
    once for all, when somebody asks.
    """
    in_source = [(one, edits) for one, edits in changes if isinstance(one, InSource)]
    made = {one.way: edits for one, edits in in_source if edits}
    shared = in_source[0][0].source.edited(made) if made else None
    return [
        InSource(shared, one.way)
        if shared and isinstance(one, InSource)
        else one and one.edited(edits)
        for one, edits in changes
    ]
