r"""Words broken by the hyphenation of a printed line: `comu-\nnidad`, `comu- nidad`, `ei-nen`.

A hyphen before a line end may be one that a typesetter put in, one of the word's own
(`well-\nknown`), or one that stands for a part named later (`Vor- und Nachteile`). Vocabularies
tell them apart: the joined word is known and not much rarer than its halves, or the document itself
has it elsewhere. Hyphens beside digits, before capitals and in words that have another are kept.

Measured on 31,800 words of fifteen languages broken where hyphenation may break them, and on 2,300
compounds broken at their hyphen: 93 % of the words were surely broken, and so were 2.7 % of the
compounds, most of which are written as one word, too (`roller-coaster`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.checks.conjunctions import is_conjunction
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

ATTESTED: Final = 2.0
"""The zipf frequency from which on a joined word proves the break."""

MARGIN: Final = 1.5
"""By how much a broken word may be rarer than the rarer half. Chance compounds of frequent words
(`longterm`, beside `long-term`) are rarer than that."""

KNOWN: Final = 3.0
"""The zipf frequency of a well-known word. Every vocabulary goes at least this deep."""

USUAL: Final = 4.5
"""The zipf frequency from which on a word with a prefix is spelled without the hyphen."""

FUNCTION_WORD: Final = 6.0
"""The zipf frequency of prepositions, articles and the like."""

EVERYWHERE: Final = 5.5
"""The zipf frequency of words so common that a hyphen inside has no other reason than a lost break,
and by `FAR` that much commoner than either half."""

FAR: Final = 1.0

COMPOUNDING: Final = frozenset({"da", "de", "fi", "hu", "is", "nl", "no", "sv"})
"""Languages that write compounds as one word: few are listed, and a hyphen in them is rare."""

_PREFIXES = """
    all anti auto bio co cyber eco euro ex extra half inter macro mega meta micro mid mini multi neo
    non post pre pro pseudo psycho quasi re ré self semi socio sub super tele trans ultra vice
