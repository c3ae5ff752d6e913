"""Whether a hit counts: its place in the document, its exceptions, the text around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import is_guarded
from newslint.match.pattern import compile_pattern
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.match.expression import Expression
    from newslint.match.hit import Hit
    from newslint.ruleset.rule import Conditions, Rule


@dataclass(frozen=True, slots=True)
class Filter:
    """The compiled conditions of one rule."""

    unless: Sequence[Expression]
    conditions: Conditions

    def keep(self, hits: Sequence[Hit], facts: Facts) -> list[Hit]:
        """Give those of `hits` that count.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
        if not hits:
            return []
        protected = SpanIndex(facts.document.protected)
        return [
            hit
            for hit in hits
            if not is_guarded(hit.span, self.conditions.outside, facts)
            and not _inside(protected, hit.span)
            and self._in_place(hit.span, facts)
            and not self._excepted(hit.span, facts)
        ]

    def _in_place(self, span: Span, facts: Facts) -> bool:
        within = self.conditions.within
        if within is None:
            return True
        return (within.first is not None and span.start <= _first(within.first, facts)) or (
            within.last is not None and span.start >= _last(within.last, facts)
        )

    def _excepted(self, span: Span, facts: Facts) -> bool:
        if not self.unless:
            return False
        lines = facts.lines_around(span)
        place = Span(span.start, max(span.end, span.start + 1))
        return any(
            Span(*found.span()).overlaps(place)
            for pattern in self.unless
            for found in facts.search_in(pattern, lines)
        )


def compile_filter(rule: Rule) -> Filter:
    """Compile the conditions of a rule."""
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
            where=f"{rule.path}: match.unless",
        )
        for pattern in rule.match.unless
    ]
    return Filter(unless, rule.match)


def _inside(protected: SpanIndex, span: Span) -> bool:
    return any(
        part.contains(span)
        for part in protected.overlapping(Span(span.start, max(span.end, span.start + 1)))
    )


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
