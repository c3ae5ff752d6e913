"""The report `gitlab`: a Code Quality report, which GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

GitLab takes findings with equal fingerprints for one, and those whose fingerprint was there before
for old. So copies of a defect are numbered, and neither paths nor lines are part of it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TextIO

from newslint.model.severity import Severity
from newslint.report.line import message
from newslint.report.located import Located, from_root, located
from newslint.report.structured import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model.result import DocumentResult
    from newslint.model.span import Position
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""GitLab's words. `blocker` and `critical` are for what breaks programs."""


class GitLabReporter:
    """Writes one array. Of what it has written it keeps the fingerprints."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._folder = options.folder
        self._before = "["
        self._seen: Counter[str] = Counter()

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        for result in results:
            for one in located(result):
                self._stream.write(f"{self._before}\n  {encode(self._degradation(one))}")
                self._before = ","

    def finish(self, summary: Summary) -> None:  # noqa: ARG002  (a Reporter's shape)
        """Close the array."""
        self._stream.write("[]\n" if self._before == "[" else "\n]\n")

    def _degradation(self, one: Located) -> dict[str, Any]:
        finding = one.finding
        return {
            # GitLab does not show the name of the check.
            "description": f"{finding.rule}: {message(finding)}",
            "check_name": finding.rule,
            "fingerprint": self._unique(one.fingerprint),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": from_root(one.document.path, self._folder),
                "positions": {"begin": _point(one.start), "end": _point(one.end)},
            },
        }

    def _unique(self, fingerprint: str) -> str:
        copies = self._seen[fingerprint]
        self._seen[fingerprint] += 1
        return (
            sha256(f"{fingerprint}:{copies}".encode()).hexdigest()[:32] if copies else fingerprint
        )


def _point(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
