"""Which expressions may match in a text, and in which of its lines.

The answer is always "maybe", or "no, nowhere". An expression of which nothing could be derived may match
anywhere; one that stays in a line and needs something may match in lines that hold what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from newslint.match.prefilter.engines import Engine, engine_name, make_engine
from newslint.match.prefilter.factors import Need, caseless_texts, needs, stays_in_line
from newslint.match.prefilter.fold import fold, unsound
from newslint.match.prefilter.heads import HeadTable, heads
from newslint.match.prefilter.nodes import Node, Unknown
from newslint.match.prefilter.occurrences import Occurrences
from newslint.match.prefilter.parse import OpaqueError, parse

if TYPE_CHECKING:
    from newslint.match.expression import Expression


class Trial(Enum):
    """How an expression is tried where it may match."""

    WHOLE = "on the whole text"
    LINES = "on lines, one by one"
    STARTS = "at the starts of lines"


Place = tuple[Trial, Sequence[int]]
"""How and where an expression may match: the indices of lines, in order, unless it is the whole text."""

_ANYWHERE: Place = (Trial.WHOLE, ())


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
        return not self.needs and not self.heads


@dataclass(frozen=True, slots=True)
class _Needing:
    """An expression that needs one of the texts, by index, of each need."""

    expression: Expression
    needs: tuple[frozenset[int], ...]
    in_line: bool

    def place(self, occurrences: Occurrences) -> Place | None:
        """Give where it may match; None if it cannot."""
        if any(occurrences.found.isdisjoint(need) for need in self.needs):
            return None
        if not self.in_line:
            return _ANYWHERE
        lines = occurrences.lines(self.needs[0])
        for need in self.needs[1:]:
            lines = occurrences.having(need, lines)
        return (Trial.LINES, sorted(lines)) if lines else None


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        name = engine or engine_name()
        self.derived: Mapping[Expression, Derived] = {}
        """What each expression needs; without an engine, nothing is known."""
        if name != "regex":
            self.derived = derive(tuple(dict.fromkeys(expressions)))
        self._gated = frozenset(one for one, found in self.derived.items() if not found.is_open)
        self._headed = [one for one, found in self.derived.items() if found.heads]
        self._heads = HeadTable([self.derived[one].heads or frozenset() for one in self._headed])
        needing = [one for one, found in self.derived.items() if found.needs and not found.heads]
        self._texts = sorted(
            {text for one in needing for need in self.derived[one].needs for text in need}
        )
        self._holders = self._entered(needing)
        self._engine: Engine | None = make_engine(name, self._texts) if self._texts else None

    def _entered(self, needing: Iterable[Expression]) -> Mapping[int, Sequence[_Needing]]:
        """Give by text, as index, the expressions that need it most."""
        index = {text: at for at, text in enumerate(self._texts)}
        holders: defaultdict[int, list[_Needing]] = defaultdict(list)
        for one in needing:
            found = self.derived[one]
            asked = tuple(frozenset(map(index.__getitem__, need)) for need in found.needs)
            needing_one = _Needing(one, asked, found.in_line)
            for text in asked[0]:
                holders[text].append(needing_one)
        return dict(holders)

    def is_open(self, expression: Expression) -> bool:
        """Tell whether the expression may match in any text, for all that is known."""
        return expression not in self._gated

    def __getstate__(self) -> dict[str, object]:
        """Leave out what only people want to know."""
        return {**vars(self), "derived": {}}

    def candidates(self, text: str) -> Mapping[Expression, Place]:
        """Give the expressions that may match in `text`, open ones aside, and where they may."""
        folded = fold(text)
        candidates: dict[Expression, Place] = {
            self._headed[asking]: (Trial.STARTS, lines)
            for asking, lines in self._heads.lines(folded).items()
        }
        if self._engine is not None:
            occurrences = Occurrences(folded, self._texts, self._engine.scan(folded))
            told = chain.from_iterable(self._holders.get(text, ()) for text in occurrences.found)
            for one in {needing.expression: needing for needing in told}.values():
                place = one.place(occurrences)
                if place is not None:
                    candidates[one.expression] = place
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
