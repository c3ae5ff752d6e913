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
    """Give `path:line:column: severity[rule] message [*]`."""
    place = places.in_file(finding.span.start)
    where = paint(f"{visible(document.path)}:{place.line}:{place.column}:", "path")
    what = paint(f"{finding.severity.label}[{finding.rule}]", SEVERITY_ROLES[finding.severity])
    return f"{where} {what} {message(finding)}{marker(finding, paint)}"


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
