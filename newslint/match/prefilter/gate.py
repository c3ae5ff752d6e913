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
from newslint.match.prefilter.factors import Need, caseless_texts, needs, stays_in_line
from newslint.match.prefilter.fold import fold, unsound
from newslint.match.prefilter.heads import HeadTable, heads
from newslint.match.prefilter.nodes import Node, Unknown
from newslint.match.prefilter.parse import OpaqueError, parse

Lines = Sequence[int] | None
"""Indices of lines in which an expression may match, in order; None is all of the text."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What one expression needs.

    `in_line` says that a match lies in one line with all that it needs, and that nothing beyond that
    line's end decides about it. Of each of `needs` one text must occur; if there are `heads`, the line
    that the match begins in must have one of them.
    """

    in_line: bool
    needs: tuple[Need, ...]
    heads: frozenset[str] | None

    @property
    def is_open(self) -> bool:
        """Tell whether a match needs nothing, for all that is known."""
        return not self.needs and self.heads is None


@dataclass(frozen=True, slots=True)
class _Needing:
    """An expression that needs one of the texts, by index, of each need."""

    expression: Expression
    needs: tuple[frozenset[int], ...]
    in_line: bool

    def lines(self, occurrences: Occurrences) -> Lines:
        """Give where it may match; no lines at all if it cannot."""
        found = occurrences.found.keys()
        if any(found.isdisjoint(need) for need in self.needs):
            return ()
        if not self.in_line:
            return None
        return sorted(set.intersection(*(occurrences.lines(found & need) for need in self.needs)))


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        name = engine or engine_name()
        self.derived: Mapping[Expression, Derived] = {}
        """What each expression needs; without an engine, nothing is known."""
        if name != "regex":
            self.derived = derive(tuple(dict.fromkeys(expressions)))
        headed = {one: found for one, found in self.derived.items() if found.heads is not None}
        self._headed = [(one, found.in_line) for one, found in headed.items()]
        self._heads = HeadTable([found.heads or frozenset() for found in headed.values()])
        needing = {
            one: found for one, found in self.derived.items() if one not in headed and found.needs
        }
        texts = sorted(set(chain.from_iterable(chain(*(one.needs for one in needing.values())))))
        index = {text: at for at, text in enumerate(texts)}
        self._holders: defaultdict[int, list[_Needing]] = defaultdict(list)
        for one, found in needing.items():
            asked = tuple(frozenset(map(index.__getitem__, need)) for need in found.needs)
            for text in asked[0]:
                self._holders[text].append(_Needing(one, asked, found.in_line))
        self._engine: Engine | None = make_engine(name, texts) if texts else None

    def is_open(self, expression: Expression) -> bool:
        """Tell whether the expression may match in any text, for all that is known."""
        return expression not in self.derived or self.derived[expression].is_open

    def candidates(self, text: str) -> Mapping[Expression, Lines]:
        """Give the expressions that may match in `text`, open ones aside, and where they may."""
        folded = fold(text)
        candidates: dict[Expression, Lines] = {}
        for asking, lines in self._heads.lines(folded).items():
            expression, in_line = self._headed[asking]
            candidates[expression] = lines if in_line else None
        if self._engine is not None:
            occurrences = self._engine.scan(folded)
            told = chain.from_iterable(self._holders.get(text, ()) for text in occurrences.found)
            for one in {needing.expression: needing for needing in told}.values():
                where = one.lines(occurrences)
                if where is None or where:
                    candidates[one.expression] = where
        return candidates


def derive(expressions: Sequence[Expression]) -> dict[Expression, Derived]:
    """Give what each expression needs."""
    nodes = {one: _parsed(one) for one in expressions}
    texts = set(chain.from_iterable(chain.from_iterable(map(caseless_texts, nodes.values()))))
    strange = unsound(set("".join(texts)))
    return {
        one: Derived(stays_in_line(node), needs(node, strange), heads(node, strange))
        for one, node in nodes.items()
    }


def _parsed(expression: Expression) -> Node:
    try:
        return parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        return Unknown()
