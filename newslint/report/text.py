"""The reports for people, which differ only in how a batch of documents is laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from newslint.model.result import DocumentResult
from newslint.report.closing import closing
from newslint.report.fixes import fix_list
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions

if TYPE_CHECKING:
    from newslint.model.summary import Summary

Layout = Callable[[Sequence[DocumentResult], ReportOptions], Iterator[str]]
"""Gives the lines for a batch of documents."""


class TextReporter:
    """Writes findings in a layout, then the fixes that were made if asked to, and the totals."""

    def __init__(self, layout: Layout, stream: TextIO, options: ReportOptions) -> None:
        self._layout = layout
        self._stream = stream
        self._options = options

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        batch = tuple(results)
        self._write(self._layout(batch, self._options))
        if self._options.show_fixes:
            self._write(fix_list(batch, self._options))

    def finish(self, summary: Summary) -> None:
        """Write the totals."""
        if self._options.summary:
            self._write(closing(summary, painter(color=self._options.color)))

    def _write(self, lines: Iterable[str]) -> None:
        self._stream.writelines(f"{line}\n" for line in lines)
