"""How a text's words weigh in its own vocabulary and in another language's.

A word is odd when it is far commoner elsewhere. Whether it was left there by a translation is for
others to say; here it is only asked whether it stands free, in the midst of words that are at home,
and outside the parts of a text where an odd word is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import regex

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon
from newslint.language.wordlists import word_list
from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import GUARDS
from newslint.model.span import Span

Lists = Mapping[str, Sequence[str]]

RELATIVES: Final[Mapping[str, tuple[str, ...]]] = {"gl": ("es", "pt"), "eu": ("es", "fr")}
"""Languages without a vocabulary, and those in whose vocabularies their words are found."""

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

NOUNS_CAPITALISED: Final = frozenset({"de", "lb"})
"""Languages in which a capital in mid-sentence says nothing."""

STARK: Final = 2.0
"""A contrast, in zipf units, that is believed beside a name, too."""

MOST: Final = 0.3
"""The share of a text's distinct words above which the text is in another language altogether."""

MOSTLY: Final = 0.5
"""The share of words in its own language that makes a quotation one in the text's language."""

SHORT_QUOTATION: Final = 4
"""Words of a quotation that may mention a word rather than use it."""

_ATTACHED = frozenset("-–'’_@#/\\&.=<>{}[]*|+%$")
OPENS = frozenset("\"'“”„‘’«»‹›")
"""What stands before a word that is mentioned rather than used."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A word that is commoner (zipf `there`) in `source` than in the text's language (`here`)."""

    place: Span
    word: str
    source: str
    there: float
    here: float

    @property
    def contrast(self) -> float:
        """Give how much commoner, in zipf units."""
        return self.there - self.here


class Text:
    """The words of one document, weighed by its own vocabulary and another language's."""

    def __init__(self, facts: Facts, own: Sequence[Lexicon], loans: frozenset[str]) -> None:
        self.facts = facts
        self._own = own
        self.loans = loans
        self.known = loans | word_list("own", facts.language or "")
        self._here: dict[str, float] = {}
        self._found: dict[str, dict[str, tuple[float, float]]] = {}

    def here(self, word: str) -> float:
        """Give how frequent a word is in the text's language."""
        known = self._here.get(word)
        if known is None:
            known = max(one.zipf(word) for one in self._own)
            self._here[word] = known
        return known

    def odd_words(
        self, source: str, *, at_least: float, by: float
    ) -> dict[str, tuple[float, float]]:
        """Give the words commoner in `source` by `by`, with their frequencies there and here."""
        return {
            word: (there, here)
            for word, (there, here) in self._strangers(source).items()
            if there >= at_least and there - here >= by and not self._lost_accent(word, there)
        }

    def _strangers(self, source: str) -> dict[str, tuple[float, float]]:
        """Give the words that are commoner in `source` at all, known ones aside."""
        found = self._found.get(source)
        if found is None:
            there = lexicon(source)
            rarer = EVERYDAY if source == "en" else RARE
            weighed = {
                word: (there.zipf(word), here)
                for word in self.facts.vocabulary
                if (here := self.here(word)) < rarer and word.isalpha() and word not in self.known
            }
            found = {word: pair for word, pair in weighed.items() if pair[0] >= pair[1] + LEAST}
            self._found[source] = found
        return found

    def _lost_accent(self, word: str, frequency: float) -> bool:
        """Tell whether a word may be one of the text's own that lacks an accent: `menu`."""
        spellings = (
            word[:at] + accented + word[at + 1 :]
            for at, letter in enumerate(word)
            for accented in ACCENTED.get(letter, "")
        )
        return any(self.here(one) > frequency - NEAR for one in spellings)

    @cached_property
    def guarded(self) -> SpanIndex:
        """Give the parts where odd words are meant: addresses, titles, foreign quotations."""
        quotations = [span for span in GUARDS["quotation"](self.facts) if self._mentions(span)]
        others = (GUARDS[name](self.facts) for name in ("url", "title-case"))
        glosses = (Span(*found.span()) for found in _GLOSS.finditer(self.facts.text))
        return SpanIndex([*quotations, *glosses, *(span for spans in others for span in spans)])

    def _mentions(self, span: Span) -> bool:
        words = _WORD.findall(span.of(self.facts.text).lower())
        if len(words) <= SHORT_QUOTATION:
            return True
        english = lexicon("en")
        at_home = sum(self.here(word) >= english.zipf(word) for word in words)
        return at_home < MOSTLY * len(words)


