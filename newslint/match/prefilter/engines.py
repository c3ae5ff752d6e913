"""Find many texts in one: with the `hyperscan` wheel where it is installed, without it elsewhere.

All engines say the same: which of the texts occur, and in which lines. Texts are looked for in a folded
text, so engines know nothing of case. The environment variable `NEWSLINT_ENGINE` names the engine;
`regex` stands for none, so that every expression runs on every text.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Protocol

from newslint.match.prefilter.automata import Automaton, hyperscan_installed, utf8
from newslint.match.prefilter.fold import EDGE
from newslint.match.prefilter.hits import Hits
from newslint.match.prefilter.sample import common_pieces

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

ENGINES: Final = ("hyperscan", "portable", "regex")
"""The engines, the fastest first."""

_VARIABLE: Final = "NEWSLINT_ENGINE"


class Engine(Protocol):
    """Finds the things it was made for."""

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair, which has no UTF-8.

        """


class HyperscanEngine:
    """All texts as one automaton."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Build the automaton."""
        self._automaton = Automaton([text.strip(EDGE) for text in texts], literal=True)
        self._edged = {at: _edges(text) for at, text in enumerate(texts) if EDGE in text}

    def scan(self, text: str) -> Hits:
        """Give where they occur in a text."""
        content = utf8(text)
        ends = self._automaton.ends(content)
        edged = self._edged
        for index in [index for index in ends if index in edged]:
            size, before, behind = edged[index]
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
    return len(utf8(text.strip(EDGE))), text.startswith(EDGE), text.endswith(EDGE)


_SIZES: Final = (4, 2, 1)
"""Texts are looked up by a piece of as many characters as they have, at most four."""


class PortableEngine:
    """Texts by one of their pieces: a text can only occur where its piece does.

    The pieces of a document are looked up in tables, which costs the same for ten texts and for ten
    thousand; only texts whose piece occurs are searched.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Choose a piece of each text, one that articles hardly have and no text before."""
        self._texts = texts
        self._tables: dict[int, dict[str, list[int]]] = {size: {} for size in _SIZES}
        for index, text in enumerate(texts):
            bare = text.strip(EDGE)
            size = _size(bare)
            table = self._tables[size]
            table.setdefault(_rare_piece(bare, size, table), []).append(index)

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


def _rare_piece(text: str, size: int, taken: Container[str]) -> str:
    """Give a piece of a text that articles hardly have, one that is not taken if there is one."""
    common = common_pieces()
    rare = ""
    for at in range(len(text) - size + 1):
        piece = text[at : at + size]
        if piece not in common:
            if piece not in taken:
                return piece
            rare = rare or piece
    return rare or text[:size]


def _pieces(text: str, size: int) -> Sequence[str]:
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


def first_engine() -> str:
    """Give the name of the engine to begin with: one that is ready at once, unless another is asked for.

    To build automata takes seconds, in which the portable engine scans hundreds of articles.
    """
    return engine_name() if os.environ.get(_VARIABLE) in ENGINES else "portable"


def text_engine(name: str, texts: Sequence[str]) -> Engine:
    """Make the engine of that name for some texts."""
    return HyperscanEngine(texts) if name == "hyperscan" else PortableEngine(texts)
