"""Which words are commoner in another language than in the text's own, by how much, and how surely.

Words that lost an accent, regular words and listed loans are not odd, whatever vocabularies say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
    "é": "ê",
    "ó": "ô",
}
"""Letters that people and machines write without their marks, and those whose mark the two norms of
Portuguese differ in: `comités` and `comitês`."""

EVERYDAY: Final = 5.5
"""Words of the text's own that are as frequent (zipf) as this are not looked up in English."""

RARE: Final = 3.5
"""The same for other languages, whose words resemble one another more."""

LEAST: Final = 0.5
"""The least contrast, in zipf units, that any rule asks for."""

NEAR: Final = 1.0
"""How much rarer, in zipf units, a word with its accents may be here than without them there."""

UNLISTED: Final = 1.0
"""How much rarer, in zipf units, than all that a vocabulary lists a word is taken to be that it lacks."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How odd a word must be."""

    at_least: float
    """How frequent it is in the other language (zipf)."""
    by: float
    """How much more so than in the text's."""
    letters: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Foreign:
    """An interest in words in lower case that are commoner in one of `sources` than in `own`."""

    own: tuple[Lexicon, ...]
    known: frozenset[str]
    sources: tuple[Lexicon, ...]
    limit: float
    """The frequency in the text's language from which on words are not looked up elsewhere."""

    def __call__(self, word: str, frequency: float) -> bool:
        """Tell whether `word` is one, and none that is `known`."""
        if frequency >= self.limit or word != word.lower() or not word.isalpha():
            return False
        here = frequency or frequency_here(word, self.own)
        if here >= self.limit or word in self.known:
            return False
        return any(source.zipf(word) >= here + LEAST for source in self.sources)


@dataclass(frozen=True, slots=True, eq=False)
class Stranger:
    """An interest in foreign words that are as odd as the limits say, in `source`."""

    foreign: Foreign
    source: str
    limits: Limits

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word`, which is foreign, is one."""
        there, here = self.weights(word)
        return (
            len(word) >= self.limits.letters
            and there >= self.limits.at_least
            and there - here >= max(self.limits.by, LEAST)
            and not _lost_accent(word, there, self.foreign.own)
        )

    def tells(self, word: str) -> bool:
        """Tell whether any word is one."""
        return self.foreign(word, 0.0) and self(word, 0.0)

    def weights(self, word: str) -> tuple[float, float]:
        """Give how frequent a word is there and here."""
        return lexicon(self.source).zipf(word), frequency_here(word, self.foreign.own)


@cache
def foreign_to(
    own: tuple[Lexicon, ...], known: frozenset[str], sources: tuple[str, ...]
) -> Foreign:
    """Give the one interest in words of `sources`: English, or other languages."""
    limit = EVERYDAY if sources == ("en",) else RARE
    return Foreign(own, known, tuple(map(lexicon, sources)), limit)


stranger_to = cache(Stranger)
"""Gives the one interest for a question."""


@lru_cache(maxsize=4096)
def frequency_here(word: str, own: tuple[Lexicon, ...]) -> float:
    """Give how frequent a word is in the text's language (zipf), by the best of its vocabularies.

    A word that a vocabulary does not list is rarer than the rarest that it does, and is taken to be
    ten times rarer than that. Short vocabularies lack many ordinary words.
    """
    return max(each.zipf(word) or max(each.floor - UNLISTED, 0.0) for each in own)


@lru_cache(maxsize=4096)
def _lost_accent(word: str, frequency: float, own: tuple[Lexicon, ...]) -> bool:
    """Tell whether a word may be one of the text's own that lacks an accent: `menu`."""
    spellings = (
        word[:at] + accented + word[at + 1 :]
        for at, letter in enumerate(word)
        for accented in ACCENTED.get(letter, "")
    )
    limit = frequency - NEAR
    return any(max(each.zipf(spelling) for each in own) > limit for spelling in spellings)
