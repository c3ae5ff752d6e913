r"""What the classes of characters in an expression match: sets in brackets, `\w`, `\p{Lu}`.

A set of a few characters that are written one by one is known; of all others only what trying them
shows: whether they match a line end, and whether they match any letter or digit.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache

import regex

from newslint.match.prefilter.nodes import Character

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
    """Give what the class written as `text` matches; `options` are its characters, if known."""
    newline, word = _kinds(text, caseless=caseless)
    return Character(options, newline, caseless, not word)


@lru_cache(maxsize=4096)
def _kinds(part: str, *, caseless: bool) -> tuple[bool, bool]:
    """Tell whether a class matches a line end, and whether it matches any letter or digit.

    One that cannot be tried by itself is taken to do so.
    """
    flags = regex.IGNORECASE if caseless else regex.VERSION0
    try:
        tried = regex.compile(part, flags, cache_pattern=False)
    except regex.error:
        return True, True
    return tried.fullmatch("\n") is not None, tried.search(_word_characters()) is not None


@cache
def _word_characters() -> str:
    return "".join(regex.findall(r"[^\W_]", "".join(map(chr, range(sys.maxunicode + 1)))))
