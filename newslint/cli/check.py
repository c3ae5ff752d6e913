"""`newslint check`, the default command: lint articles, repair them, say what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TextIO

import click

from newslint.cli.options import Command, under, words
from newslint.cli.progress import tracked
from newslint.cli.streams import reporters, standard_streams, wants_color
from newslint.config.resolve import Resolver
from newslint.config.review import check_mentions, useless_ignores
from newslint.config.settings import CommandLine, Settings
from newslint.config.show import show_settings
from newslint.formats.discover import InputFile, Selection, discover
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import FORMATS, open_bytes, open_source
from newslint.formats.source import Source
from newslint.model.finding import Notice
from newslint.model.summary import Summary
from newslint.pipeline.run import Linter, Outcome
from newslint.report.closing import closing_of_diff
from newslint.report.diff import colored_diff, unified_diff
from newslint.report.paint import painter
from newslint.report.protocols import Reporter, ReportOptions
from newslint.report.registry import REPORTERS, STATISTICS

STDIN = "-"

selecting, fixing = under("Choosing rules"), under("Fixing")
reading, showing, running = under("Input"), under("Output"), under("Run")


@click.command(cls=Command, name="check", short_help="Lint articles, and repair them with --fix.")
@click.argument("paths", nargs=-1)
@selecting("--select", multiple=True, metavar="RULES", help="Only these: ids, categories, globs, ALL; with commas.")
@selecting("--ignore", multiple=True, metavar="RULES", help="All but these.")
@selecting("--extend-select", multiple=True, metavar="RULES", help="These, too.")
@fixing("--fix", is_flag=True, default=None, help="Repair what is safe to repair.")
@fixing("--unsafe-fixes", is_flag=True, default=None, help="With --fix or --diff: make fixes that move or remove words, too.")
@fixing("--diff", is_flag=True, help="Show what --fix would change, as a patch; change nothing.")
@fixing("--show-fixes", is_flag=True, help="With --fix: list what was repaired.")
@reading("--language", metavar="CODE", help="The language of the articles (es), or auto.")
@reading("--input-format", type=click.Choice(list(FORMATS)), help="What the files are, whatever their endings.")
@reading("--stdin-filename", metavar="NAME", help="What standard input (-) is called in reports.")
@reading("--exclude", multiple=True, metavar="GLOBS", help="Leave these out when a folder is walked.")
@reading("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named.")
@showing("--output-format", type=click.Choice(list(REPORTERS)), help="How to show findings.  [default: full]")
@showing("--output", multiple=True, metavar="FORMAT=FILE", help="Write a report to a file, too. Repeatable.")
@showing("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@showing("-q", "--quiet", is_flag=True, help="Findings only, no totals.")
@showing("--no-color", is_flag=True, help="No colour.")
@showing("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="The severity from which on the exit status is 1.  [default: warning]")
@running("--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Use this configuration.")
@running("--isolated", is_flag=True, help="Use no configuration.")
@running("--show-settings", is_flag=True, help="Print the settings and where they come from; check nothing.")
@running("--show-files", is_flag=True, help="Print the files that would be checked; check nothing.")
@running("--no-cache", is_flag=True, help="Check everything anew. (This version caches nothing.)")
def command(**options: Any) -> int:
    """Lint the articles in PATHS (files, folders, globs; - is standard input; default: this folder).

    Exit status: 0 no findings of the severity that --fail-on names, 1 such findings, or --diff would
    change something, 2 newslint could not do its job.
    """
    call = Call(**{name: options[name] for name in Call.__dataclass_fields__})
    resolver = Resolver(_command_line(options), config=call.config, isolated=call.isolated)
    return Check(call, resolver).run()


def _command_line(options: dict[str, Any]) -> CommandLine:
    return CommandLine(
        select=words(options["select"]) or None,
        ignore=words(options["ignore"]) or None,
        extend_select=words(options["extend_select"]) or None,
        exclude=words(options["exclude"]),
        **{
            name: options[name]
            for name in ("language", "input_format", "fail_on", "output_format", "fix", "unsafe_fixes")
        },
    )


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line says about this run and not about settings."""

    paths: tuple[str, ...]
    diff: bool
    show_fixes: bool
    stdin_filename: str | None
    force_exclude: bool
    output: tuple[str, ...]
    statistics: bool
    quiet: bool
    no_color: bool
    config: Path | None
    isolated: bool
    show_settings: bool
    show_files: bool


