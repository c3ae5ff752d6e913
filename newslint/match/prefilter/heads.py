r"""What the lines must begin with in which an expression matches.

Most expressions for what is left in articles are meant for whole lines: from the line's start, perhaps behind a
bullet, there must be one of some words. Such an expression needs its words at the head of a line: at its first
letter or digit. That leaves few lines, even where the words themselves are common.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.prefilter.factors import Deriver, is_any_letter
from newslint.match.prefilter.fold import EDGE
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
    from collections.abc import Iterable

_MOST_STEPS: Final = 2000
"""How many parts are looked at before giving up: alternatives multiply."""

_MOST_VARIANTS: Final = 8
"""A character that is one of more than this ends a head."""

_NO_TEXT = Nothing | LineStart | LineEnd | Look
"""The parts that match no text."""

_WORD_CHARACTER = regex.compile(r"[^\W_]")
"""A letter, mark or digit; an underscore is none, for people draw lines and bullets with it."""

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Some of these, which most texts begin with."""


@dataclass(frozen=True, slots=True)
class Openings:
    """One of `texts` a match begins with; behind characters that are no letters or digits, if `led`."""

    texts: frozenset[str]
    led: bool


def heads(node: Node, unsound: frozenset[str]) -> frozenset[str] | None:
    """Give texts of which one must be the head of the line that a match begins in.

    None if there need not be any. The texts are folded; `unsound` are letters that cannot be.
    """
    try:
        return _Heads(Deriver(unsound)).of((node,), anchored=False)
    except _UnknownHeadError:
        return None


def openings(node: Node, unsound: frozenset[str]) -> Openings | None:
    """Give the rarest texts of which a match must begin with one; None if they are not known.

    The texts are folded; `unsound` are letters that cannot be.
    """
    ways = _Heads(Deriver(unsound))
    found: list[Openings] = []
    with suppress(_UnknownHeadError):
        found.append(Openings(ways.of((node,), anchored=True), ways.led))
    signs = _first_texts(node, Deriver(unsound))
    if signs:
        found.append(Openings(signs, led=False))
    known = [one for one in found if one.texts]
    return min(known, key=lambda one: commonness(one.texts), default=None)


def _first_texts(node: Node, deriver: Deriver) -> frozenset[str] | None:
    """Give the texts of the first part of an expression that matches any, if it always does."""
    match node:
        case Character() | Words():
            exact = deriver.matched(node).exact
            return None if exact is None or "" in exact else exact
        case Chain(parts):
            consuming = (part for part in parts if not isinstance(part, _NO_TEXT))
            first = next(consuming, None)
            return None if first is None else _first_texts(first, deriver)
        case Choice(branches):
            ways = [_first_texts(branch, deriver) for branch in branches]
            known = [way for way in ways if way is not None]
            return frozenset().union(*known) if len(known) == len(ways) else None
        case Repeat(part, least) if least:
            return _first_texts(part, deriver)
        case _:
            return None


class _UnknownHeadError(ValueError):
    """A match may begin elsewhere, or with a word that nobody knows."""


