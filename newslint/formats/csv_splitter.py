r"""The records of a CSV file, one after the other, however large it is.

Held in memory is what has been read of a record, and no more than a part of the file behind it. A
quotation mark that is never closed would make one record of all the rest: at a limit that is taken
for granted, and the rest is not read.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.csv_grammar import Grammar

LONGEST = 1 << 27
"""Code points that a record may have, about."""


class Row(NamedTuple):
    """A record as it is in the file; without content it is empty lines."""

    content: str
    line_ends: str
    start: Position


class Splitter:
    """Iterates over the records in chunks of text.

    If the last record does not end, `unfinished` is where the cell begins that does not, and `rest`
    gives it and all behind it.
    """

    def __init__(self, chunks: Iterable[str], grammar: Grammar, longest: int = LONGEST) -> None:
        self.unfinished: Position | None = None
        self.rest: Iterator[str] = iter(())
        self._chunks = iter(chunks)
        self._grammar = grammar
        self._longest = longest
        self._ended = False

    def __iter__(self) -> Iterator[Row]:
        """Give the records."""
        text, at, here = "", 0, Position(1, 1)
        while not (self._ended and at == len(text)):
            found = self._grammar.record(text, at, last=self._ended)
            if found:
                yield Row(found.content, found.line_ends, here)
                here, at = after(here, text, at, found.end), found.end
            elif self._ended or len(text) - at > self._longest:
                self.unfinished = after(here, text, at, self._grammar.unfinished(text, at))
                self.rest = chain((text[at:],), self._chunks)
                return
            else:
                text, at = self._longer(text[at:]), 0

    def _longer(self, text: str) -> str:
        """Give twice as much of the file as `text` is, so that none is looked at often."""
        parts, size = [text], len(text)
        enough = min(2 * size, self._longest)
        while size <= enough and not self._ended:
            chunk = next(self._chunks, None)
            self._ended = chunk is None
            parts.append(chunk or "")
            size += len(parts[-1])
        return "".join(parts)


def after(here: Position, text: str, start: int, end: int) -> Position:
    """Give the position of the offset `end` of a text of which `start` is `here`."""
    lines = text.count("\n", start, end)
    if not lines:
        return Position(here.line, here.column + end - start)
    return Position(here.line + lines, end - text.rfind("\n", start, end))
