"""Words that a translation left in another language.

A word counts as left over when it is far commoner in the other language than in the text's own and
stands in the midst of that. Vocabularies are contaminated, so only the contrast between two of them
counts, never that one lacks a word. English is looked for everywhere, since most translations are
from it; other languages only where several different words of a text point to the same one, for the
words of relatives resemble each other. Where several words agree, weaker ones are believed, too.

Names, titles, short quotations, glosses in brackets, addresses and loanwords are left alone, and so
is a text that would be full of such words: its language was mistaken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.lexicon import LANGUAGES
from newslint.match.checks.strangers import (
    AFTER,
    BEFORE,
    MOST,
    OPENS,
    STARK,
    Lists,
    Odd,
    Text,
    in_the_midst,
    odd_places,
    text_of,
)
from newslint.match.facts import Facts, SpanIndex
from newslint.match.hit import Hit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

FUNCTION_WORD: Final = 6.0
"""The zipf frequency of words that hold a phrase together: *of*, *with*, *from*, *which*."""

_GAP = regex.compile(r"[^\S\n]+(?:\d[\d.,]*[^\S\n]+)?|,[^\S\n]+|['’-]")


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
    text = text_of(facts, lists)
    if text is None:
        return
    clear = odd_places(text, "en", at_least, by, min_length)
    strict = [odd for odd in clear if in_the_midst(odd, text)]
    hits = {odd.place: odd for odd in strict}
    loose = odd_places(text, "en", at_least_agreeing, by_agreeing, min_length)
    stark = {odd.word for odd in loose if odd.contrast >= STARK and in_the_midst(odd, text)}
    if len({odd.word for odd in strict}) >= agreeing or len(stark) > agreeing:
        hits |= {odd.place: odd for odd in loose}
    for source in sources:
        if source != facts.language and source in LANGUAGES and source != "en":
            others = odd_places(text, source, at_least_agreeing, by, min_length)
            clear = [odd for odd in others if odd.contrast >= by + by_agreeing]
            if len({odd.word for odd in clear if in_the_midst(odd, text)}) >= agreeing:
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
    text = text_of(facts, lists)
    if text is None:
        return
    for run in _runs(text, by, at_least, needed):
        yield Hit(run.span, {"words": str(len(run.words)), **_languages(facts, "en")})


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


def _runs(text: Text, by: float = 0.5, at_least: float = 3.0, needed: float = 3.0) -> Iterator[Run]:
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
    long = len(run) >= LONG_RUN
    if not held and not long:
        return
    found = Run(tuple(run))
    opening = text.facts.text[max(0, found.span.start - 1) : found.span.start]
    if "".join(odd.word for odd in run) in text.known or (not long and opening in OPENS):
        return
    if text.guarded.overlaps(found.span) or (not long and _beside_a_name(found, text)):
        return
    yield found


def _beside_a_name(run: Run, text: Text) -> bool:
    content, span = text.facts.text, run.span
    line = text.facts.lines_around(span)
    before = BEFORE.search(content[line.start : span.start])
    after = AFTER.match(content[span.end : line.end])
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
