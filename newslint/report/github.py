"""The report `github`: annotations, which GitHub Actions shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

The log gets a line for each finding, as in `concise`, folded away. Of an error, a warning or a
notice GitHub shows the first ten of a step and drops the rest without a word, so only so many are
annotated, the worst first, and another notice counts what is not.

The runner obeys every line that looks like a command, and articles may hold anything. So it is told
to heed nothing while findings are listed, until a word comes that no article can know.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from newslint.model.severity import Severity
from newslint.report.closing import closing, counted
from newslint.report.line import finding_line, message
from newslint.report.located import Located, from_root, located
from newslint.report.paint import painter
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

SHOWN = 10
"""How many annotations of each level GitHub shows for a step; for a job it is 50 in all."""

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}

_ROOM: Mapping[Severity, int] = {
    Severity.ERROR: SHOWN,
    Severity.WARNING: SHOWN,
    Severity.INFO: SHOWN - 1,  # one more notice counts the rest
}


class GitHubReporter:
    """Lists findings as the run goes on, and annotates the worst at its end."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._options = options
        self._paint = painter(color=options.color)
        self._worst: dict[Severity, list[str]] = {severity: [] for severity in _COMMANDS}
        self._word = ""

    def report(self, results: Iterable[DocumentResult]) -> None:
        """List what was found in a batch of documents."""
        for result in results:
            for one in located(result):
                self._begin()
                line = finding_line(one.document, one.finding, one.places, self._paint)
                self._stream.write(f"{line}\n")
                self._keep(one)

    def finish(self, summary: Summary) -> None:
        """Write the annotations, and the totals if wanted."""
        if self._word:
            self._write(f"::{self._word}::", "::endgroup::")
        for lines in self._worst.values():
            self._write(*lines)
        shown = sum(map(len, self._worst.values()))
        if summary.remaining > shown:
            title = f"newslint: {counted(summary.remaining, 'finding')}"
            more = f"{summary.remaining - shown:,} more are listed in the log of this step"
            self._write(command("notice", more, title=title))
        if self._options.summary:
            self._write(*closing(summary, self._paint))

    def _begin(self) -> None:
        """Before the first finding: fold the list away, and let the runner heed nothing in it."""
        if not self._word:
            self._word = os.urandom(16).hex()
            self._write("::group::Findings", f"::stop-commands::{self._word}")

    def _keep(self, one: Located) -> None:
        severity = one.finding.severity
        if len(self._worst[severity]) < _ROOM[severity]:
            self._worst[severity].append(_annotation(one, self._options.folder))

    def _write(self, *lines: str) -> None:
        self._stream.writelines(f"{line}\n" for line in lines)


def command(name: str, told: str, **properties: str | int) -> str:
    r"""Give a line that the runner of GitHub Actions obeys.

    >>> print(command("error", "100 %\nsure", title="a,b: c"))
    ::error title=a%2Cb%3A c::100 %25%0Asure
    """
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(told)}"


def _annotation(one: Located, folder: str) -> str:
    return command(
        _COMMANDS[one.finding.severity],
        message(one.finding),
        title=f"newslint ({visible(one.finding.rule)})",
        file=from_root(one.document.path, folder),
        **dict(_region(one)),
    )


def _region(one: Located) -> Iterator[tuple[str, int]]:
    """Give lines and columns; GitHub refuses columns where a finding covers several lines."""
    start, end = one.start, one.end
    yield "line", start.line
    if start.line == end.line:
        yield "col", start.column
    yield "endLine", end.line
    if start.line == end.line:
        yield "endColumn", end.column


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
