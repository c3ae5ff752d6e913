"""The words of a run: each is judged once, not once for every place that it stands in.

Most words of most texts mean nothing to any check, and the same words come again in every text. So the
checks say which words they take an interest in; every new word is shown to all of them, and of a text
that brings no such word they need not be asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import regex

from newslint.language.lexicon import LANGUAGES, lexicon
from newslint.match.shadow import decoded

Interest = Callable[[str, float], bool]
"""Tells whether a word, of some frequency (zipf) in the text's language, is to be looked at. It is asked
once, so it must always say the same, and be equal to one that says the same."""

WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*")
"""A word: letters with their marks, apostrophes inside."""

_LOOSE_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")

EVERYDAY: Final = 3.0
"""Words count for a language by how far they exceed this frequency (zipf): function words most."""

CAPACITY: Final = 1 << 16
"""Words of a language that are kept: 10 MB. Articles have 400 different ones, and few are new."""

LONGEST: Final = 64
"""Bytes of a word that is kept."""


class Register(dict[bytes, float]):
    """The words of one language that texts had so far, as `Shadow` gives them, with their votes.

    The vote of a word is how far it exceeds `EVERYDAY`. The votes of a sentence sum up to what its words
    exceed that by, and one for each of its pieces that holds no word or for each further word in one:
    so the sum is to be compared with the number of pieces.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._zipf = _unknown if language is None else lexicon(language).zipf
        self.interests: dict[Interest, set[bytes]] = {}
        """The words that somebody is interested in."""
        self.remarkable: set[bytes] = set()
        """The words that anyone is interested in."""

    def make_room(self) -> None:
        """Forget all words if there are too many. To be called between texts."""
        if len(self) > CAPACITY:
            self.clear()
            self.remarkable.clear()
            for words in self.interests.values():
                words.clear()

    def interesting(self, interest: Interest) -> set[bytes]:
        """Give the words so far that somebody is interested in."""
        words = self.interests.get(interest)
        return self._entered(interest) if words is None else words

    def _entered(self, interest: Interest) -> set[bytes]:
        words = {
            word
            for word in self
            if any(interest(one, self._zipf(one)) for one in WORD.findall(decoded(word)))
        }
        self.interests[interest] = words
        self.remarkable |= words
        return words

    def __missing__(self, word: bytes) -> float:
        """Judge a new word."""
        text = decoded(word)
        plain = text.isalpha()
        for one in (text,) if plain else WORD.findall(text):
            frequency = self._zipf(one)
            for interest, words in self.interests.items():
                if interest(one, frequency):
                    words.add(word)
                    self.remarkable.add(word)
        loose = (text,) if plain else _LOOSE_WORD.findall(text)
        vote = sum(max(self._zipf(one) - EVERYDAY, 0.0) - 1 for one in loose) + 1
        if len(word) <= LONGEST:
            self[word] = vote
        return vote


def _unknown(_word: str) -> float:
    return 0.0


def register_of(language: str | None) -> Register:
    """Give the words of a language, or those of all languages that have no vocabulary."""
    return _register(language if language in LANGUAGES else None)


@cache
def _register(language: str | None) -> Register:
    return Register(language)
