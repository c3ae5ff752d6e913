"""How a text's words weigh in its own vocabulary and in another language's.

A word is odd when it is far commoner elsewhere. Whether it was left there by a translation is for
others to say; here it is only asked whether it stands free, in the midst of words that are at home,
and outside the parts of a text where an odd word is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import regex

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon
from newslint.language.wordlists import word_list
from newslint.match.checks.frequencies import lexicons_of
from newslint.match.checks.oddness import Limits, Stranger, foreign_to, frequency_here, stranger_to
from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import guarded_by, is_guarded
from newslint.match.register import WORD
from newslint.match.shadow import decoded
from newslint.model.span import Span

Lists = Mapping[str, Sequence[str]]

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

LONGEST_POST: Final = 280
"""Code points of an embedded post."""

_ATTACHED = frozenset("-–'’_@#/\\&.=<>{}[]*|+%$^…")
_COMMANDS = ":"
"""What may stand close behind a word, but close before one only in `:control`."""

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

    def __init__(
        self,
        facts: Facts,
        own: tuple[Lexicon, ...],
        loans: frozenset[str],
        sources: tuple[str, ...] = (),
    ) -> None:
        """Take a document, the vocabularies of its language, loans, and sources besides English."""
        self.facts = facts
        self._own = own
        self.loans = loans
        self.known = _known(loans, facts.language or "")
        self.sources = sources

    def here(self, word: str) -> float:
        """Give how frequent a word is in the text's language."""
        return frequency_here(word, self._own)

    def suspects(self, source: str, limits: Limits) -> set[bytes]:
        """Give the words in lower case that are odd, as the shadow has them."""
        return self._told_by(self._strangers(source, limits))

    def _told_by(self, stranger: Stranger) -> set[bytes]:
        return self.facts.remarkable(stranger, stranger.foreign)

    def _strangers(self, source: str, limits: Limits) -> Stranger:
        sources = ("en",) if source == "en" else self.sources
        return stranger_to(foreign_to(self._own, self.known, sources), source, limits)

    def odd_places(self, source: str, limits: Limits) -> list[Odd]:
        """Give the places of such words."""
        stranger = self._strangers(source, limits)
        return [
            Odd(Span(*found.span()), word, source, *stranger.weights(word))
            for place in self.facts.shadow.places(self._told_by(stranger))
            for found in WORD.finditer(self.facts.text, place.start, place.end)
            if stranger.tells(word := found.group()) and not _is_half(found)
        ]

    def is_full_of(self, source: str, limits: Limits) -> bool:
        """Tell whether so many words are odd, long or not, that the text is in another language."""
        stranger = self._strangers(source, replace(limits, letters=1))
        odd = set(filter(stranger.tells, _words_in(self._told_by(stranger))))
        most = MOST * len(self.facts.vocabulary)
        if len(odd) + len(self._cased) <= most:
            return False
        return len(odd.union(filter(stranger.tells, self._cased))) > most

    @cached_property
    def _cased(self) -> set[str]:
        """Give in lower case the words that are not written so everywhere."""
        words = _words_in(self.facts.shadow.words)
        return {low for word in words if (low := word.lower()) != word}

    def is_guarded(self, place: Span) -> bool:
        """Tell whether an odd word is meant there: in an address, a title, a foreign quotation."""
        return (
            is_guarded(place, ("url", "title-case"), self.facts)
            or any(map(self._mentions, guarded_by("quotation", place, self.facts)))
            or self._asides.overlaps(place)
        )

    @cached_property
    def _asides(self) -> SpanIndex:
        """Give the glosses in brackets and the posts that are quoted in their own language."""
        text = self.facts.text
        glosses = (Span(*found.span()) for found in _GLOSS.finditer(text))
        ends = (found.start() for found in _POST_END.finditer(text))
        return SpanIndex((*glosses, *(Span(max(0, end - LONGEST_POST), end) for end in ends)))

    def _mentions(self, span: Span) -> bool:
        words = _WORD.findall(span.of(self.facts.text).lower())
        if len(words) <= SHORT_QUOTATION:
            return True
        english = lexicon("en")
        at_home = sum(self.here(word) >= english.zipf(word) for word in words)
        return at_home < MOSTLY * len(words)


