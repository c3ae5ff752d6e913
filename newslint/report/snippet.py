"""Show a finding's text with carets under what is meant.

A line of an article is a paragraph of hundreds or thousands of characters, so a snippet is a window
around the span. Of a span over several lines the first and the last are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.report.visible import ELLIPSIS, Shown, head, middle_cut, tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.report.paint import Paint, Role
    from newslint.report.places import Places

_SIDE = 6
"""A side of what is marked gets at least the sixth part of a window, if it has that much text."""

SEVERITY_ROLES: dict[Severity, Role] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a line: what is marked in it, and what is shown to its left and right."""

    before: Shown
    marked: Shown
    after: Shown

    @property
    def carets(self) -> str:
        """Give the line that points at what is marked; an insertion point has a caret, too."""
        return " " * self.before.width + "^" * max(1, self.marked.width)


def window(text: str, marked: Span, room: int) -> Window:
    """Cut a window of at most `room` cells out of the line `text`, around `marked`.

    `room` is at least 10.
    """
    before, after = text[: marked.start], text[marked.end :]
    sides = tail(before, room // _SIDE).width + head(after, room // _SIDE).width
    middle = middle_cut(marked.of(text), room - sides)
    spare = room - middle.width
    right = head(after, spare)
    left = tail(before, max(spare // 2, spare - right.width))
    return Window(left, middle, head(after, spare - left.width))


def snippet(text: str, span: Span, places: Places, room: int) -> list[tuple[int, Window]]:
    """Give the lines to show for `span` of a document's `text`, each with its number in the text.

    They are cut to `room` terminal cells.
    """
    first, last = places.rows(span)
    return [
        (line, _line_window(text, places.lines.span(line), span, room))
        for line in sorted({first, last})
    ]


def drawn(
    rows: list[tuple[int, Window]], places: Places, severity: Severity, paint: Paint
) -> Iterator[str]:
    """Give `rows` as they are printed: a gutter with line numbers, the text, the carets."""
    role = SEVERITY_ROLES[severity]
    numbers = [str(places.line_number(line)) for line, _ in rows]
    pad = " " * max(map(len, numbers))
    yield paint(f"{pad} |", "gutter")
    for index, (number, (line, shown)) in enumerate(zip(numbers, rows, strict=True)):
        if index and line > rows[index - 1][0] + 1:
            yield paint(f"{ELLIPSIS:>{len(pad)}} |", "gutter")
        text = f"{shown.before.text}{paint(shown.marked.text, role)}{shown.after.text}"
        yield f"{paint(f'{number:>{len(pad)}} |', 'gutter')} {text}".rstrip(" ")
        yield f"{paint(f'{pad} |', 'gutter')} {paint(shown.carets, role)}"
    yield paint(f"{pad} |", "gutter")


def _line_window(text: str, line: Span, span: Span, room: int) -> Window:
    start, end = max(span.start, line.start), min(span.end, line.end)
    if start >= end and span.end > line.end:
        # Of this line only its end is marked: show it, or the carets would stand under nothing.
        return window(line.of(text) + "\n", _within(line, Span(line.end, line.end + 1)), room)
    return window(line.of(text), _within(line, Span(start, end)), room)


def _within(line: Span, span: Span) -> Span:
    return Span(span.start - line.start, span.end - line.start)
