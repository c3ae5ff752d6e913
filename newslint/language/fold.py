"""Bring the spellings of one word together before it is looked up.

Case, composed and decomposed accents, apostrophes and the marks that a script leaves out at will
carry no meaning for a vocabulary. The build of the vocabularies and the look-up fold alike, so a
word that is listed is found. Nothing here is meant for text that people read: folding loses `ß`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Fold = Callable[[str], str]
"""Gives the key under which a word is listed."""

_APOSTROPHES = str.maketrans("’ʼ‘`", "''''")

_TURKISH = str.maketrans("İIșȘțȚ", "iışŞţŢ")
"""Dotted and dotless i are two letters; s and t carry a cedilla."""

_ROMANIAN = str.maketrans("şŞţŢ", "șȘțȚ")
"""S and t carry a comma, which old fonts lacked: half of the web has the cedilla."""

_SERBIAN: dict[int, int | str] = {
    **str.maketrans("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš"),
    **dict(zip(map(ord, "љњџ"), ("lj", "nj", "dž"), strict=True)),
}
"""Serbian is written in both alphabets, letter by letter the same; the list is in Latin."""

_POINTS = re.compile("[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""Vowel points of Hebrew and Arabic, and the stroke that stretches a line."""


def fold_for(language: str) -> Fold:
    """Give the folding for the words of `language`, a code as `codes.canonical` gives it."""
    return _FOLDS.get(language, _fold)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)


def _fold_turkish(word: str) -> str:
    return _fold(unicodedata.normalize("NFC", word).translate(_TURKISH))


def _fold_romanian(word: str) -> str:
    return _fold(unicodedata.normalize("NFC", word).translate(_ROMANIAN))


def _fold_serbian(word: str) -> str:
    return _fold(word).translate(_SERBIAN)


def _fold_compatible(word: str) -> str:
    return _fold(unicodedata.normalize("NFKC", word))


def _fold_unpointed(word: str) -> str:
    return _POINTS.sub("", _fold_compatible(word))


_FOLDS: dict[str, Fold] = {
    "tr": _fold_turkish,
    "ro": _fold_romanian,
    "sh": _fold_serbian,
    **dict.fromkeys(("bn", "hi", "ta"), _fold_compatible),
    **dict.fromkeys(("ar", "fa", "he", "ur"), _fold_unpointed),
}
