"""Words that stand twice, or over and over: a slip, pieces that overlap, an engine that got stuck.

Almost no text has equal words side by side, so that is asked first, of the words as bytes; the pattern
that decides is only tried where there are some. Whether a word may be doubled is for the rule to say.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, compress, count, pairwise
from operator import eq
from typing import TYPE_CHECKING, Final

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.match.shadow import decoded
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.facts import Facts

_DOUBLED: Final = Expression(
    r"(?<![\p{L}\p{M}\p{N}'’-])(?<word>\p{Ll}[\p{Ll}\p{M}]*+)(?<mark>[^\S\n]+(?P=word))"
    r"(?![\p{L}\p{M}\p{N}'’-])"
)

_LOOPS: Final = (
    Expression(
        r"(?<![\p{L}\p{N}])(?<unit>\p{L}{2,}(?:[^\S\n]+\p{L}+){1,5})"
        r"(?:[^\S\n]+(?P=unit)(?![\p{L}\p{N}-])){2,}"
    ),
    Expression(r"(?<![\p{L}\p{N}])(?<unit>\p{Ll}{2,})(?:[^\S\n]+(?P=unit)(?![\p{L}\p{N}-])){4,}"),
)
"""Two to six words three times in a row; a word five times."""

_SIZES: Final = range(2, 7)
"""Words that go round together."""


def doubled_word(facts: Facts, *, at_least: float) -> Iterator[Hit]:
    """Give the words in lower case that stand twice, if they are at least so frequent (zipf).

    The hit is the second with the blank before it; its value `word` is the word.
    """
    vocabulary = facts.lexicon
    if vocabulary is None:
        return
    words = facts.shadow.words
    doubled = {words[at] for at in facts.shadow.doubled}
    frequent = {word for word in doubled if vocabulary.zipf(decoded(word)) >= at_least}
    pattern, reached = _DOUBLED.compile(), 0
    for place in facts.shadow.places(frequent):
        found = pattern.match(facts.text, place.start) if place.start >= reached else None
        if found is not None:
            reached = found.end()
            mark = Span(*found.span("mark"))
            yield Hit(mark, found.groupdict(), {"mark": mark, "word": Span(*found.span("word"))})


def word_loop(facts: Facts) -> Iterator[Hit]:
    """Give the places where the same words come over and over. The value `unit` is what is repeated."""
    reached = -1
    for line in _lines_with_loops(facts):
        found = [one for loop in _LOOPS for one in facts.search_in(loop, line)]
        for one in sorted(found, key=lambda one: (one.start(), -one.end())):
            if one.end() > reached:
                reached = one.end()
                yield Hit(Span(*one.span()), one.groupdict(), {"unit": Span(*one.span("unit"))})


def _lines_with_loops(facts: Facts) -> list[Span]:
    """Give the lines in which words may go round, in order."""
    doubled = facts.shadow.doubled
    starts = [at for at, following in pairwise(doubled) if following == at + 1]
    starts += _rounds(facts.shadow.words)
    if not starts:
        return []
    ends = list(accumulate(map(len, facts.shadow.sentences)))
    sentences = sorted({bisect_right(ends, at) for at in starts})
    lines = dict.fromkeys(map(facts.line_number, facts.shadow.starts(sentences)))
    return [facts.lines[line] for line in lines]


def _rounds(words: Sequence[bytes]) -> Iterator[int]:
    """Give the index of a word in each row of words that may be repeated three times.

    Of three rounds all words but the first and the last, which signs may stick to, are equal to those
    a round later. So many in a row cannot be missed by looking at one place in as many.
    """
    for size in _SIZES:
        needed = 2 * size - 2
        equal = map(eq, words[::needed], words[size::needed])
        reached = 0
        for at in compress(count(0, needed), equal):
            if at >= reached:
                first, reached = _row(words, at, size)
                if reached - first >= needed:
                    yield at


def _row(words: Sequence[bytes], at: int, size: int) -> tuple[int, int]:
    """Give the row of words around `at` that are equal to those `size` words later, by index."""
    first = last = at
    while first and words[first - 1] == words[first - 1 + size]:
        first -= 1
    while last + size < len(words) and words[last] == words[last + size]:
        last += 1
    return first, last
