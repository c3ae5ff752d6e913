"""A text in bytes, with every sign replaced by what it means for words: a pattern of words.

To find the words of an article with a pattern takes longer than all else that is done with them, so the
cutting is left to `bytes.translate` and `bytes.split`. Every byte of the UTF-8 text has one byte here,
so a place found in the shadow is a place in the text; places are worked out when somebody asks.

A word here is a run of letters, marks, numbers and apostrophes, and nothing else. ASCII digits are all
written `0`, since nobody asks which number it is.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, compress, count
from operator import eq
from typing import TYPE_CHECKING, Final

import regex

from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_BLANK, _SIGN, _STOP, _CUT = b" \t\r\v"
"""A blank; a sign; a full stop that ends no sentence; what ends one: `!`, `?`, `…`, a newline, and a
stop before a blank. All but words is white space to `bytes.split`."""


def _meaning(byte: int) -> int:
    character = chr(byte)
    if byte >= 0x80 or character.isalpha() or character == "'":  # noqa: PLR2004 - the end of ASCII
        return byte
    if character.isdigit():
        return ord("0")
    if character in "\n!?":
        return _CUT
    if character in " \t\r\v\f":
        return _BLANK
    return _STOP if character == "." else _SIGN


_MEANINGS: Final = bytes(map(_meaning, range(256)))

_COMMON_LEADS: Final = b"\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcc\xd0\xd1"
"""First bytes of Latin and Cyrillic letters and of accents, and of no sign but × and ÷."""

_COMMON: Final = bytes(range(0xC0)) + _COMMON_LEADS

_LATIN_1: Final = (
    (re.compile(rb"\xc2[\xa0\x85]"), b"  "),
    (re.compile(rb"\xc2[\xb2\xb3\xb9\xbc-\xbe]"), b"00"),
    (re.compile(rb"\xc2[^\xaa\xb5\xba]"), b"__"),
)
"""U+0080 to U+00BF: blanks, numbers, signs. The rest are letters."""

_PUNCTUATION: Final = (
    (re.compile(rb"\xe2\x80\xa6"), b"!!!"),
    (re.compile(rb"\xe2\x80[\x80-\x8a\xa8\xa9\xaf]"), b"   "),
    (re.compile(rb"\xe2\x80[^\x99]|\xe2\x82[\xa0-\xbf]"), b"___"),
)
"""U+2000 to U+203F without the apostrophe, and currencies."""

_CAPITAL: Final = re.compile(rb" ([A-Z\xc3-\xf4][^\t\r\v ]*)")

_INSIDE: Final = bytes(range(0x80, 0xC0))
"""Bytes that begin no character."""

_TIMES: Final = re.compile(rb"\xc3[\x97\xb7]")

_RARE: Final = regex.compile(r"[^\p{ASCII}\p{L}\p{M}\p{N}’]")
"""Every sign and blank that is not ASCII."""


def _common_signs_replaced(data: bytes) -> bytes:
    if b"\xc2" in data:
        for pattern, meaning in _LATIN_1:
            data = pattern.sub(meaning, data)
    if b"\xe2" in data:
        for pattern, meaning in _PUNCTUATION:
            data = pattern.sub(meaning, data)
    return _TIMES.sub(b"__", data) if b"\xc3\x97" in data or b"\xc3\xb7" in data else data


def _replaced(found: regex.Match[str]) -> str:
    sign = found.group()
    meaning = "!" if sign == "…" else " " if sign.isspace() else "_"
    return meaning * len(encoded(sign))


def encoded(text: str) -> bytes:
    """Give a text in UTF-8, halves of surrogate pairs included."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """Give the text that `encoded` gave."""
    return data.decode("utf-8", "surrogatepass")


class Shadow:
    """The words and sentences of one text."""

    def __init__(self, text: str) -> None:
        self.bytes: Final = encoded(text)
        """The text itself."""
        data = self.bytes
        if not data.isascii():
            data = _common_signs_replaced(data)
            if data.translate(None, _COMMON):
                data = encoded(_RARE.sub(_replaced, text))
        data = data.translate(_MEANINGS).replace(b"\r ", b"\v\v").replace(b"\t ", b"\t\t")
        self.data: Final = data.replace(b"\v ", b"\v\v")
        """What stands for it, byte for byte. A blank follows a word or another blank."""

    @cached_property
    def _parts(self) -> list[bytes]:
        return self.data.split(b"\v")

    @cached_property
    def sentences(self) -> list[list[bytes]]:
        """Give the words of each sentence; there are empty ones between cuts."""
        return list(map(bytes.split, self._parts))

    @cached_property
    def words(self) -> list[bytes]:
        """Give all words, in text order."""
        return list(chain.from_iterable(self.sentences))

    @cached_property
    def capitals(self) -> list[bytes]:
        """Give the words right behind another that may begin with a capital, by their first byte."""
        return _CAPITAL.findall(self.data)

    def starts_of_capitals(self, words: Collection[bytes]) -> Iterator[int]:
        """Give where those of `capitals` that are one of `words` begin, as offsets in the text."""
        found = (one for one in _CAPITAL.finditer(self.data) if one[1] in words)
        return self._in_text(one.start(1) for one in found)

    @cached_property
    def doubled(self) -> list[int]:
        """Give the indices of words that are the same as the next."""
        return list(compress(count(), map(eq, self.words, self.words[1:])))

    def starts(self, sentences: Iterable[int]) -> Iterator[int]:
        """Give where sentences begin, as offsets in the text; they are told by index, in order."""
        offset = last = 0
        offsets = []
        for index in sentences:
            offset += sum(map(len, self._parts[last:index])) + index - last
            last = index
            offsets.append(offset)
        return self._in_text(offsets)

    def places(self, words: Iterable[bytes]) -> Iterator[Span]:
        """Give the places of all occurrences of `words` in the text, in order."""
        lengths = {at: len(word) for word in words for at in self._occurrences(word)}
        starts = sorted(lengths)
        ends = (at + lengths[at] for at in starts)
        edges = self._in_text(chain.from_iterable(zip(starts, ends, strict=True)))
        return (Span(start, next(edges)) for start in edges)

    def _occurrences(self, word: bytes) -> Iterator[int]:
        """Give the offsets at which `word` stands by itself."""
        data, size = self.data, len(word)
        at = data.find(word)
        while at >= 0:
            end = at + size
            if (not at or data[at - 1 : at].isspace()) and (
                end == len(data) or data[end : end + 1].isspace()
            ):
                yield at
            at = data.find(word, end)

    def _in_text(self, offsets: Iterable[int]) -> Iterator[int]:
        """Turn ascending offsets in bytes into offsets in code points."""
        last = place = 0
        for offset in offsets:
            place += len(self.bytes[last:offset].translate(None, _INSIDE))
            last = offset
            yield place
