"""Vocabularies: which words a language has, and how frequent they are.

A vocabulary is evidence, not a dictionary. It was counted on running text (web, subtitles, news,
books, Wikipedia), so it knows names, slang and the commoner slips, and every list holds words of
other languages, English above all: `defiance` is in the Spanish one. That a word is listed proves
little; that it is a hundred times commoner in another language proves more; that it is not listed
says that it is rarer than `Lexicon.floor`, and nothing else.

The data is built by `scripts/build_lexicons.py`. Files are mapped into memory when a language is
first asked for, so opening one takes under a millisecond and processes share the pages.
"""

from __future__ import annotations

import mmap
import re
from functools import cache
from pathlib import Path
from typing import Final

import marisa_trie

from newslint.language.codes import SYNONYMS, canonical
from newslint.language.fold import fold_for

STEPS_PER_UNIT: Final = 20
"""Frequencies are kept in twentieths of a zipf unit: a byte reaches 12.75, and no word passes 8."""

DATA: Final = Path(__file__).with_name("data")
"""Two files per language: `<code>.trie` numbers the words; `<code>.zipf` has a byte for each one,
its frequency in steps, and at its end one more, the lowest of them."""

_SHARED: Final = {"bs": "sh", "hr": "sh", "sr": "sh"}
"""The source counts Bosnian, Croatian and Serbian as one language."""

VOCABULARIES: Final = frozenset(path.stem for path in DATA.glob("*.trie"))
"""The codes under which vocabularies are kept."""

LANGUAGES: Final = VOCABULARIES.union(
    _SHARED, (code for code, one in SYNONYMS.items() if one in VOCABULARIES)
)
"""The codes that `lexicon` takes: those, their synonyms such as `nb`, and those that share one."""


class Lexicon:
    """The vocabulary of one language. `lexicon` opens it; there is one for each language.

    Words are looked up in any case and Unicode normal form. A word with an apostrophe that is not
    listed as it stands is as frequent as the rarest of its parts, single letters aside: `l'homme`
    as `homme`, `Biden's` as `biden`. Words with a hyphen are never listed, since the source was cut
    at hyphens: look their parts up.
    """

    __slots__ = ("_numbers", "_steps", "floor", "fold", "language")

    def __init__(self, language: str, numbers: marisa_trie.Trie, steps: mmap.mmap) -> None:
        self.language: Final = language
        self.floor: Final = steps[-1] / STEPS_PER_UNIT
        """The frequency of the rarest words that are listed, on the zipf scale: 1.0 in the largest
        lists, 3.0 in the smallest. A word that is not listed is rarer than this, so a contrast with
        another language is at least that of the other frequency with the floor, not with 0.0."""
        self.fold: Final = fold_for(language)
        """Gives the spelling under which a word is listed."""
        self._numbers = numbers
        self._steps = steps

    def zipf(self, word: str) -> float:
        """Give how frequent `word` is: log10 of its occurrences in a billion words, to 0.05.

        The commonest words have 7 and more, everyday words 4 to 6, rare ones 1 to 3; 0.0 is a word
        that is not listed.
        """
        key = self.fold(word)
        return self._frequency(key) or (self._rarest_part(key) if "'" in key else 0.0)

    def frequent(self, at_least: float) -> list[str]:
        """Give the words that are at least so frequent (zipf), as they are listed."""
        step = round(at_least * STEPS_PER_UNIT)
        frequent = re.compile(rb"[\x%02x-\xff]" % step)
        numbers = map(re.Match.start, frequent.finditer(self._steps, 0, len(self)))
        return list(map(self._numbers.restore_key, numbers))

    def __contains__(self, word: str) -> bool:
        return self.zipf(word) > 0

    def __len__(self) -> int:
        return len(self._numbers)

    def _frequency(self, key: str) -> float:
        try:
            number: int | None = self._numbers.get(key)
        except UnicodeEncodeError:  # half of a surrogate pair: not text, so not a word
            return 0.0
        if number is None or "\0" in key:  # the trie reads a key no further than that
            return 0.0
        return self._steps[number] / STEPS_PER_UNIT

    def _rarest_part(self, key: str) -> float:
        parts = [part for part in key.split("'") if part]
        whole = [part for part in parts if len(part) > 1]
        return min(map(self._frequency, whole or parts), default=0.0)


@cache
def lexicon(language: str) -> Lexicon:
    """Give the vocabulary of `language`: a code of `LANGUAGES`, or a tag such as `pt-BR`.

    Raises `LookupError` if there is none, so look into `LANGUAGES` first.
    """
    code = canonical(language)
    return _open(_SHARED.get(code, code))


@cache
def _open(listed: str) -> Lexicon:
    if listed not in VOCABULARIES:
        raise LookupError(f"there is no vocabulary for the language {listed!r}")
    numbers = marisa_trie.Trie().mmap(str(DATA / f"{listed}.trie"))
    with (DATA / f"{listed}.zipf").open("rb") as file:
        steps = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return Lexicon(listed, numbers, steps)
