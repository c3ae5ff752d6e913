"""Full stops that a translation put in the wrong place, and sentences that begin small.

Where a link is translated as a segment of its own, the text before it gets a stop that it never
had, and what follows goes on in lower case: `esa dinámica. marzo, moscú vetó`. Only a stop behind a
known word counts, never one behind an abbreviation, and not in a text that writes all sentences so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Final

import regex

from newslint.language.wordlists import word_list
from newslint.match.expression import Expression
from newslint.match.facts import Facts
from newslint.match.guard import is_guarded
from newslint.match.hit import Hit
from newslint.match.register import WORD
from newslint.model.fix import Edit
from newslint.model.span import Span

Words = Mapping[str, Sequence[str]]

KNOWN: Final = 3.5
"""The zipf frequency of a word that is no abbreviation; those that are as frequent are listed."""

GOES_ON: Final = 2.5
"""The zipf frequency of a word that a sentence may begin with."""

SHORT: Final = 4
"""Letters of a word that is hardly an abbreviation."""

STYLE: Final = 0.25
"""The share of stops before a small letter from which on it is the writer's way."""

A_FEW: Final = 4
"""So many are never a way of writing."""

STOP: Final = Expression(
    r"""(?x)
    (?<![\p{L}\p{M}\p{N}.'’@/-])(?<before>\p{Ll}[\p{Ll}\p{M}]+)(?<stop>\.)[^\S\n]+
    (?<word>\p{Ll}[\p{Ll}\p{M}]*)(?![\p{L}\p{N}.@/'’)-])
    """
)
"""A stop between two words in lower case."""

_ANY_STOP = regex.compile(r"\p{L}\.[^\S\n]+\p{L}")

_MONTH_GAP: Final[Mapping[str, str]] = {"es": "En", "pt": "Em", "gl": "En", "fr": "En", "it": "A"}
"""What a month has lost that opens a sentence."""


def lower_after_stop(
    facts: Facts, *, lists: Words, bound: Words, every: bool = False
) -> Iterator[Hit]:
    """Give the words in lower case behind a full stop that cuts a sentence, or behind `every` stop.

    A stop cuts a sentence behind a `bound` word, one that cannot end it; a month with a comma
    behind it has lost the beginning of its sentence.

    Of `lists`, `any` and the one called by the language are abbreviations, without their stop, and
    `months-es` and the like months. The hit's value `before` is the word before the stop.
    """
    vocabulary = facts.lexicon
    if vocabulary is None:
        return
    language = facts.language or ""
    articles = frozenset(bound.get(language, ()))
    abbreviations = {*lists.get("any", ()), *lists.get(language, ())}
    months = frozenset(lists.get(f"months-{language}", ()))
    found = [
        place
        for place in facts.search(STOP)
        if place["before"] not in abbreviations
        and vocabulary.zipf(place["before"]) >= KNOWN
        and vocabulary.zipf(place["word"]) >= GOES_ON
        and (len(place["before"]) >= SHORT or place["before"] in articles)
    ]
    if len(found) > A_FEW:
        stops = sum(1 for _ in _ANY_STOP.finditer(facts.text))
        if len(found) > STYLE * stops:
            return
    for place in found:
        joins = place["before"] in articles
        dated = place["word"] in months and place.string.startswith(",", place.end())
        if not (every or joins or dated):
            continue
        yield Hit(
            Span(place.start("stop"), place.end("word")),
            {"before": place["before"], "word": place["word"]},
            {},
            (_repair(place, language, months, joins=joins),),
        )


def _repair(place: regex.Match[str], language: str, months: frozenset[str], *, joins: bool) -> Edit:
    if joins:
        return Edit(Span(*place.span("stop")), "", ".")
    word = place["word"]
    new = word[0].upper() + word[1:]
    if word in months and language in _MONTH_GAP and place.string.startswith(",", place.end()):
        new = f"{_MONTH_GAP[language]} {word}"
    return Edit(Span(*place.span("word")), new, word)


def lower_case_place(facts: Facts, *, names: Words) -> Iterator[Hit]:
    """Give names of places in lower case in a text that elsewhere writes them with a capital.

    `names` are names, by language, that are nothing else in it.
    """
    listed = _listed(frozenset(names.get(facts.language or "", ())))
    has_word = cache(partial(_has_word, facts))
    for token in facts.shadow.places(facts.remarkable(listed)):
        for found in WORD.finditer(facts.text, token.start, token.end):
            place, word = Span(*found.span()), found.group()
            capital = word[0].upper() + word[1:]
            if (
                word in listed.words
                and has_word(capital)
                and not is_guarded(place, ("url",), facts)
            ):
                yield Hit(place, {"name": capital}, {}, (Edit(place, capital, word),))


def _has_word(facts: Facts, word: str) -> bool:
    """Tell whether the text has `word` standing by itself."""
    return regex.search(rf"(?<!\w){regex.escape(word)}(?!\w)", facts.text) is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """An interest in the words of a list."""

    words: frozenset[str]

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word` is one."""
        return word in self.words


_listed = lru_cache(maxsize=64)(Listed)


_SENTENCE = regex.compile(
    r"(?<=[\p{L}\p{N}»”)]\.[^\S\n])\p{Lu}[^.!?…:;\n«»“”\"]{8,90}?\.(?=[^\S\n]+\p{Lu})"
)

FEW_WORDS: Final = 7
"""Words of a fragment at most."""


def verbless_sentence(facts: Facts) -> Iterator[Hit]:
    """Give short sentences in mid-paragraph without a verb that the word lists know."""
    verbs = word_list("verbs", facts.language or "")
    if not verbs:
        return
    for found in _SENTENCE.finditer(facts.text):
        words = regex.findall(r"\p{L}+", found.group().lower())
        if 1 < len(words) <= FEW_WORDS and not any(word in verbs for word in words):
            yield Hit(Span(*found.span()))
