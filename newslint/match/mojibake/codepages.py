"""Where UTF-8 was read in a one-byte code page: what the bytes were, and what they say.

A UTF-8 character is a lead byte and one to three continuation bytes. Read in a code page, each byte
becomes a character of its own, so the damage has a shape: a character that stands for a lead byte,
then the right number of characters that stand for continuation bytes. Here is only that shape and
the way back; whether a place that has the shape is damage is for `mojibake` to weigh.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import ascii_letters
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMES: Final = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1257",
    "iso8859_2",
    "mac_roman",
    "cp437",
    "cp850",
    "koi8_r",
)
"""Python's names of the code pages, the likeliest first: what the Web's software took for granted
in the West, in the East of Europe, in Greece, Turkey and the Baltic, on the Macintosh, in DOS."""

_SHAPES: Final = (
    ((0xC2, 0xDF), (0x80, 0xBF)),
    ((0xE0, 0xE0), (0xA0, 0xBF), (0x80, 0xBF)),
    ((0xE1, 0xEC), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xED, 0xED), (0x80, 0x9F), (0x80, 0xBF)),
    ((0xEE, 0xEF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF0, 0xF0), (0x90, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF1, 0xF3), (0x80, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF4, 0xF4), (0x80, 0x8F), (0x80, 0xBF), (0x80, 0xBF)),
)
"""The byte sequences that are well-formed UTF-8 (Unicode standard, table 3-7), ASCII aside."""

_LEADS: Final = ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
"""The ranges of first bytes, by how many others follow."""

_OTHERS: Final = (0x80, 0xBF)
"""The range of the others, roughly."""


@dataclass(frozen=True, slots=True, eq=False)
class CodePage:
    """One code page: which byte each of its characters stands for, from 0x80."""

    name: str
    byte_of: Mapping[str, int]

    def decode(self, run: str) -> str:
        """Give what the bytes of `run`, a whole number of UTF-8 characters, say."""
        return bytes(self.byte_of[character] for character in run).decode()

    def decode_all(self, text: str) -> str:
        """Give `text` with every run decoded.

        >>> code_pages()[0].decode_all("polÃ­tica")
        'política'
        """
        return runs(self).sub(lambda found: self.decode(found.group()), text)


@cache
def code_pages() -> tuple[CodePage, ...]:
    """Give the code pages, the likeliest first."""
    return tuple(map(_code_page, _NAMES))


def _code_page(name: str) -> CodePage:
    """Read a code page; bytes that it leaves undefined pass through, as browsers have it."""
    byte_of = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(name, errors="replace").replace("\ufffd", chr(byte))
        byte_of[character] = byte
        if name == "cp1252":
            byte_of.setdefault(chr(byte), byte)  # Latin-1, which the Web takes for the same
    return CodePage(name, byte_of)


@cache
def runs(page: CodePage) -> regex.Pattern[str]:
    """Give the expression for UTF-8 characters in a row, read in `page`."""
    return regex.compile(f"(?:{_unit(page)})+")


def is_letter(page: CodePage, character: str) -> bool:
    """Tell whether `character` is a letter that can be read in `page`."""
    return character.isalpha() and (character.isascii() or character in page.byte_of)


@cache
def words(page: CodePage) -> regex.Pattern[str]:
    """Give the expression for such characters and other letters in a row, read in `page`."""
    letter = _set([*ascii_letters, *filter(str.isalpha, page.byte_of)])
    return regex.compile(f"(?:{_unit(page)}|{letter})+")


def _unit(page: CodePage) -> str:
    return "|".join("".join(_among(page, *part) for part in shape) for shape in _SHAPES)


@cache
def run_beginning(page: CodePage) -> Expression:
    """Give the expression for the first bytes of what may be a run in `page`, roughly.

    It is the gate before anything slower: hardly any text in order has such a place. No byte that it
    matches behind a lead byte is one itself.
    """
    other = _among(page, *_OTHERS)
    return Expression(
        "|".join(
            _among(page, *lead) + other * following
            for following, lead in enumerate(_LEADS, start=1)
        )
    )


def run_beginnings() -> tuple[Expression, ...]:
    """Give the expressions for the beginnings of runs, one for each code page."""
    return tuple(map(run_beginning, code_pages()))


@cache
def suspects() -> re.Pattern[str]:
    """Give the expression for the first character of what may be a run in some code page.

    It tells less than `run_beginning`, but Python's own `re` is thirty times faster than `regex` on sets
    of a few hundred characters.
    """
    pages = code_pages()
    leads = _set("".join(_members(page, _LEADS[0][0], _LEADS[-1][1]) for page in pages))
    others = _set("".join(_members(page, *_OTHERS) for page in pages))
    return re.compile(f"{leads}(?={others})")


def _among(page: CodePage, first: int, last: int) -> str:
    return _set(_members(page, first, last))


def _members(page: CodePage, first: int, last: int) -> str:
    return "".join(one for one, byte in page.byte_of.items() if first <= byte <= last)


def _set(members: Iterable[str]) -> str:
    return f"[{''.join(sorted(map(re.escape, set(members))))}]"
