"""`newslint baseline`: begin with the findings of today, so that only new ones count."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.call import Call
from newslint.cli.check import command as check
from newslint.cli.check import taken
from newslint.cli.known import DEFAULT, baseline_file, read_baseline
from newslint.cli.options import Command, argument, one_of
from newslint.cli.reports import Nothing
from newslint.cli.session import Session
from newslint.cli.streams import say, whole_file
from newslint.errors import NewslintError, UsageError
from newslint.formats.shown import show
from newslint.pipeline.outcome import Task
from newslint.report.closing import counted
from newslint.suppress.baseline import Baseline, Entry, entries_of, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.config.resolve import Resolver
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary

CHECKED = {
    "help_option_names": ["-h", "--help"],
    "max_content_width": 100,
    "ignore_unknown_options": True,
}
"""Options are those of `check`, which knows them."""


@click.command(cls=Command, context_settings=CHECKED, name="baseline")
@argument("action", callback=one_of("write", "prune", "show"), about="write, prune or show.")
@argument(
    "arguments",
    nargs=-1,
    type=click.UNPROCESSED,
    about="The paths and options of `newslint check`.",
)
def command(action: str, arguments: tuple[str, ...]) -> int:
    r"""Keep the findings of today in a file, so that only new ones count.

    \b
    newslint baseline write data/    take all findings of today into newslint-baseline.txt
    newslint check --baseline newslint-baseline.txt data/
                                     find what is new (or `baseline:` in newslint.yaml)
    newslint baseline prune data/    drop what has been mended since
    newslint baseline show           count what is known, by rule

    A finding stays known when its file or record moves and when the article is edited elsewhere.
    """
    with check.make_context(f"baseline {action}", list(arguments)) as context:
        call, resolver = taken(context.params)
    if call.task(resolver.settings()) is not Task.CHECK:
        raise UsageError("a baseline is of texts as they are: add --no-fix, and no --diff")
    if action == "show":
        return _show(call, resolver)
    return (_write if action == "write" else _prune)(call, resolver)


def _write(call: Call, resolver: Resolver) -> int:
    path = baseline_file(call, resolver) or Path(DEFAULT)
    collector = _Collector()
    session = Session(call, resolver)
    session.run(collector)
    replace_baseline(path, collector.entries)
    documents = counted(session.ledger.summary.documents, "document")
    say(
        f"wrote {show(path.absolute())}: {counted(len(collector.entries), 'finding')} in {documents}"
    )
    return 0 if session.ledger.summary.complete else 2


def _prune(call: Call, resolver: Resolver) -> int:
    path, baseline = _known(call, resolver)
    session = Session(call, resolver, baseline)
    session.run(Nothing())
    if not session.ledger.summary.complete:
        raise NewslintError(
            f"{show(path.absolute())}: nothing was dropped, since not everything could be checked"
        )
    gone = Counter(baseline.gone(session.ledger.looked_at))
    kept = Counter(baseline.entries) - gone
    replace_baseline(path, kept.elements())
    say(
        f"{show(path.absolute())}: dropped {counted(gone.total(), 'finding')} of "
        f"{len(baseline.entries):,}; {kept.total():,} are left"
    )
    return 0


def _show(call: Call, resolver: Resolver) -> int:
    path, baseline = _known(call, resolver)
    rules = Counter(entry.rule for entry in baseline.entries)
    files = {entry.path for entry in baseline.entries}
    for rule, count in rules.most_common():
        say(f"{count:>8,}  {rule}")
    total = counted(len(baseline.entries), "finding")
    say(f"{show(path.absolute())}: {total} known in {counted(len(files), 'file')}")
    return 0


def _known(call: Call, resolver: Resolver) -> tuple[Path, Baseline]:
    path = baseline_file(call, resolver) or Path(DEFAULT)
    return path, read_baseline(path)


def replace_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline.

    Raises:
        UsageError: it cannot be written; it is as it was.

    """
    try:
        with whole_file(path) as stream:
            stream.write(written(entries))
    except OSError as error:
        raise UsageError(f"{path.as_posix()} cannot be written: {error.strerror}") from None


class _Collector:
    """A report that keeps what a baseline needs."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Take what was found in a batch of documents."""
        for result in results:
            self.entries += entries_of(result)

    def finish(self, summary: Summary) -> None:
        """Write nothing yet."""