def _words_in(tokens: Iterable[bytes]) -> set[str]:
    """Give the different words in what the shadow took for words."""
    return set(WORD.findall(decoded(b"\n".join(set(tokens)))))


@lru_cache(maxsize=64)
def _known(loans: frozenset[str], language: str) -> frozenset[str]:
    return loans | word_list("own", language)


def _is_half(found: regex.Match[str]) -> bool:
    """Tell whether a word is one half of a Catalan one: `pàl·lid`."""
    start, end = found.span()
    return "·" in found.string[max(0, start - 1) : start] + found.string[end : end + 1]


_POST_END = regex.compile(r"\b(?:pic\.(?:twitter|x)\.com|t\.co)/\w")
"""The address of a picture or a link at the end of a post that was embedded."""

_GLOSS = regex.compile(r"\((?:[\p{L}'’-]+[^\S\n]*){1,5}\)")
_WORD = regex.compile(r"\p{L}+")


def text_of(facts: Facts, lists: Lists, sources: Sequence[str] = ()) -> Text | None:
    """Give a document to weigh, or None where its language has no vocabulary or is English.

    Of `lists`, `any` and the one called by the language are words to be taken for known. The
    `sources` are languages, besides English, that words may be from.
    """
    language = facts.language
    if language is None or language == "en":
        return None
    own = lexicons_of(language)
    if not own:
        return None
    loans = _words(frozenset(lists.get("any", ())), frozenset(lists.get(language, ())))
    is_borrowed = len(own) > 1  # so it lacks words that the language shares with others
    others = (
        one
        for one in sources
        if not is_borrowed and one in LANGUAGES and one not in {language, "en"}
    )
    return Text(facts, own, loans, tuple(others))


@lru_cache(maxsize=64)
def _words(*lists: frozenset[str]) -> frozenset[str]:
    """Give the words of lists in lower case; a run has few lists and many texts."""
    return frozenset(word.lower() for words in lists for word in words)


def odd_places(text: Text, source: str, limits: Limits) -> list[Odd]:
    """Give the places of words in lower case that stand free, are long enough and not guarded.

    A text that is full of such words has none: its language was mistaken.
    """
    found = [
        odd
        for odd in text.odd_places(source, limits)
        if not _attached(text.facts.text, odd.place) and not text.is_guarded(odd.place)
    ]
    return [] if found and text.is_full_of(source, limits) else found


def _attached(content: str, place: Span) -> bool:
    """Tell whether a word is part of something longer: a compound, an address, a number."""
    before = content[max(0, place.start - 1) : place.start]
    after = content[place.end : place.end + 2]
    if before in _ATTACHED or before in OPENS or before == _COMMANDS or before.isalnum():
        return True
    if after[:1] == ".":
        return after[1:].isalnum() or after == ".."  # cut off: `sin conex...`
    return after[:1] in _ATTACHED or after[:1].isalnum()


def in_the_midst(odd: Odd, text: Text) -> bool:
    """Tell whether the words beside are in the text's language, and no part of a name."""
    content = text.facts.text
    line = text.facts.lines_around(odd.place)
    before = BEFORE.match(content, line.start, odd.place.start)
    after = AFTER.match(content, odd.place.end, line.end)
    beside = [found["word"] for found in (before, after) if found]
    if text.facts.language not in NOUNS_CAPITALISED:
        opens = before is not None and before.start() == line.start
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


BEFORE = regex.compile(r"(?r)(?<word>\p{L}[\p{L}\p{M}]*)[^\S\n]+")
AFTER = regex.compile(r"[^\S\n]+(?<word>\p{L}[\p{L}\p{M}]*)")
