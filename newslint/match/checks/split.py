"""Words that a blank parts in two: `presi dente`.

PDF files and scans leave such blanks where letters were set apart or a hyphen was lost. One half
must be hardly a word, and the two together must be one, much more frequent than that half. No pair
of 455,000 in web pages and treebanks of a dozen languages was of that kind; of 30,000 words parted
where hyphenation may part them 46 % are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.lexicon import Lexicon
    from newslint.match.facts import Facts

NO_WORD: Final = 2.5
"""The frequency (zipf) under which a half is no word, in a vocabulary that goes so deep."""


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
    odd = _odd_words(facts, vocabulary, half)
    for left, right in _pairs_with(odd, facts):
        gap = Span(left.end, right.start)
        first, second = left.of(facts.text), right.of(facts.text)
        if gap.of(facts.text) not in {" ", "\u00a0"} or not _alike(first, second):
            continue
        rarer = min(vocabulary.zipf(first), vocabulary.zipf(second))
        if vocabulary.zipf(first + second) >= max(joined, rarer + above):
            sure = vocabulary.floor < NO_WORD and rarer < NO_WORD
            trust = Applicability.SAFE if sure else Applicability.UNSAFE
            edit = Edit(gap, "", gap.of(facts.text))
            values = {"joined": first + second}
            yield Hit(Span(left.start, right.end), values, edits=(edit,), applicability=trust)


def _pairs_with(odd: frozenset[str], facts: Facts) -> Iterator[tuple[Span, Span]]:
    """Give the pairs of neighbours one of which is in `odd`, in text order."""
    last = -1
    for at, word in enumerate(facts.lowered):
        if word not in odd:
            continue
        for first in (at - 1, at):
            if last < first < len(facts.words) - 1:
                yield facts.words[first], facts.words[first + 1]
                last = first


def _odd_words(facts: Facts, vocabulary: Lexicon, half: float) -> frozenset[str]:
    """Give the words that occur once and are hardly words at all."""
    once = (word for word, times in facts.vocabulary.items() if times == 1)
    return frozenset(word for word in once if vocabulary.zipf(word) < half)


def _alike(left: str, right: str) -> bool:
    """Tell whether two pieces are long enough, and can be of one word in their letter case.

    A word with an apostrophe is as rare as its rarest part, so nothing is known of it.
    """
    small = right.islower() and left[1:].islower()
    return small and min(len(left), len(right)) > 1 and not set("'\u2019") & set(left + right)
