"""A line on the terminal that says how far a long run has come.

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
    """How many of `total` inputs are done, on `stream` if that is a terminal."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._shows = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + _PATIENCE
        self._drawn = False

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Give `items` as they are, and say how far it is after each."""
        try:
            for done, item in enumerate(items, 1):
                yield item
                if self._shows and monotonic() >= self._next:
                    self._draw(done)
        finally:
            self.clear()

    def clear(self) -> None:
        """Make room for what is written next."""
        if self._drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._drawn = False

    def _draw(self, done: int) -> None:
        share = done / max(1, self._total)
        self._stream.write(f"{_CLEAR}{done:,} of {self._total:,} checked ({share:.0%})")
        self._stream.flush()
        self._next = monotonic() + _PAUSE
        self._drawn = True
