"""Find many texts in one: with the `hyperscan` wheel where it is installed, without it elsewhere.

All engines say the same: which of the texts occur. What is searched is folded already, so engines know nothing
of case. The environment variable `NEWSLINT_ENGINE` names the engine; `regex` stands for none, so that
every expression runs on every text.
"""

from __future__ import annotations

import os
import platform
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENGINES: Final = ("hyperscan", "portable", "regex")
"""The engines, the fastest first."""

_VARIABLE: Final = "NEWSLINT_ENGINE"


class Engine(Protocol):
    """Finds the texts it was made for."""

    def scan(self, folded: str) -> set[int]:
        """Give the indices of the texts that occur in a folded text."""


class HyperscanEngine:
    """All texts as one automaton over UTF-8 bytes."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Build the automaton."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self._texts = texts
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[_bytes(text) for text in texts],
            ids=list(range(len(texts))),
            elements=len(texts),
            flags=hyperscan.HS_FLAG_SINGLEMATCH,
            literal=True,
        )

    def scan(self, folded: str) -> set[int]:
        """Give the indices of the texts that occur in a folded text."""
        found: set[int] = set()

        def note(text: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.add(text)

        self._database.scan(_bytes(folded), match_event_handler=note)
        return found

    def __getstate__(self) -> tuple[Sequence[str], object, bytes]:
        import hyperscan  # noqa: PLC0415 - an optional dependency

        return self._texts, _machine(), hyperscan.dumpb(self._database)

    def __setstate__(self, state: tuple[Sequence[str], object, bytes]) -> None:
        """Load the automaton; one that another release or kind of machine built is built anew."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self._texts, machine, database = state
        if machine != _machine():
            self.__init__(self._texts)  # type: ignore[misc]  # begins anew
            return
        self._database = hyperscan.loadb(database, mode=hyperscan.HS_MODE_BLOCK)
        self._database.scratch = hyperscan.Scratch(self._database)


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


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_SIZES: Final = (4, 2, 1)
"""Texts are looked up by a piece of as many characters as they have, at most four."""


class PortableEngine:
    """Texts by one of their pieces: a text can only occur where its piece does.

    The pieces of a document are looked up in tables, which costs the same for ten texts and for ten
    thousand; only texts whose piece occurs are searched.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Choose a piece of each text, one that few others have."""
        self._texts = texts
        self._tables: dict[int, dict[str, list[int]]] = {size: {} for size in _SIZES}
        shared: defaultdict[str, int] = defaultdict(int)
        for text in texts:
            for piece in set(_pieces(text, _size(text))):
                shared[piece] += 1
        for index, text in enumerate(texts):
            size = _size(text)
            piece = min(_pieces(text, size), key=lambda one: (shared[one], one))
            self._tables[size].setdefault(piece, []).append(index)

    def scan(self, folded: str) -> set[int]:
        """Give the indices of the texts that occur in a folded text."""
        return {
            index
            for size, table in self._tables.items()
            if table
            for piece in table.keys() & set(_pieces(folded, size))
            for index in table[piece]
            if self._texts[index] in folded
        }


def _size(text: str) -> int:
    return next(size for size in _SIZES if size <= len(text))


def _pieces(text: str, size: int) -> Iterable[str]:
    if size == 1:
        return text
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def engine_name() -> str:
    """Give the name of the engine to use: what the environment asks for, or the best there is.

    An engine that is not installed, or not known, is no reason to fail: the next best is used.
    """
    asked = os.environ.get(_VARIABLE, "")
    if asked in {"portable", "regex"}:
        return asked
    return "hyperscan" if hyperscan_installed() else "portable"


def hyperscan_installed() -> bool:
    """Tell whether the wheel is there and works on this machine."""
    try:
        import hyperscan  # noqa: F401, PLC0415 - an optional dependency
    except ImportError:
        return False
    return True


def make_engine(name: str, texts: Sequence[str]) -> Engine:
    """Make the engine of that name for some texts."""
    return HyperscanEngine(texts) if name == "hyperscan" else PortableEngine(texts)