class _Heads:
    """Goes along the ways to match up to the first letter or digit."""

    def __init__(self, deriver: Deriver) -> None:
        self._deriver = deriver
        self._steps = 0
        self.led = False
        """Whether something may be matched before the first letter or digit."""

    def of(self, parts: tuple[Node, ...], *, anchored: bool) -> frozenset[str]:
        """Give the heads that `parts`, one behind the other, can begin with.

        `anchored` says that what was matched before begins a line and is no letter and no digit.

        Raises:
            _UnknownHeadError: there may be others.

        """
        self._steps += 1
        if not parts or self._steps > _MOST_STEPS:
            raise _UnknownHeadError
        first, rest = parts[0], parts[1:]
        match first:
            case LineStart():
                return self.of(rest, anchored=True)
            case Nothing() | LineEnd() | Look():
                return self.of(rest, anchored=anchored)
            case Chain(inner):
                return self.of((*inner, *rest), anchored=anchored)
            case _ if anchored and _is_no_word(first):
                self.led = True
                return self.of(rest, anchored=True)
            case _ if anchored:
                return self._behind_start(first, rest)
            case Choice(branches):
                return self._union((branch, *rest) for branch in branches)
            case _:
                raise _UnknownHeadError

    def _union(self, ways: Iterable[tuple[Node, ...]], *, anchored: bool = False) -> frozenset[str]:
        return frozenset().union(*(self.of(way, anchored=anchored) for way in ways))

    def _behind_start(self, first: Node, rest: tuple[Node, ...]) -> frozenset[str]:
        match first:
            case Character() | Words():
                return self._texts(first, rest)
            case Choice(branches):
                return self._union(((branch, *rest) for branch in branches), anchored=True)
            case Repeat(part, least, most):
                once = (part, *rest) if most == 1 else (part, Unknown())
                ways = [once] if least else [once, rest]
                return self._union(ways, anchored=True)
            case _:
                raise _UnknownHeadError

    def _texts(self, first: Character | Words, rest: tuple[Node, ...]) -> frozenset[str]:
        exact, rest = self._run(first, rest)
        words, all_words, led = _words(exact)
        self.led = self.led or led
        return words if all_words else words | self.of(rest, anchored=True)

    def _run(
        self, first: Character | Words, rest: tuple[Node, ...]
    ) -> tuple[frozenset[str], tuple[Node, ...]]:
        """Put single characters in a row together: a head is a word rather than its first letter."""
        exact = self._deriver.matched(first).exact
        if exact is None:
            raise _UnknownHeadError
        while len(exact) == 1 and rest and isinstance(rest[0], Character | Words):
            more = self._deriver.matched(rest[0]).exact
            if more is None or len(more) > _MOST_VARIANTS:
                break
            exact = frozenset(text + then for text in exact for then in more)
            rest = rest[1:]
        if rest and _ends_word(rest[0]):
            exact = frozenset(text + EDGE for text in exact)
        return exact, rest


def _ends_word(node: Node) -> bool:
    """Tell whether no letter from a to z can stand where a part begins."""
    match node:
        case Look(part, ahead=True, wanted=False):
            return is_any_letter(part)
        case Repeat(Character() as part, least):
            return least > 0 and _is_no_word(part)
        case _:
            return False


@lru_cache(maxsize=4096)
def _words(texts: frozenset[str]) -> tuple[frozenset[str], bool, bool]:
    """Give texts from their first letter on, whether each has one, and whether any has it further on.

    Raises:
        _UnknownHeadError: one holds a line end.

    """
    if any("\n" in text for text in texts):
        raise _UnknownHeadError
    starts = {text: _start_of_word(text) for text in texts}
    words = frozenset(_bare(text[start:]) for text, start in starts.items() if start is not None)
    return words, None not in starts.values(), any(starts.values()) or None in starts.values()


def _start_of_word(text: str) -> int | None:
    """Give the offset of the first letter, mark or digit in a text; None if it has none."""
    if text[:1] in _LETTERS:
        return 0
    found = _WORD_CHARACTER.search(text)
    return found and found.start()


def _bare(text: str) -> str:
    """Leave out edges inside a text."""
    return text.replace(EDGE, "") + EDGE if text.endswith(EDGE) else text.replace(EDGE, "")


@lru_cache(maxsize=4096)
def _is_no_word(node: Node) -> bool:
    """Tell whether what a part matches has neither letters nor digits nor line ends."""
    match node:
        case Character(_, options, newline, _, outside_words):
            if options is None:
                return outside_words and not newline
            return not newline and not any(map(_WORD_CHARACTER.search, options))
        case Chain(parts) | Choice(parts):
            return all(map(_is_no_word, parts))
        case Repeat(part):
            return _is_no_word(part)
        case _:
            return isinstance(node, Nothing | LineEnd | Look)
