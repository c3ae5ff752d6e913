"""Names that a text spells in two ways, one of which is a translation's trace.

A place may stand in a text under its English name and under its own (`New York`, `Nueva York`): these are
listed. Any name may have been written from another alphabet in two ways (`Gordievsky`, `Gordievskiy`): such
spellings have the same skeleton, and no vocabulary has both as everyday words. Which of them is right is
not decided: the rarer one is reported.

Names in quotations, in addresses and in longer names (`London Review`) are left alone, and so are people
with different first names. Spellings are compared in languages only that put no endings on names.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.lexicon import lexicon
from newslint.language.wordlists import word_list
from newslint.match.checks.strangers import NOUNS_CAPITALISED
from newslint.match.guard import is_guarded
from newslint.match.hit import Hit
from newslint.match.shadow import decoded, encoded
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newslint.match.facts import Facts

UNINFLECTED: Final = frozenset(
    {"ca", "da", "de", "en", "es", "fr", "gl", "id", "it", "nl", "no", "pt", "sv"}
)
"""Languages whose names have no endings but a genitive `s`."""

RARE: Final = 2.5
"""The zipf frequency that one of two spellings does not reach."""

KNOWN: Final = 3.7
"""The zipf frequency from which on a word is hardly a name that is spelled in two ways."""

KNOWN_NOUN: Final = 3.0
"""The same where nouns are capitalised."""

APART: Final = 80
"""Code points that two spellings are apart at least; who mentions both together knows it."""

EVERYDAY: Final = 5.5
"""The zipf frequency of a word that opens a sentence before a name: `En London`."""

AT_HOME: Final = 0.8
"""How much commoner in English a word beside an English name may be on the zipf scale."""

SHORTEST: Final = 6
"""Letters of names of which the spellings are compared."""

_GUARDS: Final = ("quotation", "url")


def inconsistent_name(facts: Facts, *, lists: Mapping[str, Sequence[str]]) -> Iterator[Hit]:
    """Give the places of names that the text spells otherwise elsewhere.

    The list called by the language has a line for each place: `Moscow = Moscú`, the English name first.
    The hit's value `other` is the other spelling.
    """
    places = _places(frozenset(lists.get(facts.language or "", ())))
    found = dict(_untranslated(facts, places))
    found |= dict(_respelled(facts))
    for span in sorted(found):
        yield Hit(span, {"other": found[span]})


@dataclass(frozen=True, slots=True)
class _Places:
    """Names of places; as an interest, the words that the English ones begin with."""

    lines: frozenset[str]
    by_head: Mapping[str, Sequence[tuple[str, str]]] = field(compare=False)
    """The English names that begin with a word, and the language's."""

    def __call__(self, word: str, _frequency: float) -> bool:
        return word in self.by_head


@lru_cache(maxsize=64)
def _places(lines: frozenset[str]) -> _Places:
    by_head: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in sorted(lines):
        english, _, own = map(str.strip, line.partition("="))
        if english and own:
            by_head[english.split()[0]].append((english, own))
    return _Places(lines, dict(by_head))


def _untranslated(facts: Facts, places: _Places) -> Iterator[tuple[Span, str]]:
    """Give English names of places that the text calls by their own name, too."""
    if not places.by_head:
        return
    heads = set(map(decoded, facts.remarkable(places))).intersection(places.by_head)
    for english, own in (pair for head in heads for pair in places.by_head[head]):
        if own in facts.text and next(_standing(own, facts), None) is not None:
            for span in _standing(english, facts):
                if _is_alone(span, facts) and not is_guarded(span, _GUARDS, facts):
                    yield span, own


def _standing(name: str, facts: Facts) -> Iterator[Span]:
    """Give the occurrences of a name that are no part of a word."""
    at = facts.text.find(name)
    while at >= 0:
        span = Span(at, at + len(name))
        around = facts.text[max(0, at - 1) : at] + facts.text[span.end : span.end + 1]
        if not any(one.isalnum() or one in "_-'’@#/" for one in around):
            yield span
        at = facts.text.find(name, span.end)


_BEFORE: Final = regex.compile(
    r"(?r)(?:(?<second>\p{L}[\p{L}\p{M}]*)[^\S\n]+)?(?<word>[\p{L}\p{M}\p{N}&'’.-]+)[^\S\n]+"
)
_AFTER: Final = regex.compile(r"[^\S\n]+(?<word>[\p{L}\p{M}\p{N}&'’-]+)")
_OF: Final = frozenset({"&", "and", "of", "the"})


