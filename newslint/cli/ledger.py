"""What a run came to: told while it goes on, and judged when it is over.

Notices, patches and verdicts go to standard error or, as a patch does, to standard output; what was
found is for the reports.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from newslint.cli.streams import BUG, say, wants_color, write_bytes
from newslint.model.profile import Profile
from newslint.model.summary import Summary
from newslint.pipeline.gate import Gate, Verdict
from newslint.report.closing import closing_of_diff
from newslint.report.diff import colored_diff, unified_diff
from newslint.report.paint import painter
from newslint.report.protocols import Verdict as ShownVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.cli.call import Call
    from newslint.config.settings import Settings
    from newslint.model.finding import Notice
    from newslint.pipeline.outcome import Change, Outcome
    from newslint.suppress.baseline import Baseline


_UNJUDGED = "cannot judge, since not everything could be checked"

_SAID = {
    Verdict.PASS: "passed",
    Verdict.WARN: "passed with warnings",
    Verdict.FAIL: "failed",
}


class Ledger:
    """Takes the outcomes of a run as they come."""

    def __init__(self, call: Call, settings: Settings, baseline: Baseline | None) -> None:
        """Take what was called for, what holds for the run, and what is known, if anything is."""
        self._call = call
        self._settings = settings
        self._baseline = baseline
        self._gate = Gate(settings.gate) if call.gate else None
        self._allowed = call.allow_bad_records
        self._told_once: set[str] = set()
        self._trace = ""
        self._profile = Profile()
        self.summary = Summary()
        self.used_ignores: set[str] = set()
        self.looked_at: set[str] = set()
        """The paths of files that gave documents."""

    def enter(self, outcome: Outcome) -> Outcome:
        """Count an outcome, tell what is to be told at once, and give what reports are to see."""
        results = outcome.results
        if self._baseline is not None:
            results = tuple(map(self._baseline.marked, results))
        notices = tuple(self._tolerated(outcome.notices))
        self.summary += Summary.of(results, notices)
        self.used_ignores |= outcome.used_ignores
        self.looked_at.update(result.document.path for result in results)
        if self._gate is not None:
            self._gate.add(results)
        if outcome.profile is not None:
            self._profile.add(outcome.profile)
        self.notify(notices)
        for result in results:
            self.notify(result.notices)
        for change in outcome.changes if self._call.diff else ():
            self._show(change)
        return replace(outcome, results=results, notices=notices)

    def _tolerated(self, notices: Iterable[Notice]) -> Iterator[Notice]:
        """Let as many records be bad as the call says."""
        for notice in notices:
            if notice.record and self._allowed > 0:
                self._allowed -= 1
                yield replace(notice, failed=False)
            else:
                yield notice

    def notify(self, notices: Iterable[Notice]) -> None:
        """Tell what is to be told."""
        for notice in notices:
            if notice.once and notice.message in self._told_once:
                continue
            self._told_once.add(notice.message)
            self._trace = self._trace or notice.trace
            if notice.failed or not self._call.quiet:
                say(str(notice), sys.stderr)

    def _show(self, change: Change) -> None:
        """Write the patch in the file's own bytes: whatever they are, `git apply` finds them."""
        old, new = (text.decode("utf-8", "surrogateescape") for text in change[1:])
        patch = unified_diff(change.path, old, new)
        if wants_color(sys.stdout, never=self._call.no_color):
            patch = colored_diff(patch)
        write_bytes(patch.encode("utf-8", "surrogateescape"))

    def close(self) -> int:
        """Tell what a run closes with, and give the exit status."""
        if self._call.diff and not self._call.quiet:
            paint = painter(color=wants_color(sys.stderr, never=self._call.no_color))
            for line in closing_of_diff(self.summary, paint):
                say(line, sys.stderr)
        if self._call.profile:
            self._show_profile()
        if self._trace:
            say(f"{self._trace}{BUG}", sys.stderr)
        return self._status() if self._gate is None else self._judged(self._gate)

    def _show_profile(self) -> None:
        from newslint.report.profile import profile_table  # noqa: PLC0415 - seldom asked for

        for line in profile_table(self._profile):
            say(line, sys.stderr)

    def _status(self) -> int:
        if not self.summary.complete:
            return 2
        if self._call.diff:
            return 1 if self.summary.changed else 0
        level = self._settings.fail_on
        return 1 if level is not None and self.summary.at_least(level) else 0

    def verdict(self, summary: Summary) -> ShownVerdict | None:
        """Give what reports show of the gate; None if there is none."""
        if self._gate is None:
            return None
        judged = self._gate.judge(summary)
        if not judged.is_complete:
            return ShownVerdict("fail", (_UNJUDGED, *judged.lines))
        return ShownVerdict(judged.verdict.value, judged.lines)

    def _judged(self, gate: Gate) -> int:
        """Tell what the gate says and give the exit status: what was not seen never passes."""
        judged = gate.judge(self.summary)
        for line in judged.lines:
            say(line, sys.stderr)
        if not judged.is_complete:
            say(f"gate: {_UNJUDGED}", sys.stderr)
            return 2
        say(f"gate: {_SAID[judged.verdict]}", sys.stderr)
        return 1 if judged.verdict is Verdict.FAIL else 0
