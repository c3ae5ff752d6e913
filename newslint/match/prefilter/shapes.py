r"""What kinds of characters must stand in a row for an expression to match, for an automaton to look for.

Many expressions hold no word that could be looked for: a small letter with a capital right behind it,
a comma behind a blank. Their shape can be looked for: the part of the expression which is a row of
characters of certain kinds, written in the simpler syntax of Hyperscan. A shape may match more than
its expression does, never less: what cannot be told simply is left out.

A shape is looked for in the text as it is, not folded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING, Final

from newslint.match.prefilter.classes import class_share, single_character, written_class
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
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_WORDS: Final = 16
"""A word list with more entries is not written into a shape."""

_LONGEST: Final = 12000
"""Characters that a shape is written with at most; Hyperscan takes 16,000."""

_MOST_PIECES: Final = 8
"""Pieces of a shape: more make it no rarer, but costlier to look for."""

_RARE: Final = 1e-6
"""A row that is rarer than this need not be longer."""

_MOST_COPIES: Final = 3
"""Rounds of a repeat that are counted; more are as good as any number."""

_LINE_EDGE: Final = r"\x{a}"

_LINE_SHARE: Final = 0.003
"""How many line ends there are for each character of an article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a shape, in Hyperscan's syntax.

    `share` is the share of a text's places where it stands, roughly. A piece that is not `solid` may
    match nothing. `place` tells whether it is matched (`own`), only looked at (`before` or `behind`
    the match), or an `edge` of a line: the line end there, for Hyperscan misses matches of `^` and `$`.
    One that `opens` may only begin a row, one that `closes` only end it: others may match the same.
    """

    text: str
    share: float
    solid: bool = True
    place: str = "own"
    opens: bool = False
    closes: bool = False


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Relaxed:
    """What is known of a part: all of it as a row, or only `rows` of which each must occur."""

    whole: Row | None
    rows: tuple[Row, ...] = ()


_NOTHING = _Relaxed(())
_ANYTHING = _Relaxed(None)


def shape(node: Node) -> Row | None:
    """Give the rarest row that any match of an expression has; None if there is none.

    A row ends in a character that the expression matches, or looks at right behind the match.
    """
    relaxed = _relaxed(node)
    rows = relaxed.rows if relaxed.whole is None else (*relaxed.rows, relaxed.whole)
    windows = [window for row in rows for window in _windows(row)]
    return min(windows, key=_worth, default=None)


def row_share(row: Iterable[Piece]) -> float:
    """Give at which share of a text's places a row stands, if its pieces do not depend on each other."""
    return prod(piece.share for piece in row if piece.solid)


def rarest_share(row: Iterable[Piece]) -> float:
    """Give at which share of a text's places the rarest piece of a row stands."""
    return min(piece.share for piece in row if piece.solid)


def written(row: Iterable[Piece]) -> str:
    """Give a row in Hyperscan's syntax; it needs its UTF-8 mode."""
    return "".join(piece.text for piece in row)


def _windows(row: Row) -> list[Row]:
    """Give the parts of a row that are short, begin and end solidly, and match something."""
    spans = (
        (start, start + size) for size in range(1, _MOST_PIECES + 1) for start in range(len(row))
    )
    windows = dict.fromkeys(_trimmed(row[start:end]) for start, end in spans if end <= len(row))
    return [
        window
        for window in windows
        if any(piece.place == "own" and piece.solid for piece in window)
        and len(written(window)) <= _LONGEST
    ]


def _worth(row: Row) -> tuple[float, int]:
    """Give a number that is the smaller the better a row is to look for."""
    return max(row_share(row), _RARE), len(written(row))


def _trimmed(row: Row) -> Row:
    start, end = 0, len(row)
    while start < end and not row[start].solid:
        start += 1
    while end > start and (not row[end - 1].solid or row[end - 1].place == "before"):
        end -= 1
    return row[start:end]


def _relaxed(node: Node) -> _Relaxed:  # noqa: C901, PLR0911 - one return for each kind
    match node:
        case Nothing():
            return _NOTHING
        case LineStart():
            return _Relaxed((Piece(_LINE_EDGE, _LINE_SHARE, place="edge", opens=True),))
        case LineEnd():
            return _Relaxed((Piece(_LINE_EDGE, _LINE_SHARE, place="edge", closes=True),))
        case Character():
            share = class_share(node)
            return _Relaxed((Piece(written_class(node), share),))
        case Words(options, caseless):
            return _words(options, caseless=caseless)
        case Chain(parts):
            return _chain(parts)
        case Choice(branches):
            return _choice([_relaxed(branch) for branch in branches])
        case Repeat():
            return _repeat(node)
        case Look(wanted=False):
            return _NOTHING
        case _:
            return _ANYTHING


