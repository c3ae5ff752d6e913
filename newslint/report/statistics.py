"""The reports `statistics`: what was found by rule, source, language and file, instead of a list.

As text and as Markdown, a table is there if it says more than the totals do: that of the rules if
something was found, the others if there is more than one source, language or file. As JSON all are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TextIO

from newslint.model.summary import Summary
from newslint.report.closing import closing
from newslint.report.counts import Count, Counts, Dimension
from newslint.report.links import page_of
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions, Verdict
from newslint.report.structured import encode
from newslint.report.visible import visible

if TYPE_CHECKING:
    from newslint.model.result import DocumentResult

ROOM = 20
"""How many sources, languages or files a table for people has; JSON has all."""

_TITLES = ("findings", "records", "share", "per 1,000 words", "safe fix", "unsafe fix")

_WIDTHS = tuple(max(len(title), len("100.00%")) for title in _TITLES)

_DIMENSIONS: tuple[Dimension, ...] = ("rule", "source", "language", "file")

_SAID = {
    "pass": "The gate is passed.",
    "warn": "The gate is passed, with warnings.",
    "fail": "The gate is not passed.",
}

Render = Callable[[Counts, Summary, ReportOptions], Iterable[str]]
"""Gives the lines to write once everything is counted."""


class StatisticsReporter:
    """Counts what other reports would list, and writes the counts at the end."""

    def __init__(self, render: Render, stream: TextIO, options: ReportOptions) -> None:
        self._render = render
        self._stream = stream
        self._options = options
        self._counts = Counts()

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Count what was found in a batch of documents."""
        for result in results:
            self._counts.add(result)

    def finish(self, summary: Summary) -> None:
        """Write the counts."""
        lines = self._render(self._counts, summary, self._options)
        self._stream.writelines(f"{line}\n" for line in lines)


def as_text(counts: Counts, summary: Summary, options: ReportOptions) -> Iterator[str]:
    """Give tables for people, and the totals if wanted."""
    between = False
    for table in _tables(counts):
        if between:
            yield ""
        between = True
        for name, cells in (table.by, _TITLES), *table.rows:
            aligned = (f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
            yield "  ".join((*aligned, visible(name)))
        if table.more:
            yield table.more
    if options.summary:
        if between:
            yield ""
        yield from closing(summary, painter(color=options.color))


def as_json(counts: Counts, summary: Summary, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001  (a Render's shape)
    """Give one object: `all`, and an array for each of `rules`, `sources`, `languages`, `files`."""
    yield "{"
    yield f'  "all": {encode(_object(counts.whole))},'
    for by in _DIMENSIONS:
        name = "code" if by == "rule" else by
        rows = [encode({name: group, **_object(count)}) for group, count in counts.ranked(by)]
        body = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"
        yield f'  "{by}s": {body}{"" if by == _DIMENSIONS[-1] else ","}'
    yield "}"


def as_markdown(counts: Counts, summary: Summary, options: ReportOptions) -> Iterator[str]:
    """Give the totals, what the gate says, and tables, for the summary of a build or a comment."""
    yield "### newslint"
    yield from _gate(options.verdict(summary))
    for line in closing(summary, painter(color=False)):
        yield ""
        yield line.removeprefix("[*] ").removeprefix("[*unsafe] ")
    for table in _tables(counts):
        yield ""
        yield f"| {table.by} | {' | '.join(_TITLES)} |"
        yield f"| --- |{' ---: |' * len(_TITLES)}"
        for name, cells in table.rows:
            shown = escaped(name)
            page = page_of(name, options.undocumented) if table.by == "rule" else None
            linked = f"[{shown}]({page})" if page else shown
            yield f"| {linked} | {' | '.join(cells)} |"
        if table.more:
            yield ""
            yield table.more


def _gate(verdict: Verdict | None) -> Iterator[str]:
    if verdict is None:
        return
    yield ""
    yield f"**{_SAID[verdict.outcome]}**"
    yield ""
    for line in verdict.lines:
        yield f"- {escaped(line)}"


def escaped(text: str) -> str:
    r"""Give text so that Markdown shows it as it is, also in a table.

    >>> print(escaped("a|b_c <br> `d`"))
    a\|b\_c \<br\> \`d\`
    """
    return re.sub(r"([\\`*_\[\]<>|~#&!$])", r"\\\1", visible(text))


class _Table(NamedTuple):
    by: Dimension
    rows: list[tuple[str, tuple[str, ...]]]
    more: str
    """What is said below: how many groups with findings are left out."""


def _tables(counts: Counts) -> Iterator[_Table]:
    """Give the tables that say something."""
    for by in _DIMENSIONS:
        ranked = counts.ranked(by)
        if not ranked or (by != "rule" and counts.looked_at(by) == 1):
            continue
        listed = ranked if by == "rule" else ranked[:ROOM]
        left_out = len(ranked) - len(listed)
        rows = [(name or "(unknown)", _cells(count)) for name, count in listed]
        yield _Table(by, rows, f"… and {left_out:,} more" if left_out else "")


def _cells(count: Count) -> tuple[str, ...]:
    return (
        f"{count.findings:,}",
        f"{count.hit:,}",
        f"{count.share:.2%}",
        f"{count.per_thousand_words:.2f}",
        f"{count.fixable_safe:,}",
        f"{count.fixable_unsafe:,}",
    )


def _object(count: Count) -> dict[str, float]:
    return {
        "findings": count.findings,
        "records_hit": count.hit,
        "records": count.records,
        "share": round(count.share, 6),
        "words": count.words,
        "per_thousand_words": round(count.per_thousand_words, 4),
        "fixable_safe": count.fixable_safe,
        "fixable_unsafe": count.fixable_unsafe,
    }
