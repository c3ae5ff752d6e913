"""Say a finding in one line that a terminal makes clickable and grep can take apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model.severity import Applicability
from newslint.report.snippet import SEVERITY_ROLES
from newslint.report.visible import head, visible

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.report.paint import Paint
    from newslint.report.places import Places

MARKERS = {Applicability.SAFE: "[*]", Applicability.UNSAFE: "[*unsafe]"}
"""What stands behind a finding that newslint can repair; a fix for display has no mark."""

_MESSAGE = 300
"""Terminal cells of a message. Messages are a sentence; this is for those that quote too much."""


def finding_line(document: Document, finding: Finding, places: Places, paint: Paint) -> str:
    """Give `locator: severity[rule] message [*]`."""
    where = paint(f"{visible(locator(document, finding.span.start, places))}:", "path")
    what = paint(f"{finding.severity.label}[{finding.rule}]", SEVERITY_ROLES[finding.severity])
    return f"{where} {what} {message(finding)}{marker(finding, paint)}"


def locator(document: Document, offset: int, places: Places) -> str:
    """Give words for a place, which `newslint show` finds again.

    They say where it is in the file and, in a record, where it is in the field:
    `data/a.jsonl:17:482 body:12:4` is line 17, column 482 of the file, and line 12, column 4 of the
    text in `body`.
    """
    place = places.in_file(offset)
    told = f"{document.path}:{place.line}:{place.column}"
    if document.field is None:
        return told
    inside = places.in_text(offset)
    return f"{told} {document.field}:{inside.line}:{inside.column}"


def message(finding: Finding) -> str:
    """Give the message on one line, whatever the text that it quotes."""
    return head(finding.message, _MESSAGE).text


def marker(finding: Finding, paint: Paint) -> str:
    """Give the mark of a finding that can be repaired, behind a blank, or nothing."""
    mark = MARKERS.get(finding.fix.applicability) if finding.fix else None
    return f" {paint(mark, 'mark')}" if mark else ""


def record_name(document: Document, *, quoted: int = 60) -> str:
    """Give words for the record and field that `document` is, or nothing if it is a whole file.

    An id takes at most `quoted` cells.
    """
    parts = []
    if document.record is not None:
        parts.append(f"record {document.record}")
    if document.record_id is not None:
        parts.append(f"id {head(document.record_id, quoted).text}")
    if document.field is not None:
        parts.append(f"field {visible(document.field)}")
    return ", ".join(parts)
