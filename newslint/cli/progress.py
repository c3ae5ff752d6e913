"""A line on the terminal that says how far a long run has come, by the bytes of its inputs.

It is there only while nothing else is written: whoever writes to the terminal clears it first, and
it comes back with the next step.
"""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds before anything is shown: most runs are over by then."""

_PAUSE = 0.1
"""Seconds before the line is written again."""

_CLEAR = "\r\x1b[K"


class Progress:
    """How much of the work on `inputs` files is done, on `stream` if that is a terminal."""

    def __init__(self, inputs: int, stream: TextIO) -> None:
        self._inputs = inputs
        self._work = self._done = 0
        self._stream = stream
        self._shows = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + _PATIENCE
        self._drawn = False

    def expect(self, work: int) -> None:
        """Say how many bytes there are to be looked at."""
        self._work = work

    def advance(self, work: int) -> None:
        """Say that so many more bytes are done."""
        self._done += work
        if self._shows and monotonic() >= self._next:
            self._draw()

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Give `items` as they are; when they end, in whatever way, the line is gone."""
        try:
            yield from items
        finally:
            self.clear()

    def clear(self) -> None:
        """Make room for what is written next."""
        if self._drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._drawn = False

    def _draw(self) -> None:
        share = min(1.0, self._done / max(1, self._work))
        of = f"{self._inputs:,} inputs" if self._inputs != 1 else "1 input"
        self._stream.write(f"{_CLEAR}{share:.0%} of {of} checked")
        self._stream.flush()
        self._next = monotonic() + _PAUSE
        self._drawn = True
