"""Count findings by rule: `--statistics`.

Counts of parts of a run merge into the counts of the whole, so workers can count for themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, TextIO

from newslint.model.severity import Applicability
from newslint.model.summary import Summary
from newslint.report.closing import closing
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions
from newslint.report.structured import encode

if TYPE_CHECKING:
    from newslint.model.result import DocumentResult


@dataclass(slots=True)
class Count:
    """What was found of one kind."""

    findings: int = 0
    """Findings that remain and nobody suppressed."""
    documents: int = 0
    """Documents with such a finding."""
    fixable_safe: int = 0
    """Findings that `--fix` would repair."""
    fixable_unsafe: int = 0
    """Findings that only `--fix --unsafe-fixes` would repair."""

    def merge(self, other: Count) -> None:
        """Take in what was counted elsewhere, in other documents."""
        self.findings += other.findings
        self.documents += other.documents
        self.fixable_safe += other.fixable_safe
        self.fixable_unsafe += other.fixable_unsafe


@dataclass(slots=True)
class Statistics:
    """What was found, by rule."""

    rules: dict[str, Count] = field(default_factory=dict)

    def add(self, result: DocumentResult) -> None:
        """Count the findings of one document."""
        found: dict[str, Count] = {}
        for finding in result.active:
            count = found.setdefault(finding.rule, Count(documents=1))
            trust = finding.fix.applicability if finding.fix else Applicability.DISPLAY
            count.findings += 1
            count.fixable_safe += trust == Applicability.SAFE
            count.fixable_unsafe += trust == Applicability.UNSAFE
        self.merge(Statistics(found))

    def merge(self, other: Statistics) -> None:
        """Take in what was counted elsewhere, in other documents."""
        for rule, count in other.rules.items():
            self.rules.setdefault(rule, Count()).merge(count)

    def ranked(self) -> list[tuple[str, Count]]:
        """Give the rules with their counts, those with the most findings first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].findings, item[0]))


def table(statistics: Statistics) -> Iterator[str]:
    """Give the lines of a table for people; none where nothing was found."""
    titles = ("findings", "documents", "safe fix", "unsafe fix")
    ranked = statistics.ranked()
    if ranked:
        yield "  ".join((*titles, "rule"))
    for rule, count in ranked:
        numbers = (count.findings, count.documents, count.fixable_safe, count.fixable_unsafe)
        cells = (f"{n:>{len(title)},}" for n, title in zip(numbers, titles, strict=True))
        yield "  ".join((*cells, rule))


def as_json(statistics: Statistics) -> str:
    """Give an array with an object for each rule, one a line."""
    rows = [encode({"code": rule, **asdict(count)}) for rule, count in statistics.ranked()]
    return "[\n  " + ",\n  ".join(rows) + "\n]" if rows else "[]"


Render = Callable[[Statistics, Summary, ReportOptions], Iterable[str]]
"""Gives the lines to write once everything is counted."""


class StatisticsReporter:
    """Counts what other reports would list, and writes the counts at the end."""

    def __init__(self, render: Render, stream: TextIO, options: ReportOptions) -> None:
        self._render = render
        self._stream = stream
        self._options = options
        self._statistics = Statistics()

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Count what was found in a batch of documents."""
        for result in results:
            self._statistics.add(result)

    def finish(self, summary: Summary) -> None:
        """Write the counts."""
        lines = self._render(self._statistics, summary, self._options)
        self._stream.writelines(f"{line}\n" for line in lines)


def table_and_totals(
    statistics: Statistics, summary: Summary, options: ReportOptions
) -> Iterator[str]:
    """Give the table for people, and the totals if wanted."""
    yield from table(statistics)
    if options.summary:
        if statistics.rules:
            yield ""
        yield from closing(summary, painter(color=options.color))


def json_only(statistics: Statistics, summary: Summary, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001  (a Render's shape)
    """Give the array for machines."""
    yield as_json(statistics)
