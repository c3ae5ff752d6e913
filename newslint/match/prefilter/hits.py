"""Where in one text the things occur that an engine looks for."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Hits:
    """Where in one text the things occur that an engine was made for."""

    __slots__ = ("_before", "_content", "_line_ends", "ends", "found")

    def __init__(
        self, ends: Mapping[int, Sequence[int]], content: bytes | str, *, before: int = 0
    ) -> None:
        """Take the offsets behind all occurrences; they count `before` more than is in `content`."""
        self.ends = ends
        """By index, the offsets behind each occurrence, in order."""
        self.found = set(ends)
        """The indices of those that occur."""
        self._content = content
        self._before = before
        self._line_ends: list[int] | None = None

    def lines(self, indices: frozenset[int]) -> set[int]:
        """Give the indices of the lines in which any of these things ends.

        A line end belongs to the line that it ends.
        """
        if self._line_ends is None:
            self._line_ends = list(_line_ends(self._content, self._before))
        line_ends, ends = self._line_ends, self.ends
        found = self.found.intersection(indices)
        return {bisect_left(line_ends, end) for index in found for end in ends[index]}

    def starts(self, sizes: Sequence[int], indices: frozenset[int]) -> list[int]:
        """Give the offsets, in code points, at which any of these things starts, in order.

        `sizes` are their lengths, by index.
        """
        ends, content = self.ends, self._content
        found = self.found.intersection(indices)
        if isinstance(content, str):
            return sorted({end - sizes[index] for index in found for end in ends[index]})
        starts: set[int] = set()
        at = characters = 0
        for end, size in sorted((end, sizes[index]) for index in found for end in ends[index]):
            characters += len(content[at:end].translate(None, _CONTINUATION))
            at = end
            starts.add(characters - size)
        return sorted(starts)


_CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes in UTF-8 that begin no character."""


def _line_ends(content: bytes | str, before: int) -> Iterator[int]:
    lines = content.split(b"\n") if isinstance(content, bytes) else content.split("\n")
    ends = accumulate((len(line) + 1 for line in lines), initial=before)
    return islice(ends, 1, None)
