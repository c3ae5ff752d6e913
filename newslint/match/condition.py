"""Whether a hit counts: its place, its exceptions, the text around it, what other rules found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING

from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import is_guarded
from newslint.match.pattern import compile_pattern, place_of
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.match.expression import Expression
    from newslint.match.findings import Signal
    from newslint.match.hit import Hit
    from newslint.ruleset.rule import Conditions, Extent, Rule


@dataclass(frozen=True, slots=True)
class Filter:
    """The compiled conditions of one rule."""

    unless: Sequence[Expression]
    conditions: Conditions
    given: Sequence[tuple[Signal, int]] = ()
    """Other rules, and how much one of them must find for any hit to count."""

    def keep(self, hits: Sequence[Hit], facts: Facts) -> list[Hit]:
        """Give those of `hits` that count.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
        kept = list(hits)
        if kept and self.conditions.within is not None:
            kept = _in_place(kept, self.conditions.within, facts)
        if kept and facts.document.protected:
            protected = SpanIndex(facts.document.protected)
            kept = [hit for hit in kept if not _inside(protected, hit)]
        if outside := self.conditions.outside:
            kept = [hit for hit in kept if not is_guarded(hit.span, outside, facts)]
        if kept and self.unless:
            kept = self._not_excepted(kept, facts)
        return kept

    def is_given(self, facts: Facts) -> bool:
        """Tell whether other rules found enough for any hit to count."""
        return not self.given or any(
            other.applies_to(facts) and len(other.findings(facts)) >= many
            for other, many in self.given
        )

    def _not_excepted(self, hits: Sequence[Hit], facts: Facts) -> list[Hit]:
        """Leave out hits that an exception overlaps; each line is searched once, however many it has."""
        lines = [facts.lines_around(hit.span) for hit in hits]
        reached: dict[Span, int] = {}
        for hit, line in zip(hits, lines, strict=True):
            reached[line] = max(reached.get(line, 0), _place(hit).end)
        exceptions = {line: self._exceptions(line, end, facts) for line, end in reached.items()}
        return [
            hit
            for hit, line in zip(hits, lines, strict=True)
            if not exceptions[line].overlaps(_place(hit))
        ]

    def _exceptions(self, line: Span, end: int, facts: Facts) -> SpanIndex:
        """Give what the exceptions match in a line, as far as it begins before `end`."""
        return SpanIndex(
            Span(*found.span())
            for pattern in self.unless
            for found in takewhile(lambda one: one.start() < end, facts.search_in(pattern, line))
        )


def compile_filter(rule: Rule, given: Sequence[tuple[Signal, int]] = ()) -> Filter:
    """Compile the conditions of a rule; `given` are the rules that it asks, ready to run."""
    unless = [
        compile_pattern(
            pattern,
            "text",
            ignore_case=bool(rule.match.ignore_case),
            lists={
                name: words
                for name, words in rule.match.lists.items()
                if not isinstance(words, str)
            },
            where=place_of(rule, "match.unless"),
        )
        for pattern in rule.match.unless
    ]
    return Filter(unless, rule.match, given)


def _place(hit: Hit) -> Span:
    """Give the span of a hit; an empty one holds the character that it stands before."""
    return Span(hit.span.start, max(hit.span.end, hit.span.start + 1))


def _inside(protected: SpanIndex, hit: Hit) -> bool:
    return any(part.contains(hit.span) for part in protected.overlapping(_place(hit)))


def _in_place(hits: Sequence[Hit], within: Extent, facts: Facts) -> list[Hit]:
    first = -1 if within.first is None else _first(within.first, facts)
    last = inf if within.last is None else _last(within.last, facts)
    return [hit for hit in hits if hit.span.start <= first or hit.span.start >= last]


def _first(amount: str, facts: Facts) -> int:
    """Give the last offset at which a match may begin."""
    if amount.endswith("%"):
        return int(len(facts.text) * float(amount[:-1]) / 100)
    lines = _filled_lines(facts)
    count = int(amount.split(maxsplit=1)[0])
    return lines[min(count, len(lines)) - 1].end if lines else 0


def _last(amount: str, facts: Facts) -> int:
    """Give the first offset at which a match may begin."""
    if amount.endswith("%"):
        return int(len(facts.text) * (1 - float(amount[:-1]) / 100))
    lines = _filled_lines(facts)
    count = int(amount.split(maxsplit=1)[0])
    return lines[-min(count, len(lines))].start if lines else 0


def _filled_lines(facts: Facts) -> list[Span]:
    return [line for line in facts.lines if line.of(facts.text).strip()]
