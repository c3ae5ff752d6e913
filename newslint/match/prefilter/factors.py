r"""What a text must hold for an expression to match in it, and how far around it must be looked.

Needs are worked out from the parsed expression bottom up: a part has either the few texts that it can match
(`exact`), or sets of texts of each of which one must occur (`needs`), or neither. Parts in a row put their
exact texts together as long as these stay few. All texts are folded, so an expression that minds case
needs no less than one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.classes import class_of
from newslint.match.prefilter.fold import EDGE, LATIN_LETTERS, fold
from newslint.match.prefilter.nodes import (
    Chain,
    Character,
    Choice,
    LineEnd,
    LineStart,
    Look,
    Node,
    Nothing,
    Repeat,
    Unknown,
    Words,
)
from newslint.match.prefilter.sample import commonness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Need = frozenset[str]
"""Texts of which at least one must occur."""

_MOST_COMBINED: Final = 96
"""Exact texts of parts in a row are put together up to this many."""

_MOST_COPIES: Final = 8
"""Rounds of a repeat that are written out."""

COMMONEST: Final = 0.006
"""A need whose texts make up a larger share of a text's places tells nothing."""

_RARE_ENOUGH: Final = 0.001
"""A further need is worth looking for only if it is rarer than this."""

_RARE: Final = 5e-5
"""Needs that are met together at fewer places than this share are enough."""

_MOST_NEEDS: Final = 3
"""Needs that are looked for, the rarest first."""

_PLENTY: Final = 4000
"""A need of more texts than this is not looked for."""


@dataclass(frozen=True, slots=True)
class _Matched:
    """What is known of the text that a part matches."""

    exact: frozenset[str] | None
    needs: tuple[Need, ...] = ()


_NO_LETTER_AHEAD: Final = EDGE
_NO_LETTER_BEFORE: Final = "\ufdd1"
"""What stands in an exact text for a look at its surroundings. Such a mark tells of an edge only where it
is at the matching end of the text: elsewhere it tells of the text itself."""

_MARKS: Final = frozenset({_NO_LETTER_AHEAD, _NO_LETTER_BEFORE})
_SEPARATOR: Final = "\0"
"""What ends a text in C: a text that has it, or a mark, is not looked for."""

_EMPTY = _Matched(frozenset({""}))
_ANYTHING = _Matched(None)


def needs(node: Node, unsound: frozenset[str]) -> tuple[Need, ...]:
    """Give what an expression needs, as far as it is worth looking for, the rarest first.

    `unsound` are the letters whose case cannot be folded.
    """
    found = {_shortest(need) for need in _closed(Deriver(unsound).matched(node)).needs}
    worth = sorted((commonness(need), need) for need in found if len(need) <= _PLENTY)
    needs: list[Need] = []
    share = 1.0
    for common, texts in worth[:_MOST_NEEDS]:
        if share > _RARE and common <= (_RARE_ENOUGH if needs else COMMONEST):
            needs.append(frozenset(texts))
            share *= common
    return tuple(needs)


def caseless_texts(node: Node) -> Iterator[frozenset[str]]:
    """Give the texts in the expression that match in either case."""
    ahead = [node]
    while ahead:
        match ahead.pop():
            case Character(_, options, _, True) | Words(options, True) if options:
                yield options
            case Chain(parts) | Choice(parts):
                ahead += parts
            case Repeat(part) | Look(part):
                ahead.append(part)


class Deriver:
    """Works out needs, bottom up."""

    def __init__(self, unsound: frozenset[str]) -> None:
        self._unsound = unsound

    def matched(self, node: Node) -> _Matched:  # noqa: PLR0911 - one return for each kind
        """Tell what is known of the text that `node` matches."""
        match node:
            case Character() | Words():
                return self._options(node)
            case Chain(parts):
                return self._chain([self.matched(part) for part in parts])
            case Choice(branches):
                return _choice([self.matched(branch) for branch in branches])
            case Repeat():
                return self._repeat(node)
            case Look(part, ahead, wanted=True) if ahead or stays_in_line(part):
                return _Matched(_EMPTY.exact, _closed(self.matched(part)).needs)
            case Look(part, ahead, wanted=False) if is_any_letter(part):
                return _Matched(frozenset({_NO_LETTER_AHEAD if ahead else _NO_LETTER_BEFORE}))
            case Look() | Nothing() | LineStart() | LineEnd():
                return _EMPTY
            case _:
                return _ANYTHING

    def _options(self, node: Character | Words) -> _Matched:
        if not node.options:
            return _ANYTHING
        return _one_of(node.options, self._unsound if node.caseless else frozenset())

    def _chain(self, parts: Sequence[_Matched]) -> _Matched:
        whole: frozenset[str] | None = _EMPTY.exact
        run: frozenset[str] = frozenset({""})
        needs: list[Need] = []
        for part in parts:
            needs += part.needs
            if part.exact is not None and len(run) * len(part.exact) <= _room(run, part.exact):
                run = _in_a_row(run, part.exact)
                continue
            whole = None
            needs.append(run)
            run = part.exact if part.exact is not None else frozenset({""})
        if whole is not None:
            return _Matched(run, tuple(needs))
        return _Matched(None, (*needs, run))

    def _repeat(self, node: Repeat) -> _Matched:
        part = self.matched(node.part)
        if node.most == 0:
            return _EMPTY
        if node.least == 0:
            once = node.most == 1 and part.exact is not None
            return _Matched(part.exact | {""}) if once and part.exact else _ANYTHING
        copies = min(node.least, _MOST_COPIES)
        unrolled = self._chain([part] * copies)
        if node.most == copies:
            return unrolled
        return _Matched(None, _closed(unrolled).needs)


