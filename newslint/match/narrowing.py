r"""Word lists cut down to the words that a text holds.

Compiling a list of a thousand words takes longer than reading a hundred articles, and an article holds
few of them. What a text does not hold cannot match in it, so for a few texts an expression does as well
with the rest of its lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category

Lists = Mapping[str, frozenset[str]]


def narrowed(lists: Lists, text: str) -> Lists:
    """Give the words of each list that may match in a text; one that does not, where none may."""
    known = _text_without_case(text)
    if known is None:
        return lists
    return {
        name: frozenset(word for word in words if _may_occur(word, known))
        or frozenset([*words][:1])
        for name, words in lists.items()
    }


def _may_occur(word: str, text: str) -> bool:
    plain = _word_without_case(word)
    return plain is None or plain in text


def _without_case(text: str) -> str | None:
    """Write a text so that characters which match with case ignored are the same.

    None if Python does not know one of its characters: `regex` may, and its other case.
    """
    # What can be printed is known.
    if not text.isprintable() and any(category(one) == "Cn" for one in set(text)):
        return None
    return text.replace("İ", "i").upper().casefold()


_word_without_case = lru_cache(maxsize=1 << 14)(_without_case)
_text_without_case = lru_cache(maxsize=64)(_without_case)
