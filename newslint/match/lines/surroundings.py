"""What stands around each line of a page: prose or fragments, how near, on which side.

The part of the page where prose is densest, its core, is a first guess at the article. It decides
nothing; how far a line is from it is a feature like the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from newslint.match.lines.scale import Scale, counts, shares
from newslint.match.lines.shape import Shape, shape_of
from newslint.match.lines.units import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.lines.units import Unit

_PAGE = shares(0.15, 0.35, 0.55, 0.75, 0.88, 0.96, name="prose on the page: {}")
_BEFORE = shares(0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999, name="prose before it: {}")
_BEHIND = shares(0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999, name="prose behind it: {}")
_NEAR = shares(0, 0.3, 0.6, 0.8, 0.95, name="prose beside it: {}")
_AROUND = shares(0, 0.3, 0.6, 0.8, 0.95, name="prose around it: {}")
_ABOVE = counts(1, 2, 4, 10, 30, name="{} lines above the core")
_BELOW = counts(1, 2, 4, 10, 30, name="{} lines below the core")
_INSIDE = counts(1, 2, 4, 10, 30, name="in a core of {} lines")
_JOINED = Scale((1, 2, 4), ("", "in two pieces", "in several pieces", "in many pieces"))
_KINDS = Scale((4.99, 12.99), ("fragment", "phrase", "long line"))

_BESIDE: Final = 6
_WIDE: Final = 20
"""How many lines on either side are beside a line, and around it."""

_GAP_COST: Final = 6
"""What a line without prose costs in the search for the core, in words."""

_ANNOUNCING: Final = 5
"""Words of a line that announces a list; what stands before a colon in a menu is shorter."""

_MOST_WORDS: Final = 60
"""Words of one line that count there: no single paragraph is the article."""


@dataclass(frozen=True, slots=True)
class Page:
    """The shapes of a page's units, with the features of each, its surroundings included."""

    shapes: Sequence[Shape]
    features: Sequence[Sequence[str]]
    apart: Sequence[bool]
    """Whether blank lines stand before the unit; so for the first."""


def page_of(units: Sequence[Unit]) -> Page:
    """Give what is known of the units of a page, in their order."""
    return _Surroundings(units).page()


class _Surroundings:
    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.shapes = [shape_of(unit.text) for unit in units]
        self.prose = [shape.words if shape.is_prose else 0.0 for shape in self.shapes]
        self.words_before = [0.0, *accumulate(shape.words for shape in self.shapes)]
        self.prose_before = [0.0, *accumulate(self.prose)]
        self.core = _core(self.prose)
        self.listed = _listed(units, self.shapes)
        self.folded = [" ".join(unit.text.lower().split()) for unit in units]
        self.times = Counter(self.folded)
        share = self.prose_before[-1] / (self.words_before[-1] or 1)
        self.page_wide = _PAGE(share)

    def page(self) -> Page:
        apart = [
            at == 0 or unit.lines[0] - self.units[at - 1].lines[-1] > 1
            for at, unit in enumerate(self.units)
        ]
        features = [
            (*shape.features, self.page_wide, *self._around(at))
            for at, shape in enumerate(self.shapes)
        ]
        return Page(self.shapes, features, apart)

    def _around(self, at: int) -> Iterator[str]:
        prose, whole = self.prose_before, self.prose_before[-1] or 1
        yield _BEFORE(prose[at] / whole)
        yield _BEHIND((prose[-1] - prose[at + 1]) / whole)
        yield _NEAR(self._prose_among(at, _BESIDE))
        yield _AROUND(self._prose_among(at, _WIDE))
        yield from self._from_core(at)
        if at < 3:  # noqa: PLR2004
            yield ("the first line", "the second line", "the third line")[at]
        if (left := len(self.units) - at) <= 3:  # noqa: PLR2004
            yield ("the last line", "the last line but one", "the last line but two")[left - 1]
        if self.listed[at]:
            yield "a list behind a colon"
        if self.times[self.folded[at]] > 1:
            yield "repeated" if self.shapes[at].words > 2 else "repeated, short"  # noqa: PLR2004
        if joined := _JOINED(len(self.units[at].lines)):
            yield joined

    def _prose_among(self, at: int, reach: int) -> float:
        """Give the share of prose in the words of so many neighbours on either side."""
        first, last = max(0, at - reach), min(len(self.units), at + reach + 1)
        words = self.words_before[last] - self.words_before[first] - self.shapes[at].words
        prose = self.prose_before[last] - self.prose_before[first] - self.prose[at]
        return prose / words if words else 0.0

    def _from_core(self, at: int) -> Iterator[str]:
        first, end = self.core
        if first == end:
            yield "no prose on the page"
            return
        shape = self.shapes[at]
        kind = "prose" if shape.is_prose else _KINDS(shape.words)
        if at < first:
            yield _ABOVE(first - at)
            yield f"{kind} above the core"
        elif at >= end:
            yield _BELOW(at - end + 1)
            yield f"{kind} below the core"
        else:
            yield _INSIDE(end - first)
            yield f"{kind} in the core"


def _core(prose: Sequence[float]) -> tuple[int, int]:
    """Give where the core begins and ends: the maximum-sum subsequence."""
    best, current, start = 0.0, 0.0, 0
    part = (0, 0)
    for at, words in enumerate(prose):
        if current <= 0:
            current, start = 0.0, at
        current += min(words, _MOST_WORDS) if words else -_GAP_COST
        if current > best:
            best, part = current, (start, at + 1)
    return part


def _listed(units: Sequence[Unit], shapes: Sequence[Shape]) -> list[bool]:
    """Tell for each unit whether it is of a list that a line of several words has announced."""
    flags = []
    announced = False
    for unit, shape in zip(units, shapes, strict=True):
        announced = announced and not shape.is_prose
        flags.append(announced)
        if unit.text.rstrip(CLOSING).endswith((":", "：")):
            announced = shape.words >= _ANNOUNCING
    return flags
