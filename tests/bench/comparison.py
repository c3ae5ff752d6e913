"""Compare what engines find with what `regex` alone finds: expression by expression, and all rules together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from newslint.match.facts import Facts
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.reach import Reach
from tests.bench.engines import EngineMatcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from newslint.match.expression import Expression
    from newslint.model.document import Document
    from newslint.ruleset.rule import Rule

KINDS = ("matches", "findings")
_FAULTS = ("missing", "extra", "out of order")
_SHOWN = 60
"""Code points of a text that are shown where something differs."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was compared for one engine, and how often it differed."""

    engine: str
    seen: Counter[str] = field(default_factory=Counter)

    def compare(self, kind: str, expected: Sequence[object], found: Sequence[object]) -> bool:
        """Count what is missing and what is too much; tell whether nothing is."""
        self.seen[kind] += len(expected)
        if expected == found:
            return True
        wanted, got = Counter(expected), Counter(found)
        self.seen[f"{kind} missing"] += (wanted - got).total()
        self.seen[f"{kind} extra"] += (got - wanted).total()
        self.seen[f"{kind} out of order"] += wanted == got
        return False

    @property
    def differs(self) -> bool:
        """Tell whether anything does."""
        return any(self.seen[f"{kind} {fault}"] for kind in KINDS for fault in _FAULTS)

    def line(self) -> str:
        """Give all numbers in a line."""
        parts = [", ".join([f"{self.seen[kind]:,} {kind}", *self._faults(kind)]) for kind in KINDS]
        return f"{self.engine:<10} {'; '.join(parts)}"

    def _faults(self, kind: str) -> Iterator[str]:
        return (f"{self.seen[f'{kind} {fault}']} {fault}" for fault in _FAULTS)


class Engine:
    """An engine, with what its expressions and its rules find in a text."""

    def __init__(self, name: str, rules: Sequence[Rule]) -> None:
        """Make the rules ready."""
        self.tally = Tally(name)
        self.matcher = EngineMatcher(rules, name)
        self.gate = Gate(_expressions(self.matcher), name)

    def facts(self, document: Document) -> Facts:
        """Give facts about a text that search as this engine does."""
        return Facts(document, Reach(self.gate.gated, self.gate.candidates(document.text)))


class Comparison:
    """Engines, and the plain expressions and rules that they must do the same as."""

    def __init__(self, rules: Sequence[Rule], engines: Iterable[str]) -> None:
        """Make the rules ready for each engine, and without one."""
        self.engines = [Engine(name, rules) for name in engines]
        self._alone = EngineMatcher(rules, "regex")
        gated = frozenset().union(*(engine.gate.gated for engine in self.engines))
        self._expressions = [one for one in _expressions(self._alone) if one in gated]

    @property
    def tallies(self) -> list[Tally]:
        """Give what was compared so far, by engine."""
        return [engine.tally for engine in self.engines]

    @property
    def matches(self) -> int:
        """Give how many matches have been compared with those of each engine."""
        return min(tally.seen["matches"] for tally in self.tallies)

    def differences(self, document: Document) -> Iterator[str]:
        """Compare all engines on a text; say what differs."""
        asked = [(engine, engine.facts(document)) for engine in self.engines]
        shown = f"{document.text[:_SHOWN]!r}…"
        for expression in self._expressions:
            alone = [_spans(one) for one in expression.compile().finditer(document.text)]
            for engine, facts in asked:
                if expression not in engine.gate.gated:
                    continue
                found = [_spans(one) for one in facts.search(expression)]
                if not engine.tally.compare("matches", alone, found):
                    yield f"{engine.tally.engine}: {expression!r} in {shown}"
        findings = _findings(self._alone, document)
        for engine in self.engines:
            found_all = _findings(engine.matcher, document)
            if not engine.tally.compare("findings", findings, found_all):
                yield f"{engine.tally.engine}: findings in {shown}"


def _expressions(matcher: EngineMatcher) -> list[Expression]:
    every = chain.from_iterable(compiled.searched for compiled in matcher.compiled)
    return list(dict.fromkeys(every))


def _spans(found: regex.Match[str]) -> object:
    return tuple(tuple(found.spans(group)) for group in range(len(found.groups()) + 1))


def _findings(matcher: EngineMatcher, document: Document) -> list[object]:
    (matches,) = matcher.findings([document])
    return [(one.rule, one.span, one.message, one.fix) for one in matches.findings]
