"""How common texts and kinds of characters are in ordinary articles.

That is a guess which decides only what is worth looking for, never what is found. It is taken from a
few pages of made-up news in a dozen languages, and from the letters of a text where these pages do
not have it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import prod
from pathlib import Path
from typing import Final

from newslint.match.prefilter.fold import EDGE, fold

_RARE: Final = 0.001
_FOREIGN: Final = 0.0002
"""The share of a character outside ASCII: some texts are full of it, most have none."""


class _Shares(dict[str, float]):
    """The share of each character."""

    def __missing__(self, character: str) -> float:
        return _RARE if character.isascii() else _FOREIGN


_SHARES: Final = _Shares(
    {
        **dict.fromkeys("eaionrstl", 0.06),
        **dict.fromkeys("dcumphgbvfykwz", 0.02),
        " ": 0.15,
        "\n": 0.01,
        **dict.fromkeys(".,", 0.01),
        **dict.fromkeys("0123456789-'’\"", 0.004),
        **dict.fromkeys("оаеинтсрвлкмдпу", 0.02),
    }
)

_LEAST: Final = 1e-7
_AT_EDGE: Final = 0.1
"""The share of the places of a text that might hold a word which are the word itself."""

_LETTERLESS: Final = re.compile(r"[\W\d_]")

_RAREST: Final = 9
"""Texts of so many characters are as rare as can be, by their letters."""

_PIECE: Final = 5
"""Characters at the beginning of a text by which it is known that the pages do not have it."""

_COUNTED: Final = 12
"""Longer texts than this are not looked up in the pages: they do not have them."""


@cache
def sample() -> str:
    """Give the pages."""
    return Path(__file__).with_name("sample.txt").read_text(encoding="utf-8")


@cache
def _folded() -> str:
    return fold(sample())


@lru_cache(maxsize=4096)
def commonness(texts: frozenset[str] | tuple[str, ...]) -> float:
    """Give at which share of the places of a text one of some folded `texts` stands, roughly."""
    return sum(map(_commonness, texts))


@lru_cache(maxsize=65536)
def _commonness(text: str) -> float:
    bare = text.strip(EDGE)
    share = prod(map(_SHARES.__getitem__, bare)) if len(bare) < _RAREST else _LEAST
    if EDGE in text:
        counted = _count(_LETTERLESS.sub(EDGE, text), _edged())
        return max(share * _AT_EDGE, counted, _LEAST)
    if len(text) > _COUNTED:
        return max(share, _LEAST)
    return max(share, _count(text, _folded()), _LEAST)


def _count(text: str, pages: str) -> float:
    """Give the share of the places of some pages where a text stands: mostly none."""
    return pages.count(text) / len(pages) if text[:_PIECE] in _pieces(pages) else 0.0


@cache
def common_pieces() -> frozenset[str]:
    """Give the folded pieces of up to five characters that the pages have."""
    return _pieces(_folded())


@cache
def _pieces(pages: str) -> frozenset[str]:
    ends = range(1, _PIECE + 1)
    return frozenset(pages[at : at + size] for size in ends for at in range(len(pages)))


@cache
def _edged() -> str:
    return _LETTERLESS.sub(EDGE, _folded())
