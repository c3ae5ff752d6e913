"""Words that a translation left in another language.

A word counts as left over when it is far commoner in the other language than in the text's own and
stands in the midst of that. Vocabularies are contaminated, so only the contrast between two of them
counts, never that one lacks a word. English is looked for everywhere, since most translations are from it; other
languages only where several different words of a text point to the same one, for the words of
relatives resemble each other. Where several words agree, weaker ones are believed, too.

Names, titles, short quotations, glosses in brackets, addresses and loanwords are left alone, and so
is a text that would be full of such words: its language was mistaken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import regex

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon
from newslint.language.wordlists import word_list
from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import GUARDS
from newslint.match.hit import Hit
from newslint.model.span import Span

Lists = Mapping[str, Sequence[str]]

RELATIVES: Final[Mapping[str, tuple[str, ...]]] = {"gl": ("es", "pt"), "eu": ("es", "fr")}
"""Languages without a vocabulary, and those in whose vocabularies their words are found."""

NAMES: Final[Mapping[str, str]] = {
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "eu": "Basque",
    "fi": "Finnish",
    "fr": "French",
    "gl": "Galician",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sv": "Swedish",
    "tr": "Turkish",
}
"""The names of languages, for messages."""

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

FUNCTION_WORD: Final = 6.0
"""The zipf frequency of words that hold a phrase together: *of*, *with*, *from*, *which*."""

_GAP = regex.compile(r"[^\S\n]+(?:\d[\d.,]*[^\S\n]+)?|,[^\S\n]+|['’-]")
_ATTACHED = frozenset("-–'’_@#/\\&.=<>{}[]*|+%$")


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
        self._known = loans | word_list("own", facts.language or "")
        self._here: dict[str, float] = {}

    def here(self, word: str) -> float:
        """Give how frequent a word is in the text's language."""
        known = self._here.get(word)
        if known is None:
            known = max(one.zipf(word) for one in self._own)
            self._here[word] = known
        return known

    def odd_words(self, source: str, *, at_least: float, by: float) -> dict[str, tuple[float, float]]:
        """Give the words that are commoner in `source` by `by`, with their frequencies there and here."""
        there = lexicon(source)
        found = {}
        for word in self.facts.vocabulary:
            if word in self._known or not word.isalpha():
                continue
            frequency = there.zipf(word)
            contrast = frequency - self.here(word)
            if frequency >= at_least and contrast >= by and not self._lost_accent(word, frequency):
                found[word] = (frequency, self.here(word))
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
        """Give the parts where an odd word is meant: addresses, titles, mentions, foreign quotations."""
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


def untranslated_word(  # noqa: PLR0913 - these are the settings of a rule
    facts: Facts,
    *,
    lists: Lists,
    by: float = 1.2,
    at_least: float = 3.0,
    min_length: int = 4,
    agreeing: int = 3,
    by_agreeing: float = 0.7,
    at_least_agreeing: float = 2.0,
    sources: Sequence[str] = ("es", "fr", "pt", "it"),
) -> Iterator[Hit]:
    """Give the words that were left in another language.

    `lists` are loanwords: those under `any` in every language, others by language. A word must be
    `at_least` so frequent in English (zipf) and more so `by` than in the text's language. Where
    `agreeing` different words are, lower limits hold for the rest; then the languages `sources`
    are tried, too.
    """
    text = _text(facts, lists)
    if text is None:
        return
    clear = _odd(text, "en", at_least, by, min_length)
    strict = [odd for odd in clear if _in_the_midst(odd, text)]
    hits = {odd.place: odd for odd in strict}
    if len({odd.word for odd in strict}) >= agreeing:
        loose = _odd(text, "en", at_least_agreeing, by_agreeing, min_length)
        hits |= {odd.place: odd for odd in loose}
    for source in sources:
        if source != facts.language and source in LANGUAGES and source != "en":
            others = _odd(text, source, at_least_agreeing, by, min_length)
            clear = [odd for odd in others if odd.contrast >= by + by_agreeing]
            if len({odd.word for odd in clear if _in_the_midst(odd, text)}) >= agreeing:
                hits = {odd.place: odd for odd in others} | hits
    phrases = SpanIndex(run.span for run in _runs(text))
    for place in sorted(hits):
        if not phrases.overlaps(place):
            yield _hit(hits[place], facts)


