"""Where in one text expressions are tried: what a gate has told, with an expression's matches.

An expression that must begin a line with a certain word is tried at the starts of lines that have it.
Trying any other line by line finds what trying it on the whole text finds, if no match holds a line
end and nothing beyond the line's own end decides about one. What stands before the line is always seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import regex

from newslint.match.prefilter.gate import Place, Trial
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from newslint.match.expression import Expression


class Searched(Protocol):
    """A text that expressions are tried on."""

    text: str

    @property
    def lines(self) -> Sequence[Span]:
        """Give the lines."""

    def search_in(self, expression: Expression, part: Span) -> Iterator[regex.Match[str]]:
        """Give the matches in a part of the text."""

    def compiled(self, expression: Expression) -> regex.Pattern[str]:
        """Give what finds in the text what an expression would."""

    def time_left(self) -> float | None:
        """Give the seconds that are left for searching."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What may match in one text, and where."""

    gated: Collection[Expression]
    """The expressions that match nowhere but where `candidates` tells; others may match anywhere."""
    candidates: Mapping[Expression, Place]

    def excludes(self, expressions: Collection[Expression]) -> bool:
        """Tell whether none of `expressions` matches in the text."""
        return not any(one in self.candidates or one not in self.gated for one in expressions)

    def search(self, expression: Expression, facts: Searched) -> Iterator[regex.Match[str]]:
        """Give the matches of `expression` in a text, in order.

        Raises:
            TimeoutError: the time that was allowed is over.

        """
        place = self.candidates.get(expression)
        if place is None and expression in self.gated:
            return iter(())
        trial, where = place or (Trial.WHOLE, ())
        if trial is Trial.WHOLE:
            return facts.search_in(expression, Span(0, len(facts.text)))
        if trial is Trial.LINES:
            return _in_zones(expression, facts, _zones(where, facts.lines))
        if trial is Trial.STARTS:
            return _tried(expression, facts, _at_starts(expression, facts, where))
        offsets = _at_offsets(expression, facts, where, led=trial is Trial.LED)
        return _tried(expression, facts, offsets)


def _tried(
    expression: Expression, facts: Searched, matches: Iterable[regex.Match[str]]
) -> Iterator[regex.Match[str]]:
    """Give the matches that were found by trying some places.

    Where one is empty, another may begin at the same place: only `regex` knows how it goes on.
    """
    found = list(matches)
    if all(one.end() > one.start() for one in found):
        return iter(found)
    return facts.search_in(expression, Span(0, len(facts.text)))


_LEAD: Final = regex.compile(r"(?r)(?:(?!\n)[\W_])*+")
"""What stands before a place in its line and is no letter, mark or digit."""


def _at_offsets(
    expression: Expression, facts: Searched, offsets: Iterable[int], *, led: bool
) -> Iterator[regex.Match[str]]:
    """Try some offsets that no match before reaches over, and before each what is no word, if `led`."""
    pattern, text = facts.compiled(expression), facts.text
    done = 0  # what is before was tried, or is part of a match
    for offset in offsets:
        if offset < done:
            continue
        lead = _LEAD.match(text, done, offset) if led else None
        first = lead.start() if lead else offset
        done = offset + 1
        for start in range(first, offset + 1):
            found = pattern.match(text, start, timeout=facts.time_left())
            if found is not None:
                done = found.end()
                yield found
                break


def _at_starts(
    expression: Expression, facts: Searched, where: Iterable[int]
) -> Iterator[regex.Match[str]]:
    """Try the starts of lines that no match before reaches over; one may be behind a final newline."""
    pattern, lines = facts.compiled(expression), facts.lines
    reached = 0
    for line in where:
        start = lines[line].start if line < len(lines) else len(facts.text)
        if start >= reached:
            found = pattern.match(facts.text, start, timeout=facts.time_left())
            if found is not None:
                reached = found.end()
                yield found


def _in_zones(
    expression: Expression, facts: Searched, zones: Iterable[Span]
) -> Iterator[regex.Match[str]]:
    for zone in zones:
        # The line end is seen, not matched: what ends behind it belongs to the next line.
        seen = Span(zone.start, min(zone.end + 1, len(facts.text)))
        for found in facts.search_in(expression, seen):
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
