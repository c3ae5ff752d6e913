"""The report `full`: each finding with the text it is about and what would repair it.

A defect that fills an article (hard line wraps, doubled blanks) is shown a few times and then
counted; the reports for machines have every occurrence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.model.severity import Applicability
from newslint.report.change import before_and_after
from newslint.report.line import finding_line, record_name
from newslint.report.paint import Paint, painter
from newslint.report.places import Places
from newslint.report.snippet import drawn, snippet
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult
    from newslint.report.protocols import ReportOptions

SHOWN_PER_RULE = 3
"""How many findings of one rule are shown for one document."""

_TRUST = {
    Applicability.SAFE: "safe fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.DISPLAY: "suggestion, never made by newslint",
}


@dataclass(frozen=True, slots=True)
class _Page:
    """One document and the way it is shown."""

    document: Document
    places: Places
    paint: Paint
    room: int


def full(results: Sequence[DocumentResult], options: ReportOptions) -> Iterator[str]:
    """Give the lines of the report for a batch of documents."""
    paint = painter(color=options.color)
    for result in results:
        page = _Page(result.document, Places(result.document), paint, options.width)
        yield from _document(page, result.active)


def alone(document: Document, finding: Finding, options: ReportOptions) -> Iterator[str]:
    """Give the lines about one finding."""
    page = _Page(document, Places(document), painter(color=options.color), options.width)
    return _finding(page, finding)


def _document(page: _Page, findings: Sequence[Finding]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule] += 1
        if counts[finding.rule] <= SHOWN_PER_RULE:
            yield from _finding(page, finding)
            yield ""
    folded = {rule: count - SHOWN_PER_RULE for rule, count in counts.items()}
    more = [f"{count:,} more of {rule}" for rule, count in folded.items() if count > 0]
    if more:
        where = page.paint(f"{visible(page.document.path)}:", "path")
        yield from (f"{where} and {words} in this article" for words in more)
        yield ""


def _finding(page: _Page, finding: Finding) -> Iterator[str]:
    document, places = page.document, page.places
    yield finding_line(document, finding, places, page.paint)
    if name := record_name(document):
        yield page.paint(f"  in {name}", "gutter")
    if document.role != "record":  # that has no text
        rows = snippet(document.text, finding.span, places, page.room)
        yield from drawn(rows, places, finding.severity, page.paint)
    if fix := finding.fix:
        yield f"{page.paint('help:', 'help')} {visible(fix.title)} ({_TRUST[fix.applicability]})"
        yield from before_and_after(document.text, fix, page.paint)
