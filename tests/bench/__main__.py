"""Measure newslint, and print tables: `python -m tests.bench [FOLDER]`.

FOLDER holds the evaluation data that the corpus is made of; labels of widgets are looked for beside it.
The corpus and all else that is written goes into a temporary folder.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import command, corpus, peers, ruleset, speed
from tests.bench.machine import machine
from tests.bench.options import parser

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from newslint.ruleset.rule import Rule
    from tests.bench.table import Table

_PEER_MEGABYTES = 5.0
"""The most that other tools are given: the slowest reads a megabyte in five seconds."""


class Bench:
    """The rules and the command line, each made when it is first needed, and what is measured."""

    SECTIONS = ("speed", "workers", "hook", "memory", "peers")

    def __init__(self, options: Namespace, work: Path) -> None:
        """Take the options of the command line and an empty folder to work in."""
        self._options = options
        self._work = work

    def tables(self, section: str) -> Sequence[Table]:
        """Measure one of the sections."""
        measured: Sequence[Table] = getattr(self, f"_{section}")()
        return measured

    def _speed(self) -> Sequence[Table]:
        made = corpus.upto(self._options.megabytes, self._articles(0))
        lines = corpus.write_lines(self._work / "corpus.jsonl", made)
        seconds, rounds = self._options.seconds, self._options.rounds
        return speed.measure(lines, self._rules, seconds=seconds, rounds=rounds)

    def _workers(self) -> Sequence[Table]:
        files = self._work / "files"
        size = corpus.write_files(files, corpus.upto(self._options.megabytes, self._articles(1)))
        return [command.measure_workers(self._newslint, files, size)]

    def _hook(self) -> Sequence[Table]:
        return [command.measure_hook(self._newslint, self._work, self._articles(2))]

    def _memory(self) -> Sequence[Table]:
        files = self._work / "much"
        size = corpus.write_files(files, corpus.upto(self._options.memory, self._articles(3)))
        return [command.measure_memory(self._newslint, files, size)]

    def _peers(self) -> Sequence[Table]:
        english = (one for one in self._articles(4) if one.language == "en")
        megabytes = min(self._options.megabytes, _PEER_MEGABYTES)
        files = self._work / "english"
        size = corpus.write_files(files, corpus.upto(megabytes, english))
        return [peers.measure_peers(self._newslint, files, size, self._options.peers)]

    def _articles(self, number: int) -> Iterator[corpus.Article]:
        """Give articles without end, others for each number."""
        return corpus.articles(self._pools, seed=corpus.SEED + number)

    @cached_property
    def _pools(self) -> dict[str, corpus.Pool]:
        return corpus.pools(self._options.folder)

    @cached_property
    def _rules(self) -> Sequence[Rule]:
        return ruleset.make_rules(
            ruleset.labels(self._options.folder), self._work / "rules", self._options.rules
        )

    @cached_property
    def _newslint(self) -> command.Newslint:
        rules = self._work / "more-rules"
        ruleset.make_rules(ruleset.labels(self._options.folder), rules, self._options.rules)
        return command.installed(self._work, rules, self._articles(5))


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for and print the tables, each as soon as it is done."""
    options = _options(arguments)
    call = shlex.join(["python", "-m", "tests.bench", *arguments])
    print(f"Measured on {machine()}, with `{call}`:" if options.markdown else machine(), flush=True)
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(options, Path(work))
        for section in options.only or Bench.SECTIONS:
            for table in bench.tables(section):
                text = table.markdown() if options.markdown else table.plain()
                print(f"\n{text}", flush=True)


def _options(arguments: Sequence[str]) -> Namespace:
    made = parser("tests.bench", __doc__)
    add = made.add_argument
    add("--megabytes", type=float, default=20, help="size of the corpus (20)")
    add("--seconds", type=float, default=20, help="for each way of working and round (20)")
    add("--rounds", type=int, default=3, help="after one that warms up (3)")
    add("--memory", type=float, default=50, metavar="MEGABYTES", help="text for the peak (50)")
    add("--gigabyte", dest="memory", action="store_const", const=1000.0, help="--memory 1000")
    add("--peers", type=Path, metavar="FOLDER", help="programs of other tools, if not on the path")
    add("--only", action="append", choices=Bench.SECTIONS, help="measure this; can be repeated")
    add("--markdown", action="store_true", help="print the tables as docs/performance.md has them")
    return made.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
