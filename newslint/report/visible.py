r"""Show any text on one line of a terminal, and know how many cells it takes there.

What has no shape of its own gets one: a no-break blank, a line end, a zero-width blank, an escape
character that would otherwise steer the reader's terminal. Everything else is shown as it stands.
Texts are cut between characters as readers count them, never between a letter and its accent.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ELLIPSIS = "…"
"""Stands where something was cut away; takes one cell."""

TAB = " " * 4
"""What a tab is shown as. A snippet is a window into its line, so tab stops would mean nothing."""

_SIGNS: Mapping[str, str] = {
    "\t": TAB,
    "\n": "↵",
    "\u00a0": "⍽",  # no-break space
    "\u202f": "⍽",  # narrow no-break space
}

_SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
"""General categories of code points that a terminal shows as nothing or as some blank."""

_SHOWN = frozenset(" \u3000")
"""Blanks that are in place in running text: U+3000 opens a paragraph in Chinese and Japanese."""

_JOINERS = frozenset("\u200c\u200d")
"""Zero-width (non-)joiners: spelling in Persian or Hindi and glue in emoji, dirt anywhere else."""

_FIRST_JOINED = "\u0590"
"""Scripts encoded before this (Latin, Greek, Cyrillic, Armenian) never use joiners."""

_ALL_ONE_CELL = "\u0300"
"""Code points before this that have a shape take one cell each."""

_ONE_CELL = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014•…€↵⍽")
"""So do these: the quotes, dashes and signs that articles in Latin scripts are full of."""

_PLAIN = re.compile(f"[ -~\u00a1-\u00ac\u00ae-\u02ff{''.join(sorted(_ONE_CELL))}]*")
"""Texts of nothing but those: what most of most articles is. They need not be looked at by cluster."""

_CARRIER = "◌"
"""Carries a combining mark that is shown apart from its letter."""

_POINTS_PER_CELL = 4
"""How many code points of a text are looked at for each cell to be filled; only letters under heaps
of accents take more, and of those less is shown."""


class Shown(NamedTuple):
    """A text as it is shown, and the number of terminal cells that it takes."""

    text: str
    width: int


def visible(text: str) -> str:
    r"""Give `text` as it is shown.

    >>> visible("a\u200bb\u00a0c\n")
    'a<U+200B>b⍽c↵'
    """
    return shown(text).text


def shown(text: str) -> Shown:
    """Give `text` as it is shown, with its width."""
    if _PLAIN.fullmatch(text):
        return Shown(text, len(text))
    return _joined(_cells(text))


def head(text: str, room: int) -> Shown:
    """Give the beginning of `text` in at most `room` cells, with an ellipsis if that is not all."""
    if whole := _fitting_whole(text, room):
        return whole
    if room > 0 and _PLAIN.fullmatch(text[:room]):
        return Shown(text[: room - 1] + ELLIPSIS, room)
    cells = _cells(text[: room * _POINTS_PER_CELL])
    return _joined([*_fitting(cells, room - 1), Shown(ELLIPSIS, 1)][: max(0, room)])


def tail(text: str, room: int) -> Shown:
    """Give the end of `text` in at most `room` cells, with an ellipsis if that is not all."""
    if whole := _fitting_whole(text, room):
        return whole
    if room > 0 and _PLAIN.fullmatch(text[-room:]):
        return Shown(ELLIPSIS + text[len(text) - room + 1 :], room)
    cells = _cells(text[-max(1, room) * _POINTS_PER_CELL :])
    return _joined([Shown(ELLIPSIS, 1), *_fitting(cells[::-1], room - 1)[::-1]][: max(0, room)])


def middle_cut(text: str, room: int) -> Shown:
    """Give `text`, its middle cut out if need be, in at most `room` cells (at least 3)."""
    if whole := _fitting_whole(text, room):
        return whole
    first, last = head(text, room - room // 2), tail(text, room // 2 + 1)
    return Shown(first.text + last.text.removeprefix(ELLIPSIS), first.width + last.width - 1)


def _fitting_whole(text: str, room: int) -> Shown | None:
    """Give all of `text` if it takes no more than `room` cells; long texts are not even tried."""
    if len(text) > room * _POINTS_PER_CELL:
        return None
    whole = shown(text)
    return whole if whole.width <= room else None


def _joined(cells: list[Shown]) -> Shown:
    return Shown("".join(cell.text for cell in cells), sum(cell.width for cell in cells))


def _fitting(cells: list[Shown], room: int) -> list[Shown]:
    """Give as many of the first cells as take no more than `room`."""
    used = 0
    for count, cell in enumerate(cells):
        used += cell.width
        if used > room:
            return cells[:count]
    return cells


def _cells(text: str) -> list[Shown]:
    """Cut `text` into characters as readers count them (grapheme clusters)."""
    import regex  # noqa: PLC0415 - most runs have nothing to show

    return [_cell(cluster) for cluster in regex.findall(r"\X", text)]


@lru_cache(maxsize=4096)
def _cell(cluster: str) -> Shown:
    text = "".join(_shape(point, cluster[0]) for point in cluster)
    width = _width(text)
    if width < 1:
        text = _CARRIER + text
        width = max(1, _width(text))
    return Shown(text, width)


def _shape(point: str, first: str) -> str:
    """Give the shape of a code point in a cluster that begins with `first`."""
    if point in _SIGNS:
        return _SIGNS[point]
    if point in _SHOWN or unicodedata.category(point) not in _SHAPELESS:
        return point
    if point in _JOINERS and first >= _FIRST_JOINED and first not in _JOINERS:
        return point
    return f"<U+{ord(point):04X}>"


def _width(text: str) -> int:
    """Give the number of cells, or less than one for what a terminal draws over its neighbour."""
    if all(point < _ALL_ONE_CELL or point in _ONE_CELL for point in text):
        return len(text)
    # 30 ms to import, and most articles are in scripts that can do without.
    from wcwidth import wcswidth  # noqa: PLC0415

    return wcswidth(text)
