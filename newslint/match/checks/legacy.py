"""Text of one national code page read as another: `þehir` for `şehir`, `Ïðèâåò` for `Привет`.

Before UTF-8 each region had its own one-byte code page, and pages of that time are still served.
Read as Windows-1252, Turkish gets Icelandic letters, Polish gets `¹` and `³`, Russian becomes a row
of accented vowels. The way back is one letter for one letter; the vocabulary says where to take it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.lexicon import Lexicon, lexicon
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.match.facts import Facts

_CENTRAL: Final = ("cp1250", "iso8859_2")
_PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sr"), _CENTRAL),
    "tr": ("cp1254",),
    **dict.fromkeys(("lt", "lv"), ("cp1257",)),
}
"""Code pages in which a language was written before UTF-8, where its letters are Latin."""

_ALPHABETS: Final = (
    ("ru", "cp1251"),
    ("uk", "cp1251"),
    ("bg", "cp1251"),
    ("el", "cp1253"),
    ("ru", "koi8_r"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
)
"""And where they are not: a text in these leaves nothing to tell its language by."""

_KNOWN: Final = 2.5
"""How frequent (zipf) the repaired word must be: three times in ten million words."""

_CLEARLY: Final = 1.5
"""By so much more frequent than what stands there."""

_ENOUGH: Final = 2
"""Repaired words that are needed, of a text in another alphabet: one may be chance."""

_PUT_IN: Final = tuple(dict.fromkeys(page for pages in _PAGES.values() for page in pages))

_SIGNS: Final = (
    r"\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122"
)
_WORD: Final = Expression(
    rf"[\p{{Latin}}{_SIGNS}--[\s«»¡¿ªº]]*[\u00a1-\u00ff--[\s«»¡¿ªº]][\p{{Latin}}{_SIGNS}--[\s«»¡¿ªº]]*",
    regex.VERSION1,
)
_FOOTNOTE: Final = Expression(r"[¹²³]\Z")
"""A superscript behind a word, which may be one: alone it does not prove that the page is wrong."""

_ROW: Final = Expression(r"[\u00c0-\u00ff\u00a8\u00b8]{2,}+")
LONG_ROW: Final = Expression(r"[\u00c0-\u00ff\u00a8\u00b8]{5,}+")
"""Accented letters as no Latin language has them side by side."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way back from Windows-1252 to another code page."""

    name: str
    table: Mapping[int, str]


@cache
def _way(name: str) -> _Way:
    table = {}
    for byte in range(0x80, 0x100):
        meant = bytes([byte]).decode(name, errors="ignore")
        for read in {bytes([byte]).decode("cp1252", errors="ignore"), chr(byte)} - {""}:
            table[ord(read)] = meant or read
    return _Way(name, table)


@cache
def _misread(page: str) -> Expression:
    """Give the expression for what stands for another letter in the code page."""
    table = _way(page).table
    odd = (chr(read) for read, meant in table.items() if meant != chr(read) and meant.isalpha())
    return Expression(f"[{regex.escape(''.join(sorted(odd)))}]")


def misread_letters() -> tuple[Expression, ...]:
    """Give what `wrong_code_page` searches for."""
    return (LONG_ROW, *map(_misread, _PUT_IN))


def wrong_code_page(facts: Facts) -> Iterator[Hit]:
    """Give the words that make sense in another code page only, with what they say there.

    The value `replacement` is the repaired word, `encoding` the code page.
    """
    long_rows = [row.group() for row in facts.search(LONG_ROW)]
    if long_rows:
        yield from _in_another_alphabet(facts, long_rows)
    pages = _PAGES.get(facts.language or "", ())
    yield from max((_in_own_alphabet(facts, page) for page in pages), key=len, default=[])


def _in_own_alphabet(facts: Facts, page: str) -> list[Hit]:
    if facts.lexicon is None or next(facts.search(_misread(page)), None) is None:
        return []
    way = _way(page)
    sure = False
    hits = []
    for found in _WORD.compile().finditer(facts.text):
        old = found.group()
        new = old.translate(way.table)
        if new != old and new.isalpha() and _is_better(new, old, facts.lexicon):
            hits.append(_hit(Span(*found.span()), old, new, way))
            body = _FOOTNOTE.compile().sub("", old)
            sure = sure or body.translate(way.table) != body
    return hits if sure else []


def _in_another_alphabet(facts: Facts, long_rows: Sequence[str]) -> Iterator[Hit]:
    for language, page in _ALPHABETS:
        way, vocabulary = _way(page), lexicon(language)
        known = sum(vocabulary.zipf(row.translate(way.table)) >= _KNOWN for row in long_rows)
        if known >= _ENOUGH and known * 2 >= len(long_rows):
            for row in _ROW.compile().finditer(facts.text):
                old = row.group()
                yield _hit(Span(*row.span()), old, old.translate(way.table), way)
            return


def _is_better(new: str, old: str, vocabulary: Lexicon) -> bool:
    return vocabulary.zipf(new) >= max(_KNOWN, vocabulary.zipf(old) + _CLEARLY)


def _hit(span: Span, old: str, new: str, way: _Way) -> Hit:
    values = {"replacement": new, "encoding": way.name}
    return Hit(span, values, edits=(Edit(span, new, old),))
