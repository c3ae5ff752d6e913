"""Phrases built after another language that no fixed list of phrases can hold.

`Russia's Putin` becomes `Putin de Rusia`: a leader's name, *of*, a country, and a verb. That is
only said where the name is listed, since `Carlos de Inglaterra` and `Banco de España` are as they
should be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.hit import Hit
from newslint.match.register import WORD
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.facts import Facts

Words = Mapping[str, Sequence[str]]

OF: Final[Mapping[str, str]] = {
    "es": r"de|del",
    "pt": r"de|da|do|dos",
    "fr": r"de|du|de la|des|d['’]",
    "it": r"della|dell['’]|del|degli|di",
}
"""What stands between the name and the country."""

ARTICLE: Final[Mapping[str, str]] = {"es": "el", "pt": "o", "fr": "le", "it": "il"}
"""The article that goes before the adjective."""


def possessive_country(
    facts: Facts,
    *,
    leaders: Sequence[str],
    countries: Mapping[str, Mapping[str, str]],
) -> Iterator[Hit]:
    """Give a leader's name with the country behind it, as in *Putin de Rusia realizará*.

    `countries` are countries with the adjective (masculine), by language of the text. The hit's
    value `better` is how an author would put it.
    """
    language = facts.language or ""
    adjectives = countries.get(language)
    if not adjectives or language not in OF:
        return
    last_words = _last_words(tuple(leaders))
    if not facts.remarkable(last_words):
        return
    pattern = _possessive(language, tuple(leaders), tuple(adjectives))
    for found in pattern.finditer(facts.text):
        better = f"{ARTICLE[language]} {adjectives[found['country']]} {found['name']}"
        if _OPENS.match(facts.text, found.start()):
            better = better[0].upper() + better[1:]
        place = Span(*found.span())
        yield Hit(place, {"better": better}, {}, (Edit(place, better, found.group()),))


_OPENS = regex.compile(r"(?<=(?:^|[.!?]\s+|\n)[«“\"]?)")
"""Where a sentence may begin."""


@dataclass(frozen=True, slots=True)
class LastWords:
    """An interest in the last words of names."""

    words: frozenset[str]

    def __call__(self, word: str, _frequency: float) -> bool:
        """Tell whether `word` is one."""
        return word in self.words


@lru_cache(maxsize=64)
def _last_words(names: tuple[str, ...]) -> LastWords:
    return LastWords(frozenset(WORD.findall(name)[-1] for name in names))


@lru_cache(maxsize=64)
def _possessive(
    language: str, leaders: tuple[str, ...], countries: tuple[str, ...]
) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}-]|\p{{Lu}}\p{{L}}{{1,20}}[^\S\n])(?<name>\L<leaders>)[^\S\n]+(?:{OF[language]})"
        rf"[^\S\n]*(?<country>\L<countries>)(?=[^\S\n]+\p{{Ll}})",
        leaders=list(leaders),
        countries=list(countries),
    )


_GROUPED = regex.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?<mark>[.,])\d{3})+(?![\d]|[.,]\d)")


def mixed_grouping(facts: Facts) -> Iterator[Hit]:
    """Give the numbers whose thousands are grouped otherwise than most of the text's are.

    The hit's value `mark` is the mark that the others have.
    """
    found = list(_GROUPED.finditer(facts.text))
    marks = [place["mark"] for place in found]
    rarer, commoner = sorted(".,", key=marks.count)
    if not 0 < marks.count(rarer) < marks.count(commoner):
        return
    for place in found:
        if place["mark"] == rarer:
            old = place.group()
            edit = Edit(Span(*place.span()), old.replace(rarer, commoner), old)
            yield Hit(Span(*place.span()), {"mark": commoner}, {}, (edit,))
