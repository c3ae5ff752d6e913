"""Which expressions may match in a text, and in which of its lines.

The answer is always "maybe", or "no, nowhere". An expression of which nothing could be derived may match
anywhere; one that stays in a line and needs something may match in lines that hold what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from newslint.match.prefilter.derive import Derived, derive
from newslint.match.prefilter.engines import Engine, engine_name, text_engine
from newslint.match.prefilter.fold import EDGE
from newslint.match.prefilter.folded import FoldedText
from newslint.match.prefilter.headtable import HeadTable
from newslint.match.prefilter.hits import Hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newslint.match.expression import Expression
    from newslint.match.prefilter.automata import ShapeEngine


class Trial(Enum):
    """How an expression is tried where it may match."""

    WHOLE = "on the whole text"
    LINES = "on lines, one by one"
    STARTS = "at the starts of lines"
    OFFSETS = "at some offsets"
    LED = "at some offsets and at what is no letter or digit before"


Place = tuple[Trial, "Sequence[int]"]
"""How and where an expression may match: the indices of lines, or offsets, in order, unless it is the
whole text."""

_ANYWHERE: Place = (Trial.WHOLE, ())


@dataclass(frozen=True, slots=True)
class _Needing:
    """An expression that needs, of each set in `needs`, one thing that an engine finds, by index."""

    expression: Expression
    derived: Derived
    needs: tuple[frozenset[int], ...]
    openings: frozenset[int] = frozenset()

    def place(
        self,
        hits: Hits,
        sizes: Sequence[int],
        heads: Mapping[Expression, Sequence[int]],
        text: FoldedText,
    ) -> Place | None:
        """Give where it may match; None if it cannot.

        `sizes` are the lengths of the things, `heads` the lines that have the heads it needs.
        """
        if self.derived.heads and self.expression not in heads:
            return None
        for need in self.needs[1:]:
            if hits.found.isdisjoint(need):
                return None
        if self.openings:
            starts = hits.starts(sizes, self.openings)
            return (self._trial(), starts) if starts else None
        if not (self.derived.in_line or self.derived.at_start):
            return _ANYWHERE
        lines = hits.lines(self.needs[0])
        for need in self.needs[1:]:
            lines &= hits.lines(need)
        if self.derived.heads:
            lines.intersection_update(heads.get(self.expression, ()))
        return _on_lines(self.derived, lines, text) if lines else None

    def _trial(self) -> Trial:
        openings = self.derived.openings
        return Trial.LED if openings and openings.led else Trial.OFFSETS


def _on_lines(derived: Derived, lines: Iterable[int], text: FoldedText) -> Place | None:
    """Give the place for an expression that may match in some lines, as far as they are short enough."""
    if derived.most is not None:
        sizes = text.sizes
        lines = (line for line in lines if sizes[line] <= derived.most)
    where = sorted(lines)
    if not where:
        return None
    return (Trial.STARTS if derived.at_start else Trial.LINES, where)


class _Scan:
    """An engine, and who needs what it finds."""

    def __init__(self, engine: Engine, things: Sequence[str], needing: Iterable[_Needing]) -> None:
        self._engine = engine
        self._sizes = [len(thing) - thing.count(EDGE) for thing in things]
        self._holders: defaultdict[int, list[_Needing]] = defaultdict(list)
        for one in needing:
            for index in one.needs[0]:
                self._holders[index].append(one)

    def places(
        self, text: str, heads: Mapping[Expression, Sequence[int]], folded: FoldedText
    ) -> dict[Expression, Place]:
        """Give where expressions may match in a text.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair.

        """
        hits = self._engine.scan(text)
        holders = self._holders
        told = {one.expression: one for index in hits.found for one in holders.get(index, ())}
        places = (
            (expression, one.place(hits, self._sizes, heads, folded))
            for expression, one in told.items()
        )
        return {expression: place for expression, place in places if place is not None}


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        name = self.engine = engine or engine_name()
        self.looked_for = frozenset(expressions)
        """The expressions that the gate knows."""
        self.derived: Mapping[Expression, Derived] = {}
        """What each expression needs; without an engine, nothing is known."""
        shapes = None
        if name != "regex":
            derivation = derive(tuple(self.looked_for), shapes=name == "hyperscan")
            self.derived, shapes = derivation.needs, derivation.shapes
        self.gated = frozenset(one for one, found in self.derived.items() if not found.is_open)
        """The expressions of which something is known."""
        self._headed = [one for one, found in self.derived.items() if found.heads]
        self._heads = HeadTable(
            [(self.derived[one].heads or (), self.derived[one].most) for one in self._headed]
        )
        self._sufficient = frozenset(one for one in self._headed if not self.derived[one].needs)
        """The expressions that need nothing but a head."""
        self._short = [
            (one, found)
            for one, found in self.derived.items()
            if one in self.gated and not (found.heads or found.needs or found.shape)
        ]
        """Those that need nothing but a short line."""
        self._shaped = [one for one, found in self.derived.items() if found.shape]
        self._texts = self._text_scan(name)
        self._shapes = self._shape_scan(shapes) if shapes else None

    def _text_scan(self, engine: str) -> _Scan | None:
        needing = {one: found for one, found in self.derived.items() if found.needs}
        sought = {one: [*found.needs, _opening(found)] for one, found in needing.items()}
        texts = sorted({text for needs in sought.values() for need in needs for text in need})
        if not texts:
            return None
        index = {text: at for at, text in enumerate(texts)}
        indices = {
            one: [frozenset(map(index.__getitem__, need)) for need in needs]
            for one, needs in sought.items()
        }
        return _Scan(
            text_engine(engine, texts),
            texts,
            (
                _Needing(one, found, tuple(indices[one][:-1]), indices[one][-1])
                for one, found in needing.items()
            ),
        )

    def _shape_scan(self, engine: ShapeEngine) -> _Scan:
        index = {shape: frozenset({at}) for at, shape in enumerate(engine.shapes)}
        found = self.derived
        return _Scan(
            engine,
            (),
            (_Needing(one, found[one], (index[found[one].shape or ""],)) for one in self._shaped),
        )

    def __getstate__(self) -> dict[str, object]:
        """Leave out what only people want to know."""
        return {**vars(self), "derived": {}}

    def candidates(self, text: str, folded: FoldedText | None = None) -> Mapping[Expression, Place]:
        """Give the gated expressions that may match in `text`, and where they may.

        `folded` is the text folded, if somebody has it.
        """
        folded = folded or FoldedText(text)
        heads = {self._headed[asking]: lines for asking, lines in self._heads.lines(folded).items()}
        candidates: dict[Expression, Place] = {
            one: (Trial.STARTS, heads[one]) for one in self._sufficient & heads.keys()
        }
        for one, found in self._short:
            place = _on_lines(found, range(len(folded.lines)), folded)
            if place is not None:
                candidates[one] = place
        if self._texts is not None:
            candidates |= self._texts.places(folded.folded, heads, folded)
        if self._shapes is not None:
            try:
                candidates |= self._shapes.places(text, heads, folded)
            except UnicodeEncodeError:
                candidates |= dict.fromkeys(self._shaped, _ANYWHERE)
        return candidates


def _opening(derived: Derived) -> frozenset[str]:
    return derived.openings.texts if derived.openings else frozenset()
