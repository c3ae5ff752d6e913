"""Texts in files that people cannot open in an editor: their record stands for the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import Written, splice
from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model.fix import Edit


class InRecord:
    """The placement of a text in a record: any place in it is the record's."""

    __slots__ = ("_number", "_raw", "_written")

    def __init__(self, number: int, raw: str) -> None:
        """Take the record's number and the text as the record holds it."""
        self._number = number
        self._raw = raw
        self._written: Written | None = None

    def position(self, offset: int) -> Position:
        """Give the number of the record as the line, and 1 as the column, whatever the offset."""
        del offset
        return Position(self._number, 1)

    def offset(self, offset: int) -> int:
        """Give the offset in the text as the record holds it, where a line end may be two."""
        if self._written is None:
            self._written = Written(self._raw, Position(1, 1), PLAIN)
        return self._written.offset(offset)

    def edited(self, edits: Sequence[Edit]) -> InRecord:
        """Give the placement of the text that `edits` leave behind."""
        return InRecord(self._number, splice(self._raw, edits, PLAIN))
