"""Which scripts a text is written in.

Only scripts that news are written in have a name here. Scripts that one text mixes as a matter of
course count as one: Chinese characters, kana, Hangul.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import regex

_MEMBERS: Final = {
    "Latin": r"\p{Latin}",
    "Cyrillic": r"\p{Cyrillic}",
    "Greek": r"\p{Greek}",
    "CJK": r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Hangul}\p{Bopomofo}",
    **{
        name: rf"\p{{{name}}}"
        for name in (
            "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya",
            "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer",
            "Myanmar", "Tibetan", "Georgian", "Armenian", "Ethiopic", "Mongolian",
        )
    },
}  # fmt: skip

_SCRIPT: Final = regex.compile("|".join(f"(?P<{name}>[{one}]+)" for name, one in _MEMBERS.items()))
_OTHER: Final = regex.compile(
    rf"[\p{{L}}--[\p{{Common}}\p{{Inherited}}{''.join(_MEMBERS.values())}]]", regex.V1
)
_NOT_LATIN: Final = re.compile("[\u0370-\u1dff\u2e80-\ua6ff\ua980-\ud7ff\uf900-\ufdff]")
"""What is in every text that is not in Latin letters."""

_SAMPLE: Final = 4000
"""Code points that tell a document's script."""


def scripts_of(text: str) -> frozenset[str] | None:
    """Give the names of the scripts that `text` has letters of; None if it has a letter of another.

    >>> sorted(scripts_of("Wi-Fi в поезде, 10 µm") or ())
    ['Cyrillic', 'Latin']
    """
    if _OTHER.search(text):
        return None
    return frozenset(found.lastgroup or "" for found in _SCRIPT.finditer(text))


def main_script(text: str) -> str:
    """Give the script of most letters at the beginning of `text`: Latin if there is none."""
    sample = text[:_SAMPLE]
    if not _NOT_LATIN.search(sample):
        return "Latin"
    counts = Counter[str]()
    for found in _SCRIPT.finditer(sample):
        counts[found.lastgroup or ""] += len(found.group())
    return counts.most_common(1)[0][0] if counts else "Latin"
