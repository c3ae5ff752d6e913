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

_TWICE: Final = Expression(
    r"(?<=(?<before>\S+)[^\S\n]+)(?<unit>\p{L}[\p{L}\p{M}'’]*(?:[^\S\n]+\p{L}[\p{L}\p{M}'’]*){1,5})"
    r"(?<mark>[^\S\n]+(?P=unit))(?![\p{L}\p{M}\p{N}'’-])"
)
"""Two to six words twice in a row, nothing but blanks between them."""


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


def doubled_phrase(facts: Facts, *, letters: int = 8, last: int = 4) -> Iterator[Hit]:
    """Give the places where two to six words stand twice in a row.

    They must have so many `letters` together, and so many in the `last` word: `und nach und nach` and
    `cara a cara a` are said so. So is what follows its own last word: `a play within a play within a
    play`. At the head of a line a heading may run into its text. The hit is the second time with the
    blank before it.
    """
    for line in _lines_with_doubles(facts):
        for found in facts.search_in(_TWICE, line):
            unit = found["unit"].split()
            is_long = len(unit[-1]) >= last and sum(map(len, unit)) >= letters
            if is_long and found["before"] != unit[-1]:
                mark = Span(*found.span("mark"))
                yield Hit(mark, found.groupdict(), {"mark": mark})


def _lines_with_doubles(facts: Facts) -> list[Span]:
    """Give the lines in which words may stand twice in a row, in order.

    Of two equal phrases, a word of the first is equal to the one so many words later, whichever place
    is looked at: only the edges may stick to signs, and signs are not seen here.
    """
    words = facts.shadow.words
    return _lines_of(facts, [at for size in _SIZES for at in _repeated(words, size, size)])


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
    words = facts.shadow.words
    # Of three rounds all words but the first and the last are equal to those a round later.
    starts += [at for size in _SIZES for at in _repeated(words, size, 2 * size - 2)]
    return _lines_of(facts, starts)


def _lines_of(facts: Facts, words: Sequence[int]) -> list[Span]:
    """Give the lines that hold the sentences of `words`, which are told by index, in order."""
    if not words:
        return []
    ends = list(accumulate(map(len, facts.shadow.sentences)))
    sentences = sorted({bisect_right(ends, at) for at in words})
    lines = dict.fromkeys(map(facts.line_number, facts.shadow.starts(sentences)))
    return [facts.lines[line] for line in lines]


def _repeated(words: Sequence[bytes], size: int, needed: int) -> Iterator[int]:
    """Give the indices of words in rows of at least `needed` that are equal to those `size` later.

    So many in a row cannot be missed by looking at one place in as many. A row may reach over
    several lines, so that all of it is given. Each row is walked along but once.
    """
    reached = 0
    for at in compress(count(0, needed), map(eq, words[::needed], words[size::needed])):
        if at >= reached:
            first, reached = _row(words, at, size)
            if reached - first >= needed:
                yield from range(first, reached)


def _row(words: Sequence[bytes], at: int, size: int) -> tuple[int, int]:
    """Give the row of words around `at` that are equal to those `size` words later, by index."""
    first = last = at
    while first and words[first - 1] == words[first - 1 + size]:
        first -= 1
    while last + size < len(words) and words[last] == words[last + size]:
        last += 1
    return first, last