def untranslated_phrase(
    facts: Facts, *, lists: Lists, by: float = 0.5, at_least: float = 3.0, needed: float = 3.0
) -> Iterator[Hit]:
    """Give runs of English words held together by a function word or long enough to be no name.

    Each word must be `at_least` so frequent in English, more so `by` than in the text's language,
    and all together by `needed`.
    """
    text = _text(facts, lists)
    if text is None:
        return
    for run in _runs(text, by, at_least, needed):
        yield Hit(run.span, {"words": str(len(run.words)), **_languages(facts, "en")})


def _text(facts: Facts, lists: Lists) -> Text | None:
    language = facts.language
    if language is None or language == "en":
        return None
    codes = [code for code in RELATIVES.get(language, (language,)) if code in LANGUAGES]
    if not codes:
        return None
    loans = frozenset(word.lower() for key in ("any", language) for word in lists.get(key, ()))
    return Text(facts, [lexicon(code) for code in codes], loans)


def _odd(text: Text, source: str, at_least: float, by: float, min_length: int) -> list[Odd]:
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
    if before in _ATTACHED or before.isalnum():
        return True
    if after[:1] == ".":
        return after[1:].isalnum()
    return after[:1] in _ATTACHED or after[:1].isalnum()


def _in_the_midst(odd: Odd, text: Text) -> bool:
    """Tell whether the words beside are in the text's language, and no part of a name."""
    content = text.facts.text
    line = text.facts.lines_around(odd.place)
    before = _BEFORE.search(content[line.start : odd.place.start])
    after = _AFTER.match(content[odd.place.end : line.end])
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
    return all(text.here(word.lower()) > there.zipf(word) - odd.contrast / 2 for word in beside)


_BEFORE = regex.compile(r"(?<word>\p{L}[\p{L}\p{M}]*)[^\S\n]+$")
_AFTER = regex.compile(r"[^\S\n]+(?<word>\p{L}[\p{L}\p{M}]*)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of another language in a row."""

    words: tuple[Odd, ...]

    @property
    def span(self) -> Span:
        """Give the extent."""
        return Span(self.words[0].place.start, self.words[-1].place.end)


LONG_RUN: Final = 4
"""Words in a row that need no function word to be a phrase."""


def _runs(
    text: Text, by: float = 0.5, at_least: float = 3.0, needed: float = 3.0
) -> Iterator[Run]:
    words = text.odd_words("en", at_least=at_least, by=by)
    if not words or len(words) > MOST * len(text.facts.vocabulary):
        return
    content = text.facts.text
    run: list[Odd] = []
    for place in text.facts.words:
        word = place.of(content)
        if run and not _GAP.fullmatch(content, run[-1].place.end, place.start):
            yield from _whole(run, text, needed)
            run = []
        if word in words:
            run.append(Odd(place, word, "en", *words[word]))
        elif run:
            yield from _whole(run, text, needed)
            run = []
    yield from _whole(run, text, needed)


def _whole(run: list[Odd], text: Text, needed: float) -> Iterator[Run]:
    """Give the run if it is a phrase: long or held together, and neither guarded nor in a name."""
    if len(run) < 2 or sum(odd.contrast for odd in run) < needed:  # noqa: PLR2004 - a pair
        return
    held = any(odd.there >= FUNCTION_WORD and odd.contrast >= 1 for odd in run)
    if not held and len(run) < LONG_RUN:
        return
    found = Run(tuple(run))
    if text.guarded.overlaps(found.span) or (len(run) < LONG_RUN and _beside_a_name(found, text)):
        return
    yield found


def _beside_a_name(run: Run, text: Text) -> bool:
    content, span = text.facts.text, run.span
    line = text.facts.lines_around(span)
    before = _BEFORE.search(content[line.start : span.start])
    after = _AFTER.match(content[span.end : line.end])
    return any(found["word"][0].isupper() for found in (before, after) if found)


def _hit(odd: Odd, facts: Facts) -> Hit:
    frequencies = f"{odd.source} {odd.there:.1f}, {facts.language} {odd.here:.1f}"
    values = {"frequencies": frequencies, **_languages(facts, odd.source)}
    return Hit(odd.place, values)


def _languages(facts: Facts, source: str) -> dict[str, str]:
    own = facts.language or ""
    source_name, own_name = NAMES.get(source, source), NAMES.get(own, own)
    return {
        "source": source_name,
        "a_source": _with_article(source_name),
        "a_language": _with_article(own_name),
    }


def _with_article(name: str) -> str:
    return f"an {name}" if name[:1] in "AEIO" else f"a {name}"