def _is_alone(span: Span, facts: Facts) -> bool:
    """Tell whether a name is no part of a longer one, nor among words of another language."""
    line = facts.lines_around(span)
    before = _BEFORE.match(facts.text, line.start, span.start)
    after = _AFTER.match(facts.text, span.end, line.end)
    beside = [one["word"] for one in (before, after) if one]
    if before and before["second"]:
        beside.append(before["second"])
    if not beside or (after and after["word"][0].isupper()) or not _OF.isdisjoint(beside):
        return False
    own, english = facts.lexicon, lexicon("en")
    if own is None:
        return False
    if before and before["word"][0].isupper() and own.zipf(before["word"]) < EVERYDAY:
        return False
    return all(own.zipf(word) > english.zipf(word) - AT_HOME for word in beside)


def _respelled(facts: Facts) -> Iterator[tuple[Span, str]]:
    """Give the rarer spellings of names that were written from another alphabet."""
    if facts.language not in UNINFLECTED:
        return
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(map(decoded, facts.remarkable(_may_be_respelled))):
        spellings[skeleton(word)].append(word)
    for words in spellings.values():
        if len(words) > 1 and len(set(map(_plain, words))) > 1:
            yield from _rarer(words, facts)


def _may_be_respelled(word: str, frequency: float) -> bool:
    """Take an interest in what may be a name and is no first name, surname or place that many share."""
    return (
        len(word) >= SHORTEST
        and frequency < KNOWN
        and word[0].isupper()
        and word[1:].islower()
        and word.isalpha()
        and lexicon("en").zipf(word) < KNOWN
        and word.lower() not in word_list("names")
    )


def _rarer(words: list[str], facts: Facts) -> Iterator[tuple[Span, str]]:
    places = {word: list(facts.shadow.places([encoded(word)])) for word in words}
    if not all(_is_name(word, places[word], facts) for word in words):
        return
    words.sort(key=lambda word: (-len(places[word]), places[word][0]))
    usual, *others = words
    for other in others:
        same = _plain(other) == _plain(usual) or _is_genitive({usual, other})
        if not same and _may_be_one(places[usual], places[other], facts):
            for span in places[other]:
                if not is_guarded(span, _GUARDS, facts):
                    yield span, usual


def _is_name(word: str, places: Iterable[Span], facts: Facts) -> bool:
    """Tell whether a word is capitalised in mid-sentence, and nowhere small."""
    if encoded(word.lower()) in facts.shadow.words:
        return False
    return any(_MIDST.match(facts.text, 0, span.start) is not None for span in places)


_MIDST: Final = regex.compile(r"(?r)(?:[\p{L}\p{N},;]|\p{Lu}\.)[^\S\n]+")


def _is_genitive(words: set[str]) -> bool:
    shorter, longer = sorted(words, key=len)
    return longer in {shorter + "s", shorter + "es"}


def _may_be_one(usual: list[Span], other: list[Span], facts: Facts) -> bool:
    """Tell whether distance, first names and frequencies allow that two spellings are of one name."""
    starts = sorted([(one.start, 1) for one in usual] + [(one.start, 2) for one in other])
    if any(one != another and b - a < APART for (a, one), (b, another) in pairwise(starts)):
        return False
    one, another = _first_names(usual, facts), _first_names(other, facts)
    if one and another and one.isdisjoint(another):
        return False
    rarer, known = sorted(_frequency(places[0].of(facts.text), facts) for places in (usual, other))
    return rarer < RARE and known < (KNOWN_NOUN if facts.language in NOUNS_CAPITALISED else KNOWN)


def _frequency(word: str, facts: Facts) -> float:
    own = facts.lexicon.zipf(word) if facts.lexicon else 0.0
    return max(own, lexicon("en").zipf(word))


def _first_names(places: Iterable[Span], facts: Facts) -> set[str]:
    before = (_BEFORE.match(facts.text, 0, span.start) for span in places)
    return {one["word"] for one in before if one and one["word"][0].isupper()}


_SOUNDS: Final = (
    *(("sch", "s"), ("tch", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("sh", "s"), ("ch", "s")),
    *(("zh", "s"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("dj", "j"), ("ck", "k"), ("c", "k")),
    *(("q", "k"), ("w", "v"), ("z", "s"), ("x", "ks"), ("y", "i"), ("j", "i")),
)
"""What one letter of another alphabet is written as, and what stands for all of that here."""

_DOUBLED: Final = regex.compile(r"(.)\1+")
_FINAL_M: Final = regex.compile(r"m\Z")


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """Give what all spellings of a name have in common.

    >>> skeleton("Gordievskiy") == skeleton("Gordijewski")
    True
    """
    bones = _plain(name)
    for sound, bone in _SOUNDS:
        bones = bones.replace(sound, bone)
    return _FINAL_M.sub("n", _DOUBLED.sub(r"\1", bones))


def _plain(name: str) -> str:
    """Give a name in lower case and without accents."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFD", name.lower())))
