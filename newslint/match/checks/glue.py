"""Words that ran together because what stood between them was lost: a link, a line end, a stop.

Only a capital letter inside a word (`pasadoEl`) is taken for a seam; vocabularies tell it from a
brand. A word that begins in lower case and is not known as a whole is hardly ever a brand. One that
begins with a capital is one more often than not, so it must go on with a word that opens sentences
(`BeijingAllí`). Addresses and code are left alone, and in a language without a vocabulary words that the
text has nowhere else. Glue without a capital is not looked for here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.lexicon import lexicon
from newslint.language.wordlists import word_list
from newslint.match.checks.frequencies import Frequencies, frequencies
from newslint.match.checks.strangers import NOUNS_CAPITALISED
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.language.lexicon import Lexicon
    from newslint.match.facts import Facts

COMMON: Final = 3.0
"""The zipf frequency from which on a word counts as well known. With both halves well known and the
whole unknown, there was no false alarm in 42,000 words of clean Spanish."""

WELL_KNOWN: Final = 3.5
"""The zipf frequency of a word that is no rare name."""

FREQUENT: Final = 5.0
"""The zipf frequency of words that any page of text has; it may open a sentence."""

FUNCTION_WORD: Final = 6.3
"""The zipf frequency above which hardly a noun or verb is left: sentences open with such words, and
seldom end in one."""

MARGIN: Final = 1.5
"""By how much a listed word must be rarer than its left half to be chance: `emocionaren` is an old
verb form, `emocionarEn` is glue; `linkedIn` is LinkedIn."""

LONG: Final = 4
"""Letters of a left half that is too long for a prefix such as `i`, `my` or `eco`."""

CAPITAL_INSIDE: Final = (
    Expression(r"(?<=[\p{Ll}\p{M}])\p{Lu}"),
    Expression(r"\p{Lu}\p{Lu}\p{Ll}"),
)
"""What only the words to look at have."""

_LETTERS_BEFORE = Expression(r"(?r)[\p{L}\p{M}]*")
_LETTERS = Expression(r"[\p{L}\p{M}]*")

_ENDING = r"(?:['\u2019]\p{Ll}[\p{L}\p{M}]*)?"

_SEAM = Expression(
    r"""
    (?<![\p{L}\p{M}\p{N}_@\#/\\.=&<{$])
    (?: (?<left>[\p{L}\p{M}]*\p{Ll}\p{M}*) (?<right>\p{Lu}[\p{Ll}\p{M}]*+{ENDING})
      | (?<left>\p{Lu}{2,}) (?<right>\p{Lu}[\p{Ll}\p{M}]++{ENDING})
    )
    (?![\p{L}\p{M}\p{N}_@/\\=>}(]|[.:]\w|["']:)
    """.replace("{ENDING}", _ENDING),
    regex.VERBOSE,
)
"""A whole word with one capital inside, or with small letters behind several capitals."""

_AROUND: Final = 10_000
"""How far from a word it is looked for: further than most articles are long."""

_LATIN = regex.compile(r"\p{Latin}+")

_GOES_ON = Expression(r"[^\S\n]+\p{L}")


@dataclass(frozen=True, slots=True)
class Seam:
    """A word that may be two, and what vocabularies say about it and its halves (zipf)."""

    place: regex.Match[str]
    language: str
    left: float
    right: float
    opens: bool
    """Whether sentences open with the right half."""
    whole: float
    """The frequency of both together, in English if that is higher."""
    repeated: bool
    """Whether the document has it elsewhere: then it is a name."""

    @property
    def a_word(self) -> bool:
        """Tell whether it is known, or meant, as one word."""
        return self.whole > 0 or self.repeated

    @property
    def halves(self) -> tuple[str, str]:
        """Give the two words."""
        return self.place["left"], self.place["right"]


def run_together(
    facts: Facts,
    *,
    openers: Mapping[str, Sequence[str]] | None = None,
    closers: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Hit]:
    """Give the words that are two words, the second with a capital.

    `openers` lists words that sentences open with, by language, `closers` frequent ones that they
    end with. The hit's values are `left`, `right` and what belongs between them, `between`: a stop
    and a blank, or just the blank. Where the second may be a name, the repair is a guess.
    """
    known = frequencies(facts)
    listed = frozenset((openers or {}).get(known.language, ()))
    closing = frozenset((closers or {}).get(known.language, ()))
    for place in _places(facts):
        seam = _weigh(place, known, listed)
        if _is_glue(seam):
            left, right = seam.halves
            between = ". " if _ends_sentence(seam, closing) else " "
            values = {"left": left, "right": right, "between": between}
            trusted = None if seam.opens or _are_words(seam) else Applicability.UNSAFE
            yield Hit(Span(*place.span()), values, applicability=trusted)


def _places(facts: Facts) -> Iterator[regex.Match[str]]:
    text, end = facts.text, 0
    for at in sorted(found.start() for one in CAPITAL_INSIDE for found in facts.search(one)):
        if at < end:
            continue
        before = _LETTERS_BEFORE.compile().match(text, end, at)
        start = before.start() if before else at
        place = _SEAM.compile().match(text, start)
        word = place or _LETTERS.compile().match(text, start)
        end = word.end() if word else at
        if place is not None:
            yield place


def _weigh(place: regex.Match[str], known: Frequencies, listed: frozenset[str]) -> Seam:
    left, right, whole = place["left"], place["right"], place.group()
    frequency = known.zipf(right)
    return Seam(
        place,
        known.language,
        known.zipf(left),
        frequency,
        _opens(right.lower(), frequency, known.language, listed),
        max(known.zipf(whole), lexicon("en").zipf(whole)),
        _stands_elsewhere(place),
    )


def _opens(word: str, frequency: float, language: str, listed: frozenset[str]) -> bool:
    known = word in listed if listed else frequency >= FUNCTION_WORD
    return known or (frequency >= COMMON and word in word_list("verbs", language))


def _stands_elsewhere(place: regex.Match[str]) -> bool:
    """Tell whether the same stands elsewhere in the text, or in the part of a very long one around."""
    text, word, (start, end) = place.string, place.group(), place.span()
    return (
        text.find(word, max(0, start - _AROUND), start) >= 0
        or text.find(word, end, end + _AROUND) >= 0
    )


def _is_glue(seam: Seam) -> bool:
    left, right = seam.halves
    if left[0].islower():
        return _is_glue_in_lower_case(seam)
    shortest = 3 if len(left) == len("San") else 2  # SanDe, DelEl: names more often than glue
    return not seam.a_word and seam.opens and len(left) >= len("San") and len(right) >= shortest


def _is_glue_in_lower_case(seam: Seam) -> bool:
    """Tell glue from `eBay` and `easyJet`: these are short, known or go on with a noun."""
    left, right = seam.halves
    if len(right) == 1:
        # `vitaminaC`; but `niñosY` goes on with a word
        goes_on = _GOES_ON.compile().match(seam.place.string, seam.place.end()) is not None
        return seam.opens and len(left) >= LONG and seam.left > 0 and goes_on
    if seam.opens and len(left) >= LONG:
        return seam.left >= seam.whole + MARGIN or not seam.a_word
    if seam.a_word or len(left) == 1:
        return False
    if len(left) == len("de"):
        return seam.left >= FREQUENT and seam.right >= COMMON
    rarer, commoner = sorted((seam.left, seam.right))
    long = len(left) >= LONG and len(right) >= LONG - 1
    return rarer >= COMMON or seam.left >= FREQUENT or (commoner > 0 and long)


def _are_words(seam: Seam) -> bool:
    """Tell whether both halves are words and neither is a name, as far as is known.

    Names in other scripts are not listed, and in Turkish they have endings behind an apostrophe. In
    German the second may be any noun, and no sentence begins.
    """
    left, right = seam.halves
    return (
        seam.language not in NOUNS_CAPITALISED
        and left[0].islower()
        and min(len(left), len(right)) >= LONG
        and not seam.a_word
        and seam.left > 0
        and seam.right >= WELL_KNOWN
        and _LATIN.fullmatch(right) is not None
        and right.lower() not in word_list("names")
    )


def _ends_sentence(seam: Seam, closers: frozenset[str]) -> bool:
    """Tell whether a sentence is likely to end between the halves: a stop was lost, too."""
    ends = seam.left < FUNCTION_WORD or seam.halves[0] in closers
    return ends and (seam.opens or seam.right >= FREQUENT or _are_words(seam))


_UNKNOWN_LENGTH: Final = 8
"""Letters of a word that is looked at."""

_KNOWN_LENGTH: Final = 40
"""Letters that well-known words stay below in all vocabularies; marks count."""

_SMALL_WORD = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_@#/.'\u2019-])[\p{Ll}\p{M}]{8,}+(?![\p{L}\p{N}_@/'\u2019-]|\.\w)"
)


def glued_words(
    facts: Facts, *, function: float = 5.7, other: float = 4.2, letters: int = 4
) -> Iterator[Hit]:
    """Give the words in small letters that nobody knows and that are two well-known words.

    One must be a function word of a frequency of `function` (zipf), the other of `other`, both of
    so many `letters`: shorter ones are prefixes and endings. Values are `left` and `right`.
    """
    vocabulary = facts.lexicon
    if vocabulary is None:
        return
    glued = facts.remarkable(_glued(vocabulary, function, other, letters))
    for token in facts.shadow.places(glued):
        place = _SMALL_WORD.match(facts.text, token.start)
        word = place.group() if place else ""
        if place is None or facts.vocabulary[word] > 1:
            continue
        cut = _cut(word, vocabulary, function, other, letters)
        if cut is not None:
            yield Hit(Span(*place.span()), {"left": word[:cut], "right": word[cut:]})


@dataclass(frozen=True, slots=True)
class Glued:
    """An interest in words that nobody knows and that are two well-known words."""

    vocabulary: Lexicon
    function: float
    other: float
    letters: int

    def __call__(self, word: str, frequency: float) -> bool:
        """Tell whether `word` may be two."""
        return (
            not frequency
            and _UNKNOWN_LENGTH <= len(word) <= 2 * _KNOWN_LENGTH
            and word.islower()
            and word not in lexicon("en")
            and _cut(word, self.vocabulary, self.function, self.other, self.letters) is not None
        )


_glued = lru_cache(maxsize=64)(Glued)


def _cut(word: str, vocabulary: Lexicon, function: float, other: float, letters: int) -> int | None:
    """Give where a word is to be cut so that both halves are well known."""
    for cut in range(letters, len(word) - letters + 1):
        rarer, commoner = sorted((vocabulary.zipf(word[:cut]), vocabulary.zipf(word[cut:])))
        if commoner >= function and rarer >= other:
            return cut
    return None
