"""Which words are commoner in another language than in the text's own, by how much, and how surely.

Words that lost an accent, regular words and listed loans are not odd, whatever vocabularies say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newslint.language.lexicon import Lexicon, lexicon

ACCENTED: Final[Mapping[str, str]] = {
    "a": "áàâãäå",
    "c": "ç",
    "e": "éèê",
    "i": "íî",
    "n": "ñ",
    "o": "óôõöø",
    "u": "úûü",
}
"""Letters that people and machines write without their marks."""

EVERYDAY: Final = 5.5
"""Words of the text's own that are as frequent (zipf) as this are not looked up in English."""

RARE: Final = 3.5
"""The same for other languages, whose words resemble one another more."""

LEAST: Final = 0.5
"""The least contrast, in zipf units, that any rule asks for."""

NEAR: Final = 1.0
"""How much rarer, in zipf units, a word with its accents may be here than without them there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How odd a word must be."""

    at_least: float
    """How frequent it is in the other language (zipf)."""
    by: float
    """How much more so than in the text's."""
    letters: int = 1


@dataclass(frozen=True, slots=True)
class Stranger:
    """An interest in words in lower case that are commoner in `source` than in the text's language."""

    own: tuple[Lexicon, ...]
    known: frozenset[str]
    source: str
    limits: Limits

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word` is one."""
        return (
            len(word) >= self.limits.letters
            and word == word.lower()
            and (found := weights(word, self)) is not None
            and found[0] >= self.limits.at_least
            and found[0] - found[1] >= self.limits.by
            and not _lost_accent(word, found[0], self.own)
        )


stranger_to = lru_cache(maxsize=256)(Stranger)


def weights(word: str, one: Stranger) -> tuple[float, float] | None:
    """Give how frequent a word is there and here, if it is commoner there at all and not known."""
    here = frequency_here(word, one.own)
    if here >= (EVERYDAY if one.source == "en" else RARE):
        return None
    if not word.isalpha() or word in one.known:
        return None
    there = _there(word, one.source)
    return (there, here) if there >= here + LEAST else None


@lru_cache(maxsize=4096)
def frequency_here(word: str, own: tuple[Lexicon, ...]) -> float:
    """Give how frequent a word is in the text's language (zipf), by the best of its vocabularies."""
    return max(each.zipf(word) for each in own)


@lru_cache(maxsize=4096)
def _there(word: str, source: str) -> float:
    return lexicon(source).zipf(word)


def _lost_accent(word: str, frequency: float, own: tuple[Lexicon, ...]) -> bool:
    """Tell whether a word may be one of the text's own that lacks an accent: `menu`."""
    spellings = (
        word[:at] + accented + word[at + 1 :]
        for at, letter in enumerate(word)
        for accented in ACCENTED.get(letter, "")
    )
    limit = frequency - NEAR
    return any(max(each.zipf(spelling) for each in own) > limit for spelling in spellings)
