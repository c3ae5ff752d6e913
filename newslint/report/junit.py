"""The report `junit`: XML that every CI service shows as failed tests.

A document in which something was found is a suite, and a finding in it a failed test; what could not
be done there is an error. Clean documents are not listed, for there may be millions: the last suite,
which is always there, is about the run as a whole.

What a terminal would not show as it stands, XML may not even contain; so text is shown as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from newslint.report.closing import counted
from newslint.report.line import finding_line, message, record_name
from newslint.report.located import Located, located
from newslint.report.paint import painter
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What XML would take for markup. The standard library's way brings in its web client."""


class JUnitReporter:
    """Writes suites as the run goes on."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG002  (a ReporterFactory's shape)
        self._stream = stream
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint">\n')

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        for result in results:
            name = _name(result.document)
            failed = [_failed(one, name) for one in located(result)]
            broken = [_broken(notice, name) for notice in result.notices if notice.failed]
            if failed or broken:
                self._suite(name, [*failed, *broken], failures=len(failed), errors=len(broken))

    def finish(self, summary: Summary) -> None:
        """Write the suite about the run, and close the report."""
        checked = counted(summary.documents, "document")
        empty = "" if summary.documents else _told("skipped", "nothing was checked")
        cases = [_case(f"{checked} checked", "newslint", empty)]
        if summary.unread:
            failure = _told("error", f"{counted(summary.unread, 'input')} could not be checked")
            cases.append(_case("inputs could be read", "newslint", failure))
        self._suite("newslint", cases, failures=0, errors=len(cases) - 1)
        self._stream.write("</testsuites>\n")

    def _suite(self, name: str, cases: Sequence[str], *, failures: int, errors: int) -> None:
        counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
        lines = (f'  <testsuite name="{_escaped(name)}" {counts}>', *cases, "  </testsuite>")
        self._stream.writelines(f"{line}\n" for line in lines)


def _name(document: Document) -> str:
    """Give the file, and the record in it."""
    record = record_name(document)
    return f"{visible(document.path)} ({record})" if record else visible(document.path)


def _failed(one: Located, name: str) -> str:
    finding, start = one.finding, one.start
    line = finding_line(one.document, finding, one.places, painter(color=False))
    failure = _told("failure", message(finding), finding.severity.label, line)
    return _case(f"{finding.rule} at {start.line}:{start.column}", name, failure)


def _broken(notice: Notice, name: str) -> str:
    return _case(visible(notice.place), name, _told("error", visible(notice.message)))


def _case(name: str, suite: str, outcome: str) -> str:
    opened = f'    <testcase name="{_escaped(name)}" classname="{_escaped(suite)}"'
    return f"{opened}>{outcome}</testcase>" if outcome else f"{opened}/>"


def _told(outcome: str, told: str, kind: str = "newslint", details: str = "") -> str:
    attributes = f'type="{kind}" message="{_escaped(told)}"'
    return f"<{outcome} {attributes}>{_escaped(details)}</{outcome}>"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
