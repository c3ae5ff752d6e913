"""Find many texts in one: with the `hyperscan` wheel where it is installed, without it elsewhere.

All engines say the same: which of the texts occur, and in which lines. Texts are looked for in a folded
text, so engines know nothing of case. The environment variable `NEWSLINT_ENGINE` names the engine;
`regex` stands for none, so that every expression runs on every text.
"""

from __future__ import annotations

import os
import platform
import sys
from bisect import bisect_left
from collections import defaultdict
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from newslint.match.prefilter.fold import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ENGINES: Final = ("hyperscan", "portable", "regex")
"""The engines, the fastest first."""

_VARIABLE: Final = "NEWSLINT_ENGINE"


class Hits:
    """Where in one text the things occur that an engine was made for."""

    __slots__ = ("_content", "_line_ends", "ends")

    def __init__(self, ends: Mapping[int, Sequence[int]], content: bytes | str) -> None:
        self.ends = ends
        """By index, the offsets in `content` behind each occurrence, in order."""
        self._content = content
        self._line_ends: list[int] | None = None

    def lines(self, indices: Iterable[int]) -> set[int]:
        """Give the indices of the lines in which any of these things ends.

        A line end belongs to the line that it ends.
        """
        if self._line_ends is None:
            self._line_ends = list(_line_ends(self._content))
        find = partial(bisect_left, self._line_ends)
        known = self.ends
        return {find(end) for index in indices if index in known for end in known[index]}


def _line_ends(content: bytes | str) -> Iterator[int]:
    lines = content.split(b"\n") if isinstance(content, bytes) else content.split("\n")
    return accumulate(len(line) + 1 for line in lines)


class Engine(Protocol):
    """Finds the things it was made for."""

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair, which has no UTF-8.

        """


class Automaton:
    """Expressions in Hyperscan's syntax, or texts, as one automaton over UTF-8 bytes."""

    def __init__(self, expressions: Sequence[str], *, literal: bool) -> None:
        """Build the automaton.

        Raises:
            hyperscan.error: it cannot be built.

        """
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self._expressions = expressions
        self._literal = literal
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        syntax = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_MULTILINE
        self._database.compile(
            expressions=[_bytes(one) for one in expressions],
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=0 if literal else syntax,
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

        return self._expressions, self._literal, _machine(), hyperscan.dumpb(self._database)

    def __setstate__(self, state: tuple[Sequence[str], bool, object, bytes]) -> None:
        """Load the automaton; one that another release or kind of machine built is built anew."""
        import hyperscan  # noqa: PLC0415 - an optional dependency

        self._expressions, self._literal, machine, database = state
        if machine != _machine():
            self.__init__(self._expressions, literal=self._literal)  # type: ignore[misc]  # anew
            return
        self._database = hyperscan.loadb(database, mode=hyperscan.HS_MODE_BLOCK)
        self._database.scratch = hyperscan.Scratch(self._database)


class HyperscanEngine:
    """All texts as one automaton."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Build the automaton."""
        self._automaton = Automaton([text.strip(EDGE) for text in texts], literal=True)
        self._edged = {at: _edges(text) for at, text in enumerate(texts) if EDGE in text}

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text."""
        content = _bytes(text)
        ends = self._automaton.ends(content)
        for index in self._edged.keys() & ends.keys():
            size, before, behind = self._edged[index]
            kept = [
                end
                for end in ends[index]
                if not (behind and content[end : end + 1] in _LETTERS)
                and not (before and content[end - size - 1 : end - size] in _LETTERS)
            ]
            if kept:
                ends[index] = kept
            else:
                del ends[index]
        return Hits(ends, content)


_LETTERS: Final = frozenset(bytes((code,)) for code in b"abcdefghijklmnopqrstuvwxyz")


def _edges(text: str) -> tuple[int, bool, bool]:
    """Give the bytes of a text, and whether it must have edges before and behind."""
    return len(_bytes(text.strip(EDGE))), text.startswith(EDGE), text.endswith(EDGE)


class ShapeEngine:
    """Shapes as several small automata: these are built, and scan, faster than a large one."""

    def __init__(self, shapes: Sequence[str]) -> None:
        """Build the automata.

        Raises:
            hyperscan.error: one of them cannot be built.

        """
        self._automata = [
            Automaton(shapes[at : at + _TOGETHER], literal=False)
            for at in range(0, len(shapes), _TOGETHER)
        ]

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair, which has no UTF-8.

        """
        content = text.encode()
        ends = {
            number * _TOGETHER + index: offsets
            for number, automaton in enumerate(self._automata)
            for index, offsets in automaton.ends(content).items()
        }
        return Hits(ends, content)


_TOGETHER: Final = 8
"""Shapes in one automaton: with many more, building it takes seconds."""


def usable_shapes(shapes: Sequence[str]) -> list[str]:
    """Leave out shapes that no automaton can be built with."""
    import hyperscan  # noqa: PLC0415 - an optional dependency

    def is_usable(shape: str) -> bool:
        try:
            ShapeEngine([shape])
        except hyperscan.error:
            return False
        return True

    usable: list[str] = []
    for at in range(0, len(shapes), _TOGETHER):
        some = shapes[at : at + _TOGETHER]
        try:
            ShapeEngine(some)
        except hyperscan.error:
            some = list(filter(is_usable, some))
        usable += some
    return usable


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
        bare = [text.strip(EDGE) for text in texts]
        for text in bare:
            for piece in set(_pieces(text, _size(text))):
                shared[piece] += 1
        for index, text in enumerate(bare):
            size = _size(text)
            piece = min(_pieces(text, size), key=lambda one: (shared[one], one))
            self._tables[size].setdefault(piece, []).append(index)

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text."""
        found = {
            index
            for size, table in self._tables.items()
            if table
            for piece in table.keys() & set(_pieces(text, size))
            for index in table[piece]
        }
        ends = ((index, list(_ends(self._texts[index], text))) for index in found)
        return Hits({index: offsets for index, offsets in ends if offsets}, text)


def _ends(part: str, text: str) -> Iterator[int]:
    """Give the offsets behind the occurrences of a part in a text, which has the edges it asks for."""
    bare, before, behind = part.strip(EDGE), part.startswith(EDGE), part.endswith(EDGE)
    at = text.find(bare)
    while at >= 0:
        end = at + len(bare)
        if not (behind and text[end : end + 1] in _ASCII_LETTERS) and not (
            before and at and text[at - 1] in _ASCII_LETTERS
        ):
            yield end
        at = text.find(bare, at + 1)


_ASCII_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


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


def text_engine(name: str, texts: Sequence[str]) -> Engine:
    """Make the engine of that name for some texts."""
    return HyperscanEngine(texts) if name == "hyperscan" else PortableEngine(texts)
