"""Where in one text expressions are tried: what a gate has told, with an expression's matches.

An expression that must begin a line with a certain word is tried at the starts of lines that have it.
Trying any other line by line finds what trying it on the whole text finds, if no match holds a line
end and nothing beyond the line's own end decides about one. What stands before the line is always seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.match.prefilter.gate import Gate, Place, Trial
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import regex

    from newslint.match.expression import Expression


@dataclass(frozen=True, slots=True)
class Reach:
    """What may match in one text, and where."""

    gate: Gate
    candidates: Mapping[Expression, Place]

    def excludes(self, expressions: Collection[Expression]) -> bool:
        """Tell whether none of `expressions` matches in the text."""
        return not any(one in self.candidates or self.gate.is_open(one) for one in expressions)

    def search(
        self, expression: Expression, text: str, lines: Sequence[Span], timeout: float | None
    ) -> Iterator[regex.Match[str]]:
        """Give the matches of `expression` in `text`, whose lines are `lines`, in order."""
        place = self.candidates.get(expression)
        if place is None and not self.gate.is_open(expression):
            return iter(())
        trial, where = place or (Trial.WHOLE, ())
        if trial is Trial.STARTS:
            return _at_starts(expression, text, [lines[index].start for index in where], timeout)
        if trial is Trial.LINES:
            return _in_zones(expression, text, _zones(where, lines), timeout)
        return expression.finditer(text, 0, len(text), timeout)


def _at_starts(
    expression: Expression, text: str, starts: Iterable[int], timeout: float | None
) -> Iterator[regex.Match[str]]:
    """Try the starts of lines that no match before reaches over."""
    reached = 0
    for start in starts:
        if start >= reached:
            found = expression.compile().match(text, start, timeout=timeout)
            if found is not None:
                reached = found.end()
                yield found


def _in_zones(
    expression: Expression, text: str, zones: Iterable[Span], timeout: float | None
) -> Iterator[regex.Match[str]]:
    for zone in zones:
        # The line end is seen, not matched: what ends behind it belongs to the next line.
        end = min(zone.end + 1, len(text))
        for found in expression.finditer(text, zone.start, end, timeout):
            if found.end() <= zone.end:
                yield found


def _zones(where: Sequence[int], lines: Sequence[Span]) -> Iterator[Span]:
    """Put neighbouring lines together."""
    first = last = where[0]
    for index in where[1:]:
        if index != last + 1:
            yield Span(lines[first].start, lines[last].end)
            first = index
        last = index
    yield Span(lines[first].start, lines[last].end)