class Check:
    """One run of the command."""

    def __init__(self, call: Call, resolver: Resolver) -> None:
        self._call = call
        self._resolver = resolver
        self._linter = Linter(datetime.now(tz=timezone.utc).astimezone().date())
        self._stdout, self._stderr = standard_streams()
        self._today = datetime.now(tz=timezone.utc).astimezone().date()
        self._settings = resolver.settings()
        self._summary = Summary()
        self._used: set[str] = set()

    def run(self) -> int:
        """Do what was asked for and give the exit status."""
        inputs = list(self._inputs())
        if self._call.show_settings:
            return self._show_settings(inputs)
        if self._call.show_files:
            return self._show_files(inputs)
        self._check_mentions(inputs)
        with self._reports() as reports:
            for outcome in tracked(map(self._outcome, inputs), len(inputs), self._stderr):
                self._tell(outcome, reports)
            for report in reports:
                report.finish(self._summary)
        self._close()
        return self._status()

    def _inputs(self) -> Iterator[InputFile | Notice]:
        paths = self._call.paths or (".",)
        selection = Selection(
            exclude=lambda shown: self._resolver.settings(shown).excludes(shown),
            force_exclude=self._call.force_exclude,
        )
        for path in paths:
            if path == STDIN:
                yield InputFile(Path(STDIN), self._call.stdin_filename or "<stdin>")
        yield from discover([path for path in paths if path != STDIN], selection)

    def _show_settings(self, inputs: Sequence[InputFile | Notice]) -> int:
        named = [one for one in inputs if isinstance(one, InputFile)] if self._call.paths else []
        path = named[0].shown if named else None
        settings = self._resolver.settings(path)
        click.echo(show_settings(settings, self._linter.rules(settings), path), nl=False)
        return 0

    def _show_files(self, inputs: Sequence[InputFile | Notice]) -> int:
        for one in inputs:
            click.echo(str(one) if isinstance(one, Notice) else one.shown, err=isinstance(one, Notice))
        return 2 if any(isinstance(one, Notice) and one.failed for one in inputs) else 0

    def _check_mentions(self, inputs: Sequence[InputFile | Notice]) -> None:
        settings = {self._settings_of(one) for one in inputs if isinstance(one, InputFile)}
        known = {rule.id for each in (settings or {self._settings}) for rule in self._linter.known_rules(each)}
        check_mentions(self._resolver.configs, self._resolver.command_line, known)

    def _settings_of(self, file: InputFile) -> Settings:
        return self._resolver.settings(None if file.shown == "<stdin>" else file.shown)

    def _outcome(self, one: InputFile | Notice) -> Outcome:
        if isinstance(one, Notice):
            return Outcome(notices=(one,))
        settings = self._settings_of(one)
        source = self._source(one, settings)
        if self._call.diff:
            return self._linter.fix(source, settings, write=False)
        if settings.fix:
            return self._linter.fix(source, settings, write=True)
        return self._linter.check(source, settings)

    def _source(self, file: InputFile, settings: Settings) -> Source:
        reading = ReadSettings(settings.input.format, settings.input.encoding)
        if file.path == Path(STDIN):
            content = sys.stdin.buffer.read()
            return open_bytes(content, file.shown, reading, sys.stdout.buffer)
        return open_source(file.path, file.shown, reading)

    def _tell(self, outcome: Outcome, reports: Sequence[Reporter]) -> None:
        self._summary += Summary.of(outcome.results, outcome.notices)
        self._used |= outcome.used_ignores
        for notice in (*outcome.notices, *(n for result in outcome.results for n in result.notices)):
            click.echo(str(notice), file=self._stderr)
        if outcome.change is not None:
            self._show_change(outcome)
        for report in reports:
            report.report(outcome.results)

    def _show_change(self, outcome: Outcome) -> None:
        """Write the patch in the file's own bytes: whatever they are, `git apply` finds them."""
        if outcome.change is None:
            return
        old, new = (content.decode("utf-8", "surrogateescape") for content in outcome.change)
        patch = unified_diff(outcome.results[0].document.path, old, new)
        if wants_color(self._stdout, never=self._call.no_color):
            patch = colored_diff(patch)
        self._stdout.flush()
        self._stdout.buffer.write(patch.encode("utf-8", "surrogateescape"))
        self._stdout.buffer.flush()

    def _reports(self) -> Any:
        stream = self._report_stream()
        color = wants_color(stream, never=self._call.no_color)
        own = frozenset(
            rule.id for rule in self._linter.known_rules(self._settings)
        ) - frozenset(rule.id for rule in self._linter.known_rules(Settings()))
        options = ReportOptions(
            color=color,
            summary=not self._call.quiet,
            show_fixes=self._call.show_fixes,
            undocumented=own,
        )
        name = self._settings.output_format
        if self._call.diff:
            main: Reporter = _Nothing()
        elif self._call.statistics:
            main = STATISTICS["json" if name == "json" else "text"](stream, options)
        else:
            main = REPORTERS[name](stream, options)
        return reporters(main, self._call.output, options)

    def _report_stream(self) -> TextIO:
        """Keep standard output for the repaired text when that is what it gets."""
        piped = STDIN in self._call.paths and self._settings.fix
        return self._stderr if piped else self._stdout

    def _close(self) -> None:
        if self._call.diff and not self._call.quiet:
            paint = painter(color=wants_color(self._stderr, never=self._call.no_color))
            for line in closing_of_diff(self._summary, paint):
                click.echo(line, file=self._stderr)
        # Entries that a run over some named files had no use for may be of use elsewhere.
        if all(Path(path).is_dir() for path in self._call.paths):
            for notice in useless_ignores(self._resolver.configs, self._used, self._today):
                click.echo(str(notice), file=self._stderr)

    def _status(self) -> int:
        if not self._summary.complete:
            return 2
        if self._call.diff:
            return 1 if self._summary.changed else 0
        level = self._settings.fail_on
        return 1 if level is not None and self._summary.at_least(level) else 0


class _Nothing:
    """The report beside a patch: none."""

    def report(self, results: Any) -> None:
        """Write nothing."""

    def finish(self, summary: Summary) -> None:
        """Write nothing."""
