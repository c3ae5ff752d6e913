"""One run of `newslint check`: from what was called for to the exit status.

What is found goes to standard output, what is to be told about the run to standard error; when
standard output gets a repaired text, reports go to standard error, too.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.cli.call import STDIN
from newslint.cli.known import is_baseline
from newslint.cli.ledger import Ledger
from newslint.cli.progress import Progress
from newslint.cli.reach import within_reach
from newslint.cli.reports import reports_of
from newslint.cli.streams import say, write_bytes
from newslint.config.review import check_mentions, useless_ignores
from newslint.config.show import show_settings
from newslint.errors import UsageError
from newslint.formats.discover import InputFile, Selection, discover
from newslint.formats.registry import open_bytes
from newslint.formats.shown import copy_of
from newslint.model.finding import Notice
from newslint.pipeline.accidents import surviving
from newslint.pipeline.cache import cache_folder
from newslint.pipeline.duplicates import Duplicates
from newslint.pipeline.inputs import load_of_all, outcomes
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.outcome import Job, Outcome, Task
from newslint.pipeline.portions import how_to_read
from newslint.pipeline.rulings import Rulings, known_ids
from newslint.pipeline.run import Linter
from newslint.pipeline.workers import worker_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.cli.call import Call
    from newslint.config.resolve import Resolver
    from newslint.config.settings import Settings
    from newslint.report.protocols import Reporter
    from newslint.ruleset.rule import Rule
    from newslint.suppress.baseline import Baseline

_NAMELESS = "<stdin>"


class Session:
    """A run in the making."""

    def __init__(self, call: Call, resolver: Resolver, baseline: Baseline | None = None) -> None:
        """Take what was called for, and the findings that are known."""
        self._call = call
        self._resolver = resolver
        self._settings = resolver.settings()
        self._task = call.task(self._settings)
        kept = KeptRules(None) if call.no_cache else KeptRules.of_user()
        self._results = KeptResults(None if call.no_cache else call.cache_dir or cache_folder())
        self.rulings = Rulings(kept, self._results)
        self._today = datetime.now(tz=UTC).astimezone().date()
        self._linter = Linter(self.rulings, self._today, self._results, profiling=call.profile)
        self.ledger = Ledger(call, self._settings, baseline)

    def run(self, reporter: Reporter | None = None) -> int:
        """Do what was called for and give the exit status.

        `reporter` takes the place of the report on the screen.

        Raises:
            NewslintError: the user has to mend something.

        """
        self._refuse_contradictions()
        inputs = list(self._inputs())
        if self._call.show_settings:
            return self._show_settings(inputs)
        if self._call.show_files:
            return self._show_files(inputs)
        self._look_at(inputs, reporter)
        if self.ledger.summary.complete:
            configs = list(within_reach(self._resolver, self._call.paths, self._call.config))
            used = self.ledger.used_ignores
            self.ledger.notify(useless_ignores(configs, used, self._today))
        self.keep()
        return self.ledger.close()

    def keep(self) -> None:
        """Keep for the next run what this one made ready or found."""
        self.rulings.keep()
        self._results.write()

    def _refuse_contradictions(self) -> None:
        """Refuse what makes no sense together.

        Raises:
            UsageError: something does not.

        """
        if self._call.output_dir and self._task is not Task.FIX:
            raise UsageError("--output-dir takes repaired files: add --fix")
        if self._call.gate and not self._settings.gate:
            raise UsageError(
                "--gate judges by thresholds: write them under `gate:` in newslint.yaml"
            )
        if self._call.gate and os.environ.get("PRE_COMMIT"):
            raise UsageError(
                "--gate has to see all files, and pre-commit hands out a few at a time; "
                "run `newslint check --gate` in CI"
            )

    def _look_at(self, inputs: Sequence[InputFile | Notice], reporter: Reporter | None) -> None:
        """Look at the inputs, and have reports written."""
        progress = Progress(len(inputs), sys.stderr)

        def rules() -> tuple[Rule, ...]:
            return self.rulings.known(self._settings.rule_folders)

        verdict = self.ledger.verdict
        with reports_of(self._call, self._settings, rules, verdict, reporter) as reports:
            self._review_rules(inputs)
            for outcome in progress.over(self._outcomes(inputs, progress)):
                if outcome.worth_telling:
                    progress.clear()
                if outcome.entry is not None:
                    self._results.keep([outcome.entry])
                results = self.ledger.enter(outcome).results
                for report in reports:
                    report.report(results)
            for report in reports:
                report.finish(self.ledger.summary)

    def _inputs(self) -> Iterator[InputFile | Notice]:
        paths = self._call.paths or (".",)
        selection = Selection(
            exclude=self._passes_over,
            mentioned=self._resolver.mentions,
            force_exclude=self._call.force_exclude,
        )
        if STDIN in paths:
            yield InputFile(Path(STDIN), self._call.stdin_filename or _NAMELESS)
        yield from discover([path for path in paths if path != STDIN], selection)

    def _passes_over(self, shown: str) -> bool:
        """Tell whether a file is left out of folders: a baseline is a text, too, but no article."""
        settings = self._resolver.settings(shown)
        known = (self._call.baseline, settings.baseline)
        return settings.excludes(shown) or is_baseline(shown, known)

    def _show_settings(self, inputs: Sequence[InputFile | Notice]) -> int:
        named = [one for one in inputs if isinstance(one, InputFile)] if self._call.paths else []
        path = named[0].shown if named else None
        settings = self._resolver.settings(path)
        sys.stdout.write(show_settings(settings, self.rulings.rules(settings), path))
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
            self.ledger.notify(self.rulings.of(one).warnings)

    def _of(self, file: InputFile) -> Settings:
        return self._resolver.settings(None if file.shown == _NAMELESS else file.shown)

    def _outcomes(
        self, inputs: Sequence[InputFile | Notice], progress: Progress
    ) -> Iterator[Outcome]:
        """Give what each input came to, in their order."""
        if inputs and isinstance(inputs[0], InputFile) and inputs[0].path == Path(STDIN):
            outcome = self._from_stdin(inputs[0])
            yield self._linter.compared(outcome, self._of(inputs[0]), Duplicates())
            inputs = inputs[1:]
        work = [one if isinstance(one, Notice) else self._job(one) for one in inputs]
        progress.expect(load := load_of_all(work))
        workers = worker_count(self._call.workers, [one for one in work if isinstance(one, Job)])
        if workers > 1:
            self.rulings.make_ready(load)
        yield from outcomes(self._linter, work, workers, progress.advance)

    def _job(self, file: InputFile) -> Job:
        target = self._call.output_dir and copy_of(file.shown, self._call.output_dir)
        return Job(file.path, file.shown, self._of(file), self._task, target)

    def _from_stdin(self, file: InputFile) -> Outcome:
        """Look at standard input. When it is to be repaired, what cannot be goes on as it came."""
        content, settings = sys.stdin.buffer.read(), self._of(file)
        repaired: list[bytes] = []
        source = open_bytes(content, file.shown, how_to_read(settings), repaired.append)
        outcome = surviving(file.shown, lambda: self._linter.look_at(source, settings, self._task))
        if self._task is Task.FIX:
            changed = any(result.edits for result in outcome.results)
            write_bytes(repaired[0] if repaired and changed else content)
        return outcome
