"""What a report is to the rest of newslint: told of results as they come, then of the totals.

A reporter writes only to the stream it was given. It decides nothing about colour, exit status or
which findings count; suppressed ones it leaves out, unless the format has a place to say that they
are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.ruleset.rule import Rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a gate made of a run, as it is shown."""

    outcome: Literal["pass", "warn", "fail"]
    lines: tuple[str, ...] = ()
    """Every limit that was breached, each in a line."""


def _none() -> tuple[Rule, ...]:
    return ()


def _no_verdict(summary: Summary) -> None:
    """Give nothing: there is no gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How a report looks; a format ignores what does not concern it."""

    color: bool = False
    """Whether the stream shows ANSI colours."""
    width: int = 100
    """How many terminal cells of an article's line a snippet may show."""
    summary: bool = True
    """Whether a report for people closes with the totals."""
    show_fixes: bool = False
    """Whether a report for people lists the fixes that were made."""
    undocumented: frozenset[str] = frozenset()
    """Rules without a page in newslint's documentation: the user's own."""
    rules: Callable[[], Iterable[Rule]] = _none
    """Gives what is known of rules. Reading them takes time, so few formats ask."""
    verdict: Callable[[Summary], Verdict | None] = _no_verdict
    """Gives what the gate makes of the whole run, if there is one."""
    folder: str = ""
    """The working folder as seen from the root of the checkout, where a service wants paths so."""


class Reporter(Protocol):
    """One report in the making.

    It keeps nothing of a batch once it has written it; where a limit makes it choose, it keeps no
    more than the limit.
    """

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents, given in the order of the run."""

    def finish(self, summary: Summary) -> None:
        """Write what closes the report; `summary` is that of the whole run."""


class ReporterFactory(Protocol):
    """Begins a report on a stream."""

    def __call__(self, stream: TextIO, options: ReportOptions) -> Reporter:
        """Give a reporter that has not written anything yet, or only what opens its report."""
