"""Letters that are lost or broken, and the one word of the vocabulary that fits.

A hole in a word (`Espa�a`, `Espa?a`), an accent beside its letter (`canci´on`), a ligature that a
PDF file left out (`de nition`): each leaves a few words that it may have been. Only if the
vocabulary knows one of them well, and no other nearly as well, is that one put in; and only as an
unsafe fix.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.language.lexicon import Lexicon
    from newslint.match.facts import Facts

_KNOWN: Final = 2.5
"""The word that is put in must be so frequent (zipf): three times in ten million words."""

_AHEAD: Final = 1.0
"""And so much more frequent than any other that fits: ten times."""

_MORE_FREQUENT: Final = 0.5
"""A pair of words is one in pieces if the whole is so much more frequent than the rarer piece."""

_RARE_PIECE: Final = 4.0
"""Where both pieces are more frequent (zipf), they are words."""

_PIECE: Final = 12
"""Letters that a piece has at most."""

_HOLES: Final = 2
"""Words with more holes than this are beyond repair."""

_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
_BESIDE_APOSTROPHE: Final = frozenset(
    ("t", "s", "re", "ve", "ll", "d", "m", "l", "j", "n", "c", "qu")
)
"""What stands on one side of an apostrophe: `didn’t`, `we’re`, `l’ami`."""

_OWN_LETTERS: Final = {
    "bs": "čćđšž", "ca": "àçèéíïòóúü·", "cs": "áčďéěíňóřšťúůýž", "da": "æøåé", "de": "äöüß",
    "en": "éèïçöñ", "es": "áéíóúüñ", "fi": "äöå", "fr": "àâæçéèêëîïôœùûü", "hr": "čćđšž",
    "hu": "áéíóöőúüű", "is": "áðéíóúýþæö", "it": "àèéìòù", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž", "nl": "ëéïöüè", "no": "æøåéòô", "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü", "ro": "ăâîșț", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sr": "čćđšž",
    "sv": "åäöé", "tr": "çğıİöşüâî",
}  # fmt: skip
"""The letters of each language that ASCII does not have: what encodings lose."""

_ACCENTS: Final = {
    "\N{ACUTE ACCENT}": "\u0301",
    "\N{DIAERESIS}": "\u0308",
    "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}": "\u0302",
    "\N{SMALL TILDE}": "\u0303",
    "\N{CEDILLA}": "\u0327",
    "\N{CARON}": "\u030c",
    "\N{RING ABOVE}": "\u030a",
    "\N{DOT ABOVE}": "\u0307",
    "\N{DOUBLE ACUTE ACCENT}": "\u030b",
    "\N{OGONEK}": "\u0328",
    "\N{BREVE}": "\u0306",
}
"""Accents as signs of their own, and as marks that go with a letter."""

_LOOSE: Final = regex.compile(
    rf"\p{{L}}+(?:[^\S\n]?[{''.join(_ACCENTS)}][^\S\n]?\p{{L}}+)+|[{''.join(_ACCENTS)}]\p{{L}}{{2,}}"
)
_GAP: Final = regex.compile(
    r"(?<![\p{L}\p{M}'’-])(\p{Ll}{1,12}+|\p{Lu}\p{Ll}{1,11}+)[^\S\n](\p{Ll}{1,12}+)(?![\p{L}\p{M}'’-])"
)
_LIGATURES: Final = ("fi", "fl", "ff", "ffi", "ffl")


def lost_letter(facts: Facts, *, marks: Sequence[str], only_known: bool = False) -> Iterator[Hit]:
    """Give the words with holes: places where one of `marks` stands for a letter.

    With `only_known`, only words that the vocabulary can complete are given; else the others, too,
    and marks that stand alone, without an edit. The values are `word`, what is there, and
    `replacement`.
    """
    if not any(mark in facts.text for mark in marks):
        return
    hole, _ = _holes(tuple(marks))
    for found in _words_with_holes(facts.text, tuple(marks)):
        old = found.group()
        if only_known and not (old[0].isalpha() and old[-1].isalpha()):
            continue
        new = _completed(hole.split(old), facts) if old.isprintable() else None
        if new or not only_known:
            yield _hit(Span(*found.span()), old, new)


def loose_accent(facts: Facts) -> Iterator[Hit]:
    """Give the words with an accent beside its letter that the vocabulary knows in one piece."""
    if facts.lexicon is None or not any(accent in facts.text for accent in _ACCENTS):
        return
    for found in _LOOSE.finditer(facts.text):
        old = found.group()
        new = _only_known(_composed("".join(old.split())), facts.lexicon)
        if new:
            yield _hit(Span(*found.span()), old, new)


def lost_ligature(facts: Facts) -> Iterator[Hit]:
    """Give the pairs of words between which a ligature is lost: `de nition`.

    The whole must be a well-known word, and more frequent than one of its pieces. A ligature that
    the text has anywhere is not lost, and fi and fl are lost together.
    """
    if "fi" in facts.text or "fl" in facts.text:
        return
    if facts.lexicon is None or facts.script != "Latin":
        return
    lost = [letters for letters in _LIGATURES if letters not in facts.text]
    zipf = facts.lexicon.zipf
    pieces = {word for word in facts.vocabulary if len(word) <= _PIECE and zipf(word) < _RARE_PIECE}
    for found in _GAP.finditer(facts.text, overlapped=True):
        left, right = found.groups()
        rare = [zipf(piece) for piece in (left, right) if piece.lower() in pieces]
        new = (
            _only_known((left + letters + right for letters in lost), facts.lexicon) if rare else ""
        )
        if new and zipf(new) >= min(rare) + _MORE_FREQUENT:
            yield _hit(Span(*found.span()), found.group(), new)


def _completed(parts: Sequence[str], facts: Facts) -> str | None:
    """Give the one known word that has `parts` with a letter between each two."""
    if facts.lexicon is None or not 1 < len(parts) <= _HOLES + 1 or len("".join(parts)) <= 1:
        return None
    letters = _OWN_LETTERS.get(facts.language or "", "")
    if "".join(parts).isupper():
        letters = letters.upper()
    if _BESIDE_APOSTROPHE.intersection(map(str.lower, parts)):
        letters += _APOSTROPHE
    fillings = product(letters, repeat=len(parts) - 1)
    return _only_known((_woven(parts, filling) for filling in fillings), facts.lexicon)


def _woven(parts: Sequence[str], filling: Sequence[str]) -> str:
    return "".join(part + letter for part, letter in zip(parts, (*filling, ""), strict=True))


def _composed(word: str) -> Iterator[str]:
    """Give `word` with each accent on the letter behind it, and on the letter before it."""
    behind = regex.sub(
        rf"([{''.join(_ACCENTS)}])(\p{{L}})", lambda one: one[2] + _ACCENTS[one[1]], word
    )
    before = regex.sub(rf"[{''.join(_ACCENTS)}]", lambda one: _ACCENTS[one[0]], word)
    for marked in (behind.replace("ı", "i"), before.replace("ı", "i")):
        new = unicodedata.normalize("NFC", marked)
        if new.isalpha():
            yield new


def _only_known(words: Iterable[str], vocabulary: Lexicon) -> str | None:
    ranked = sorted(((vocabulary.zipf(word), word) for word in set(words)), reverse=True)
    if not ranked or ranked[0][0] < _KNOWN:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD else None


def _hit(span: Span, old: str, new: str | None) -> Hit:
    edits = (Edit(span, new, old),) if new else ()
    return Hit(span, {"word": old, "replacement": new or ""}, edits=edits)


_LETTERS: Final = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]*"
_LETTERS_BEFORE: Final = regex.compile(rf"(?r){_LETTERS}")


@lru_cache
def _holes(marks: tuple[str, ...]) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Give what finds a hole, and what finds a word with holes where its letters begin."""
    hole = f"(?:{'|'.join(map(regex.escape, marks))})+"
    return regex.compile(hole), regex.compile(f"{_LETTERS}(?:{hole}{_LETTERS})+")


def _words_with_holes(text: str, marks: tuple[str, ...]) -> Iterator[regex.Match[str]]:
    hole, word = _holes(marks)
    end = 0
    for found in hole.finditer(text):
        before = _LETTERS_BEFORE.match(text, end, found.start()) if found.start() >= end else None
        whole = word.match(text, before.start()) if before else None
        if whole is not None:
            end = whole.end()
            yield whole
