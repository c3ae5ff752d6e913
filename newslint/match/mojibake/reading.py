"""What a word says if it is read in another code page, and whether that is text at all.

A reading that mixes scripts, holds characters that no news are written with, or has capitals in the
middle of a word makes no sense, whatever else speaks for it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.mojibake.codepages import (
    CodePage,
    code_pages,
    is_letter,
    runs,
    words,
)
from newslint.match.scripts import scripts_of
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS_BACK: Final = 40
"""How far before a run its word is looked for: longer than any word that a vocabulary lists."""

_DEPTH: Final = 3
"""How often a text was damaged at most: first `Ã©`, then `ÃƒÂ©`, then seven characters."""

ACCENTED: Final = regex.compile(
    r"[\u00c0-\u017f\u018f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u0300-\u036f\u1ea0-\u1ef9]+"
)
"""Letters that European languages, Azerbaijani and Vietnamese write, and their accents."""

_NO_TEXT: Final = regex.compile(
    rf"""
      [\p{{Cn}}\p{{Co}}\p{{Cs}}\x00-\x1f\x7f-\x9f]    # nothing, or nothing that shows
    | [\p{{Latin}}--[a-zA-Zªº]--{ACCENTED.pattern[:-1]}]  # phonetics, African languages
    | [\u02b0-\u02ff\u0370-\u0377\u0460-\u0489\u0500-\u052f\u1dc0-\u1dff\u2800-\u2dff]
    # modifiers, accents and letters of scholars, Braille, arrows
    | \p{{Lu}}{{2}}[\p{{Ll}}--[a-z]]                # MARAí
    | \p{{Ll}}[\p{{Lu}}--[A-Z]]                     # caffÉ
    """,
    regex.VERBOSE | regex.V1,
)
_ACCENT: Final = regex.compile(r"[\u0300-\u036f]")
_FAR_SIGN: Final = regex.compile(r"[[\u0370-\u1cff]--\p{L}]", regex.V1)
_NEAR_SCRIPTS: Final = frozenset(("Latin", "Cyrillic", "Greek"))
_TWO_SIGNS: Final = regex.compile(r"(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}].*){2}")

_C1: Final = {
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)
}
"""What a control character in this range was meant to be, by its number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word would say if it was read in the wrong code page."""

    page: CodePage
    span: Span
    old: str
    new: str
    runs: tuple[Span, ...]
    """Where in the text the misread characters are: nearly all of the word, or one letter of it."""

    @property
    def complete(self) -> bool:
        """Tell whether no letter of the word is what it seems."""
        return sum(map(len, self.runs)) == len(self.span)


def read(text: str, start: int, floor: int, page: CodePage) -> Reading | None:
    """Read the word around the run that begins at `start`: None without a run, or without sense.

    The word does not reach before `floor`. What comes out damaged is read again.
    """
    if runs(page).match(text, start) is None:
        return None
    first = start
    while first > max(floor, start - _LETTERS_BACK) and is_letter(page, text[first - 1]):
        first -= 1
    found = words(page).match(text, start)
    span = Span(first, found.end() if found else start)
    old = span.of(text)
    new = next(filter(makes_sense, reversed(list(_unfold(old, page)))), None)
    if new is None:
        return None
    places = (Span(*one.span()) for one in runs(page).finditer(text, span.start, span.end))
    return Reading(page, span, old, new, tuple(places))


def _unfold(word: str, page: CodePage) -> Iterator[str]:
    """Give what `word` says, and while that is damaged, too, what it says in turn."""
    for _ in range(_DEPTH):
        word = page.decode_all(word).translate(_C1)
        yield word
        if not improbable(word):
            return
        page = code_pages()[0]


def makes_sense(word: str) -> bool:
    """Tell whether `word` holds only characters that news are written with, in one script.

    >>> [word for word in ("głupi", "perché酻", "MARAí", "在NBA的") if makes_sense(word)]
    ['głupi', '在NBA的']
    """
    scripts = scripts_of(word)
    if scripts is None or _NO_TEXT.search(word):
        return False
    if scripts <= _NEAR_SCRIPTS and (
        _FAR_SIGN.search(word) or _ACCENT.search(unicodedata.normalize("NFC", word))
    ):
        return False
    return len(scripts) <= 1 or (scripts == {"Latin", "CJK"} and bool(_TWO_SIGNS.search(word)))


def improbable(text: str) -> bool:
    """Ask ftfy, which knows for four hundred characters what never stands beside them."""
    from ftfy.badness import is_bad  # noqa: PLC0415 - heavy, and most texts never need it

    return bool(is_bad(text))
