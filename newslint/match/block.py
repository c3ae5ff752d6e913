"""The kind `block`: several weak markers near one another make one strong finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum, inf
from typing import TYPE_CHECKING

from newslint.match.hit import Hit
from newslint.match.pattern import compile_pattern, compile_phrases, place_of
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.expression import Expression
    from newslint.match.facts import Facts
    from newslint.ruleset.rule import BlockMatch, Marker, Rule


@dataclass(frozen=True, slots=True)
class MarkerFinder:
    """One marker, compiled."""

    expressions: Sequence[Expression]
    weight: float
    once: bool


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
                whole = self._extent(run, facts)
                for lines in [[line] for line in run] if self.match.extent == "lines" else [run]:
                    values = {"lines": str(len(run))}
                    yield Hit(self._extent(lines, facts), values, {"block": whole})

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
            at for at, marker in enumerate(self.markers) if not facts.excludes(marker.expressions)
        ]
        telling = [at for at in open_ones if self.markers[at].weight > 0]
        joining = [at for at in open_ones if self.markers[at].weight <= 0]
        for done, at in enumerate(telling):
            if self._most(marked.values(), telling[done:]) < self.match.need:
                return {}
            self._mark(at, marked, facts)
        if self._most(marked.values(), ()) < self.match.need:
            return {}
        for at in joining:
            self._mark(at, marked, facts)
        return marked

    def _mark(self, at: int, marked: dict[int, int], facts: Facts) -> None:
        for expression in self.markers[at].expressions:
            for found in facts.search(expression):
                line = facts.line_number(found.start())
                marked[line] = min(marked.get(line, at), at)

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


def block_finder(rule: Rule, match: BlockMatch) -> BlockFinder:
    """Compile the markers of a rule."""
    return BlockFinder([_marker(rule, marker, match) for marker in match.block], match)


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
