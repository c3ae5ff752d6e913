r"""Word lists written as trees: what several words begin with is tried once for all of them.

`regex` tries the entries of a `\L<list>` one after the other, so that a list of a thousand words takes a
thousand steps at every place where none of them stands. As a tree it takes a few. The tree matches
what the list matches, the longest entry first, with case ignored or not.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LIST: Final = regex.compile(r"\\L<(?P<name>\w+)>|\\.", regex.DOTALL)
"""A word list in an expression, or another escape, which may be of a backslash."""

_HARMLESS: Final = regex.compile(
    r"\(\?-i:(?:\[(?!\^?\])(?:\\.|[^\]\\])*\]|(?!\\L<)(?:\\.|[^\\\[\]()]))*\)"
)
_MINDS_CASE: Final = regex.compile(r"\(\?[^:()=!<>]*-[^:()]*i")
"""A part of an expression that minds case though all of it does not; harmless if it names no list."""

_LOOSE: Final = regex.compile(r"\(\?\w*(?:f|V1)|(?<!\\[pPN])\{[^}]*[a-z]")
"""What makes `regex` match words that are almost the same, or `ß` as `ss`."""

_CASED: Final = regex.compile(r"[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]")

_DEEPEST: Final = 20
"""How deep a tree may be; `regex` reads each level by calling itself."""

_SPELLINGS: Final = (("'", "’"), (" ", "\u00a0"))
"""Characters between which spelling varies: often the same rests follow on both."""


def letter_by_letter(expression: str, flags: int) -> bool:
    """Tell whether a word matches only the same letters, in either case, one for one."""
    return not flags & (regex.FULLCASE | regex.VERSION1) and not _LOOSE.search(expression)


def with_trees(expression: str, lists: Mapping[str, frozenset[str]], *, ignores_case: bool) -> str:
    r"""Write out the word lists that an expression names as `\L<name>`; `ignores_case` is its flag.

    >>> with_trees(r"\L<verb>!", {"verb": frozenset({"see", "seen", "read"})}, ignores_case=False)
    '(?:(?:read|see(?:n)?))!'
    """
    lower = ignores_case and not _MINDS_CASE.search(_HARMLESS.sub("", expression))

    def written(found: regex.Match[str]) -> str:
        name = found["name"]
        if name not in lists:
            return found.group()
        return f"(?:{word_tree(map(lowered, lists[name]) if lower else lists[name])})"

    return _LIST.sub(written, expression)


def word_tree(words: Iterable[str]) -> str:
    """Give an expression that matches one of `words`, the longest that it can."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return tree([tuple(map(_letter, word)) for word in ordered])


class Piece(NamedTuple):
    """A part of an alternative that is not taken apart.

    Pieces with different keys never match at one place. One without a key is not tried together with
    others: it may match any text, or none.
    """

    key: str
    text: str


Pieces = tuple[Piece, ...]


def tree(alternatives: Iterable[Pieces], deepest: int = _DEEPEST) -> str:
    """Write alternatives so that what follows applies to all of them.

    The tree tries them in the order in which they are given, as far as they can match at one place.
    """
    written: list[str] = []
    for shares, run in groupby(alternatives, lambda pieces: bool(pieces and pieces[0].key)):
        together = list(run)
        many = shares and len(together) > 1 and deepest > 0
        written += _branches(together, deepest - 1) if many else map(_joined, together)
    if len(written) > 1 and not written[-1]:
        return f"(?:{'|'.join(written[:-1])})?"
    return f"(?:{'|'.join(written)})" if len(written) > 1 else "".join(written)


def _branches(alternatives: Iterable[Pieces], deepest: int) -> Iterator[str]:
    """Put alternatives together that begin alike; only one of these beginnings can match at a place.

    Where pieces differ that may match at one place (letters that only case sets apart), alternatives
    stay whole.
    """
    groups: defaultdict[str, list[Pieces]] = defaultdict(list)
    for pieces in alternatives:
        groups[pieces[0].key].append(pieces)
    for one, other in _SPELLINGS:
        rests = [pieces[1:] for pieces in groups.get(one, ())]
        if rests and rests == [pieces[1:] for pieces in groups.get(other, ())]:
            del groups[one], groups[other]
            yield f"[{_escaped(one)}{_escaped(other)}]{tree(rests, deepest)}"
    for group in groups.values():
        shared = _beginning(group)
        if shared:
            yield _joined(shared) + tree([pieces[len(shared) :] for pieces in group], deepest)
        else:
            yield from map(_joined, group)


def _beginning(alternatives: Sequence[Pieces]) -> Pieces:
    """Give what all of some alternatives begin with, as far as it has keys."""
    both = zip(min(alternatives), max(alternatives), strict=False)
    return tuple(
        first for first, _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].key, both)
    )


def _joined(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


@cache
def _letter(character: str) -> Piece:
    return Piece(caseless(character), _escaped(character))


@cache
def caseless(character: str) -> str:
    """Give the same for all characters that match one another with case ignored: `sSſ`, `iIİı`.

    Nothing for one that `regex` knows to have another case and Python does not.
    """
    if character == character.lower() == character.upper() and _CASED.match(character):
        return ""
    return character.upper().casefold()[:1]


def lowered(word: str) -> str:
    """Write a word so that, case ignored, it matches as before and shares more with others.

    All letters match what their small letter matches, but `I`, which matches `ı` and not `İ`.
    """
    return "".join(
        character if character == "I" or len(character.lower()) > 1 else character.lower()
        for character in word
    )


def _escaped(character: str) -> str:
    """Write a character so that it stands for itself, in a class, too, and where blanks are ignored."""
    return f"\\u{ord(character):04x}" if character.isspace() else regex.escape(character)