"""
HYPHENATED_PREFIXES: Final = frozenset(_PREFIXES.split())
"""Prefixes that some spell with a hyphen."""

_BREAK = Expression(
    r"""
    (?<![\p{L}\p{M}\p{N}'\u2019\u2010-])
    (?P<left>\p{L}[\p{L}\p{M}]*+(?:['\u2019]\p{L}[\p{L}\p{M}]*+)*)
    (?P<hyphen>[-\u2010¬]|\u00ad-?)
    (?P<gap>[^\S\n]*\n[^\S\n]*(?:\n[^\S\n]*)?|[^\S\n]+|)
    (?P<right>\p{L}[\p{L}\p{M}]*+(?:['\u2019]\p{L}[\p{L}\p{M}]*+)*)
    (?![\p{N}@_\u2010-])
    """,
    regex.VERBOSE,
)

BEFORE_GAP: Final = Expression(r"(?<=[\p{L}\p{M}])(?:[-\u2010¬]|\u00ad-?)(?=\s)")
INSIDE: Final = tuple(
    Expression(rf"{hyphen}(?<=[\p{{L}}\p{{M}}].)(?=\p{{Ll}}[\p{{L}}\p{{M}}'\u2019])")
    for hyphen in "-\u2010¬"
)
"""Hyphens between small letters. A single character is found several times faster than one of a set."""

_WORD_BEFORE = Expression(r"(?r)(?:\p{L}[\p{L}\p{M}]*['\u2019])*\p{L}[\p{L}\p{M}]*")

_ASIDE = Expression(r"(?<=[\s(«“\"])[-\u2013\u2014]\p{L}[^\n]*\Z")
_LETTER = Expression(r"\w")
_ASIDE_REACH: Final = 200
"""Code points in which an aside between dashes must have begun."""


@dataclass(frozen=True, slots=True)
class Break:
    """A word in two pieces, and how surely it is one."""

    span: Span
    gap: Span
    """The hyphen and the white space behind it."""
    word: str
    trust: Applicability


def hyphen_breaks(facts: Facts) -> Iterator[Hit]:
    """Give the words that a hyphen breaks without need, with the edit that joins them.

    The hit's value `joined` is the whole word. Where the language has no vocabulary, the document
    itself must have the word.
    """
    for broken in find_breaks(facts):
        edit = Edit(broken.gap, "", broken.gap.of(facts.text))
        yield Hit(broken.span, {"joined": broken.word}, edits=(edit,), applicability=broken.trust)


def find_breaks(facts: Facts) -> list[Break]:
    """Give the broken words in text order.

    Where one word is broken for sure, the text was printed, and doubtful ones are given, too.
    """
    places = list(_places(facts))
    trusts = [_trust(place, facts, printed=False) for place in places]
    if Applicability.SAFE in trusts:
        trusts = [_trust(place, facts, printed=True) for place in places]
    return [
        _break(place, trust)
        for place, trust in zip(places, trusts, strict=True)
        if trust is not None
    ]


def _places(facts: Facts) -> Iterator[regex.Match[str]]:
    """Give what a hyphen parts. A hyphen inside a word says something only if there is a vocabulary."""
    sought = (BEFORE_GAP, *INSIDE) if facts.lexicon else (BEFORE_GAP,)
    for at in sorted(hyphen.start() for one in sought for hyphen in facts.search(one)):
        before = _WORD_BEFORE.compile().match(facts.text, 0, at)
        place = _BREAK.compile().match(facts.text, before.start()) if before else None
        if place is not None:
            yield place


def is_part_named_later(left: str, right: str, facts: Facts) -> bool:
    """Tell whether the hyphen between `left` and `right` stands for a part of a word to come."""
    return is_conjunction(right, facts.language) and _zipf(left + right, facts) < USUAL


def _break(place: regex.Match[str], trust: Applicability) -> Break:
    gap = Span(place.end("left"), place.start("right"))
    return Break(Span(*place.span()), gap, place["left"] + place["right"], trust)


def _trust(place: regex.Match[str], facts: Facts, *, printed: bool) -> Applicability | None:
    """Tell how sure it is that a word was broken, or None if it was not."""
    left, right, gap = place["left"], place["right"], place["gap"]
    soft = "\u00ad" in place["hyphen"]
    if not gap:
        broken = not soft and _is_broken_for_nothing(left, right, facts)
        return Applicability.UNSAFE if broken else None
    if soft:
        return _trust_soft(place, facts)
    if len(left) == 1 or not _alike(left, right):
        return None
    if "\n" not in gap:
        return _trust_within_line(place, facts, printed=printed)
    trust = _trust_at_line_end(left, right, facts, printed=printed)
    doubtful = trust is not None and gap.count("\n") > 1
    return Applicability.UNSAFE if doubtful else trust


def _trust_soft(place: regex.Match[str], facts: Facts) -> Applicability | None:
    """Judge a soft hyphen with a gap behind it: at a line end it broke the word, unless there is none."""
    left, right = place["left"], place["right"]
    if _is_attested(left, right, facts) or facts.vocabulary[(left + right).lower()]:
        return Applicability.SAFE
    two_words = min(_zipf(left, facts), _zipf(right, facts)) >= KNOWN
    if "\n" in place["gap"]:
        return Applicability.UNSAFE if two_words else Applicability.SAFE
    return None if two_words else Applicability.UNSAFE


def _trust_at_line_end(
    left: str, right: str, facts: Facts, *, printed: bool
) -> Applicability | None:
    if is_part_named_later(left, right, facts) or _has_hyphen_elsewhere(left, right, facts):
        return None
    if facts.vocabulary[(left + right).lower()]:
        return Applicability.SAFE
    if _is_attested(left, right, facts):
        doubtful = _has_hyphenated_prefix(left, right, facts)
        return Applicability.UNSAFE if doubtful else Applicability.SAFE
    return Applicability.UNSAFE if _is_no_compound(left, right, facts, printed=printed) else None


def _trust_within_line(
    place: regex.Match[str], facts: Facts, *, printed: bool
) -> Applicability | None:
    """Judge a hyphen before a blank, which may stand for a part named later or close an aside."""
    left, right = place["left"], place["right"]
    if is_conjunction(right, facts.language):
        return None
    if _zipf(left, facts) >= KNOWN and _ends_aside(place, facts):
        return None
    joined = _zipf(left + right, facts)
    if not printed and _zipf(right, facts) >= FUNCTION_WORD and joined < _zipf(left, facts):
        return None
    if _is_attested(left, right, facts) or facts.vocabulary[(left + right).lower()]:
        return Applicability.SAFE
    part = facts.language in COMPOUNDING and not _is_word(left, facts)
    return Applicability.UNSAFE if part and _is_compound(left + right, facts) else None


def _is_broken_for_nothing(left: str, right: str, facts: Facts) -> bool:
    """Tell `ei-nen` from `on-line`: no other spelling of so common a word is about."""
    if left.lower() in HYPHENATED_PREFIXES or not right.islower() or len(right) == 1:
        return False
    commoner = max(_zipf(left, facts), _zipf(right, facts))
    return _zipf(left + right, facts) >= max(EVERYWHERE, commoner + FAR)


def _is_no_compound(left: str, right: str, facts: Facts, *, printed: bool) -> bool:
    """Judge a word that nobody has: two known words are a compound with a hyphen of its own."""
    if facts.lexicon is None:
        return False
    if not printed:
        return _zipf(left, facts) < ATTESTED
    short = min(len(left), len(right)) == len("up")
    needed = USUAL if short or facts.language in COMPOUNDING else KNOWN
    return min(_zipf(left, facts), _zipf(right, facts)) < needed


def _has_hyphen_elsewhere(left: str, right: str, facts: Facts) -> bool:
    """Tell whether the document has the word with its hyphen where no line ends."""
    text, spelled = facts.text.lower(), f"{left}-{right}".lower()
    at = text.find(spelled)
    while at >= 0 and _is_word_part(text, at, at + len(spelled)):
        at = text.find(spelled, at + 1)
    return at >= 0


def _is_word_part(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on before or behind a part of `text`."""
    letter = _LETTER.compile()
    return letter.match(text, end) is not None or (
        start > 0 and letter.match(text, start - 1) is not None
    )


def _is_attested(left: str, right: str, facts: Facts) -> bool:
    joined = _zipf(left + right, facts)
    rarer = min(_zipf(left, facts), _zipf(right, facts))
    return joined >= ATTESTED and joined >= rarer - MARGIN


def _has_hyphenated_prefix(left: str, right: str, facts: Facts) -> bool:
    return (
        left.lower() in HYPHENATED_PREFIXES
        and _zipf(right, facts) >= KNOWN
        and _zipf(left + right, facts) < USUAL
    )


def _is_compound(word: str, facts: Facts) -> bool:
    """Tell whether `word` is two known words written as one."""
    return any(
        _zipf(word[:cut], facts) >= KNOWN and _zipf(word[cut:], facts) >= KNOWN
        for cut in range(4, len(word) - 3)
    )


def _is_word(word: str, facts: Facts) -> bool:
    return _zipf(word, facts) > 0 or _is_compound(word, facts)


def _alike(left: str, right: str) -> bool:
    """Tell whether the parts of one word can be written so: in small letters or all in capitals."""
    return right[0].islower() if not left.isupper() else right.isupper() and len(right) > 1


def _ends_aside(found: regex.Match[str], facts: Facts) -> bool:
    start = found.start()
    return _ASIDE.compile().search(facts.text, max(0, start - _ASIDE_REACH), start) is not None


def _zipf(word: str, facts: Facts) -> float:
    return facts.lexicon.zipf(word) if facts.lexicon else 0.0
