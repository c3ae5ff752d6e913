"""A finding as data: the shape that newslint's own JSON has, and other reports start from.

`newslint.report.schema` describes it to the world; the two change together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from newslint.report.links import page_of
from newslint.report.located import Located, located

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newslint.model.fix import Fix
    from newslint.model.result import DocumentResult
    from newslint.report.places import Places


class EditRecord(TypedDict):
    """A replacement in the document's text: code-point offsets, end exclusive."""

    start: int
    end: int
    text: str


class FixRecord(TypedDict):
    """Edits that are made together."""

    title: str
    applicability: str
    edits: list[EditRecord]


class FindingRecord(TypedDict):
    """A finding. Lines and columns count from 1, offsets from 0, all in code points."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    record: int | None
    record_id: str | None
    field: str | None
    start: int
    end: int
    text_line: int
    text_column: int
    code: str
    severity: str
    message: str
    match: str
    language: str | None
    fix: FixRecord | None
    fingerprint: str
    url: str | None


def finding_records(
    result: DocumentResult, undocumented: Collection[str] = ()
) -> Iterator[FindingRecord]:
    """Give the findings of a document that nobody suppressed.

    Rules that are `undocumented` have no page to link to.
    """
    for one in located(result):
        yield _record(one, page_of(one.finding.rule, undocumented))


def _record(one: Located, url: str | None) -> FindingRecord:
    document, finding = one.document, one.finding
    begin, end, inside = one.start, one.end, one.places.in_text(finding.span.start)
    return {
        "path": document.path,
        "line": begin.line,
        "column": begin.column,
        "end_line": end.line,
        "end_column": end.column,
        "record": document.record,
        "record_id": document.record_id,
        "field": document.field,
        "start": one.places.in_record(finding.span.start),
        "end": one.places.in_record(finding.span.end),
        "text_line": inside.line,
        "text_column": inside.column,
        "code": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "match": finding.match,
        "language": document.language,
        "fix": _fix_record(finding.fix, one.places) if finding.fix else None,
        "fingerprint": one.fingerprint,
        "url": url,
    }


def _fix_record(fix: Fix, places: Places) -> FixRecord:
    return {
        "title": fix.title,
        "applicability": fix.applicability.label,
        "edits": [
            {
                "start": places.in_record(edit.span.start),
                "end": places.in_record(edit.span.end),
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }
