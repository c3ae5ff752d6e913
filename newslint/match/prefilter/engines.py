"""Find many texts in one: with the `hyperscan` wheel where it is installed, without it elsewhere.

All engines say the same: where each text occurs. What is searched is folded already, so engines know nothing
of case. The environment variable `NEWSLINT_ENGINE` names the engine; `regex` stands for none, so that
every expression runs on every text.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

ENGINES: Final = ("hyperscan", "portable", "regex")
"""The engines, the fastest first."""

_VARIABLE: Final = "NEWSLINT_ENGINE"


class Occurrences:
    """Where texts occur in one haystack, in whatever unit the engine counts."""

    __slots__ = ("_haystack", "_starts", "found")

    def __init__(self, haystack: str | bytes, found: Mapping[int, Sequence[int]]) -> None:
        self.found = found
        """Some offset inside each occurrence, by the index of the text."""
        self._haystack = haystack
        self._starts: list[int] | None = None

    def lines(self, texts: Iterable[int]) -> set[int]:
        """Give the lines, counted from 0, in which any of `texts` occurs."""
        starts = self._line_starts()
        return {
            bisect_right(starts, offset) - 1
            for text in texts
            if text in self.found
            for offset in self.found[text]
        }

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = _line_starts(self._haystack)
        return self._starts


def _line_starts(haystack: str | bytes) -> list[int]:
    newline: Any = "\n" if isinstance(haystack, str) else b"\n"
    starts, at = [0], haystack.find(newline)
    while at >= 0:
        starts.append(at + 1)
        at = haystack.find(newline, at + 1)
    return starts


class Engine(Protocol):
    """Finds the texts it was made for."""

    def scan(self, folded: str) -> Occurrences:
        """Give where the texts occur in a folded text."""


class HyperscanEngine:
    """All texts as one automaton over UTF-8 bytes."""

    def __init__(self, texts: Sequence[str], database: bytes | None = None) -> None:
        """Build the automaton, or load it as `serialized` gave it."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        if database is not None:
            self._database = hyperscan.loadb(database, mode=hyperscan.HS_MODE_BLOCK)
            self._database.scratch = hyperscan.Scratch(self._database)
        else:
            self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
            literals = [_bytes(text) for text in texts]
            self._database.compile(
                expressions=literals,
                ids=list(range(len(texts))),
                elements=len(texts),
                flags=0,
                literal=True,
            )

    def scan(self, folded: str) -> Occurrences:
        """Give where the texts occur: the offsets of their last bytes."""
        haystack = _bytes(folded)
        found: defaultdict[int, list[int]] = defaultdict(list)

        def note(text: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found[text].append(end - 1)

        self._database.scan(haystack, match_event_handler=note)
        return Occurrences(haystack, found)

    def serialized(self) -> bytes:
        """Give the automaton as bytes, for this release on this kind of machine only."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        serialized: bytes = hyperscan.dumpb(self._database)
        return serialized


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

    def scan(self, folded: str) -> Occurrences:
        """Give where the texts occur: the offsets of their first characters."""
        found: dict[int, list[int]] = {}
        for size, table in self._tables.items():
            if not table:
                continue
            for piece in table.keys() & set(_pieces(folded, size)):
                for index in table[piece]:
                    if offsets := _offsets(self._texts[index], folded):
                        found[index] = offsets
        return Occurrences(folded, found)


def _size(text: str) -> int:
    return next(size for size in _SIZES if size <= len(text))


def _pieces(text: str, size: int) -> Iterable[str]:
    if size == 1:
        return text
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def _offsets(text: str, folded: str) -> list[int]:
    offsets = []
    at = folded.find(text)
    while at >= 0:
        offsets.append(at)
        at = folded.find(text, at + 1)
    return offsets


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
