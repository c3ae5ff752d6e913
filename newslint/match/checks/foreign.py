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

from newslint.match.checks.oddness import Limits
from newslint.match.checks.strangers import (
    AFTER,
    BEFORE,
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

ROMANCE: Final = frozenset({"ca", "es", "fr", "it", "pt", "ro"})
"""Languages in which words of the other sources stay unnoticed. Elsewhere they meet by chance."""

FUNCTION_WORD: Final = 6.0
"""The zipf frequency of words that hold a phrase together: *of*, *with*, *from*, *which*."""

PHRASES: Final = Limits(3.0, 0.5)
"""What a word must have that is one of several in a row."""

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
    are tried, too; in a text that is in no Romance language it takes one word more.
    """
    text = text_of(facts, lists, sources)
    if text is None:
        return
    clear = Limits(at_least, by, min_length)
    loose = Limits(at_least_agreeing, by_agreeing, min_length)
    clearly = Limits(at_least_agreeing, by + by_agreeing, min_length)
    needed = agreeing + (facts.language not in ROMANCE)
    others = [one for one in text.sources if len(text.suspects(one, clearly)) >= needed]
    hits = _english(text, clear, loose, agreeing)
    for source in others:
        odd_ones = odd_places(text, source, Limits(at_least_agreeing, by, min_length))
        clear_ones = [odd for odd in odd_ones if odd.contrast >= clearly.by]
        if len({odd.word for odd in clear_ones if in_the_midst(odd, text)}) >= needed:
            hits = {odd.place: odd for odd in odd_ones} | hits
    phrases = SpanIndex(run.span for run in _runs(text) if hits)
    for place in sorted(hits):
        if not phrases.overlaps(place):
            yield _hit(hits[place], facts)


def _english(text: Text, clear: Limits, loose: Limits, agreeing: int) -> dict[Span, Odd]:
    """Give the English words; where several agree, those within the lower limits, too."""
    stark = Limits(loose.at_least, max(loose.by, STARK), loose.letters)
    if not text.suspects("en", clear) and len(text.suspects("en", stark)) <= agreeing:
        return {}
    strict = [odd for odd in odd_places(text, "en", clear) if in_the_midst(odd, text)]
    weaker = odd_places(text, "en", loose)
    sure = {odd.word for odd in weaker if odd.contrast >= STARK and in_the_midst(odd, text)}
    close = {odd.word for odd in weaker if odd.contrast >= clear.by and in_the_midst(odd, text)}
    agree = (len(close) >= agreeing and bool(strict)) or len(sure) > agreeing
    return {odd.place: odd for odd in (*strict, *(weaker if agree else ()))}


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
    for run in _runs(text, Limits(at_least, by), needed):
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


def _runs(text: Text, limits: Limits = PHRASES, needed: float = 3.0) -> list[Run]:
    """Give the phrases; there are none in a text that is full of such words."""
    rows: list[list[Odd]] = []
    for odd in text.odd_places("en", limits):
        if rows and _GAP.fullmatch(text.facts.text, rows[-1][-1].place.end, odd.place.start):
            rows[-1].append(odd)
        else:
            rows.append([odd])
    runs = [run for row in rows for run in _whole(row, text, needed)]
    return [] if runs and text.is_full_of("en", limits) else runs


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
    if not long and not any(map(str.isspace, found.span.of(text.facts.text))):
        return  # `add-on`: one word, and more likely a loan
    if text.is_guarded(found.span) or (not long and _beside_a_name(found, text)):
        return
    yield found


def _beside_a_name(run: Run, text: Text) -> bool:
    content, span = text.facts.text, run.span
    line = text.facts.lines_around(span)
    before = BEFORE.match(content, line.start, span.start)
    after = AFTER.match(content, span.end, line.end)
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
