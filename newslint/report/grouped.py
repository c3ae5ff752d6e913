"""The report `grouped`: findings under the name of their file, in columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from newslint.model.finding import Finding
from newslint.report.line import marker, message
from newslint.report.paint import Paint, painter
from newslint.report.places import Places
from newslint.report.snippet import SEVERITY_ROLES
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model.result import DocumentResult
    from newslint.report.protocols import ReportOptions

Row = tuple[str, Finding]
"""The place of a finding in its file, and the finding."""


def grouped(results: Sequence[DocumentResult], options: ReportOptions) -> Iterator[str]:
    """Give the lines of the report for a batch of documents; columns are aligned for each file."""
    paint = painter(color=options.color)
    for path, group in groupby(results, lambda result: result.document.path):
        rows = [row for result in group for row in _rows(result)]
        if rows:
            yield paint(f"{visible(path)}:", "path")
            yield from _aligned(rows, paint)
            yield ""


def _rows(result: DocumentResult) -> Iterator[Row]:
    places = Places(result.document)
    for finding in result.active:
        place = places.in_file(finding.span.start)
        yield f"{place.line}:{place.column}", finding


def _aligned(rows: Sequence[Row], paint: Paint) -> Iterator[str]:
    places = max(len(place) for place, _ in rows)
    labels = max(len(finding.severity.label) for _, finding in rows)
    rules = max(len(finding.rule) for _, finding in rows)
    for place, finding in rows:
        severity = finding.severity
        label = paint(f"{severity.label:<{labels}}", SEVERITY_ROLES[severity])
        columns = f"  {place:>{places}}  {label}  {finding.rule:<{rules}}"
        yield f"{columns}  {message(finding)}{marker(finding, paint)}"
