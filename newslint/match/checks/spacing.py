"""Stops, commas, brackets and quotation marks that lack the blank beside them.

Where a stop stands between small letters and a capital (`fin.Luego`), the shape says nearly all:
what else looks so are addresses, file names, initials and abbreviations, and these are excluded one
by one. The vocabulary is asked where the shape says less: beside short words, names, acronyms,
numbers, commas (`pista,intensidad`) and closing marks (`2:2)Tore`).

Initials, enumerations, times and decimals are never touched, nor is a stop before a small letter:
that is an address far more often than a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.lexicon import lexicon
from newslint.match.checks.strangers import NOUNS_CAPITALISED
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.facts import Facts

KNOWN: Final = 3.0
"""The zipf frequency of a well-known word. Every vocabulary goes at least this deep."""

COMMON: Final = 4.0
"""The zipf frequency of an everyday word."""

FREQUENT: Final = 5.0
"""The zipf frequency of a word that any page of text has."""

OPENER: Final = 5.5
"""The zipf frequency above which a word is likelier to open a sentence than to end a name."""

FUNCTION_WORD: Final = 6.3
"""The zipf frequency of articles, prepositions and the like."""

LONG: Final = 4
"""Letters that neither a top-level domain nor an abbreviation is likely to have."""

_ENDS = """
    com net org info biz io tv edu gov uk js exe asp jsp php html htm xml jpg jpeg png gif svg pdf
    doc docx xls xlsx ppt zip mp mpg avi mov wav txt csv
