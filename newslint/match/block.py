"""The kind `block`: several weak markers near one another make one strong finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import chain, groupby
from math import fsum, inf
from typing import TYPE_CHECKING

from newslint.match.hit import Hit
from newslint.match.pattern import compile_pattern, compile_phrases, place_of
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.expression import Expression
    from newslint.match.facts import Facts
    from newslint.match.findings import Signal
    from newslint.ruleset.rule import BlockMatch, Marker, Rule


@dataclass(frozen=True, slots=True)
class MarkerFinder:
    """One marker, compiled."""

    expressions: Sequence[Expression]
    weight: float
    once: bool
    signals: Sequence[Signal] = ()
    """Rules that mark lines, too, by finding something in them."""

    def places(self, facts: Facts) -> Iterator[Span]:
        """Give what the expressions match and the rules found."""
        for expression in self.expressions:
            for found in facts.search(expression):
                yield Span(*found.span())
        for signal in self.signals:
            if signal.applies_to(facts):
                yield from (finding.span for finding in signal.findings(facts))


@dataclass(frozen=True, slots=True)
class BlockFinder:
    """The markers of a rule, and how much evidence makes a block."""

    markers: Sequence[MarkerFinder]
    match: BlockMatch

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give all expressions."""
        return tuple(one for marker in self.markers for one in marker.expressions)

    @property
    def telling(self) -> tuple[Expression, ...]:
        """Give the expressions of which one must match if there is to be a hit.

        Markers without weight only join lines that others mark.
        """
        return tuple(
            one for marker in self.markers if marker.weight > 0 for one in marker.expressions
        )

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give the blocks: runs of marked lines with few others between them and enough evidence."""
        marked = self._marked_lines(facts)
        for near in _runs(sorted(marked), self.match.gap, facts):
            run = self._between_evidence(near, marked)
            if run and self._evidence([marked[line] for line in run]) >= self.match.need:
                for own in self._own(run, marked):
                    whole = self._extent(own, facts)
                    for lines in (
                        [[line] for line in own] if self.match.extent == "lines" else [own]
                    ):
                        values = {"lines": str(len(own))}
                        yield Hit(self._extent(lines, facts), values, {"block": whole})

    def _own(self, run: Sequence[int], marked: Mapping[int, int]) -> Iterator[Sequence[int]]:
        """Part a run where other rules found something: what is left has no line of theirs in it."""
        for theirs, lines in groupby(run, lambda line: bool(self.markers[marked[line]].signals)):
            if not theirs and (own := self._between_evidence(list(lines), marked)):
                yield own

    def _between_evidence(self, run: Sequence[int], marked: Mapping[int, int]) -> Sequence[int]:
        """Leave out lines at either end of the run that say nothing: they only ever join others."""
        telling = [at for at, line in enumerate(run) if self.markers[marked[line]].weight > 0]
        return run[telling[0] : telling[-1] + 1] if telling else ()

    def _marked_lines(self, facts: Facts) -> dict[int, int]:
        """Map the lines that a marker matches to the first such marker, both by index.

        There are none where all markers together do not say enough: those that say something are
        looked for first, and those that only join lines where the others could make a block.
        """
        marked: dict[int, int] = {}
        open_ones = [
            at
            for at, marker in enumerate(self.markers)
            if marker.signals or not facts.excludes(marker.expressions)
        ]
        telling = [at for at in open_ones if self.markers[at].weight > 0]
        # Other rules are asked last, and only where there is something that they may speak for.
        telling.sort(key=lambda at: bool(self.markers[at].signals))
        joining = [at for at in open_ones if self.markers[at].weight <= 0]
        for done, at in enumerate(telling):
            if self.markers[at].signals and not marked:
                return {}
            if self._most(marked.values(), telling[done:]) < self.match.need:
                return {}
            self._mark(at, marked, facts)
        if self._most(marked.values(), ()) < self.match.need:
            return {}
        for at in joining:
            self._mark(at, marked, facts)
        return marked

    def _mark(self, at: int, marked: dict[int, int], facts: Facts) -> None:
        marker = self.markers[at]
        for place in marker.places(facts):
            first = facts.line_number(place.start)
            if not marker.signals:
                marked[first] = min(marked.get(first, at), at)
                continue
            for line in range(first, facts.line_number(max(place.start, place.end - 1)) + 1):
                marked[line] = at

    def _most(self, seen: Iterable[int], ahead: Sequence[int]) -> float:
        """Give what the evidence may come to at most with the markers that have not been looked for."""
        if not all(self.markers[at].once for at in ahead):
            return inf
        return self._evidence(chain(seen, ahead))

    def _evidence(self, kinds: Iterable[int]) -> float:
        seen = Counter(kinds)
        return fsum(
            self.markers[kind].weight * (1 if self.markers[kind].once else count)
            for kind, count in seen.items()
        )

    def _extent(self, run: Sequence[int], facts: Facts) -> Span:
        first, last = facts.lines[run[0]], facts.lines[run[-1]]
        end = len(facts.text.rstrip()) if self.match.extent == "to-end" else last.end
        start = first.start + len(first.of(facts.text)) - len(first.of(facts.text).lstrip())
        return Span(start, max(end, start))


def _runs(lines: Sequence[int], gap: int, facts: Facts) -> Iterator[list[int]]:
    run: list[int] = []
    for line in lines:
        between = facts.lines[run[-1] + 1 : line] if run else []
        if sum(1 for other in between if other.of(facts.text).strip()) > gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def block_finder(
    rule: Rule, match: BlockMatch, signals: Sequence[tuple[str, Signal]] = ()
) -> BlockFinder:
    """Compile the markers of a rule; `signals` are the rules that they ask, with their ids."""
    return BlockFinder(
        [
            replace(_marker(rule, marker, match), signals=_named(marker.findings, signals))
            for marker in match.block
        ],
        match,
    )


def _named(names: Sequence[str], signals: Sequence[tuple[str, Signal]]) -> Sequence[Signal]:
    return [one for rule, one in signals if any(fnmatchcase(rule, name) for name in names)]


def _marker(rule: Rule, marker: Marker, match: BlockMatch) -> MarkerFinder:
    expressions = []
    if phrases := _flat(marker.phrases):
        expressions.append(compile_phrases(phrases, marker.scope))
    lists = {name: words for name, words in match.lists.items() if not isinstance(words, str)}
    where = place_of(rule, "match.block")
    expressions += [
        compile_pattern(
            pattern,
            marker.scope,
            ignore_case=bool(match.ignore_case),
            lists=lists,
            where=where,
        )
        for pattern in _flat(marker.patterns)
    ]
    return MarkerFinder(expressions, marker.weight, marker.once)


def _flat(source: Sequence[str] | Mapping[str, Sequence[str]]) -> list[str]:
    """Give all entries: what a marker says counts in texts of every language."""
    if isinstance(source, Mapping):
        return [entry for entries in source.values() for entry in entries]
    return list(source)
