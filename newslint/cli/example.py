"""Show an example of a rule: the text, what is reported in it, and what a repair makes of it.

It looks like a patch, for that is how people read before and after: lines that go have a minus,
lines that come a plus. Carets stand under what is reported, and what cannot be seen gets a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.model.span import LineTable, Span
from newslint.pipeline.verify import parse_marks
from newslint.report.alignment import changes
from newslint.report.visible import head, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.report.paint import Paint, Role
    from newslint.ruleset.rule import FlaggedExample

_ROLES: dict[str, Role] = {"-": "old", "+": "new"}

_LEAD = 20
"""Columns that are shown of a long line before what is reported in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """How examples are shown: the way to paint, and the columns that a line may take."""

    paint: Paint
    room: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text, with the spans in it that are reported."""

    text: str
    marks: tuple[Span, ...] = ()


def example_lines(case: FlaggedExample, page: Page) -> Iterator[str]:
    """Give the lines that show a flagged example."""
    text, spans = parse_marks(case.text)
    old, before = _marked(text, spans), text.split("\n")
    after = before if case.fixed is None else case.fixed.split("\n")
    at = 0
    for change in changes(before, after):
        yield from _drawn(" ", old[at : change.old_start], page)
        yield from _drawn("-", old[change.old_start : change.old_end], page)
        yield from _drawn("+", map(_Line, after[change.new_start : change.new_end]), page)
        at = change.old_end
    yield from _drawn(" ", old[at:], page)


def _marked(text: str, spans: Sequence[Span]) -> list[_Line]:
    table = LineTable(text)
    lines = []
    for number in range(1, len(table) + 1):
        line = table.span(number)
        # With the line end, which may be what is reported.
        whole = Span(line.start, min(line.end + 1, len(text)))
        marks = tuple(
            Span(max(span.start, whole.start), min(span.end, whole.end)).moved(-line.start)
            for span in spans
            if span.overlaps(whole) or whole.start <= span.start == span.end <= line.end
        )
        ended = any(mark.end > len(line) for mark in marks)
        lines.append(_Line((whole if ended else line).of(text), marks))
    return lines


def _drawn(sign: str, lines: Iterable[_Line], page: Page) -> Iterator[str]:
    for line in lines:
        skipped = _skipped(line, page.room)
        drawn = head(line.text[skipped:], page.room - 1)
        body = f"{'…' if skipped else ''}{drawn.text}"
        role = _ROLES.get(sign)
        whole = f"  {sign} {body}".rstrip()
        yield page.paint(whole, role) if role else whole
        if carets := _carets(line, skipped, page.room):
            yield f"    {page.paint(carets, 'mark')}"


def _skipped(line: _Line, room: int) -> int:
    """Give how many code points of a long line are left out at its beginning."""
    if not line.marks or shown(line.text).width <= room:
        return 0
    first = line.marks[0].start
    return first - min(first, _LEAD)


def _carets(line: _Line, skipped: int, room: int) -> str:
    at, row = skipped, " " * bool(skipped)
    for mark in line.marks:
        row += " " * shown(line.text[at : mark.start]).width
        row += "^" * max(1, shown(line.text[mark.start : mark.end]).width)
        at = mark.end
    return row[:room]
