"""Which expressions may match in a text, and in which of its lines.

The answer is always "maybe", or "no, nowhere". An expression of which nothing could be derived may match
anywhere; one that stays in a line and needs something may match in lines that hold what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from newslint.match.expression import Expression
from newslint.match.prefilter.engines import Engine, Occurrences, engine_name, make_engine
from newslint.match.prefilter.factors import Factors, caseless_texts, factors
from newslint.match.prefilter.fold import fold, unsound
from newslint.match.prefilter.nodes import Node, Unknown
from newslint.match.prefilter.parse import OpaqueError, parse

Lines = Sequence[int] | None
"""Indices of lines in which an expression may match, in order; None is all of the text."""


@dataclass(frozen=True, slots=True)
class _Needing:
    """An expression that needs something: one of the texts, by index, of each need."""

    expression: Expression
    needs: tuple[frozenset[int], ...]
    in_line: bool


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        name = engine or engine_name()
        self.derived: Mapping[Expression, Factors] = {}
        """What each expression needs; without an engine, nothing is known."""
        if name != "regex":
            self.derived = derive(tuple(dict.fromkeys(expressions)))
        needing = {one: found for one, found in self.derived.items() if found.needs}
        texts = sorted(set(chain.from_iterable(chain(*(one.needs for one in needing.values())))))
        index = {text: at for at, text in enumerate(texts)}
        self._needing = [
            _Needing(one, tuple(frozenset(map(index.__getitem__, need)) for need in found.needs), found.in_line)
            for one, found in needing.items()
        ]
        self._holders: defaultdict[int, list[_Needing]] = defaultdict(list)
        for one in self._needing:
            for text in one.needs[0]:
                self._holders[text].append(one)
        self._engine: Engine | None = make_engine(name, texts) if texts else None

    def is_open(self, expression: Expression) -> bool:
        """Tell whether the expression may match in any text, for all that is known."""
        return expression not in self.derived or not self.derived[expression].needs

    def candidates(self, text: str) -> Mapping[Expression, Lines]:
        """Give the expressions that may match in `text`, open ones aside, and where they may."""
        if self._engine is None:
            return {}
        occurrences = self._engine.scan(fold(text))
        found = occurrences.found.keys()
        candidates: dict[Expression, Lines] = {}
        for one in {id(one): one for text in found for one in self._holders.get(text, ())}.values():
            if any(found.isdisjoint(need) for need in one.needs[1:]):
                continue
            lines = _lines(one.needs, occurrences) if one.in_line else None
            if lines is None or lines:
                candidates[one.expression] = lines
        return candidates


def _lines(needs: Sequence[frozenset[int]], occurrences: Occurrences) -> list[int]:
    """Give the lines that hold one text of each need, in order."""
    found = occurrences.found.keys()
    return sorted(set.intersection(*(occurrences.lines(found & need) for need in needs)))


def derive(expressions: Sequence[Expression]) -> dict[Expression, Factors]:
    """Give what each expression needs."""
    nodes = {one: _parsed(one) for one in expressions}
    texts = set(chain.from_iterable(chain.from_iterable(map(caseless_texts, nodes.values()))))
    strange = unsound(set("".join(texts)))
    return {one: factors(node, strange) for one, node in nodes.items()}


def _parsed(expression: Expression) -> Node:
    try:
        return parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        return Unknown()
