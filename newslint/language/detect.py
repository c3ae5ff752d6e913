"""Say what language a text is in, if that can be said.

Two witnesses are heard. CLD3, a network that learned character sequences, knows a hundred languages
but is as sure of itself when it is wrong: on fragments, on tables of names, on languages that it
never saw. The vocabularies know forty and are hard to fool, because the common words of a language
are either there or not. So a language that has a vocabulary is named only if its words bear it out,
and in a text of a line or two, where CLD3 is at its weakest, every vocabulary has a vote.

The answer is for the text as a whole. Only a sample is looked at, so a book costs no more than a
page; quotations and menus in another language are outvoted. Which part of a text is in which
language is not decided here, nor which of several languages an evenly mixed text should count as.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from newslint.language.codes import canonical
from newslint.language.lexicon import LANGUAGES, VOCABULARIES, lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

    from gcld3 import NNetLanguageIdentifier

WINDOWS: Final = 4
WINDOW_LENGTH: Final = 90
"""The sample: so many windows of so many code points, spread evenly from head to end.

On 2,456 labelled articles more windows or longer ones answer no better, shorter ones leave more of
them unknown, and cost is in proportion to the letters.
"""

MIN_LETTERS: Final = 15
"""A text of fewer letters, some three words, has no language."""

MIN_CHARACTERS: Final = 8
"""The same for Chinese, Japanese and Korean, which say more in less."""

FEW_LETTERS: Final = 75
"""Below this, some fifteen words, every vocabulary is asked, whatever CLD3 says. Alone it is wrong
on one text in six of five words, one in sixteen of eight."""

SURE: Final = 0.9
"""What CLD3 calls a probability, from which its word is enough to ask one vocabulary only."""

SURE_ALONE: Final = 0.95
"""The same where there is no vocabulary to ask."""

EVERYDAY: Final = 3.0
"""Words count by how far they exceed this frequency on the zipf scale: function words most, and
rare ones not at all, since some lists have none."""

ENOUGH: Final = 1.0
"""The mean vote of a text's words that bears out its language. An article has 2.0 to 2.7 from its
own vocabulary, 1.2 to 2.0 from a close relative's, less than 0.8 from another."""

LEAD_AGREED: Final = 0.1
"""How far the best vocabulary must be ahead of the second where CLD3 says the same."""

LEAD_ALONE: Final = 0.5
"""The same where CLD3 says otherwise."""

HANDICAP: Final = 0.3
"""How far behind a language starts that is not among those that may occur."""

TWINS: Final = {"id": "ms", "ms": "id"}
"""Languages that CLD3 takes for one another in whole articles. The vocabularies do not."""

UNCODED: Final = frozenset({"ceb", "haw", "hmn"})
"""Languages that CLD3 knows and ISO 639-1 does not: Cebuano, Hawaiian, Hmong."""

_MARKUP = re.compile(r"<[^<>]*>|&#?\w+;|https?://\S+|www\.\S+|[@#]\w+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['\u2019]\p{L}[\p{L}\p{M}]*)*")
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_HANGUL = regex.compile(r"\p{Hangul}")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")


class Guess(NamedTuple):
    """What CLD3 says: a code, `und` where that is of no use, and how sure it claims to be."""

    language: str
    probability: float


def detect(text: str, among: Collection[str] = ()) -> str | None:
    """Give the language that dominates `text` as an ISO 639-1 code, or None if that is unsure.

    `among` are the languages that may occur. A text in another one is None then, and the answer is
    in the spelling that `among` has, `nb` or `pt-BR` for instance. Texts that are short, mixed,
    made of names and numbers, or in a language that nobody here knows are None; no text raises an
    error. Bosnian, Croatian and Serbian are told apart as CLD3 does, which is badly.

    >>> detect("El presidente del Gobierno ha dicho que no habrá elecciones este año.")
    'es'
    >>> detect("OK, 15:30", among=["en", "es"]) is None
    True
    """
    spelling = {canonical(code): code for code in among}
    found = _dominating(_sample(text), frozenset(spelling))
    if found is None or found in UNCODED:
        return None
    return spelling.get(found) if spelling else found


