"""One run of `newslint check`: from what was called for to the exit status.

What is found goes to standard output, what is to be told about the run to standard error; when
standard output gets a repaired text, reports go to standard error, too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newslint.cli.ci import folder_in_checkout, in_actions
from newslint.cli.progress import Progress
from newslint.cli.reach import within_reach
from newslint.cli.streams import BUG, reporters, say, wants_color
from newslint.config.review import check_mentions, useless_ignores
from newslint.config.show import show_settings
from newslint.errors import UsageError
from newslint.formats.discover import InputFile, Selection, discover
from newslint.formats.registry import open_bytes
from newslint.formats.shown import copy_of
from newslint.model.finding import Notice
from newslint.model.profile import Profile
from newslint.model.summary import Summary
from newslint.pipeline.accidents import surviving
from newslint.pipeline.cache import cache_folder
from newslint.pipeline.inputs import load_of_all, outcomes
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.outcome import Job, Outcome, Task
from newslint.pipeline.portions import how_to_read
from newslint.pipeline.rulings import Rulings, known_ids
from newslint.pipeline.run import Linter
from newslint.pipeline.workers import worker_count
from newslint.report.closing import closing_of_diff
from newslint.report.diff import colored_diff, unified_diff
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions
from newslint.report.registry import AUTO, REPORTERS, STATISTICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from newslint.config.resolve import Resolver
    from newslint.config.settings import Settings
    from newslint.model.result import DocumentResult
    from newslint.report.protocols import Reporter

STDIN = "-"
_NAMELESS = "<stdin>"


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line says about the run and not about settings."""

    paths: tuple[str, ...]
    diff: bool
    show_fixes: bool
    output_dir: Path | None
    allow_bad_records: int
    stdin_filename: str | None
    force_exclude: bool
    output: tuple[str, ...]
    statistics: bool
    quiet: bool
    no_color: bool
    config: Path | None
    isolated: bool
    workers: int | None
    no_cache: bool
    cache_dir: Path | None
    profile: bool
    show_settings: bool
    show_files: bool


