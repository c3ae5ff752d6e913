"""Kinds of text in which something odd is meant or explained: quotations, titles, names, mojibake.

A rule names them under `outside`. A guard gives the spans of one document; being generous costs a
finding, being strict costs a false alarm, so they are generous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import regex

from newslint.match.facts import Facts
from newslint.match.mojibake.damage import damaged_words
from newslint.model.span import Span

_QUOTATION = regex.compile(
    r"""
      «[^«»\n]{1,600}+»?
    | “[^“”\n]{1,600}+[”“]?
    | „[^„“”\n]{1,600}+[“”"]?
    | (?<!\w)‘[^‘’\n]{1,300}?’(?!\w)
    | (?<![\w"])"(?=\S)[^"\n]{1,600}?(?<=\S)"(?!\w)
    | (?<!\w)'(?=\S)[^'\n]{3,200}?(?<=\S)'(?!\w)
    | [「『《][^」』》\n]{1,600}+[」』》]
    """,
    regex.VERBOSE,
)

_URL = regex.compile(
    r"""
      \b(?:https?|ftp)://\S+
    | \bwww\.\S+
    | \b[\w.+-]+@[\w-]+\.[\w.-]+
    | (?<!\w)[@\#]\w+
    | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|tv|io|app|news|blog|[a-z]{2})\b(?:/\S*)?
    | \S*/\S*/\S*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_TITLE_CASE = regex.compile(
    r"""
    \b\p{Lu}[\p{L}\p{M}'’.-]*
    (?:[^\S\n]+(?:(?:\p{Ll}{1,4}|&|\d+)[^\S\n]+){0,2}\p{Lu}[\p{L}\p{M}'’.-]*)+
    """,
    regex.VERBOSE,
)

_CAPITALISED_INSIDE = regex.compile(r"(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}[\p{L}\p{M}]*")


def _matches(pattern: regex.Pattern[str]) -> Callable[[Facts], Iterator[Span]]:
    def spans(facts: Facts) -> Iterator[Span]:
        return (Span(*found.span()) for found in pattern.finditer(facts.text))

    return spans


def _names(facts: Facts) -> Iterator[Span]:
    """Give every occurrence of a word that stands capitalised in mid-sentence somewhere."""
    names = {found.group().lower() for found in _CAPITALISED_INSIDE.finditer(facts.text)}
    return (span for span in facts.words if span.of(facts.text).lower() in names)


GUARDS: Mapping[str, Callable[[Facts], Iterator[Span]]] = {
    "quotation": _matches(_QUOTATION),
    "title-case": _matches(_TITLE_CASE),
    "url": _matches(_URL),
    "name": _names,
    "mojibake": lambda facts: (word.span for word in damaged_words(facts)),
}
"""The guards by the name that rules use."""
