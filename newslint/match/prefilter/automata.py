"""Automata over UTF-8 bytes that find many things in one scan, by the `hyperscan` wheel.

The wheel is optional: nothing here may be called where `hyperscan_installed` says no. Automata can be
pickled; one that another release of the wheel or another kind of machine made is made anew.
"""

from __future__ import annotations

import platform
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.hits import Hits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet


def hyperscan_installed() -> bool:
    """Tell whether the wheel is there and works on this machine."""
    try:
        import hyperscan  # noqa: F401, PLC0415 - an optional dependency
    except ImportError:
        return False
    return True


class Automaton:
    """Expressions in Hyperscan's syntax, or texts, as one automaton over UTF-8 bytes."""

    def __init__(self, expressions: Sequence[str], *, literal: bool) -> None:
        """Build the automaton.

        Raises:
            hyperscan.error: it cannot be built.

        """
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self.expressions = expressions
        self._literal = literal
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[utf8(one) for one in expressions],
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=0 if literal else hyperscan.HS_FLAG_UTF8,
            literal=literal,
        )

    def ends(self, content: bytes) -> dict[int, list[int]]:
        """Give by index the offsets behind each occurrence, in order."""
        ends: defaultdict[int, list[int]] = defaultdict(list)

        def note(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends[index].append(end)

        self._database.scan(content, match_event_handler=note)
        return ends

    def __getstate__(self) -> tuple[Sequence[str], bool, object, bytes]:
        import hyperscan  # noqa: PLC0415 - an optional dependency

        return self.expressions, self._literal, _machine(), hyperscan.dumpb(self._database)

    def __setstate__(self, state: tuple[Sequence[str], bool, object, bytes]) -> None:
        """Load the automaton; one that another release or kind of machine built is built anew."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self.expressions, self._literal, machine, database = state
        if machine != _machine():
            self.__init__(self.expressions, literal=self._literal)  # type: ignore[misc]  # anew
            return
        self._database = hyperscan.loadb(database, mode=hyperscan.HS_MODE_BLOCK)
        self._database.scratch = hyperscan.Scratch(self._database)


class ShapeEngine:
    """Shapes as several small automata: these are built, and scan, faster than a large one."""

    def __init__(self, shapes: Sequence[str]) -> None:
        """Build the automata, leaving out shapes that none can be built with."""
        parts = (shapes[at : at + _TOGETHER] for at in range(0, len(shapes), _TOGETHER))
        self._automata = [one for part in parts for one in _automata(part)]
        self.shapes = [shape for one in self._automata for shape in one.expressions]
        """The shapes that are looked for."""

    def keeping(self, shapes: AbstractSet[str]) -> ShapeEngine:
        """Give an engine for some of the shapes; automata that need not change are the same."""
        kept = ShapeEngine(())
        for automaton in self._automata:
            some = [one for one in automaton.expressions if one in shapes]
            if len(some) == len(automaton.expressions):
                kept._automata.append(automaton)
            elif some:
                kept._automata += _automata(some)
        kept.shapes = [shape for one in kept._automata for shape in one.expressions]
        return kept

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text, by their index in `shapes`.

        The text stands between line ends, which shapes take for the edges of its first and last line.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair, which has no UTF-8.

        """
        content = f"\n{text}\n".encode()
        ends: dict[int, list[int]] = {}
        first = 0
        for automaton in self._automata:
            for index, offsets in automaton.ends(content).items():
                ends[first + index] = offsets
            first += len(automaton.expressions)
        return Hits(ends, content[1:-1], before=1)


def _automata(shapes: Sequence[str]) -> list[Automaton]:
    """Build an automaton, or several that leave out what cannot be built."""
    import hyperscan  # noqa: PLC0415 - an optional dependency

    try:
        return [Automaton(shapes, literal=False)]
    except hyperscan.error:
        if len(shapes) == 1:
            return []
        half = len(shapes) // 2
        return [*_automata(shapes[:half]), *_automata(shapes[half:])]


_TOGETHER: Final = 8
"""Shapes in one automaton: with many more, building it takes seconds."""


def _machine() -> tuple[object, ...]:
    """Tell apart what an automaton is built for."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and rarely needed

    return metadata.version("hyperscan"), sys.platform, platform.machine(), _processor()


@cache
def _processor() -> str:
    """Give what the processor can do, where that is told."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.startswith(("flags", "Features"))), "")


def utf8(text: str) -> bytes:
    """Give a text in UTF-8; halves of surrogate pairs, too."""
    return text.encode("utf-8", "surrogatepass")
