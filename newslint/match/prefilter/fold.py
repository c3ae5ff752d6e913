"""Write a text so that letters which `regex` takes for equal, ignoring case, are the same.

That equality is wider than lower case: `k` also matches the Kelvin sign, `s` the long s, and the dotted
and dotless i of Turkish both match `i` or `I`. It also depends on the release of `regex`, which may
know letters that Python does not. So which letters fold soundly is asked of `regex` itself, and a
letter that does not is never looked for.

Folding works character by character and keeps the number of characters.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_TWINS: Final = {
    "İ": "i",
    "ı": "i",
    "ſ": "s",
    "ς": "σ",
    "\u00b5": "\u03bc",  # micro sign
    "\u0345": "\u03b9",  # iota below a letter
    "\u1fbe": "\u03b9",  # iota beside a letter
    "\u1fd3": "\u0390",
    "\u1fe3": "\u03b0",
    "\u03d0": "β",
    "\u03f5": "ε",
    "\u03d1": "θ",
    "\u03f0": "κ",
    "\u03d6": "π",
    "\u03f1": "ρ",
    "\u03d5": "φ",
    "\u1c80": "\u0432",  # Cyrillic letters in the shapes of old prints
    "\u1c81": "\u0434",
    "\u1c82": "\u043e",
    "\u1c83": "\u0441",
    "\u1c84": "\u0442",
    "\u1c85": "\u0442",
    "\u1c86": "\u044a",
    "\u1c87": "\u0463",
    "\u1c88": "\ua64b",
    "\u1e9b": "\u1e61",
    "\ufb05": "\ufb06",
    "\U0001df95": "ß",
}
"""Letters that case ties to others in a way that `str.lower` does not undo."""

EDGE: Final = "\ufdd0"
"""Stands before or behind a text that is looked for: no letter from a to z may stand there. It is a
code point that is never a character."""

_FINAL_SIGMA: Final = "ς"
"""What `str.lower` makes of Σ depends on the letters around it."""

_CASED: Final = regex.compile(r"[\p{Cased}\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]")
"""A character that may match another when case is ignored, in the tables of `regex`."""

_CASED_PLANES: Final = 0x20000
"""The code point below which all of them lie."""

_CODE_POINTS: Final = sys.maxunicode + 1

LATIN_LETTERS: Final = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u0130\u0131\u017f\u212a"
)
"""The characters that fold to a letter from a to z."""


def fold(text: str) -> str:
    """Give `text` folded.

    >>> fold("ſAİ ΟΔΟΣ")
    'sai οδοσ'
    """
    if text.isascii():
        return text.lower()
    for odd, plain in _TWINS.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text.lower().replace(_FINAL_SIGMA, _TWINS[_FINAL_SIGMA])


def unsound(letters: Iterable[str]) -> frozenset[str]:
    """Give those of `letters` that match, case ignored, a character which folds to something else."""
    return frozenset(filter(_strays, _CASED.findall("".join(letters))))


@cache
def _strays(letter: str) -> bool:
    """Tell whether `letter` matches, case ignored, any character which folds to something else."""
    alike = regex.compile(regex.escape(letter), regex.IGNORECASE, cache_pattern=False)
    folded = fold(letter)
    return any(fold(one) != folded for one in alike.findall(cased_characters()))


@cache
def cased_characters() -> str:
    """Give all characters that may match another when case is ignored."""
    return "".join(_CASED.findall(all_characters()[:_CASED_PLANES]))


@cache
def all_characters() -> str:
    """Give all code points in order.

    It is a text of four million bytes, which takes milliseconds to write byte by byte of each code
    point, and a hundred to put together.
    """
    codes = bytearray(4 * _CODE_POINTS)
    for place, alike in enumerate((1, 0x100, 0x10000)):
        values = range(min(0x100, _CODE_POINTS // alike))
        counted = b"".join(bytes((value,)) * alike for value in values)
        codes[place::4] = counted * (_CODE_POINTS // len(counted))
    return codes.decode("utf-32-le", "surrogatepass")
