"""How frequent a word is in the language of a text: by its vocabulary, or by what comes closest to one.

Languages without a vocabulary borrow those of their relatives, and the text itself tells which words
there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.match.facts import Facts

RELATIVES: Final[Mapping[str, tuple[str, ...]]] = {"gl": ("es", "pt"), "eu": ("es", "fr")}
"""Languages without a vocabulary, and those in whose vocabularies their words are found."""

KNOWN: Final = 3.0
"""What a word of the text itself counts (zipf): as much as one that is well known."""


class Frequencies(Protocol):
    """Whatever tells frequencies."""

    @property
    def language(self) -> str:
        """Give the code of the vocabulary."""

    def zipf(self, word: str) -> float:
        """Give how frequent `word` is; 0.0 if it is not known."""


@dataclass(frozen=True, slots=True)
class _Borrowed:
    facts: Facts
    lexicons: tuple[Lexicon, ...]

    @property
    def language(self) -> str:
        return self.facts.language or ""

    def zipf(self, word: str) -> float:
        whole = word[1:].islower()  # and not two, of which nobody knows whether they are one
        own = KNOWN if whole and self.facts.vocabulary[word.lower()] else 0.0
        return max(own, *(each.zipf(word) for each in self.lexicons), 0.0)


def frequencies(facts: Facts) -> Frequencies:
    """Give what tells frequencies for the language of a document."""
    lexicons = lexicons_of(facts.language or "")
    return lexicons[0] if len(lexicons) == 1 else _Borrowed(facts, lexicons)


@cache
def lexicons_of(language: str) -> tuple[Lexicon, ...]:
    """Give the vocabularies in which the words of a language are found, if any."""
    codes = RELATIVES.get(language, (language,))
    return tuple(lexicon(code) for code in codes if code in LANGUAGES)
