"""What is known of the line that a match begins in, where it must begin at a line's start.

Most expressions for what is left in articles are meant for short lines of their own. Such an expression need
only be tried at the starts of lines, of those that hold what it needs before it can go on to the next line, and
of those that are no longer than it can match. Paragraphs are longer than most.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.classes import class_of
from newslint.match.prefilter.factors import stays_in_line
from newslint.match.prefilter.fold import all_characters
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARKS: Final = ".,:-\u2013\"'()[]|/*!?+_<>=&%$@#~^;{}\\\u2022\u2026\u201c\u00bb"
"""What a class of characters that are no letters mostly holds some of, if it holds more than blanks."""


def begins_line(node: Node) -> bool:
    """Tell whether a match can only begin at the start of a line."""
    match node:
        case LineStart():
            return True
        case Chain(parts):
            for part in parts:
                if begins_line(part):
                    return True
                if not isinstance(part, Nothing | LineEnd | Look):
                    return False
            return False
        case Choice(branches):
            return all(map(begins_line, branches))
        case _:
            return False


def first_line(node: Node) -> Node:
    """Give the part of an expression that matches in the line that the match begins in."""
    return _cut(node)[0]


def _cut(node: Node) -> tuple[Node, bool]:  # noqa: PLR0911 - one return for each kind
    """Give what matches before a line end, and whether the match is still in the line behind it."""
    match node:
        case Look(part, ahead, wanted):
            if stays_in_line(part):
                return node, True
            return (
                Look(_cut(part)[0], ahead=True, wanted=True) if ahead and wanted else Nothing()
            ), True
        case _ if stays_in_line(node):
            return node, True
        case Chain(parts):
            return _cut_chain(parts)
        case Choice(branches):
            return Choice(tuple(_cut(branch)[0] for branch in branches)), False
        case Repeat(part, least) if least:
            return Chain((_cut(part)[0], Unknown())), False
        case _:
            return Unknown(), False


def _cut_chain(parts: Sequence[Node]) -> tuple[Node, bool]:
    kept: list[Node] = []
    for part in parts:
        cut, stays = _cut(part)
        kept.append(cut)
        if not stays:
            return Chain((*kept, Unknown())), False
    return Chain(tuple(kept)), True


def longest(node: Node) -> int | None:  # noqa: PLR0911 - one return for each kind
    """Give the most characters that are no blanks between the start of a match and its line's end.

    None if there may be any number.
    """
    match node:
        case LineEnd():
            return 0
        case Character(_, options, True) if options == frozenset("\n"):
            return 0
        case Chain(parts):
            return _longest_chain(parts)
        case Choice(branches):
            return _most(map(longest, branches))
        case Repeat(part, least) if least:
            return longest(part)
        case Look(part, ahead=True, wanted=True):
            return longest(part)
        case _:
            return None


def _longest_chain(parts: Sequence[Node]) -> int | None:
    found: int | None = None
    before = 0
    for part in parts:
        more = longest(part)
        if more is not None:
            found = before + more if found is None else min(found, before + more)
        width = _width(part)
        if width is None:
            break
        before += width
    return found


def _width(node: Node) -> int | None:  # noqa: PLR0911 - one return for each kind
    """Give how many characters that are no blanks a part matches at most; None: any number."""
    match node:
        case Character():
            return 0 if _is_blank(node) else 1
        case Words(options):
            return max(map(len, options), default=0)
        case Chain(parts):
            return _sum(map(_width, parts))
        case Choice(branches):
            return _most(map(_width, branches))
        case Repeat(part, _, most):
            width = _width(part)
            if width == 0 or most == 0:
                return 0
            return None if width is None or most is None else width * most
        case Unknown():
            return None
        case _:
            return 0


def _sum(widths: Iterable[int | None]) -> int | None:
    """Add up; None as soon as one may be any number."""
    together = 0
    for width in widths:
        if width is None:
            return None
        together += width
    return together


def _most(widths: Iterable[int | None]) -> int | None:
    """Give the largest, or 0; None as soon as one may be any number."""
    most = 0
    for width in widths:
        if width is None:
            return None
        most = max(most, width)
    return most


@lru_cache(maxsize=4096)
def _is_blank(character: Character) -> bool:
    """Tell whether a class holds nothing but white space."""
    if character.options is not None:
        return all(map(str.isspace, character.options))
    if not character.outside_words:
        return False
    pattern = class_of(character)
    return pattern.search(_MARKS) is None and pattern.search(_no_blanks()) is None


@cache
def _no_blanks() -> str:
    return "".join(all_characters().split())
