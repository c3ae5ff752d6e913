"""The heads of lines that many expressions ask for, looked up line by line."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.prefilter.fold import EDGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from newslint.match.prefilter.folded import FoldedText

_KEY: Final = 4
"""Characters of a head by which it is looked up."""

_Asking = tuple[float, int, tuple[str, ...], tuple[str, ...]]
"""How long a line may be, who asks, and the words and beginnings of words that are asked for."""

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")

_BEFORE_HEAD: Final = regex.compile(r"\A[\W_]++")


class HeadTable:
    """The heads that several ask for, each in lines up to a length."""

    def __init__(self, asked: Sequence[tuple[Collection[str], int | None]]) -> None:
        """Take for each who asks the heads, and how many characters the line may have that are no blanks."""
        entries: defaultdict[str, list[_Asking]] = defaultdict(list)
        for asking, (texts, most) in enumerate(asked):
            for key, (whole, begun) in _by_key(texts).items():
                entries[key].append((inf if most is None else most, asking, whole, begun))
        self._entries = {key: sorted(asking, reverse=True) for key, asking in entries.items()}
        """By the first letters, in which lines, who asks for which words and beginnings of words."""
        self._sizes = sorted({len(key) for key in entries})

    def lines(self, text: FoldedText) -> Mapping[int, list[int]]:
        """Give for each who asks for one of the heads in a text the lines that have it, in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        if not self._entries:
            return found
        for index, (line, size) in enumerate(zip(text.lines, text.sizes, strict=True)):
            if not line:
                continue
            head = line if line[0] in _LETTERS else _BEFORE_HEAD.sub("", line)
            for asking in self._asking(head, size):
                found[asking].append(index)
        return found

    def _asking(self, head: str, size: int) -> set[int]:
        asking: set[int] = set()
        for width in self._sizes:
            for most, one, whole, begun in self._entries.get(head[:width], ()):
                if most < size:
                    break
                if head.startswith(begun) or (head.startswith(whole) and _has_word(head, whole)):
                    asking.add(one)
        return asking


def _by_key(heads: Iterable[str]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give by their first letters those of some heads that are whole words, and those that begin words."""
    found: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for head in heads:
        bare = head.rstrip(EDGE)
        found[bare[:_KEY]][bare == head].append(bare)
    return {key: (tuple(whole), tuple(begun)) for key, (whole, begun) in found.items()}


def _has_word(head: str, words: Iterable[str]) -> bool:
    """Tell whether one of `words` is at the beginning, with no letter from a to z behind it."""
    return any(
        head.startswith(word) and head[len(word) : len(word) + 1] not in _LETTERS for word in words
    )
