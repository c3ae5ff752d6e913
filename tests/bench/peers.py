"""Other tools on the same files, each as a process of its own.

They look for other things; this compares what people wait for, not what they get. Tools that are not
installed are left out, and that is said.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.processes import run
from tests.bench.table import Table, figure, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.command import Newslint
    from tests.bench.processes import Ran

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: a command of its own, or a script here that uses its package."""

    name: str
    command: tuple[str, ...] = ()
    """The program and its options; the folder of files comes last."""
    script: str = ""
    package: str = ""
    """What the script imports."""

    def call(self, binaries: Path | None) -> tuple[str, ...] | None:
        """Give what to run, programs being looked for in `binaries` or on the path; None if absent."""
        if self.command:
            program = _program(self.command[0], binaries)
            return (program, *self.command[1:]) if program else None
        python = _program("python3", binaries) if binaries else sys.executable
        there = run([python or sys.executable, "-c", f"import {self.package}"])
        return None if there.status else (python or sys.executable, str(_HERE / self.script))


PEERS = (
    Peer(
        "typos, one thread",
        ("typos", "--isolated", "--no-ignore", "--threads", "1", "--format", "brief"),
    ),
    Peer("typos", ("typos", "--isolated", "--no-ignore", "--format", "brief")),
    Peer("codespell", ("codespell",)),
    Peer("ftfy", script="peer_ftfy.py", package="ftfy"),
    Peer("proselint", ("proselint", "check")),
    Peer("datatrove: C4, Gopher", script="peer_datatrove.py", package="datatrove, spacy"),
)


def measure_peers(
    newslint: Newslint, files: Path, megabytes: float, binaries: Path | None
) -> Table:
    """Measure newslint and its peers on a folder of English articles."""
    newslint_runs = {
        "newslint, one worker": newslint.check(files, workers=1),
        "newslint, two workers": newslint.check(files, workers=2),
    }
    one = newslint_runs["newslint, one worker"]
    rows = [_row(name, ran, megabytes, one) for name, ran in newslint_runs.items()]
    rows += _peer_rows(files, megabytes, binaries, one)
    head = ("", "seconds", "processor", "MB/s", "newslint, one worker", "peak MB")
    title = f"Process to process, English articles, {figure(megabytes)} MB"
    return Table(title, head, rows)


def _peer_rows(
    files: Path, megabytes: float, binaries: Path | None, one: Ran
) -> Iterator[Sequence[str]]:
    for peer in PEERS:
        call = peer.call(binaries)
        if call is None:
            yield (peer.name, "not installed", "", "", "", "")
        else:
            yield _row(peer.name, run([*call, str(files)]), megabytes, one)


def _row(name: str, ran: Ran, megabytes: float, newslint: Ran) -> Sequence[str]:
    return (
        name,
        figure(ran.wall),
        figure(ran.processor),
        figure(megabytes / ran.wall),
        times(newslint.wall / ran.wall),
        figure(ran.peak),
    )


def _program(name: str, binaries: Path | None) -> str | None:
    found = shutil.which(name, path=str(binaries)) if binaries else None
    return found or shutil.which(name)
