"""Kinds of text in which something odd is meant or explained: quotations, titles, names, mojibake.

A rule names them under `outside`. A guard gives the spans of one document; being generous costs a
finding, being strict costs a false alarm, so they are generous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import regex

from newslint.match.facts import Facts, SpanIndex
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
    | (?:(?<=\G[.+-]*)|(?<!\w[.+-]*))\b[\w.+-]++@[\w-]++\.[\w.-]+
    | (?<!\w)[@\#]\w+
    | (?:(?<=\G[.-]*)|(?<!\w-*+\.?(?:-++\.)*+-*+))\b[\w-]+(?:\.[\w-]+)*
      \.(?:com|org|net|info|gov|edu|tv|io|app|news|blog|[a-z]{2})\b(?:/\S*)?
    | (?:\G|(?<!\S))[^\s/]*+/[^\s/]*+/\S*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
r"""Addresses, and what looks like one. Where one kind of them can begin in several places of a run of
characters, all succeed or fail alike, so only the first is tried (`\G` is where the match before ended)."""

_PERHAPS_URL = regex.compile(r"(?<!\S)[^\s/@\#.]*+(?:[/@\#]|\.\S)\S*+")
"""What is between blanks and has what every address has: few words do, and it takes no time to see."""

_TITLE_CASE = regex.compile(
    r"""
    \b\p{Lu}[\p{L}\p{M}'’.-]*+
    (?:
      (?:[^\S\n]+(?:(?:\p{Ll}{1,4}|&|\d+)[^\S\n]+){0,2}\p{Lu}[\p{L}\p{M}'’.-]*+)++
      | (*SKIP)(*FAIL)
    )
    """,
    regex.VERBOSE,
)
"""Capitalised words in a row. Where a word (or `A-A-A`) has none behind it, it has none behind any part."""

_CAPITALISED_INSIDE = regex.compile(r"(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}[\p{L}\p{M}]*")


_IN_LINES: Final[Mapping[str, tuple[regex.Pattern[str], ...]]] = {
    "quotation": (_QUOTATION,),
    "title-case": (_TITLE_CASE,),
    "url": (_PERHAPS_URL, _URL),
}
"""Guards that never look beyond the line, so only lines that somebody asks about are searched. Of
several patterns, each searches what the one before has found."""


def _names(facts: Facts) -> Iterator[Span]:
    """Give every occurrence of a word that stands capitalised in mid-sentence somewhere."""
    names = {found.group().lower() for found in _CAPITALISED_INSIDE.finditer(facts.text)}
    return (span for span in facts.words if span.of(facts.text).lower() in names)


_IN_TEXTS: Final[Mapping[str, Callable[[Facts], Iterable[Span]]]] = {
    "name": _names,
    "mojibake": lambda facts: (word.span for word in damaged_words(facts)),
}

GUARDS: Final = frozenset({*_IN_LINES, *_IN_TEXTS})
"""The names of guards that rules use."""


def is_guarded(span: Span, guards: Iterable[str], facts: Facts) -> bool:
    """Tell whether any of the guards named gives a part of the text that `span` shares."""
    return any(index.overlaps(span) for guard in guards for index in _indices(guard, span, facts))


def guarded_by(guard: str, span: Span, facts: Facts) -> list[Span]:
    """Give the parts that a guard gives and that `span` shares."""
    return [part for index in _indices(guard, span, facts) for part in index.overlapping(span)]


def _indices(guard: str, span: Span, facts: Facts) -> Iterator[SpanIndex]:
    """Give what a guard gives in the lines that `span` touches, or in the whole text."""
    patterns = _IN_LINES.get(guard)
    if patterns is None:
        yield _kept((guard, None), _IN_TEXTS[guard], facts)
        return
    last = facts.line_number(max(span.start, span.end - 1))
    for number in range(facts.line_number(span.start), last + 1):
        yield _kept((guard, number), partial(_in_line, patterns, facts.lines[number]), facts)


def _kept(
    key: tuple[str, int | None], find: Callable[[Facts], Iterable[Span]], facts: Facts
) -> SpanIndex:
    """Give what was found before, or find it."""
    index = facts.guarded.get(key)
    if index is None:
        index = facts.guarded[key] = SpanIndex(find(facts))
    return index


def _in_line(patterns: tuple[regex.Pattern[str], ...], line: Span, facts: Facts) -> Iterable[Span]:
    parts: Iterable[Span] = (line,)
    for pattern in patterns:
        parts = _found(pattern, parts, facts.text)
    return parts


def _found(pattern: regex.Pattern[str], parts: Iterable[Span], text: str) -> Iterator[Span]:
    for part in parts:
        for found in pattern.finditer(text, part.start, part.end):
            yield Span(*found.span())
