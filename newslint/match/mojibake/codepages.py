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

_FIRST_LEAD: Final = 0xC2
_LAST_LEAD: Final = 0xF4
_FIRST_NO_INNER: Final = 0xC0
"""The ranges of first and of other bytes in these sequences."""


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
    def among(first: int, last: int) -> str:
        return _set(one for one, byte in page.byte_of.items() if first <= byte <= last)

    return "|".join("".join(among(*part) for part in shape) for shape in _SHAPES)


@cache
def suspects() -> re.Pattern[str]:
    """Give the expression for the first character of what may be a run in some code page.

    It is the gate before anything slower: nearly every text passes it without a match. Python's own
    `re` is thirty times faster than `regex` on sets of a few hundred characters.
    """
    leads = _set(one for page in code_pages() for one in page.byte_of if is_lead(page, one))
    others = _set(one for page in code_pages() for one in page.byte_of if _is_inner(page, one))
    return re.compile(f"{leads}(?={others})")


def begins_run(page: CodePage, text: str, at: int) -> bool:
    """Tell whether a UTF-8 character, read in `page`, may begin at `at`: its first two bytes do."""
    return is_lead(page, text[at]) and _is_inner(page, text[at + 1 : at + 2])


def is_lead(page: CodePage, character: str) -> bool:
    """Tell whether `character` is what `page` makes of the first byte of a UTF-8 character."""
    return _FIRST_LEAD <= page.byte_of.get(character, 0) <= _LAST_LEAD


def _is_inner(page: CodePage, character: str) -> bool:
    return 0 < page.byte_of.get(character, 0) < _FIRST_NO_INNER


def _set(members: Iterable[str]) -> str:
    return f"[{''.join(sorted(map(re.escape, set(members))))}]"
