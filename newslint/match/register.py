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
once, so it must always say the same, and be equal to one that says the same. The frequency is 0.0 where
the language has no vocabulary."""

WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*")
"""A word: letters with their marks, apostrophes inside."""

_LOOSE_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")

EVERYDAY: Final = 3.0
"""Words count for a language by how far they exceed this frequency (zipf): function words most."""

CAPACITY: Final = 1 << 15
"""Words of a language that are kept for sure; at most there are twice as many: 10 MB. Articles have 400
different ones, and few are new."""

LONGEST: Final = 256
"""Bytes of a word that is kept: no check takes longer ones for words of a language."""


def anything(_word: str, _frequency: float) -> bool:
    """Take an interest in every word: the premise of what has none."""
    return True


class Register(dict[bytes, float]):
    """The words of one language that texts had so far, as `Shadow` gives them, with their votes.

    The vote of a word is how far it exceeds `EVERYDAY`. The votes of a sentence sum up to what its words
    exceed that by, and one for each of its pieces that holds no word or for each further word in one:
    so the sum is to be compared with the number of pieces.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._zipf = _unknown if language is None else lexicon(language).zipf
        self._before: dict[bytes, float] = {}
        self._asked: dict[Interest, list[Interest]] = {anything: []}
        """The interests that are to be asked where a premise holds; that may be one of them."""
        self.interests: dict[Interest, set[bytes]] = {}
        """The words that somebody is interested in, or of which a premise holds."""
        self.remarkable: set[bytes] = set()
        """The words that anyone is interested in."""

    def make_room(self) -> None:
        """Forget the words that did not come lately if there are too many. To be called between texts."""
        if len(self) > CAPACITY:
            for words in (self.remarkable, *self.interests.values()):
                words.intersection_update(self)
            self._before = dict(self)
            self.clear()

    def interesting(self, interest: Interest, premise: Interest) -> set[bytes]:
        """Give the words so far that somebody is interested in.

        The `premise` is what must hold of a word for the interest to be asked. It is asked first, and
        once for all interests that have the same.
        """
        words = self.interests.get(interest)
        if words is None:
            if premise not in self._asked:
                self._enter(premise, anything)
                self._asked[premise] = []
            words = self._enter(interest, premise)
            self.remarkable |= words
        return words

    def _enter(self, interest: Interest, premise: Interest) -> set[bytes]:
        given = {*self, *self._before} if premise is anything else self.interests[premise]
        words = {word for word in given if self._holds(word, premise, interest)}
        self._asked[premise].append(interest)
        self.interests[interest] = words
        return words

    def _holds(self, word: bytes, premise: Interest, interest: Interest) -> bool:
        return any(
            premise(one, self._zipf(one)) and interest(one, self._zipf(one))
            for one in WORD.findall(decoded(word))
        )

    def __missing__(self, word: bytes) -> float:
        """Judge a new word, unless that was done not long ago."""
        vote = self._before.pop(word, None)
        if vote is None:
            vote = self._judged(word)
        if len(word) <= LONGEST:
            self[word] = vote
        return vote

    def _judged(self, word: bytes) -> float:
        """Show a word to all who may be interested, and give its vote."""
        text = decoded(word)
        if text.isalpha():
            frequency = self._zipf(text)
            self._show(word, text, frequency)
            return max(frequency - EVERYDAY, 0.0)
        for one in WORD.findall(text):
            self._show(word, one, self._zipf(one))
        loose = _LOOSE_WORD.findall(text)
        return sum(max(self._zipf(one) - EVERYDAY, 0.0) - 1 for one in loose) + 1

    def _show(self, word: bytes, text: str, frequency: float, premise: Interest = anything) -> None:
        for interest in self._asked[premise]:
            if interest(text, frequency):
                self.interests[interest].add(word)
                if interest in self._asked:
                    self._show(word, text, frequency, interest)
                else:
                    self.remarkable.add(word)


def _unknown(_word: str) -> float:
    return 0.0


def register_of(language: str | None) -> Register:
    """Give the words of a language, or those of all languages that have no vocabulary."""
    return _register(language if language in LANGUAGES else None)


@cache
def _register(language: str | None) -> Register:
    return Register(language)
