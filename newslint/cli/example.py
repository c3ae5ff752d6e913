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
"""Code points that are shown of a long line before what is reported, or new, in it."""


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
        gone, come = (
            old[change.old_start : change.old_end],
            after[change.new_start : change.new_end],
        )
        yield from _drawn("-", gone, page)
        yield from _drawn("+", [_Line(line, (_new_in(line, gone),)) for line in come], page)
        at = change.old_end
    yield from _drawn(" ", old[at:], page)


def _marked(text: str, spans: Sequence[Span]) -> list[_Line]:
    table = LineTable(text)
    return [_marked_line(text, table.span(line), spans) for line in range(1, len(table) + 1)]


def _marked_line(text: str, line: Span, spans: Sequence[Span]) -> _Line:
    marks = []
    end = line.end
    for span in spans:
        start = max(span.start, line.start)
        if start > line.end or span.end < line.start or (span.end == line.start > span.start):
            continue
        # Where nothing else of the line is reported, its end is shown, for a caret to stand under.
        if span.end > line.end and not text[start : line.end].strip():
            end = line.end + 1
        marks.append(Span(start, min(span.end, end)).moved(-line.start))
    return _Line(text[line.start : end], tuple(marks))


def _new_in(line: str, gone: Sequence[_Line]) -> Span:
    """Give the place in a line that is shown with what comes before it, if it is too long."""
    if not gone:
        return Span(0, 0)
    pairs = enumerate(zip(line, gone[0].text, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(gone[0].text))
    first = min((same, *(mark.start for mark in gone[0].marks)))
    return Span(first, first)


def _drawn(sign: str, lines: Iterable[_Line], page: Page) -> Iterator[str]:
    for line in lines:
        skipped = _skipped(line, page.room)
        drawn = head(line.text[skipped:], page.room - bool(skipped)).text
        role = _ROLES.get(sign)
        row = f"{sign} | {'…' if skipped else ''}{drawn}".rstrip()
        yield page.paint(row, role) if role else row
        if line.marks and sign != "+":
            yield f"  | {page.paint(_carets(line, skipped, page.room), 'mark')}"


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
