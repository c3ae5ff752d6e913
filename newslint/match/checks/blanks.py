"""Blanks where none or one belongs: doubled ones, tabs, those at the edges of a line.

Columns are layout. In a line that has them, blanks are left alone: if it has two wide gaps, bars or
tabs between cells, or if its gaps end where those of the lines around it end. So is what sets a
list marker off from its item, and the ideographic space that opens a Chinese or Japanese paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_BLANK: Final = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
GAP: Final = Expression(rf"(?<=[^\s|]){_BLANK}{{2,}}+(?=[^\s|])")
TAB: Final = Expression(r"(?<=\S) *+\t[ \t]*+(?=\S)")
LEADING: Final = Expression(rf"^{_BLANK}++(?=\S)", regex.MULTILINE)
TRAILING: Final = Expression(rf"(?<=\S){_BLANK}++(?=\r?$)", regex.MULTILINE)

_WIDE: Final = Expression(rf"(?<=\S)(?={_BLANK}{{3}}|{_BLANK}?\t){_BLANK}++(?=\S)")
_MARKER: Final = Expression(
    rf"(?r)^{_BLANK}*(?:[-*+•·●▪►–—]|\(?\d{{1,3}}[.)]|\(?[a-zA-Z][.)])",
    regex.MULTILINE,
)
_FRENCH: Final = Expression(r"[\u00a0\u202f]")

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
    text = facts.text
    is_row = cache(lambda number: _is_row(number, facts))
    for gap in facts.search(GAP):
        old, number = gap.group(), facts.line_number(gap.start())
        if not old.strip("\t") or "\u3000" in old or _follows_marker(gap, number, facts):
            continue
        if not is_row(number) and not _is_column(gap.end(), number, facts):
            new = _one_blank(old, text[gap.start() - 1], text[gap.end()])
            yield _hit(Span(*gap.span()), old, new)


def tabs(facts: Facts) -> Iterator[Hit]:
    """Give the tabs between words. Between the cells of a table they have no edit."""
    in_table = cache(lambda number: _has_cells_around(number, facts))
    for tab in facts.search(TAB):
        span = Span(*tab.span())
        cells = in_table(facts.line_number(span.start))
        yield Hit(span, edits=()) if cells else _hit(span, tab.group(), " ")


def edge_blanks(*, edge: str = "trailing") -> tuple[Expression, ...]:
    """Give what `line_edges` searches for."""
    return (LEADING if edge == "leading" else TRAILING,)


def line_edges(facts: Facts, *, edge: str = "trailing") -> Iterator[Hit]:
    """Give the blanks at the `leading` or `trailing` edge of lines that hold more than blanks.

    Lines that begin at several depths may be verse or code: there the blanks mean something.
    """
    if edge == "leading":
        yield from _leading(facts)
        return
    for found in facts.search(TRAILING):
        yield _hit(Span(*found.span()), found.group(), "")


def _leading(facts: Facts) -> Iterator[Hit]:
    found = list(facts.search(LEADING))
    depths = {one.group() for one in found} - {" "}
    trusted = Applicability.UNSAFE if len(depths) > 1 else None
    for one in found:
        blanks = one.group()
        if not blanks.strip(" \t\u00a0") and not _is_row(facts.line_number(one.start()), facts):
            yield replace(_hit(Span(*one.span()), blanks, ""), applicability=trusted)


def _follows_marker(gap: regex.Match[str], number: int, facts: Facts) -> bool:
    """Tell whether a list marker is all that stands before a gap in its line."""
    line = facts.lines[number]
    return _MARKER.compile().match(facts.text, line.start, gap.start()) is not None


def _is_row(number: int, facts: Facts) -> bool:
    """Tell whether a line is a row of a table: short cells between wide gaps or bars."""
    text = facts.lines[number].of(facts.text)
    cells = _WIDE.compile().split(text)
    return text.count("|") > 1 or (len(cells) > _ALIGNED and max(map(len, cells)) <= _CELL)


def _is_column(end: int, number: int, facts: Facts) -> bool:
    """Tell whether gaps in the lines around end where a gap of one line ends, too."""
    column = end - facts.lines[number].start
    around = facts.lines[max(0, number - _NEAR) : number + _NEAR + 1]
    return sum(_ends_gap(line, column, facts.text) for line in around) > _ALIGNED


def _ends_gap(line: Span, column: int, text: str) -> bool:
    at = line.start + column
    return at < line.end and text[at - 2 : at].isspace() and not text[at].isspace()


def _has_cells_around(number: int, facts: Facts) -> bool:
    """Tell whether a line and those beside it have tabs inside, two of them at least."""
    around = facts.lines[max(0, number - 1) : number + 2]
    return sum("\t" in line.of(facts.text).strip() for line in around) > 1


def _one_blank(gap: str, before: str, after: str) -> str:
    kept = _FRENCH.compile().search(gap) if after in ";:!?»" or before == "«" else None
    return kept.group() if kept else " "


def _hit(span: Span, old: str, new: str) -> Hit:
    return Hit(span, edits=(Edit(span, new, old),))