def _sample(text: str) -> list[str]:
    """Give the words of windows on the text, without markup and addresses."""
    last = len(text) - WINDOW_LENGTH
    if last > WINDOW_LENGTH * (WINDOWS - 1):
        starts = (last * window // (WINDOWS - 1) for window in range(WINDOWS))
        text = "\n".join(text[start : start + WINDOW_LENGTH] for start in starts)
    return _WORD.findall(_MARKUP.sub(" ", text))


def _dominating(words: list[str], allowed: frozenset[str]) -> str | None:
    """Give the language of a sample; it may lie outside `allowed`, which helps those inside."""
    letters = "".join(words)
    characters = "".join(_EAST_ASIAN.findall(letters))
    if len(characters) * 2 > len(letters):
        return _east_asian(characters)
    if len(letters) < MIN_LETTERS:
        return None
    guess = _ask_network(words)
    if len(letters) < FEW_LETTERS or not _borne_out(guess, words):
        return _elected(words, guess, allowed)
    if guess.language not in LANGUAGES:
        return guess.language
    return _named(lexicon(guess.language).language, guess, allowed)


def _east_asian(characters: str) -> str | None:
    """Tell by the script: CLD3 takes one Chinese text in a hundred for Hindi or Vietnamese."""
    if len(characters) < MIN_CHARACTERS:
        return None
    if len(_HANGUL.findall(characters)) * 2 > len(characters):
        return "ko"
    # Half of a Japanese text is kana; a Chinese one may quote a name.
    return "ja" if len(_KANA.findall(characters)) * 12 > len(characters) else "zh"


def _ask_network(words: list[str]) -> Guess:
    """Ask CLD3, which gets nothing but words: it refuses half characters and trips over NUL."""
    result = _network().FindLanguage(" ".join(words))
    code = canonical(result.language)
    # `ru-Latn` is what CLD3 says of odd fragments, and rules for Russian want Cyrillic in any case.
    if result.language.endswith("-Latn"):
        return Guess("und", 0.0)
    return Guess(code, result.probability)


@cache
def _network() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier  # noqa: PLC0415 - not needed where it is declared

    # Of longer texts it would take a sample of its own. A code point has four bytes at most.
    return NNetLanguageIdentifier(0, 4 * (WINDOWS * WINDOW_LENGTH + WINDOWS))


def _borne_out(guess: Guess, words: list[str]) -> bool:
    """Tell whether CLD3 is sure enough, and the vocabulary agrees if there is one."""
    if guess.language not in LANGUAGES:
        return guess.probability >= SURE_ALONE
    if guess.probability < SURE or guess.language in TWINS:
        return False
    # Half of the words tell as much as all of them.
    return _votes(guess.language, words[::2]) >= ENOUGH


def _elected(words: list[str], guess: Guess, allowed: frozenset[str]) -> str | None:
    """Let every vocabulary vote, and name the winner if its lead is clear."""
    inside = {lexicon(code).language for code in allowed & LANGUAGES} or VOCABULARIES
    ranking = sorted(
        (_votes(code, words) - HANDICAP * (code not in inside), code) for code in VOCABULARIES
    )
    (second, _), (most, winner) = ranking[-2:]
    if guess.language not in LANGUAGES and guess.probability >= SURE:
        # Nobody can vote for it: Galician words are Spanish and Portuguese, Thai ones are none.
        unopposed = most < ENOUGH / 2 and guess.probability >= SURE_ALONE
        return guess.language if unopposed else None
    agreed = guess.language in LANGUAGES and winner in {
        lexicon(guess.language).language,
        TWINS.get(guess.language),
    }
    if most < ENOUGH or most - second < (LEAD_AGREED if agreed else LEAD_ALONE):
        return None
    return _named(winner, guess, allowed)


def _votes(language: str, words: list[str]) -> float:
    """Give the mean over `words` of how far their frequency exceeds `EVERYDAY`."""
    zipf = lexicon(language).zipf
    return sum(max(zipf(word) - EVERYDAY, 0.0) for word in words) / len(words)


def _named(vocabulary: str, guess: Guess, allowed: frozenset[str]) -> str | None:
    """Give the language that a vocabulary stands for: what CLD3 says or the caller expects."""
    sharing = [
        code
        for code in (guess.language, *sorted(allowed))
        if code in LANGUAGES and lexicon(code).language == vocabulary
    ]
    other = None if vocabulary == "sh" else vocabulary
    return next((code for code in sharing if not allowed or code in allowed), other)
