"""The report `concise`: a line for each finding, for editors, grep and short attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.report.line import finding_line
from newslint.report.paint import painter
from newslint.report.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model.result import DocumentResult
    from newslint.report.protocols import ReportOptions


def concise(results: Sequence[DocumentResult], options: ReportOptions) -> Iterator[str]:
    """Give the lines of the report for a batch of documents."""
    paint = painter(color=options.color)
    for result in results:
        places = Places(result.document)
        for finding in result.active:
            yield finding_line(result.document, finding, places, paint)
