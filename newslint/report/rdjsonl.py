"""The report `rdjsonl`: diagnostics for reviewdog, one on each line, fixes as suggestions.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

reviewdog counts columns in bytes of UTF-8, so there are columns only where the lines of the text
are those of the file. Elsewhere (in a field of a record) ranges are whole lines and nothing is
suggested: the new text would have to be spelled as the container spells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.report.line import message
from newslint.report.links import DOCUMENTATION, page_of
from newslint.report.located import Located, located
from newslint.report.structured import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.model.fix import Fix
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}

_SOURCE: Mapping[str, str] = {"name": "newslint", "url": DOCUMENTATION}


class RdJsonLinesReporter:
    """Writes one diagnostic a line."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._undocumented = options.undocumented

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        for result in results:
            for one in located(result):
                url = page_of(one.finding.rule, self._undocumented)
                self._stream.write(f"{encode(_diagnostic(one, url))}\n")

    def finish(self, summary: Summary) -> None:
        """Write nothing: each line stands alone."""


def _diagnostic(one: Located, url: str | None) -> dict[str, Any]:
    finding = one.finding
    diagnostic: dict[str, Any] = {
        "message": message(finding),
        "location": {"path": one.document.path, "range": _range(one, finding.span)},
        "severity": _SEVERITIES[finding.severity],
        "source": _SOURCE,
        "code": {"value": finding.rule} | ({"url": url} if url else {}),
    }
    if finding.fix and _is_its_file(one):
        diagnostic["suggestions"] = [_suggestion(one, finding.fix)]
    return diagnostic


def _suggestion(one: Located, fix: Fix) -> dict[str, Any]:
    """Give a fix as one suggestion: several would be alternatives."""
    text, at = one.document.text, fix.span.start
    pieces: list[str] = []
    for edit in fix.edits:
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return {"range": _range(one, fix.span), "text": "".join(pieces)}


def _range(one: Located, span: Span) -> dict[str, Any]:
    return {"start": _position(one, span.start), "end": _position(one, span.end)}


def _position(one: Located, offset: int) -> dict[str, int]:
    position = one.places.in_file(offset)
    if not _is_its_file(one):
        return {"line": position.line}
    before = one.document.text[offset - position.column + 1 : offset]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _is_its_file(one: Located) -> bool:
    """Tell whether the lines of the document's text are those of its file."""
    return one.document.record is None and one.document.placement is None
