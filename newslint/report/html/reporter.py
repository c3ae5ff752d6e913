"""The report `html`: everything that was found, for people to look into.

All findings are counted; the worst 100,000 are listed, as many as a browser searches without delay.
Nothing is written before the end. Nothing in the file depends on when or where it was written.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from newslint.report.closing import closing
from newslint.report.html.entry import document_row, finding_row
from newslint.report.html.page import inert, page
from newslint.report.html.tally import Ranked, Tally, WorstDocuments
from newslint.report.links import page_of
from newslint.report.located import Located, located
from newslint.report.paint import painter
from newslint.report.visible import visible
from newslint.report.worst import Worst
from newslint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model.document import Document
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

LISTED = 100_000
"""How many findings are listed."""

RANKED = 25
"""How many of the worst documents and files are listed."""

NOTICES = 100
"""How many notices are passed on."""


class HtmlReporter:
    """Counts all, keeps the worst, and writes the page."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._options = options
        self._tally = Tally()
        self._findings: Worst[str] = Worst(LISTED)
        self._notices: Worst[str] = Worst(NOTICES)
        self._worst = WorstDocuments(RANKED)
        self._documents = _Documents()
        self._looked_at = 0

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Count what was found in a batch of documents, and keep the worst of it."""
        for result in results:
            self._looked_at += 1
            for notice in result.notices:
                self._notices.offer(notice.failed, partial(visible, str(notice)))
            if result.active:
                self._keep(result)

    def finish(self, summary: Summary) -> None:
        """Write the report."""
        opening, ending = page()
        self._stream.write(f"{opening}{{\n")
        for name, value in self._facts(summary):
            self._stream.write(f'"{name}": {inert(value)},\n')
        self._write_rows("documents", self._documents.rows)
        self._stream.write(",\n")
        self._write_rows("findings", self._findings)
        self._stream.write(f"}}{ending}")

    def _keep(self, result: DocumentResult) -> None:
        origin = self._tally.add(result)
        number = partial(self._documents.number, result.document, *origin)
        for one in located(result):
            self._findings.offer(int(one.finding.severity), partial(self._row, one, number))
        ranked = Ranked.of(result, self._looked_at, 0)
        if self._worst.wants(ranked):
            self._worst.keep(ranked._replace(document=number()))

    def _row(self, one: Located, number: partial[int]) -> str:
        return inert(finding_row(one, self._tally.rules.number(one.finding.rule), number()))

    def _facts(self, summary: Summary) -> Iterator[tuple[str, Any]]:
        """Give everything but the long lists."""
        tally = self._tally
        verdict = self._options.verdict(summary)
        yield "version", VERSION
        yield "gate", asdict(verdict) if verdict else None
        yield "closing", [_unmarked(line) for line in closing(summary, painter(color=False))]
        yield "summary", asdict(summary)
        yield "notices", list(self._notices)
        yield "leftOut", {"findings": self._findings.left_out, "notices": self._notices.left_out}
        yield "rules", list(self._rules())
        yield "sources", list(tally.sources.names)
        yield "languages", list(tally.languages.names)
        yield "cells", [[*cell, count] for cell, count in tally.cells.items()]
        yield "worst", [[one.document, one.errors, one.findings] for one in self._worst.ranked()]
        yield "files", [[path, *counts] for path, counts in tally.worst_files(RANKED)]

    def _rules(self) -> Iterator[dict[str, Any]]:
        names = self._tally.rules.names
        known = {rule.id: rule for rule in self._options.rules()} if names else {}
        for name, number in names.items():
            rule = known.get(name)
            yield {
                "id": visible(name),
                "summary": visible(rule.summary) if rule else "",
                "why": "\n\n".join(map(_unwrapped, rule.why.split("\n\n"))) if rule else "",
                "page": page_of(name, self._options.undocumented),
                "documents": self._tally.documents[number],
            }

    def _write_rows(self, name: str, rows: Iterable[str]) -> None:
        self._stream.write(f'"{name}": [')
        before = "\n"
        for row in rows:
            self._stream.write(f"{before}{row}")
            before = ",\n"
        self._stream.write("\n]")


class _Documents:
    """Rows of the documents that are mentioned. They come one after the other."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._last: Document | None = None

    def number(self, document: Document, source: int, language: int) -> int:
        """Give the number of a document, from 0."""
        if document is not self._last:
            self._last = document
            self.rows.append(inert(document_row(document, source, language)))
        return len(self.rows) - 1


def _unmarked(line: str) -> str:
    """Give a closing line without the mark that lines of a terminal's list have."""
    return line.removeprefix("[*] ").removeprefix("[*unsafe] ")


def _unwrapped(paragraph: str) -> str:
    return visible(" ".join(paragraph.split()))
