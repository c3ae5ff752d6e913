"""What the command line costs: with one and two workers, as a hook on three files, on much text.

The rules are made ready once, before; each run begins with its own copy of the cache as it was then, so
that no run finds the results of another one.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.corpus import write_files
from tests.bench.processes import Ran, run
from tests.bench.table import Table, figure, times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.corpus import Article

_HOOK_FILES = 3
_HOOK_RUNS = 5
_UNABLE = 2
"""The exit status of newslint that says it could not do its job."""


@dataclass(frozen=True, slots=True)
class Newslint:
    """The command line with a set of rules, and a cache in which they are ready."""

    configuration: Path
    cache: Path

    def _installed(self) -> dict[str, str]:
        """Give the environment in which modules stay compiled, as an installation has them."""
        compiled = self.cache.with_name("compiled")
        return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}

    def check(self, *paths: Path, workers: int | None = None, cache: Path | None = None) -> Ran:
        """Lint files and folders, with a copy of the cache unless another one is named.

        Raises:
            RuntimeError: newslint could not do its job.

        """
        used = cache or self.cache.with_name("used")
        if cache is None:
            shutil.rmtree(used, ignore_errors=True)
            shutil.copytree(self.cache, used)
        call = [sys.executable, "-m", "newslint", "check", "--config", str(self.configuration)]
        call += ["--quiet", "--output-format", "concise"]
        call += [] if workers is None else ["--workers", str(workers)]
        done = run(
            [*call, *map(str, paths)], {**self._installed(), "NEWSLINT_CACHE_DIR": str(used)}
        )
        if done.status >= _UNABLE or done.status < 0:
            raise RuntimeError(f"newslint ended with {done.status}: {call}")
        return done


def installed(folder: Path, rules: Path, warm_up: Iterator[Article]) -> Newslint:
    """Make the rules ready in a new cache below `folder`."""
    configuration = folder / "newslint.yaml"
    configuration.write_text(f"rules: [{rules.relative_to(folder)}]\n", encoding="utf-8")
    newslint = Newslint(configuration, folder / "cache")
    files = folder / "warm-up"
    write_files(files, islice(warm_up, 50))
    for _ in range(2):  # expressions that the first run compiled are kept by the second
        newslint.check(files, workers=1, cache=newslint.cache)
    return newslint


def measure_workers(newslint: Newslint, files: Path, megabytes: float) -> Table:
    """Measure one worker and two."""
    ran = {count: newslint.check(files, workers=count) for count in (1, 2)}
    rows = [
        (
            f"{count} {'worker' if count == 1 else 'workers'}",
            figure(one.wall),
            figure(one.processor),
            figure(megabytes / one.wall),
            times(ran[1].wall / one.wall),
            figure(one.peak),
        )
        for count, one in ran.items()
    ]
    head = ("", "seconds", "processor", "MB/s", "one worker", "peak MB")
    return Table(f"Command line, folder of files, {figure(megabytes)} MB", head, rows)


def measure_hook(newslint: Newslint, folder: Path, made: Iterator[Article]) -> Table:
    """Measure newslint on three small files: with no cache, with the rules ready, and once more."""
    runs: dict[str, list[Ran]] = {}
    for number in range(_HOOK_RUNS):
        files = folder / f"hook-{number}"
        write_files(files, islice(made, _HOOK_FILES))
        fresh = folder / f"cold-{number}"
        again = newslint.cache.with_name("used")
        took = {
            "`python -c pass`": run([sys.executable, "-c", "pass"]),
            "nothing in the cache": newslint.check(files, cache=fresh),
            "rules in the cache": newslint.check(files),
            "once more, nothing changed": newslint.check(files, cache=again),
        }
        for name, one in took.items():
            runs.setdefault(name, []).append(one)
    walls = {name: median(one.wall for one in ran) for name, ran in runs.items()}
    alone = next(iter(walls.values()))
    rows = [
        (
            name,
            figure(wall),
            figure(median(one.processor for one in runs[name])),
            times(wall / alone),
        )
        for name, wall in walls.items()
    ]
    head = ("", "seconds", "processor", "python alone")
    return Table(f"Hook, {_HOOK_FILES} small files", head, rows)


def measure_memory(newslint: Newslint, files: Path, megabytes: float) -> Table:
    """Measure what a process needs at most on much text."""
    ran = newslint.check(files)
    row = (f"{figure(megabytes)} MB", figure(ran.wall), figure(megabytes / ran.wall))
    head = ("folder of files", "seconds", "MB/s", "peak MB per process")
    return Table("Memory, as many workers as it likes", head, [(*row, figure(ran.peak))])
