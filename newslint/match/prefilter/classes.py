r"""What the classes of characters in an expression match: sets in brackets, `\w`, `\p{Lu}`.

A set of a few characters that are written one by one is known; of all others only what trying them
shows: whether they match a line end, and whether they match any letter or digit.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from itertools import starmap
from typing import TYPE_CHECKING

import regex

from newslint.match.prefilter.fold import all_characters, cased_characters
from newslint.match.prefilter.nodes import Character
from newslint.match.prefilter.sample import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "a": "\a"}
_MOST_OPTIONS = 128
"""A class of more characters than this is as good as any character."""


def escaped_character(text: str) -> str | None:
    r"""Give the character that an escape stands for; None where it is none or not understood.

    >>> escaped_character(r"\u00e9"), escaped_character(r"\."), escaped_character(r"\R")
    ('é', '.', None)
    """
    name = text[1]
    code = text[2:]
    if code:
        return chr(int(code, base=16)) if name in "xuU" else None
    if name in _CONTROL:
        return _CONTROL[name]
    return None if name.isascii() and name.isalnum() else name


@lru_cache(maxsize=4096)
def character_set(text: str, *, caseless: bool) -> Character:
    """Give what a set in brackets matches."""
    options = None if text.startswith("[^") else _members(text[1:-1])
    return character_class(options, text, caseless=caseless)


_ONE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|[^\\\[]"
_MEMBER = regex.compile(rf"(?P<one>{_ONE})(?:-(?P<to>{_ONE}))?", regex.DOTALL)


def _members(inside: str) -> frozenset[str] | None:
    """Give the characters in a set; None if they are too many or not written one by one."""
    if any(sign in inside for sign in ("||", "&&", "--", "~~")):
        return None
    members: set[str] = set()
    at = 0
    while at < len(inside):
        found = _MEMBER.match(inside, at)
        if found is None:
            return None
        first = _member(found["one"])
        last = _member(found["to"]) if found["to"] else first
        if first is None or last is None or ord(last) - ord(first) >= _MOST_OPTIONS:
            return None
        members.update(map(chr, range(ord(first), ord(last) + 1)))
        at = found.end()
    return frozenset(members) if 0 < len(members) <= _MOST_OPTIONS else None


def _member(text: str) -> str | None:
    return escaped_character(text) if text.startswith("\\") else text


def character_class(options: frozenset[str] | None, text: str, *, caseless: bool) -> Character:
    """Give what the class written as `text` matches; `options` are its characters, if known.

    Raises:
        regex.error: it means nothing by itself.

    """
    if options is not None:
        word = any(map(_WORD_CHARACTER.match, options))
        return Character(text, options, "\n" in options, caseless, outside_words=not word)
    newline, word = _kinds(text, caseless=caseless)
    return Character(text, options, newline, caseless, outside_words=not word)


@lru_cache(maxsize=4096)
def single_character(character: str, *, caseless: bool) -> Character:
    """Give one character that an expression names."""
    text = f"\\U{ord(character):08x}"
    return Character(text, frozenset(character), character == "\n", caseless)


@lru_cache(maxsize=4096)
def code_points(character: Character) -> tuple[tuple[int, int], ...]:
    """Give the ranges of code points that a class holds, as `regex` has it, and perhaps some more.

    Letters of scripts with an upper and lower case, and punctuation, are told exactly; elsewhere a
    block counts as held when any of its characters is: that makes a class some ten times shorter.
    """
    ranges: list[tuple[int, int]] = []
    for first, last in sorted(_held(character)):
        if ranges and ranges[-1][1] >= first - 1:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))
    return tuple(ranges)


@lru_cache(maxsize=4096)
def written_class(character: Character) -> str:
    """Write a class in Hyperscan's syntax."""
    return f"[{''.join(starmap(_written_range, code_points(character)))}]"


def _written_range(first: int, last: int) -> str:
    return f"\\x{{{first:x}}}" if first == last else f"\\x{{{first:x}}}-\\x{{{last:x}}}"


def _held(character: Character) -> Iterator[tuple[int, int]]:
    if character.options is not None:
        alike = class_of(character).findall(cased_characters()) if character.caseless else ()
        yield from ((ord(one), ord(one)) for one in character.options.union(alike))
        return
    pattern = class_of(character, "+")
    for text in _texts(_EXACT):
        for run in pattern.finditer(text):
            yield ord(run.group()[0]), ord(run.group()[-1])
    for block in _texts(_BLOCKS):
        if pattern.search(block) is not None:
            yield ord(block[0]), ord(block[-1])
    yield _BEYOND


@lru_cache(maxsize=4096)
def class_share(character: Character) -> float:
    """Give the share of the characters of ordinary articles that a class holds."""
    return len(class_of(character).findall(sample())) / len(sample())


def class_of(character: Character, count: str = "") -> regex.Pattern[str]:
    """Give what matches a character as an expression has it, or so many of them."""
    flags = regex.IGNORECASE if character.caseless else regex.VERSION0
    return regex.compile(f"(?:{character.text}){count}", flags, cache_pattern=False)


_EXACT = (range(0x530), range(0x2000, 0x2070))
_BLOCKS = (
    range(0x530, 0x1E00),
    range(0x1E00, 0x2000),  # Latin and Greek with accents
    range(0x2070, 0x3000),  # symbols
    range(0x3000, 0x3100),  # punctuation and kana of East Asia
    range(0x3100, 0xA000),  # ideographs
    range(0xA000, 0xAC00),
    range(0xAC00, 0xD800),  # Hangul
    range(0xE000, 0xF900),  # private use
    range(0xF900, 0x10000),
    range(0x10000, 0x20000),
    range(0x20000, 0x30000),  # ideographs
)
_BEYOND = (0x30000, sys.maxunicode)
"""Planes of rare ideographs, tags and private use: they count as held."""


@cache
def _texts(blocks: tuple[range, ...]) -> tuple[str, ...]:
    return tuple("".join(map(chr, block)) for block in blocks)


_WORD_CHARACTER = regex.compile(r"[^\W_]")


@lru_cache(maxsize=4096)
def _kinds(part: str, *, caseless: bool) -> tuple[bool, bool]:
    """Tell whether a class matches a line end, and whether it matches any letter or digit."""
    flags = regex.IGNORECASE if caseless else regex.VERSION0
    tried = regex.compile(part, flags, cache_pattern=False)
    return tried.fullmatch("\n") is not None, tried.search(_word_characters()) is not None


@cache
def _word_characters() -> str:
    return regex.sub(r"[\W_]+", "", all_characters())
