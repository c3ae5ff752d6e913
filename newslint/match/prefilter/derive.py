"""What expressions need to match: the one thing about each that is rarest and can be looked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.automata import ShapeEngine
from newslint.match.prefilter.factors import COMMONEST, Need, caseless_texts, needs, stays_in_line
from newslint.match.prefilter.fold import unsound
from newslint.match.prefilter.heads import Openings, heads, openings
from newslint.match.prefilter.linewise import begins_line, first_line, longest
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

_OFFSETS_IN_LINE: Final = 10
"""To try an expression on a line costs as much as to try it at so many offsets."""

_LONG: Final = 600
"""Most lines have no more characters than this: that a match has no more tells nothing."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What one expression needs, if anything is known.

    Of each of `needs` one text must occur. The `shape` must occur, in Hyperscan's syntax. `in_line`
    says that a match lies in one line with all that it needs, and that nothing beyond that line's end
    decides about it.

    `at_start` says that a match begins at the start of a line, which has all that it needs: one of the
    `heads`, too, if there are any, and no more than `most` characters that are no blanks. Another match
    begins at one of its `openings`, if these are known.
    """

    in_line: bool
    needs: tuple[Need, ...] = ()
    heads: frozenset[str] | None = None
    shape: str | None = None
    at_start: bool = False
    most: int | None = None
    openings: Openings | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether a match needs nothing, for all that is known."""
        return not (self.needs or self.heads or self.shape or self.most is not None)


@dataclass(frozen=True, slots=True)
class Derivation:
    """What some expressions need, and the engine that looks for their shapes, if there are any."""

    needs: Mapping[Expression, Derived]
    shapes: ShapeEngine | None = None


def derive(expressions: Sequence[Expression], *, shapes: bool) -> Derivation:
    """Give what expressions need; with `shapes` if there is an engine that can look for them."""
    nodes = {one: _parsed(one) for one in expressions}
    texts = set(chain.from_iterable(map(caseless_texts, nodes.values())))
    strange = unsound(set("".join(chain.from_iterable(texts))))
    derived = {one: _derived(node, strange) for one, node in nodes.items()}
    if not shapes:
        return Derivation(derived)
    wanting = {one: nodes[one] for one, found in derived.items() if _is_common(found)}
    shaped = _shaped(wanting, derived)
    return Derivation({**derived, **shaped.needs}, shaped.shapes)


def _derived(node: Node, unsound: frozenset[str]) -> Derived:
    if begins_line(node):
        found = _at_start(node, unsound)
        if not found.is_open:
            return found
    texts, begun = needs(node, unsound), openings(node, unsound)
    if begun is None or not 0 < commonness(begun.texts) <= COMMONEST:
        return Derived(stays_in_line(node), texts)
    return Derived(stays_in_line(node), texts or (begun.texts,), openings=begun)


def _at_start(node: Node, unsound: frozenset[str]) -> Derived:
    line, most, found = first_line(node), longest(node), heads(node, unsound)
    if most is not None and most > _LONG:
        most = None
    texts = () if found and most is not None else needs(line, unsound)[:1]
    if found and texts and commonness(texts[0]) > commonness(found) / 2:
        texts = ()
    return Derived(stays_in_line(node), texts, found or None, at_start=True, most=most)


def _is_common(derived: Derived) -> bool:
    """Tell whether something better than texts is wanted."""
    return not derived.heads and _share(derived) > _RARE


def _share(derived: Derived) -> float:
    """Give at which share of a text's places there is something to try, as if each cost a line."""
    share = commonness(derived.needs[0]) if derived.needs else 1.0
    if derived.openings:
        return min(share, commonness(derived.openings.texts)) / _OFFSETS_IN_LINE
    return share


def _shaped(nodes: Mapping[Expression, Node], derived: Mapping[Expression, Derived]) -> Derivation:
    """Give what expressions need whose shapes are rarer than the texts they need."""
    looked_at = {
        one: first_line(node) if derived[one].at_start else node for one, node in nodes.items()
    }
    rows = {one: row for one, node in looked_at.items() if (row := shape(node)) is not None}
    shapes = {one: written(row) for one, row in rows.items()}
    # Those that hold nothing rare are costly to look for, but hardly costlier together.
    rarest = {written(row): rarest_share(row) for row in rows.values()}
    engine = ShapeEngine(sorted(rarest, key=lambda text: (rarest[text], text)))
    found = engine.scan(sample()).ends
    shares = {text: len(found.get(at, ())) / len(sample()) for at, text in enumerate(engine.shapes)}
    needs = {
        one: replace(derived[one], needs=(), openings=None, shape=text)
        for one, text in shapes.items()
        if shares.get(text, 1.0) < min(_COMMON, _share(derived[one]) / 2)
    }
    return Derivation(needs, engine.keeping({shapes[one] for one in needs}) if needs else None)


def _parsed(expression: Expression) -> Node:
    try:
        return parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        return Unknown()
