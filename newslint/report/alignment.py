"""Find the lines in which two versions of a file differ, in files of any size.

`difflib` alone is quadratic where a line recurs often, and in articles every other line is empty.
So lines that occur once in either version are lined up first (as in a patience diff), and `difflib`
only sees what is left between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Change(NamedTuple):
    """Lines of the old version, and the lines that stand in their place in the new one.

    Lines are counted from 0, ends are exclusive.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Give what has to be changed to make `new` of `old`, in order; changes never touch."""
    stops = [(0, 0), *_anchors(old, new), (len(old), len(new))]
    for (old_start, new_start), (old_end, new_end) in pairwise(stops):
        yield from _between(old, new, Change(old_start, old_end, new_start, new_end))


def _between(old: Sequence[str], new: Sequence[str], gap: Change) -> Iterator[Change]:
    """Give the changes in a gap; each gap but the first opens with a line that both share."""
    left, right = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
    if left == right:
        return
    for kind, *edges in SequenceMatcher(None, left, right).get_opcodes():
        if kind != "equal":
            old_start, old_end, new_start, new_end = edges
            yield Change(
                gap.old_start + old_start,
                gap.old_start + old_end,
                gap.new_start + new_start,
                gap.new_start + new_end,
            )


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the lines that occur once in each version, as many as can be without crossing."""
    places = _unique(new)
    pairs = [(at, places[line]) for line, at in _unique(old).items() if line in places]
    return _longest_rising(pairs)


def _unique(lines: Sequence[str]) -> dict[str, int]:
    """Give the place of each line that occurs once, in order."""
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of `pairs` whose second numbers rise; the first ones do already."""
    lowest: list[int] = []
    """The lowest second number that a run of each length can end with."""
    last: list[int] = []
    """Which of `pairs` that is."""
    before: list[int] = []
    """For each of `pairs`, the one before it in its run."""
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(lowest, place)
        before.append(last[length - 1] if length else -1)
        lowest[length : length + 1] = [place]
        last[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]
