"""The report `sarif`: SARIF 2.1.0, laid out for GitHub code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support

GitHub refuses a file with more than 25,000 results and shows the worst 5,000 of them. So the worst
25,000 are written, those that somebody suppressed last of all, and a notification counts the rest.
Nothing is written before the end.

What names a finding across runs goes by the name of newslint. `primaryLocationLineHash`, which is
GitHub's, is left to its upload action: that works it out from the file, and warns of every other.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from newslint.report.closing import counted
from newslint.report.links import DOCUMENTATION
from newslint.report.located import Located, located
from newslint.report.sarif_result import as_result, plain
from newslint.report.sarif_rule import as_rule
from newslint.report.structured import encode
from newslint.report.worst import Worst
from newslint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

RESULTS = 25_000
"""How many results GitHub accepts in a run."""

NOTIFICATIONS = 1_000
"""How many notices are passed on. GitHub shows none; who looks for more has the log."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_SUPPRESSED = 0
"""How bad a suppressed finding is: less than any other."""


class SarifReporter:
    """Keeps the worst results, and writes one run."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._options = options
        self._results: Worst[str] = Worst(RESULTS)
        self._notices: Worst[dict[str, Any]] = Worst(NOTIFICATIONS)
        self._rules: dict[str, int] = {}

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Keep the worst of what was found in a batch of documents."""
        for result in results:
            for one in located(result, suppressed=True):
                finding = one.finding
                badness = _SUPPRESSED if finding.suppression else int(finding.severity)
                self._results.offer(badness, partial(self._result, one))
            for notice in result.notices:
                told = partial(_notification, str(notice), failed=notice.failed)
                self._notices.offer(notice.failed, told)

    def finish(self, summary: Summary) -> None:
        """Write the report, a line for each result."""
        head = encode({"$schema": _SCHEMA, "version": "2.1.0"}).removesuffix("}")
        run = encode(
            {
                "tool": {"driver": self._driver()},
                "invocations": [self._invocation(summary)],
                "columnKind": "unicodeCodePoints",
            }
        ).removesuffix("}")
        self._stream.write(f'{head}, "runs": [\n{run}, "results": [')
        before = "\n"
        for result in self._results:
            self._stream.write(f"{before}{result}")
            before = ",\n"
        self._stream.write("\n]}]}\n")

    def _result(self, one: Located) -> str:
        index = self._rules.setdefault(one.finding.rule, len(self._rules))
        return encode(as_result(one, index, self._options.folder))

    def _driver(self) -> dict[str, Any]:
        known = {rule.id: rule for rule in self._options.rules()} if self._rules else {}
        undocumented = self._options.undocumented
        return {
            "name": "newslint",
            "semanticVersion": VERSION,
            "informationUri": DOCUMENTATION,
            "rules": [as_rule(name, known.get(name), undocumented) for name in self._rules],
        }

    def _invocation(self, summary: Summary) -> dict[str, Any]:
        told = list(self._notices)
        left_out = (
            (self._results.left_out, "finding", "the least severe"),
            (self._notices.left_out, "notice", "the last"),
        )
        for count, noun, which in left_out:
            if count:
                text = (
                    f"{counted(count, noun)} left out, {which}: a SARIF file has no room for more"
                )
                told.append(_notification(text, failed=False))
        if summary.unread:
            text = f"{counted(summary.unread, 'input')} could not be checked"
            told.append(_notification(text, failed=True))
        return {"executionSuccessful": summary.complete, "toolExecutionNotifications": told}


def _notification(text: str, *, failed: bool) -> dict[str, Any]:
    return {"level": "error" if failed else "warning", "message": {"text": plain(text)}}
