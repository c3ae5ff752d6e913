"""Blanks where none or one belongs: doubled ones, tabs, those at the edges of a line.

Columns are layout. In a line that has them, blanks are left alone: if it has two wide gaps, bars or
tabs between cells, or if its gaps end where those of the lines around it end. So is what sets a
list marker off from its item, and the ideographic space that opens a Chinese or Japanese paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_BLANK: Final = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_GAP: Final = regex.compile(rf"(?<=[^\s|]){_BLANK}{{2,}}(?=[^\s|])")
_WIDE: Final = regex.compile(rf"(?<=\S)(?:{_BLANK}{{3,}}|{_BLANK}*\t{_BLANK}*)(?=\S)")
_TAB: Final = regex.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_LEADING: Final = regex.compile(rf"{_BLANK}+(?=\S)")
_TRAILING: Final = regex.compile(rf"(?<=\S){_BLANK}+\r?$")
_MARKER: Final = regex.compile(rf"{_BLANK}*(?:[-*+•·●▪►–—]|\(?\d{{1,3}}[.)]|\(?[a-zA-Z][.)])$")
_FRENCH: Final = regex.compile(r"[\u00a0\u202f]")

_NEAR: Final = 3
"""Lines above and below in which the same column is looked for."""

_ALIGNED: Final = 2
"""Other lines that must have a gap which ends in the same column; gaps that a row must have."""

_CELL: Final = 40
"""Code points that the cell of a table has at most; an article on one line has longer ones."""


def doubled_blanks(facts: Facts) -> Iterator[Hit]:
    """Give the gaps between words that are wider than one blank, with the one that should be there.

    A no-break space among them stays where French wants it: before `; : ! ? »` and behind `«`.
    """
    for number, line in enumerate(facts.lines):
        text = line.of(facts.text)
        for gap in _GAP.finditer(text):
            if gap.group().strip("\t") and not _is_layout(gap, number, facts):
                new = _one_blank(gap.group(), text[gap.start() - 1], text[gap.end()])
                yield _hit(Span(line.start + gap.start(), line.start + gap.end()), gap.group(), new)


def tabs(facts: Facts) -> Iterator[Hit]:
    """Give the tabs between words. Between the cells of a table they have no edit."""
    for number, line in enumerate(facts.lines):
        for tab in _TAB.finditer(line.of(facts.text)):
            span = Span(line.start + tab.start(), line.start + tab.end())
            around = facts.lines[max(0, number - 1) : number + 2]
            cells = sum("\t" in one.of(facts.text).strip() for one in around) > 1
            yield Hit(span, edits=()) if cells else _hit(span, tab.group(), " ")


def line_edges(facts: Facts, *, edge: str = "trailing") -> Iterator[Hit]:
    """Give the blanks at the `leading` or `trailing` edge of lines that hold more than blanks.

    Lines that begin at several depths may be verse or code: there the blanks mean something.
    """
    trusted = None
    if edge == "leading" and _has_depths(facts):
        trusted = Applicability.UNSAFE
    for number, line in enumerate(facts.lines):
        text = line.of(facts.text)
        if edge == "trailing":
            found = _TRAILING.search(text)
        else:
            found = _LEADING.match(text)
            if found and (found.group().strip(" \t\u00a0") or _is_row(number, facts)):
                continue
        if found:
            blanks = found.group().rstrip("\r")
            start = line.start + found.start()
            hit = _hit(Span(start, start + len(blanks)), blanks, "")
            yield replace(hit, applicability=trusted)


def _has_depths(facts: Facts) -> bool:
    indents = {
        found.group()
        for found in (_LEADING.match(line.of(facts.text)) for line in facts.lines)
        if found
    }
    return len(indents - {" "}) > 1


def _is_layout(gap: regex.Match[str], number: int, facts: Facts) -> bool:
    text = gap.string
    if _MARKER.match(text[: gap.start()]) or "\u3000" in gap.group():
        return True
    return _is_row(number, facts) or _is_column(gap.end(), number, facts)


def _is_row(number: int, facts: Facts) -> bool:
    """Tell whether a line is a row of a table: short cells between wide gaps or bars."""
    text = facts.lines[number].of(facts.text)
    cells = _WIDE.split(text)
    return text.count("|") > 1 or (len(cells) > _ALIGNED and max(map(len, cells)) <= _CELL)


def _is_column(end: int, number: int, facts: Facts) -> bool:
    """Tell whether gaps in the lines around end at `end`, too."""
    around = facts.lines[max(0, number - _NEAR) : number + _NEAR + 1]
    return sum(_ends_gap(line.of(facts.text), end) for line in around) > _ALIGNED


def _ends_gap(line: str, at: int) -> bool:
    return line[at - 2 : at].isspace() and not line[at : at + 1].isspace() and len(line) > at


def _one_blank(gap: str, before: str, after: str) -> str:
    kept = _FRENCH.search(gap) if after in ";:!?»" or before == "«" else None
    return kept.group() if kept else " "


def _hit(span: Span, old: str, new: str) -> Hit:
    return Hit(span, edits=(Edit(span, new, old),))
