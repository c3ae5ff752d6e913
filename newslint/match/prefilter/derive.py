"""What expressions need to match: the one thing about each that is rarest and can be looked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.automata import ShapeEngine
from newslint.match.prefilter.factors import Need, caseless_texts, needs, stays_in_line
from newslint.match.prefilter.fold import unsound
from newslint.match.prefilter.heads import heads
from newslint.match.prefilter.nodes import Node, Unknown
from newslint.match.prefilter.parse import OpaqueError, parse
from newslint.match.prefilter.sample import commonness, sample
from newslint.match.prefilter.shapes import rarest_share, shape, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.match.expression import Expression

_RARE: Final = 1e-4
"""Texts that stand at no more than this share of the places of an article are rare enough."""

_COMMON: Final = 3e-3
"""A shape that stands at a larger share is in most lines: it tells nothing."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What one expression needs, if anything is known.

    Of each of `needs` one text must occur. If there are `heads`, the line that the match begins in
    must have one of them. The `shape` must occur, in Hyperscan's syntax. `in_line` says that a match
    lies in one line with all that it needs, and that nothing beyond that line's end decides about it.
    """

    in_line: bool
    needs: tuple[Need, ...] = ()
    heads: frozenset[str] | None = None
    shape: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether a match needs nothing, for all that is known."""
        return not (self.needs or self.heads or self.shape)


@dataclass(frozen=True, slots=True)
class Derivation:
    """What some expressions need, and the engine that looks for their shapes, if there are any."""

    needs: Mapping[Expression, Derived]
    shapes: ShapeEngine | None = None


def derive(expressions: Sequence[Expression], *, shapes: bool) -> Derivation:
    """Give what expressions need; with `shapes` if there is an engine that can look for them."""
    nodes = {one: _parsed(one) for one in expressions}
    texts = set(chain.from_iterable(chain.from_iterable(map(caseless_texts, nodes.values()))))
    strange = unsound(set("".join(texts)))
    derived = {one: _derived(node, strange) for one, node in nodes.items()}
    if not shapes:
        return Derivation(derived)
    wanting = {one: nodes[one] for one, found in derived.items() if _is_common(found)}
    shaped = _shaped(wanting, derived)
    return Derivation({**derived, **shaped.needs}, shaped.shapes)


def _derived(node: Node, unsound: frozenset[str]) -> Derived:
    in_line, found = stays_in_line(node), heads(node, unsound)
    return Derived(in_line, heads=found) if found else Derived(in_line, needs(node, unsound))


def _is_common(derived: Derived) -> bool:
    """Tell whether something better than texts is wanted."""
    return not derived.heads and _share(derived) > _RARE


def _share(derived: Derived) -> float:
    return commonness(derived.needs[0]) if derived.needs else 1.0


def _shaped(nodes: Mapping[Expression, Node], derived: Mapping[Expression, Derived]) -> Derivation:
    """Give what expressions need whose shapes are rarer than the texts they need."""
    rows = {one: row for one, node in nodes.items() if (row := shape(node)) is not None}
    shapes = {one: written(row) for one, row in rows.items()}
    # Those that hold nothing rare are costly to look for, but hardly costlier together.
    rarest = {written(row): rarest_share(row) for row in rows.values()}
    engine = ShapeEngine(sorted(rarest, key=lambda text: (rarest[text], text)))
    found = engine.scan(sample()).ends
    shares = {text: len(found.get(at, ())) / len(sample()) for at, text in enumerate(engine.shapes)}
    needs = {
        one: Derived(derived[one].in_line, shape=text)
        for one, text in shapes.items()
        if shares.get(text, 1.0) < min(_COMMON, _share(derived[one]) / 2)
    }
    return Derivation(needs, engine.keeping({shapes[one] for one in needs}) if needs else None)


def _parsed(expression: Expression) -> Node:
    try:
        return parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        return Unknown()
