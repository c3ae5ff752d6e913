"""A finding as a row of the report's data: short, with every text as it is to be shown.

Articles hold characters that nobody sees and that turn the lines around them; they are given a shape
here, so the page only has to put texts where they belong. How many cells a text takes in a terminal
is a fair guess at its width on a page, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.report.change import change
from newslint.report.line import locator, message, record_name
from newslint.report.visible import head, middle_cut, tail, visible

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.model.fix import Fix
    from newslint.model.span import Span
    from newslint.report.located import Located

_SIDE = 70
"""Cells of the article to either side of what is marked."""

_MARKED = 240
"""Cells of what is marked; of a longer text the beginning and the end are shown."""

_LOOKED_AT = 4 * _SIDE + 1
"""Code points of the article that are looked at to fill a side."""

_TITLE = 200
"""Cells of a fix's title."""

_RECORD_ID = 120
"""Cells of a record's id, which may be an address."""


def finding_row(one: Located, rule: int, document: int) -> list[Any]:
    """Give rule, document, severity, place, message, context and fix of a finding.

    `rule` and `document` are places in the report's lists of them.
    """
    finding, text = one.finding, one.document.text
    where = locator(one.document, finding.span.start, one.places)
    return [
        rule,
        document,
        int(finding.severity),
        visible(where.removeprefix(f"{one.document.path}:")),
        message(finding),
        _context(text, finding.span),
        _fix_row(text, finding.fix) if finding.fix else 0,
    ]


def document_row(document: Document, source: int, language: int) -> list[Any]:
    """Give path, record, source and language of a document."""
    return [visible(document.path), record_name(document, quoted=_RECORD_ID), source, language]


def _context(text: str, span: Span) -> list[str]:
    """Give what is marked, between what stands before and behind it."""
    before = text[max(0, span.start - _LOOKED_AT) : span.start]
    after = text[span.end : span.end + _LOOKED_AT]
    return [
        tail(before, _SIDE).text,
        middle_cut(span.of(text), _MARKED).text,
        head(after, _SIDE).text,
    ]


def _fix_row(text: str, fix: Fix) -> list[Any]:
    """Give how far it can be trusted, its title, what it keeps, what it edits, and what is cut."""
    shown = change(text, fix)
    title = head(fix.title, _TITLE).text
    return [int(fix.applicability), title, shown.kept, shown.edits, shown.more]