@lru_cache(maxsize=8192)
def _one_of(texts: frozenset[str], unsound: frozenset[str]) -> _Matched:
    """Tell what is known of one of some texts, which are folded all at once."""
    together = _SEPARATOR.join(texts)
    if together.count(_SEPARATOR) >= len(texts) or any(one in together for one in _MARKS | unsound):
        return _ANYTHING
    return _Matched(frozenset(fold(together).split(_SEPARATOR)))


def _in_a_row(run: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    """Put texts together; where one side is nothing yet, that is the other side."""
    if run == _EMPTY.exact:
        return more
    return frozenset(first + then for first in run for then in more)


def _room(run: frozenset[str], more: frozenset[str]) -> int:
    """Give how many texts a run may come to: nothing is lost by going on with one of one text."""
    return max(_MOST_COMBINED, len(run) if len(more) == 1 else 0, len(more) if len(run) == 1 else 0)


def _closed(matched: _Matched) -> _Matched:
    """Count exact texts among the needs, and leave out what is no need."""
    texts = matched.needs if matched.exact is None else (*matched.needs, matched.exact)
    bare = map(_with_outer_edges, texts)
    return _Matched(None, tuple(need for need in bare if "" not in need and need))


@lru_cache(maxsize=4096)
def _with_outer_edges(need: Need) -> Need:
    """Give texts with their edges, and without the marks that are none."""
    together = "".join(need)
    if any(mark in together for mark in _MARKS):
        return frozenset(map(_with_edges, need))
    return need


def _with_edges(text: str) -> str:
    bare = text.replace(_NO_LETTER_AHEAD, "").replace(_NO_LETTER_BEFORE, "")
    if len(bare) == len(text) or not bare:
        return bare
    before, behind = text[0] == _NO_LETTER_BEFORE, text[-1] == _NO_LETTER_AHEAD
    return f"{EDGE * before}{bare}{EDGE * behind}"


@lru_cache(maxsize=4096)
def is_any_letter(node: Node) -> bool:
    """Tell whether a part is one character of a class that holds all that folds to a letter a to z."""
    match node:
        case Chain((part,)):
            return is_any_letter(part)
        case Character():
            return len(class_of(node).findall(LATIN_LETTERS)) == len(LATIN_LETTERS)
        case _:
            return False


def _choice(branches: Sequence[_Matched]) -> _Matched:
    if all(branch.exact is not None for branch in branches):
        texts = reduce(frozenset.union, (branch.exact or frozenset() for branch in branches))
        # What a branch only needs (in a look ahead) is left out: another may match without.
        return _Matched(texts)
    needs = [_closed(branch).needs for branch in branches]
    if not all(needs):
        return _ANYTHING
    rarest = (of_one[0] if len(of_one) == 1 else min(of_one, key=_likelihood) for of_one in needs)
    return _Matched(None, (frozenset().union(*rarest),))


def _likelihood(need: Need) -> tuple[float, int]:
    """Give a number that is the smaller the rarer a need is: of those that are not known, the longest."""
    return commonness(need), -min(map(len, need))


def _shortest(need: Need) -> tuple[str, ...]:
    """Give the texts of a need in order, without those that begin with another one."""
    kept: list[str] = []
    for text in sorted(need):
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return tuple(kept)


def stays_in_line(node: Node) -> bool:  # noqa: PLR0911 - one return for each kind
    """Tell whether a match holds no line end, and nothing beyond the next line end matters to it."""
    match node:
        case Unknown():
            return False
        case Character(_, _, newline):
            return not newline
        case Words(options):
            return "\n" not in "".join(options)
        case Chain(parts) | Choice(parts):
            return all(map(stays_in_line, parts))
        case Repeat(part):
            return stays_in_line(part)
        case Look(part, ahead):
            return stays_in_line(part) or (
                _is_one_character(part) if ahead else not _looks_ahead(part)
            )
        case _:
            return True


def _looks_ahead(node: Node) -> bool:
    match node:
        case Look(part, ahead):
            return ahead or _looks_ahead(part)
        case Chain(parts) | Choice(parts):
            return any(map(_looks_ahead, parts))
        case Repeat(part):
            return _looks_ahead(part)
        case _:
            return False


def _is_one_character(node: Node) -> bool:
    match node:
        case Character():
            return True
        case Chain((part,)):
            return _is_one_character(part)
        case Choice(branches):
            return all(stays_in_line(one) or _is_one_character(one) for one in branches)
        case _:
            return False