class Session:
    """A run in the making."""

    def __init__(self, call: Call, resolver: Resolver) -> None:
        self._call = call
        self._resolver = resolver
        self._settings = resolver.settings()
        kept = KeptRules(None) if call.no_cache else KeptRules.of_user()
        self._results = KeptResults(None if call.no_cache else call.cache_dir or cache_folder())
        self._rulings = Rulings(kept, self._results)
        self._today = datetime.now(tz=UTC).astimezone().date()
        self._linter = Linter(self._rulings, self._today, self._results, profiling=call.profile)
        self._profile = Profile()
        self._summary = Summary()
        self._used: set[str] = set()
        self._told_once: set[str] = set()
        self._bad_records_allowed = call.allow_bad_records
        self._trace = ""

    def run(self) -> int:
        """Do what was called for and give the exit status.

        Raises:
            NewslintError: the user has to mend something.

        """
        if self._call.output_dir and self._task is not Task.FIX:
            raise UsageError("--output-dir takes repaired files: add --fix")
        inputs = list(self._inputs())
        if self._call.show_settings:
            return self._show_settings(inputs)
        if self._call.show_files:
            return self._show_files(inputs)
        progress = Progress(len(inputs), sys.stderr)
        with self._reports() as reports:
            self._review_rules(inputs)
            for outcome in progress.over(self._outcomes(inputs, progress)):
                if outcome.worth_telling:
                    progress.clear()
                self._tell(outcome, reports)
            for report in reports:
                report.finish(self._summary)
        self._close()
        self._rulings.keep()
        self._results.write()
        return self._status()

    def _inputs(self) -> Iterator[InputFile | Notice]:
        paths = self._call.paths or (".",)
        selection = Selection(
            exclude=lambda shown: self._resolver.settings(shown).excludes(shown),
            mentioned=self._resolver.mentions,
            force_exclude=self._call.force_exclude,
        )
        if STDIN in paths:
            yield InputFile(Path(STDIN), self._call.stdin_filename or _NAMELESS)
        yield from discover([path for path in paths if path != STDIN], selection)

    def _show_settings(self, inputs: Sequence[InputFile | Notice]) -> int:
        named = [one for one in inputs if isinstance(one, InputFile)] if self._call.paths else []
        path = named[0].shown if named else None
        settings = self._resolver.settings(path)
        sys.stdout.write(show_settings(settings, self._rulings.rules(settings), path))
        return 0

    def _show_files(self, inputs: Sequence[InputFile | Notice]) -> int:
        failed = False
        for one in inputs:
            if isinstance(one, Notice):
                say(str(one), sys.stderr)
                failed |= one.failed
            else:
                say(one.shown)
        return 2 if failed else 0

    def _review_rules(self, inputs: Sequence[InputFile | Notice]) -> None:
        """Have all rules ready before anything is looked at, and see what is wrong with them."""
        files = [self._of(one) for one in inputs if isinstance(one, InputFile)]
        settings = {id(one): one for one in files}.values()
        folders = {folder for one in (self._settings, *settings) for folder in one.rule_folders}
        known = known_ids(tuple(folders))
        check_mentions(self._resolver.configs, self._resolver.command_line, known)
        for one in settings:
            self._notify(self._rulings.of(one).warnings)

    def _of(self, file: InputFile) -> Settings:
        return self._resolver.settings(None if file.shown == _NAMELESS else file.shown)

    def _outcomes(
        self, inputs: Sequence[InputFile | Notice], progress: Progress
    ) -> Iterator[Outcome]:
        """Give what each input came to, in their order."""
        if inputs and isinstance(inputs[0], InputFile) and inputs[0].path == Path(STDIN):
            yield self._from_stdin(inputs[0])
            inputs = inputs[1:]
        work = [one if isinstance(one, Notice) else self._job(one) for one in inputs]
        progress.expect(load_of_all(work))
        workers = worker_count(self._call.workers, [one for one in work if isinstance(one, Job)])
        if workers > 1:
            self._rulings.make_ready()
        yield from outcomes(self._linter, work, workers, progress.advance)

    def _job(self, file: InputFile) -> Job:
        target = self._call.output_dir and copy_of(file.shown, self._call.output_dir)
        return Job(file.path, file.shown, self._of(file), self._task, target)

    @property
    def _task(self) -> Task:
        if self._call.diff:
            return Task.PREVIEW
        return Task.FIX if self._settings.fix else Task.CHECK

    def _from_stdin(self, file: InputFile) -> Outcome:
        """Look at standard input. When it is to be repaired, what cannot be goes on as it came."""
        content, settings = sys.stdin.buffer.read(), self._of(file)
        repaired: list[bytes] = []
        source = open_bytes(content, file.shown, how_to_read(settings), repaired.append)
        outcome = surviving(file.shown, lambda: self._linter.look_at(source, settings, self._task))
        if self._task is Task.FIX:
            changed = any(result.edits for result in outcome.results)
            self._write(repaired[0] if repaired and changed else content)
        return outcome

    def _write(self, content: bytes) -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def _tell(self, outcome: Outcome, reports: Iterable[Reporter]) -> None:
        outcome = replace(outcome, notices=tuple(self._tolerated(outcome.notices)))
        self._summary += Summary.of(outcome.results, outcome.notices)
        if outcome.entry is not None:
            self._results.keep([outcome.entry])
        if outcome.profile is not None:
            self._profile.add(outcome.profile)
        self._used |= outcome.used_ignores
        self._notify(outcome.notices)
        for result in outcome.results:
            self._notify(result.notices)
        if self._call.diff:
            for change in outcome.changes:
                self._show_change(*change)
        for report in reports:
            report.report(outcome.results)

    def _tolerated(self, notices: Iterable[Notice]) -> Iterator[Notice]:
        """Let as many records be bad as the call says."""
        for notice in notices:
            if notice.record and self._bad_records_allowed > 0:
                self._bad_records_allowed -= 1
                yield replace(notice, failed=False)
            else:
                yield notice

    def _notify(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            if notice.once and notice.message in self._told_once:
                continue
            self._told_once.add(notice.message)
            self._trace = self._trace or notice.trace
            if notice.failed or not self._call.quiet:
                say(str(notice), sys.stderr)

    def _show_change(self, path: str, before: bytes, after: bytes) -> None:
        """Write the patch in the file's own bytes: whatever they are, `git apply` finds them."""
        old, new = (content.decode("utf-8", "surrogateescape") for content in (before, after))
        patch = unified_diff(path, old, new)
        if wants_color(sys.stdout, never=self._call.no_color):
            patch = colored_diff(patch)
        self._write(patch.encode("utf-8", "surrogateescape"))

    def _reports(self) -> AbstractContextManager[list[Reporter]]:
        # Standard output is for the repaired text when there is one.
        piped = STDIN in self._call.paths and self._task is Task.FIX
        stream = sys.stderr if piped else sys.stdout
        options = ReportOptions(
            color=wants_color(stream, never=self._call.no_color),
            summary=not self._call.quiet,
            show_fixes=self._call.show_fixes,
            undocumented=self._undocumented(),
            rules=lambda: self._rulings.known(self._settings.rule_folders),
            folder=folder_in_checkout(),
        )
        return reporters(self._report(stream, options), self._call.output, options)

    def _report(self, stream: TextIO, options: ReportOptions) -> Reporter:
        name = self._settings.output_format
        if self._call.diff:
            return _Nothing()
        if self._call.statistics:
            return STATISTICS["json" if name in {"json", "jsonl"} else "text"](stream, options)
        if name == AUTO:
            name = "github" if in_actions() else "full"
        return REPORTERS[name](stream, options)

    def _undocumented(self) -> frozenset[str]:
        if not self._settings.rule_folders:
            return frozenset()
        return known_ids(self._settings.rule_folders) - known_ids()

    def _close(self) -> None:
        if self._call.diff and not self._call.quiet:
            paint = painter(color=wants_color(sys.stderr, never=self._call.no_color))
            for line in closing_of_diff(self._summary, paint):
                say(line, sys.stderr)
        if self._call.profile:
            self._show_profile()
        if self._summary.complete:
            configs = list(within_reach(self._resolver, self._call.paths, self._call.config))
            self._notify(useless_ignores(configs, self._used, self._today))
        if self._trace:
            say(f"{self._trace}{BUG}", sys.stderr)

    def _show_profile(self) -> None:
        from newslint.report.profile import profile_table  # noqa: PLC0415 - seldom asked for

        for line in profile_table(self._profile):
            say(line, sys.stderr)

    def _status(self) -> int:
        if not self._summary.complete:
            return 2
        if self._call.diff:
            return 1 if self._summary.changed else 0
        level = self._settings.fail_on
        return 1 if level is not None and self._summary.at_least(level) else 0


class _Nothing:
    """The report beside a patch: none."""

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write nothing."""

    def finish(self, summary: Summary) -> None:
        """Write nothing."""
