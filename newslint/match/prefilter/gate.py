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
from newslint.match.prefilter.fold import fold
from newslint.match.prefilter.heads import HeadTable
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


Place = tuple[Trial, "Sequence[int]"]
"""How and where an expression may match: the indices of lines, in order, unless it is the whole text."""

_ANYWHERE: Place = (Trial.WHOLE, ())


@dataclass(frozen=True, slots=True)
class _Needing:
    """An expression that needs, of each set in `needs`, one thing that an engine finds, by index."""

    expression: Expression
    needs: tuple[frozenset[int], ...]
    in_line: bool

    def place(self, hits: Hits) -> Place | None:
        """Give where it may match; None if it cannot."""
        for need in self.needs[1:]:
            if hits.found.isdisjoint(need):
                return None
        if not self.in_line:
            return _ANYWHERE
        lines = hits.lines(self.needs[0])
        for need in self.needs[1:]:
            lines &= hits.lines(need)
        return (Trial.LINES, sorted(lines)) if lines else None


class _Scan:
    """An engine, and who needs what it finds."""

    def __init__(self, engine: Engine, needing: Iterable[_Needing]) -> None:
        self._engine = engine
        self._holders: defaultdict[int, list[_Needing]] = defaultdict(list)
        for one in needing:
            for index in one.needs[0]:
                self._holders[index].append(one)

    def places(self, text: str) -> dict[Expression, Place]:
        """Give where expressions may match in a text.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair.

        """
        hits = self._engine.scan(text)
        holders = self._holders
        told = {one.expression: one for index in hits.found for one in holders.get(index, ())}
        places = ((expression, one.place(hits)) for expression, one in told.items())
        return {expression: place for expression, place in places if place is not None}


class Gate:
    """The needs of many expressions, looked for together."""

    def __init__(self, expressions: Iterable[Expression], engine: str | None = None) -> None:
        """Derive what the expressions need; `engine` is the name of one, or the best one is used."""
        name = engine or engine_name()
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
        self._heads = HeadTable([self.derived[one].heads or frozenset() for one in self._headed])
        self._shaped = [one for one, found in self.derived.items() if found.shape]
        self._texts = self._text_scan(name)
        self._shapes = self._shape_scan(shapes) if shapes else None

    def _text_scan(self, engine: str) -> _Scan | None:
        needing = {one: found for one, found in self.derived.items() if found.needs}
        texts = sorted({text for one in needing.values() for need in one.needs for text in need})
        if not texts:
            return None
        index = {text: at for at, text in enumerate(texts)}
        return _Scan(
            text_engine(engine, texts),
            (
                _Needing(
                    one,
                    tuple(frozenset(map(index.__getitem__, n)) for n in found.needs),
                    found.in_line,
                )
                for one, found in needing.items()
            ),
        )

    def _shape_scan(self, engine: ShapeEngine) -> _Scan:
        index = {shape: frozenset({at}) for at, shape in enumerate(engine.shapes)}
        return _Scan(
            engine,
            (
                _Needing(one, (index[self.derived[one].shape or ""],), self.derived[one].in_line)
                for one in self._shaped
            ),
        )

    def __getstate__(self) -> dict[str, object]:
        """Leave out what only people want to know."""
        return {**vars(self), "derived": {}}

    def candidates(self, text: str, folded: str | None = None) -> Mapping[Expression, Place]:
        """Give the gated expressions that may match in `text`, and where they may.

        `folded` is the text folded, if somebody has it.
        """
        folded = fold(text) if folded is None else folded
        candidates: dict[Expression, Place] = {
            self._headed[asking]: (Trial.STARTS, lines)
            for asking, lines in self._heads.lines(folded).items()
        }
        if self._texts is not None:
            candidates |= self._texts.places(folded)
        if self._shapes is not None:
            try:
                candidates |= self._shapes.places(text)
            except UnicodeEncodeError:
                candidates |= dict.fromkeys(self._shaped, _ANYWHERE)
        return candidates
