"""Which words with a capital tell of segments that a translation took for sentences.

Most texts have none, or too few, and only their words need be looked at to know that. Whether a
capital is entitled to stand where it does is for `casing` to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from newslint.language.wordlists import word_list
from newslint.match.checks.traces import MOST
from newslint.match.shadow import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from newslint.match.facts import Facts

MANY: Final = 4
"""So many nouns with a capital count; contracts and reports have any number of them."""

WEAK_PROOF: Final = 0.5
"""What a capital on a word counts that opens sentences and, at times, names."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language whose capitals are looked at."""

    language: str
    closed: frozenset[str]
    weak: frozenset[str]
    months: frozenset[str]
    institutions: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Tell whether a word is a verb form and no institution."""
        return word in word_list("verbs", self.language) and word not in self.institutions

    def is_proof(self, word: str) -> bool:
        """Tell whether no name begins with a word."""
        return word not in self.weak and (word in self.closed or self.is_verb(word))

    def is_function_word(self, word: str) -> bool:
        """Tell whether a word joins others rather than says something."""
        return word in self.closed or word in self.weak

    def is_common(self, word: str) -> bool:
        """Tell whether a word is no name, as far as is known."""
        return word in word_list("common", self.language) and word not in self.institutions


def capitalised(word: str, _frequency: float) -> bool:
    """Take an interest in words that begin with a capital and have no other."""
    return word[0].isupper() and (word[1:].islower() or len(word) == 1)


@dataclass(frozen=True, slots=True)
class Telling:
    """An interest in capitalised words that are `proof`, or that `open` names and sentences."""

    vocabulary: Vocabulary
    role: Literal["proof", "opening", "other"]

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word`, which is capitalised, is of that role."""
        low, known = word.lower(), self.vocabulary
        if self.role == "opening":
            return known.is_function_word(low)
        if self.role == "other":
            return known.is_common(low)
        return low in known.months or known.is_proof(low)


@lru_cache(maxsize=64)
def _roles(vocabulary: Vocabulary) -> tuple[Telling, Telling, Telling]:
    return (
        Telling(vocabulary, "proof"),
        Telling(vocabulary, "opening"),
        Telling(vocabulary, "other"),
    )


vocabulary_of = lru_cache(maxsize=64)(Vocabulary)


def suspects(
    facts: Facts, vocabulary: Vocabulary, agreeing: float, traced: Callable[[], float]
) -> Collection[bytes]:
    """Give the words whose capitals count, as the shadow has them; none if there are too few of them.

    `traced` tells, where that decides, how much of what is needed the rest of the text comes to.
    """
    proof, openings, others = (facts.remarkable(role, capitalised) for role in _roles(vocabulary))
    capitals = facts.shadow.capitals if proof or openings else []
    if proof.isdisjoint(capitals):
        weak = float(sum(map(openings.__contains__, capitals)))
        weak += min(sum(map(others.__contains__, capitals)), MANY) / 2
        missing = agreeing - weak * WEAK_PROOF
        # One opening alone is a name more often than not, whatever the rest of the text is like.
        if missing > MOST - WEAK_PROOF or (missing > 0 and traced() < missing):
            return ()
    return proof | openings | others | small_elsewhere(facts)


def small_elsewhere(facts: Facts) -> set[bytes]:
    """Give the words with a capital that the text has in small letters, too."""
    words = set(facts.shadow.words)
    return {one for one in set(facts.shadow.capitals) if encoded(decoded(one).lower()) in words}
