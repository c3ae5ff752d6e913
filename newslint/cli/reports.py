"""The reports of a run: the one on the screen, and those that go to files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from newslint.cli.call import STDIN
from newslint.cli.ci import folder_in_checkout, in_actions
from newslint.cli.streams import reporters, wants_color
from newslint.pipeline.outcome import Task
from newslint.pipeline.rulings import known_ids
from newslint.report.protocols import ReportOptions
from newslint.report.registry import AUTO, REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from newslint.cli.call import Call
    from newslint.config.settings import Settings
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import Reporter, Verdict
    from newslint.ruleset.rule import Rule


def reports_of(
    call: Call,
    settings: Settings,
    rules: Callable[[], Iterable[Rule]],
    verdict: Callable[[Summary], Verdict | None],
    main: Reporter | None,
) -> AbstractContextManager[list[Reporter]]:
    """Give the reports of a run; `main` is what stands in for the one on the screen.

    `rules` gives what is known of them, and `verdict` what the gate says, if a report asks.

    Raises:
        UsageError: an output is not written as it should be, or cannot be made.

    """
    # Standard output is for the repaired text when there is one.
    piped = STDIN in call.paths and call.task(settings) is Task.FIX
    stream = sys.stderr if piped else sys.stdout
    options = ReportOptions(
        color=wants_color(stream, never=call.no_color),
        summary=not call.quiet,
        show_fixes=call.show_fixes,
        undocumented=_undocumented(settings),
        rules=rules,
        verdict=verdict,
        folder=folder_in_checkout(),
    )
    return reporters(main or _on_screen(call, settings, stream, options), call.output, options)


def _on_screen(call: Call, settings: Settings, stream: TextIO, options: ReportOptions) -> Reporter:
    name = settings.output_format
    if call.diff:
        return Nothing()
    if call.statistics and not name.startswith("statistics"):
        name = "statistics-json" if name in {"json", "jsonl"} else "statistics"
    if name == AUTO:
        name = "github" if in_actions() else "full"
    return REPORTERS[name](stream, options)


def _undocumented(settings: Settings) -> frozenset[str]:
    """Give the ids of users' own rules."""
    if not settings.rule_folders:
        return frozenset()
    return known_ids(settings.rule_folders) - known_ids()


class Nothing:
    """The report where none is wanted, as beside a patch."""

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write nothing."""

    def finish(self, summary: Summary) -> None:
        """Write nothing."""
