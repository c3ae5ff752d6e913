"""Which expressions may match in a text, and in which of its lines.

The answer is always "maybe", or "no, nowhere". An expression of which nothing could be derived may match
anywhere; one that stays in a line and needs something may match in lines that hold what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from newslint.match.expression import Expression
from newslint.match.prefilter.engines import Engine, Occurrences, engine_name, make_engine
from newslint.match.prefilter.factors import Factors, caseless_texts, factors
from newslint.match.prefilter.fold import fold, unsound
from newslint.match.prefilter.nodes import Node, Unknown
from newslint.match.prefilter.parse import OpaqueError, parse

EVERYWHERE: Final = None
"""All of the text: nothing is known about where matches lie."""

Lines = Sequence[int] | None
"""Indices of lines in which an expression may match, or EVERYWHERE."""


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        self._name = engine or engine_name()
        self.expressions = tuple(dict.fromkeys(expressions))
        known = derive(self.expressions) if self._name != "regex" else {}
        needing = {one: found for one, found in known.items() if found.needs}
        self.open = frozenset(self.expressions) - needing.keys()
        """The expressions that may match in any text."""
        texts = sorted(set(chain.from_iterable(chain(*(one.needs for one in needing.values())))))
        index = {text: at for at, text in enumerate(texts)}
        self._needs = [
            (one, tuple(frozenset(map(index.__getitem__, need)) for need in found.needs), found.in_line)
            for one, found in needing.items()
        ]
        self._holders: dict[int, list[int]] = defaultdict(list)
        for at, (_, needs, _) in enumerate(self._needs):
            for text in needs[0]:
                self._holders[text].append(at)
        self._engine: Engine | None = make_engine(self._name, texts) if texts else None

    def candidates(self, text: str) -> Mapping[Expression, Lines]:
        """Give the expressions that may match in `text`, but for the open ones, and where they may."""
        if self._engine is None:
            return {}
        occurrences = self._engine.scan(fold(text))
        asked = {at for one in occurrences.found for at in self._holders.get(one, ())}
        candidates: dict[Expression, Lines] = {}
        for at in asked:
            expression, needs, in_line = self._needs[at]
            if any(occurrences.found.keys().isdisjoint(need) for need in needs[1:]):
                continue
            if not in_line:
                candidates[expression] = EVERYWHERE
            elif lines := _lines(needs, occurrences):
                candidates[expression] = lines
        return candidates


def _lines(needs: Sequence[frozenset[int]], occurrences: Occurrences) -> list[int]:
    """Give the lines that hold one text of each need, in order."""
    found = occurrences.found.keys()
    return sorted(set.intersection(*(occurrences.lines(found & need) for need in needs)))


def derive(expressions: Sequence[Expression]) -> dict[Expression, Factors]:
    """Give what each expression needs."""
    nodes = {one: _parsed(one) for one in expressions}
    texts = set(chain.from_iterable(chain.from_iterable(map(caseless_texts, nodes.values()))))
    letters = set("".join(texts))
    strange = unsound(letters)
    return {one: factors(node, strange) for one, node in nodes.items()}


def _parsed(expression: Expression) -> Node:
    try:
        return parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        return Unknown()
