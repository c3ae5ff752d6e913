"""Where the findings of one document are, in its text and in its file.

Lines are counted once for each document, and only if a position is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model.span import LineTable, Position, Span

if TYPE_CHECKING:
    from newslint.model.document import Document


class Places:
    """Looks up positions in one document."""

    __slots__ = ("_document", "_table")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._table: LineTable | None = None

    @property
    def lines(self) -> LineTable:
        """Give the lines of the document's text."""
        if self._table is None:
            self._table = LineTable(self._document.text)
        return self._table

    def in_text(self, offset: int) -> Position:
        """Give the place of `offset` in the document's own, decoded, text."""
        return self.lines.position(offset)

    def in_file(self, offset: int) -> Position:
        """Give the place of `offset` in the file, as an editor shows it."""
        if self._document.placement is None:
            return self.lines.position(offset)
        return self._document.placement.position(offset)

    def in_record(self, offset: int) -> int:
        """Give `offset` as it counts in the text that the record holds."""
        placement = self._document.placement
        return offset if placement is None else placement.offset(offset)

    def line_number(self, line: int) -> int:
        """Give the number to print beside `line` of the text.

        It is the file's number where lines of the text are lines of the file. Inside a record they
        need not be (in JSONL all are on one), so there the text's lines are numbered.
        """
        if self._document.record is not None:
            return line
        return self.in_file(self.lines.span(line).start).line

    def rows(self, span: Span) -> tuple[int, int]:
        """Give the first and the last line of the text that `span` marks something of.

        A span that ends with a line end does not reach into the line behind it.
        """
        return self.lines.line(span.start), self.lines.line(max(span.start, span.end - 1))
