"""In which lines of one text other texts occur, looked up when somebody asks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Occurrences:
    """The texts that occur in a folded text, and their lines."""

    __slots__ = ("_folded", "_lines", "_starts", "_texts", "found")

    def __init__(self, folded: str, texts: Sequence[str], found: set[int]) -> None:
        self.found = found
        """The indices, among `texts`, of those that occur."""
        self._folded = folded
        self._texts = texts
        self._lines: dict[int, set[int]] = {}
        self._starts: list[int] = []

    def lines(self, texts: Iterable[int]) -> set[int]:
        """Give the indices of the lines in which any of `texts` begins."""
        return set().union(*(self._lines_of(text) for text in self.found.intersection(texts)))

    def having(self, texts: Iterable[int], lines: Iterable[int]) -> set[int]:
        """Give those of `lines` in which any of `texts` occurs."""
        wanted = [self._texts[text] for text in self.found.intersection(texts)]
        return {line for line in lines if any(map(self._line(line).__contains__, wanted))}

    def _lines_of(self, text: int) -> set[int]:
        if text not in self._lines:
            starts = self._line_starts()
            offsets = _offsets(self._texts[text], self._folded)
            self._lines[text] = {bisect_right(starts, offset) - 1 for offset in offsets}
        return self._lines[text]

    def _line(self, index: int) -> str:
        starts = self._line_starts()
        end = starts[index + 1] if index + 1 < len(starts) else len(self._folded)
        return self._folded[starts[index] : end]

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *(offset + 1 for offset in _offsets("\n", self._folded))]
        return self._starts


def _offsets(text: str, folded: str) -> Iterable[int]:
    at = folded.find(text)
    while at >= 0:
        yield at
        at = folded.find(text, at + 1)