def _words(options: frozenset[str], *, caseless: bool) -> _Relaxed:
    if len(options) > _MOST_WORDS:
        return _ANYTHING
    return _choice(
        [
            _chain([single_character(one, caseless=caseless) for one in word])
            for word in sorted(options)
        ]
    )


def _chain(parts: Sequence[Node]) -> _Relaxed:
    """Put rows together as long as they touch; what is looked at behind a row ends a copy of it."""
    row: Row = ()
    rows: list[Row] = []
    unbroken = True
    for part in parts:
        if isinstance(part, Look):
            row = _looked(part, row, rows)
            continue
        more = _relaxed(part)
        if more.whole is not None and _fit(row, more.whole):
            row += more.whole
            continue
        rows += [row, *more.rows]
        row, unbroken = more.whole or (), False
    if unbroken:
        return _Relaxed(row, tuple(rows))
    return _Relaxed(None, (*rows, row))


def _fit(row: Row, more: Row) -> bool:
    """Tell whether one row can be written behind the other."""
    return not row or not more or not (row[-1].closes or more[0].opens)


def _looked(look: Look, row: Row, rows: list[Row]) -> Row:
    """Take a look around into account: give the row to go on with, and enter what is complete."""
    seen = _relaxed(look.part).whole
    if not look.wanted:
        seen = _other_than(look.part) if _is_one(look.part) else None
    if seen is None:
        return row
    if look.ahead:
        if _fit(row, seen):
            rows.append(row + tuple(replace(piece, place="behind") for piece in seen))
        return row
    return row or tuple(replace(piece, place="before", opens=True) for piece in seen)


def _is_one(node: Node) -> bool:
    match node:
        case Character():
            return True
        case Chain((part,)):
            return _is_one(part)
        case _:
            return False


def _other_than(node: Node) -> Row | None:
    """Give the row for a character that is none of a kind; an edge of the text is a line end."""
    while isinstance(node, Chain):
        node = node.parts[0]
    if not isinstance(node, Character) or node.newline:
        return None
    text = rf"(?!{node.text})[\s\S]"
    other = Character(text, None, newline=True, caseless=node.caseless)
    return (Piece(written_class(other), class_share(other)),)


def _choice(branches: Sequence[_Relaxed]) -> _Relaxed:
    rows = [_best(branch) for branch in branches]
    if any(row is None for row in rows):
        return _ANYTHING
    known = [row for row in rows if row is not None]
    text = f"(?:{'|'.join(dict.fromkeys(map(written, known)))})"
    solid = all(any(piece.solid for piece in row) for row in known)
    share = min(1.0, sum(map(row_share, known)))
    pieces = [piece for row in known for piece in row]
    opens, closes = any(piece.opens for piece in pieces), any(piece.closes for piece in pieces)
    place = "own" if all(map(_consumes, known)) or not solid else "edge"
    piece = Piece(text, share, solid, place, opens, closes)
    if len(text) > _LONGEST:
        return _ANYTHING
    if all(branch.whole is not None for branch in branches):
        return _Relaxed((piece,))
    return _Relaxed(None, ((piece,),) if solid else ())


def _consumes(row: Row) -> bool:
    """Tell whether a row takes at least one character."""
    return any(piece.solid and piece.place == "own" for piece in row)


def _best(branch: _Relaxed) -> Row | None:
    """Give all of a branch, or the rarest row that it must have."""
    if branch.whole is not None:
        return branch.whole
    windows = [window for row in branch.rows for window in _windows(row)]
    return min(windows, key=_worth, default=None)


def _repeat(node: Repeat) -> _Relaxed:
    part = _relaxed(node.part).whole
    if part is None or any(piece.opens or piece.closes for piece in part):
        inner = _relaxed(node.part).rows
        return _Relaxed(None, inner if node.least else ())
    if node.most == 0 or not part:
        return _NOTHING
    solid = node.least > 0 and any(piece.solid for piece in part)
    share = row_share(part) ** min(node.least, _MOST_COPIES)
    return _Relaxed((Piece(f"(?:{written(part)}){_count(node)}", share, solid),))


def _count(node: Repeat) -> str:
    if (node.least, node.most) == (0, 1):
        return "?"
    least = min(node.least, _MOST_COPIES)
    if node.most is not None and node.most <= _MOST_COPIES:
        return f"{{{least},{node.most}}}"
    return f"{{{least},}}"