"""
ADDRESS_ENDS: Final = frozenset(_ENDS.split())
"""What stands behind the stop of an address or a file name, even with a capital: `Amazon.Com`."""

SUFFIXLESS: Final = frozenset({"ca", "en", "es", "fr", "gl", "it", "pt"})
"""Languages that put no suffix behind a closing quotation mark, as Turkish does."""

LEFT_TO_RIGHT: Final = SUFFIXLESS | {"be", "bg", "el", "ru", "uk"}
"""Languages in which « opens and » closes; German and Danish have it the other way round, too."""

PLACE: Final = Expression(
    r"""
    (?<=[\p{L}\p{M}\p{N}%])
    (?: (?P<marks> [)\]»”"]{0,2}+
            (?: (?:\.\.\.|[.!?…]) [)\]»”"]{0,2}+ (?=[(\[«“„¿¡]{0,2}+\p{Lu}(?:[^.\n]|$))
              | , [)\]»”"]{0,2}+ )
          | [)»”] )
        (?P<opening>[(\[«“„¿¡]{0,2}+)
      | (?P<marks>) (?P<opening>[«“¿¡])
    )
    (?P<right>\p{L}[\p{L}\p{M}]*+(?:['\u2019]\p{L}[\p{L}\p{M}]*+)*)
    (?! [\p{L}\p{M}\p{N}_@/\\=] | \.[\p{L}\p{N}] )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
"""Marks between a word or number and a word, and no blank. Behind a stop the word has a capital, and is no
initial."""

_LEFT = Expression(
    r"(?<![\p{L}\p{M}\p{N}_@\#/\\=&+~.])"
    r"(?:\p{L}[\p{L}\p{M}]*(?:['\u2019]\p{L}[\p{L}\p{M}]*)*|\d[\d.,:]*%?)\Z"
)
"""The word or number before them, if it is not part of an address or a row of initials."""

_LEFT_REACH: Final = 60
"""Code points in which the word before the marks must begin."""

_AROUND: Final = 10_000
"""How far from a name it is looked for: further than most articles are long."""

_GOES_ON = Expression(r"[^\S\n]+\p{L}|,")
_YEAR_OR_SHARE = Expression(r"(?:1[5-9]|20)\d\d|[\d.,]+%")
_BRACKETED = Expression(r"(?<=[^\S\n])\((?=[^()]*[\s\d:])[^()\n]*[^()\n-]\Z")


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a blank may be missing."""

    facts: Facts
    left: str
    marks: str
    opening: str
    right: str
    start: int
    seam: int
    """Where the blank belongs."""
    end: int

    def zipf(self, word: str) -> float:
        """Give the frequency of `word` in the document's language; 0 if that has no vocabulary."""
        return self.facts.lexicon.zipf(word) if self.facts.lexicon else 0.0

    def known(self, word: str) -> bool:
        """Tell whether `word` is well known, in English if not in the document's language."""
        return max(self.zipf(word), lexicon("en").zipf(word)) >= KNOWN

    @property
    def goes_on(self) -> bool:
        """Tell whether text follows the right word in its line."""
        return _GOES_ON.compile().match(self.facts.text, self.end) is not None


class _StraightMarks:
    """The straight quotation marks of a text, counted along while one place after the other is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._before = 0

    def opens(self, at: int) -> bool:
        """Tell whether the mark at `at` is the first of a pair in its line; `at` never goes back."""
        line = self._text.rfind("\n", self._at, at)
        if line >= 0:
            self._at, self._before = line, 0
        self._before += self._text.count('"', self._at, at)
        self._at = at
        return self._before % 2 == 0


def missing_space(facts: Facts, *, abbreviations: Sequence[str] = ()) -> Iterator[Hit]:
    """Give the places where a blank is missing, with the words on both sides and an edit.

    `abbreviations` are words, in lower case, whose stop ends no sentence. The hit's values are
    `left`, with the marks that belong to it, and `right`.
    """
    known = frozenset(abbreviations)
    straight = _StraightMarks(facts.text)
    for place in facts.search(PLACE):
        joint = _joint(place, facts, straight)
        if joint is None or _is_abbreviation(joint, known):
            continue
        trust = _trust(joint)
        if trust is not None:
            text = facts.text
            edits = (Edit(Span(joint.seam, joint.seam), " ", ""),)
            values = {"left": text[joint.start : joint.seam], "right": text[joint.seam : joint.end]}
            yield Hit(Span(joint.start, joint.end), values, edits=edits, applicability=trust)


def _joint(place: regex.Match[str], facts: Facts, straight: _StraightMarks) -> Joint | None:
    text, at = facts.text, place.start()
    left = _LEFT.compile().search(text, max(0, at - _LEFT_REACH), at)
    if left is None:
        return None
    seam = place.start("opening")
    if place["marks"].endswith('"') and straight.opens(seam - 1):
        seam -= 1
    marks, opening, right = place["marks"], place["opening"], place["right"]
    return Joint(facts, left.group(), marks, opening, right, left.start(), seam, place.end())


def _is_abbreviation(joint: Joint, known: frozenset[str]) -> bool:
    acronym = joint.left.isupper() and len(joint.left) > 1
    return "." in joint.marks and not acronym and joint.left.lower() in known


def _trust(joint: Joint) -> Applicability | None:
    """Tell how far inserting the blank can be trusted, or None where nothing is missing."""
    if any(mark in joint.marks for mark in ".!?…"):
        return _after_stop(joint)
    if joint.facts.lexicon is None:
        return None
    if "," in joint.marks:
        missing = _beside_comma(joint)
    else:
        missing = _beside_closing(joint) if joint.marks else _before_opening(joint)
    return Applicability.SAFE if missing else None


def _after_stop(joint: Joint) -> Applicability | None:
    if not joint.right[0].isupper() or joint.right.lower() in ADDRESS_ENDS:
        return None
    if joint.facts.lexicon is None:
        return _by_shape_alone(joint)
    if not _right_begins_sentence(joint) or not _left_ends_sentence(joint):
        return None
    named = joint.left[0].isupper() and joint.zipf(joint.right) < OPENER  # Football.London
    if named and _stands_elsewhere(joint):
        return None
    if joint.facts.language in NOUNS_CAPITALISED and joint.known(joint.left):
        named = False
    return Applicability.UNSAFE if named or '"' in joint.marks else Applicability.SAFE


def _stands_elsewhere(joint: Joint) -> bool:
    """Tell whether the same stands elsewhere in the text, or in the part of a very long one around."""
    text, start, end = joint.facts.text, joint.start, joint.end
    name = f"{joint.left}{joint.marks}{joint.right}"
    return (
        text.find(name, max(0, start - _AROUND), start) >= 0
        or text.find(name, end, end + _AROUND) >= 0
    )


def _by_shape_alone(joint: Joint) -> Applicability | None:
    left, right = joint.left, joint.right
    small = left.islower() and len(left) >= LONG and len(right) >= LONG - 1 and right[1:].islower()
    return Applicability.SAFE if small and joint.goes_on and len(joint.marks) == 1 else None


def _right_begins_sentence(joint: Joint) -> bool:
    left, right = joint.left, joint.right
    if len(right) == 1:
        long = left.islower() or len(left) >= LONG
        return joint.zipf(right) >= FUNCTION_WORD and long and joint.goes_on
    if right.isupper():
        return left.islower() and joint.known(left)
    ellipsis = "…" in joint.marks or "..." in joint.marks
    return joint.known(right) or not ellipsis


def _left_ends_sentence(joint: Joint) -> bool:
    left, right = joint.zipf(joint.left), joint.zipf(joint.right)
    if not joint.left[0].isalpha():
        return bool(_YEAR_OR_SHARE.compile().fullmatch(joint.left)) and right >= COMMON
    if len(joint.left) == 1:
        return False
    if joint.left.isupper():
        return right >= COMMON and not joint.right.isupper()
    if len(joint.left) < LONG:
        proven = right >= COMMON or (left >= FREQUENT and len(joint.right) >= LONG)
        return left > COMMON and proven
    if joint.left[0].isupper() and joint.marks[0] in "!?":
        return right >= FREQUENT  # Yahoo!Japan, Jeopardy!The
    return True


def _beside_comma(joint: Joint) -> bool:
    left, right = joint.left, joint.right
    if min(len(left), len(right)) == 1 or (left.isupper() and right.isupper()):
        return False
    return any(
        joint.zipf(known) >= KNOWN and (joint.known(other) or len(other) >= LONG)
        for known, other in ((left, right), (right, left))
    )


def _beside_closing(joint: Joint) -> bool:
    """Look at `2:2)Tore` and `»Hoy`, but not at `(Kurz-)Filme`, `(in)directo` or `”nin`."""
    text, right = joint.facts.text, joint.right
    if joint.marks == ")":
        at = joint.seam - 1
        aside = _BRACKETED.compile().search(text, text.rfind("(", 0, at) - 1, at) is not None
        return joint.zipf(right) >= (KNOWN if aside else FUNCTION_WORD) and right[0].isupper()
    spaced = joint.facts.language in (SUFFIXLESS if right[0].islower() else LEFT_TO_RIGHT)
    return spaced and len(right) > 1 and joint.zipf(right) >= KNOWN


def _before_opening(joint: Joint) -> bool:
    spaced = joint.facts.language in (SUFFIXLESS if joint.opening == "“" else LEFT_TO_RIGHT)
    return spaced and joint.zipf(joint.left) >= KNOWN