_GLOSS = regex.compile(r"\((?:[\p{L}'’-]+[^\S\n]*){1,5}\)")
_WORD = regex.compile(r"\p{L}+")


def text_of(facts: Facts, lists: Lists) -> Text | None:
    """Give a document to weigh, or None where its language has no vocabulary or is English.

    Of `lists`, `any` and the one called by the language are words to be taken for known.
    """
    language = facts.language
    if language is None or language == "en":
        return None
    codes = [code for code in RELATIVES.get(language, (language,)) if code in LANGUAGES]
    if not codes:
        return None
    loans = _words(tuple(lists.get("any", ())), tuple(lists.get(language, ())))
    return Text(facts, [lexicon(code) for code in codes], loans)


@lru_cache(maxsize=64)
def _words(*lists: tuple[str, ...]) -> frozenset[str]:
    """Give the words of lists in lower case; a run has few lists and many texts."""
    return frozenset(word.lower() for words in lists for word in words)


def odd_places(text: Text, source: str, at_least: float, by: float, min_length: int) -> list[Odd]:
    """Give the places of words in lower case that stand free, are long enough and not guarded."""
    words = text.odd_words(source, at_least=at_least, by=by)
    if not words or len(words) > MOST * len(text.facts.vocabulary):
        return []
    content = text.facts.text
    return [
        Odd(place, word, source, *words[word])
        for place in text.facts.words
        if (word := place.of(content)) in words
        and len(word) >= min_length
        and not _attached(content, place)
        and not text.guarded.overlaps(place)
    ]


def _attached(content: str, place: Span) -> bool:
    """Tell whether a word is part of something longer: a compound, an address, a number."""
    before = content[max(0, place.start - 1) : place.start]
    after = content[place.end : place.end + 2]
    if before in _ATTACHED or before in OPENS or before.isalnum():
        return True
    if after[:1] == ".":
        return after[1:].isalnum()
    return after[:1] in _ATTACHED or after[:1].isalnum()


def in_the_midst(odd: Odd, text: Text) -> bool:
    """Tell whether the words beside are in the text's language, and no part of a name."""
    content = text.facts.text
    line = text.facts.lines_around(odd.place)
    before = BEFORE.search(content[line.start : odd.place.start])
    after = AFTER.match(content[odd.place.end : line.end])
    beside = [found["word"] for found in (before, after) if found]
    if text.facts.language not in NOUNS_CAPITALISED:
        opens = before is not None and before.start() == 0
        names = [word for word in beside[opens:] if word[0].isupper()]
        if len(names) > (odd.contrast >= STARK and len(beside) > 1):
            return False
        beside = [word for word in beside if word not in names]
    if not beside:
        return odd.contrast >= STARK
    there = lexicon(odd.source)
    if any(_is_half_of_a_loan(word.lower(), there, text) for word in beside):
        return False
    return all(text.here(word.lower()) > there.zipf(word) - odd.contrast / 2 for word in beside)


def _is_half_of_a_loan(word: str, there: Lexicon, text: Text) -> bool:
    """Tell whether a word beside is a loan, so that both may be one: `dress code`, `think tank`."""
    return word in text.loans and len(word) > len("the") and there.zipf(word) > text.here(word)


BEFORE = regex.compile(r"(?<word>\p{L}[\p{L}\p{M}]*)[^\S\n]+$")
AFTER = regex.compile(r"[^\S\n]+(?<word>\p{L}[\p{L}\p{M}]*)")
