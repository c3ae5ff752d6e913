"""Words that a blank parts in two: `presi dente`.

PDF files and scans leave such blanks where letters were set apart or a hyphen was lost. One half
must be hardly a word, and the two together must be one, much more frequent than that half. No pair
of 455,000 in web pages and treebanks of a dozen languages was of that kind; of 30,000 words parted
where hyphenation may part them 46 % are.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.hit import Hit
from newslint.match.register import WORD
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from newslint.language.lexicon import Lexicon
    from newslint.match.facts import Facts

NO_WORD: Final = 2.5
"""The frequency (zipf) under which a half is no word, in a vocabulary that goes so deep."""

_WORD_BEFORE = regex.compile(r"(?r)(?:\p{L}[\p{L}\p{M}]*['’])*\p{L}[\p{L}\p{M}]*")


def split_words(
    facts: Facts, *, joined: float = 4.0, half: float = 3.4, above: float = 1.5
) -> Iterator[Hit]:
    """Give the pairs of words that are one, with the edit that joins them.

    Together they must have a frequency of `joined` (zipf), and be by `above` more frequent than the
    rarer half, which must have less than `half`. A half that the document uses twice is a name. The
    hit's value `joined` is the whole word.
    """
    vocabulary = facts.lexicon
    if vocabulary is None:
        return
    halves = facts.remarkable(_half(vocabulary, joined, half))
    for left, right in _pairs_with(halves, facts):
        gap = Span(left.end, right.start)
        first, second = left.of(facts.text), right.of(facts.text)
        if gap.of(facts.text) not in {" ", "\u00a0"} or not _alike(first, second):
            continue
        rarer = min(vocabulary.zipf(first), vocabulary.zipf(second))
        if vocabulary.zipf(first + second) >= max(joined, rarer + above) and (
            any(_is_odd(one, facts, vocabulary, half) for one in (first, second))
        ):
            sure = vocabulary.floor < NO_WORD and rarer < NO_WORD
            trust = Applicability.SAFE if sure else Applicability.UNSAFE
            edit = Edit(gap, "", gap.of(facts.text))
            values = {"joined": first + second}
            yield Hit(Span(left.start, right.end), values, edits=(edit,), applicability=trust)


@dataclass(frozen=True, slots=True)
class Half:
    """An interest in words that are hardly words and that well-known words begin or end with."""

    vocabulary: Lexicon
    joined: float
    half: float

    def __call__(self, word: str, frequency: float) -> bool:
        """Tell whether `word` may be half of one."""
        if frequency >= self.half or len(word) == 1 or not word[1:].islower():
            return False
        key = self.vocabulary.fold(word)
        beginnings, endings = _edges(self.vocabulary, self.joined)
        return _begins_any(key, beginnings) or _begins_any(key[::-1], endings)


_half = lru_cache(maxsize=64)(Half)


@lru_cache(maxsize=64)
def _edges(vocabulary: Lexicon, frequency: float) -> tuple[list[str], list[str]]:
    """Give the words that are so frequent, sorted as they are and sorted backwards."""
    words = vocabulary.frequent(frequency)
    return sorted(words), sorted(word[::-1] for word in words)


def _begins_any(start: str, words: Sequence[str]) -> bool:
    at = bisect_left(words, start)
    return at < len(words) and words[at].startswith(start)


def _pairs_with(halves: Collection[bytes], facts: Facts) -> Iterator[tuple[Span, Span]]:
    """Give the pairs of words one of which is in `halves`, with a single character between them."""
    last = -1
    for token in facts.shadow.places(halves):
        for found in WORD.finditer(facts.text, token.start, token.end):
            word = Span(*found.span())
            before = _WORD_BEFORE.match(facts.text, 0, max(word.start - 1, 0))
            after = WORD.match(facts.text, word.end + 1)
            pairs = [
                *([(Span(*before.span()), word)] if before else ()),
                *([(word, Span(*after.span()))] if after else ()),
            ]
            for pair in pairs:
                if pair[0].start > last:
                    yield pair
                    last = pair[0].start


def _is_odd(word: str, facts: Facts, vocabulary: Lexicon, half: float) -> bool:
    """Tell whether a word occurs once and is hardly a word at all."""
    return vocabulary.zipf(word) < half and facts.vocabulary[word.lower()] == 1


def _alike(left: str, right: str) -> bool:
    """Tell whether two pieces are long enough, and can be of one word in their letter case.

    A word with an apostrophe is as rare as its rarest part, so nothing is known of it.
    """
    small = right.islower() and left[1:].islower()
    return small and min(len(left), len(right)) > 1 and not set("'\u2019") & set(left + right)
