"""Lines that belong together: what a line end cut apart is judged as one.

Extractors end a line at every inline tag, so a sentence with links in it comes in pieces, and some
wrap what they write. Joining is generous where the next line goes on in lower case or with a closing
sign, for no menu does; and careful elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

SENTENCE_ENDS: Final = ".!?…。！？؟।۔॥｡"
"""Marks that end a sentence, of the scripts that have vocabularies and of CJK."""

CLOSING: Final = "\"”’»')]}）」』“*_ \u00a0"
"""What may stand behind the mark that ends a sentence."""

_GOES_ON: Final = frozenset(".,;:!?)…%»”")
_ALWAYS_GOES_ON: Final = frozenset(".,;)")
"""Signs that no line begins with unless it was cut off from the one before."""

_OPENING: Final = "\"“”„«»‘’'¿¡([_*"
_LISTED: Final = frozenset("*•-–—·|>#")
_COMMAS: Final = frozenset(",;،、，(")
_LIST_ITEM: Final = regex.compile(r"\s*(?:[*•·▪●‣>|#]|[-–](?=\s))")

_PROSE_LINE: Final = 45
"""From how many code points on a line tells how wide the text was wrapped."""

_WIDTHS: Final = range(60, 101)
_LONG_BEFORE: Final = 30
"""Code points of a line that may go on behind a blank line."""

_FULL: Final = 55
"""Code points of a line in a wrapped text that goes on in the next."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are one, as indices of lines, and their text on one line."""

    lines: tuple[int, ...]
    text: str


def units(lines: list[str]) -> list[Unit]:
    """Give the units of a text, which has no blank ones, from its lines."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    wrapped = _is_wrapped([len(lines[index].strip()) for index in filled])
    groups: list[list[int]] = []
    for index in filled:
        before = groups[-1][-1] if groups else None
        if before is not None and _belong_together(lines, before, index, wrapped=wrapped):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [Unit(tuple(group), _joined(lines, group)) for group in groups]


def _joined(lines: list[str], group: list[int]) -> str:
    first, *others = group
    return " ".join([lines[first].rstrip(), *(lines[index].strip() for index in others)])


def _is_wrapped(lengths: list[int]) -> bool:
    """Tell whether what wrote the text kept its lines to a width."""
    long = [length for length in lengths if length > _PROSE_LINE]
    if len(long) < 4 or sorted(lengths)[int(len(lengths) * 0.98)] > _WIDTHS[-1]:  # noqa: PLR2004
        return False
    return sum(length in _WIDTHS for length in long) >= 0.6 * len(long)


def _belong_together(lines: list[str], before: int, index: int, *, wrapped: bool) -> bool:
    former, line = lines[before].rstrip(), lines[index].strip()
    end = former.rstrip(CLOSING)[-1:]
    ended = bool(end) and end in SENTENCE_ENDS
    if line[0] in _GOES_ON and not line.startswith("..."):
        return not ended or line[0] in _ALWAYS_GOES_ON
    next_line = index - before == 1
    small = line[0] not in _LISTED and line.lstrip(_OPENING)[:1].islower()
    if small and not ended and (next_line or len(lines[before]) > _LONG_BEFORE):
        return True
    if not next_line or _LIST_ITEM.match(line):
        return False
    if end and end in _COMMAS:
        return True
    heading = former.lstrip().startswith("#") and not small
    return wrapped and len(former) >= _FULL and not heading
