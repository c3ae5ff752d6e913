"""`newslint review`: decide about findings one by one, in a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from newslint.cli.baseline import CHECKED
from newslint.cli.call import STDIN
from newslint.cli.check import command as check
from newslint.cli.check import taken
from newslint.cli.ignore import file_for
from newslint.cli.known import baseline_file, known_findings
from newslint.cli.look import Look
from newslint.cli.options import Command, argument, under
from newslint.cli.session import Session
from newslint.cli.settling import Memory, Settling
from newslint.cli.streams import say, wants_color
from newslint.cli.walk import Choice, Page, Walk
from newslint.config.new_ignore import entry_about
from newslint.config.write_ignore import refuse_toml
from newslint.errors import ConfigError, UsageError
from newslint.pipeline.cache import cache_folder
from newslint.pipeline.outcome import Task
from newslint.report.full import alone
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newslint.cli.call import Call
    from newslint.config.resolve import Resolver
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary

_HELP: Mapping[str, str] = {
    "a": "apply the fix, however far it is trusted",
    "i": "ignore the finding: asks for the reason, and writes an entry into newslint.yaml",
    "b": "put it into the baseline: it is known, and need not be mended at once",
    "s": "skip it, in later reviews too (`--restart` forgets that)",
    "u": "undo the last decision",
    "q": "quit: what was decided is kept, and the next review goes on from here",
    "?": "this help",
}
_LABELS = {"a": "apply", "i": "ignore", "b": "baseline", "s": "skip", "u": "undo", "q": "quit"}

_END = {"\r", "\n"}


class _QuitError(Exception):
    """Somebody has had enough."""


@click.command(cls=Command, context_settings=CHECKED, name="review")
@under("Options")("--restart", is_flag=True, help="Forget what was skipped in earlier reviews.")
@argument(
    "arguments",
    nargs=-1,
    type=click.UNPROCESSED,
    about="The paths and options of `newslint check`.",
)
def command(restart: bool, arguments: tuple[str, ...]) -> int:
    r"""Walk through findings one by one: apply the fix, ignore, skip, undo, quit and resume.

    \b
    newslint review data/
    newslint review --select sentence data/a.jsonl

    Files are written one after the other, as soon as the first decision about a later one is made,
    or at the end. Needs a terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("review asks questions and needs a terminal; use check, --fix or ignore")
    with check.make_context("review", list(arguments)) as context:
        call, resolver = taken({**context.params, "fix": context.params["fix"] or False})
    if call.task(resolver.settings()) is not Task.CHECK:
        raise UsageError("review makes the fixes that you choose: leave out --fix and --diff")
    if STDIN in call.paths:
        raise UsageError("review reads your answers from standard input; name files")
    memory = Memory(None if call.no_cache else call.cache_dir or cache_folder())
    if restart:
        memory.forget()
    return _review(call, resolver, memory)


def _review(call: Call, resolver: Resolver, memory: Memory) -> int:
    session = Session(call, resolver, known_findings(call, resolver))
    walk = Walk(Look(resolver, session.rulings), memory.recall())
    settling = Settling(resolver, baseline_file(call, resolver), memory)
    desk = _Desk(call, resolver, walk, settling)
    try:
        session.run(desk)
    except _QuitError:
        session.keep()
    desk.settle(everything=True)
    counts = [f"{count:,} {what}" for what, count in settling.counts.items() if count]
    say(", ".join(counts) or "nothing was decided")
    return 0 if session.ledger.summary.complete and not desk.failed else 2


class _Desk:
    """Where findings are shown and answers are taken: a report that asks."""

    def __init__(self, call: Call, resolver: Resolver, walk: Walk, settling: Settling) -> None:
        color = wants_color(sys.stdout, never=call.no_color)
        self._options = ReportOptions(color=color)
        self._paint = painter(color=color)
        self._resolver = resolver
        self._isolated = call.isolated
        self._has_baseline = baseline_file(call, resolver) is not None
        self._walk = walk
        self._settling = settling
        self.failed = False
        self._answers: Mapping[str, Callable[[Page], str | None]] = {
            "a": self._apply,
            "i": self._ignore,
            "b": self._know,
            "s": self._skip,
            "u": self._undo,
            "q": self._quit,
            "?": self._help,
        }

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Ask about what was found in a batch of documents."""
        self._walk.add(results)
        while page := self._walk.now:
            self._ask(page)
            self.settle()

    def finish(self, summary: Summary) -> None:
        """Let the last decision be undone, too."""
        del summary
        while self._walk.can_undo:
            key = _key(self._paint("\nThat was the last one. [Enter] write [u]ndo", "help") + " ")
            if key in {*_END, "q"}:
                return
            if key == "u":
                self._walk.undo()
                self.report(())

    def settle(self, *, everything: bool = False) -> None:
        """Write what can no longer be undone."""
        for path, pages in self._walk.settle(everything=everything).items():
            for line in self._settling.settle(path, pages):
                self.failed = True
                say(line, sys.stderr)

    def _ask(self, page: Page) -> None:
        """Show a finding, and take keys until one is an answer."""
        finding = page.finding
        if finding is None:
            return
        say("\n" + "\n".join(alone(page.document, finding, self._options)))
        offered = self._offered(page)
        told: str | None = ""
        while told is not None:
            key = _key(self._question(offered))
            known = key in offered
            told = self._answers[key](page) if known else "[?] tells what can be done here"
            if told:
                say(told)

    def _offered(self, page: Page) -> list[str]:
        refused = {
            "a": page.finding is None or page.finding.fix is None,
            "b": not self._has_baseline,
            "i": self._isolated,
            "u": not self._walk.can_undo,
        }
        return [key for key in self._answers if not refused.get(key)]

    def _question(self, offered: Iterable[str]) -> str:
        words = [f"[{key}]{_LABELS.get(key, '')[1:]}" for key in offered]
        return self._paint(" ".join(words), "help") + " "

    def _apply(self, page: Page) -> None:
        del page
        self._walk.repair()

    def _ignore(self, page: Page) -> str | None:
        finding = page.finding
        try:
            reason = input("Reason: ").strip()
        except EOFError:
            reason = ""
        if not reason or finding is None:
            return "Nothing was decided: an entry wants a reason."
        file = file_for(page.document, self._resolver)
        try:
            refuse_toml(file, entry_about(page.document, finding, file.parent, reason))
        except ConfigError as error:
            return str(error)
        self._walk.keep(Choice.IGNORE, reason)
        return None

    def _know(self, page: Page) -> None:
        del page
        self._walk.keep(Choice.KNOW)

    def _skip(self, page: Page) -> None:
        del page
        self._walk.keep(Choice.SKIP)

    def _undo(self, page: Page) -> None:
        del page
        self._walk.undo()

    def _quit(self, page: Page) -> None:
        raise _QuitError(page)

    def _help(self, page: Page) -> str:
        offered = self._offered(page)
        return "\n".join(f"  {key}  {about}" for key, about in _HELP.items() if key in offered)


def _key(question: str) -> str:
    """Ask, and give the key that was pressed, in small letters; at the end of input that is `q`."""
    sys.stdout.write(question)
    sys.stdout.flush()
    try:
        key = click.getchar().lower()
    except EOFError:
        key = "q"
    say(key if key.isprintable() else "")
    return key
