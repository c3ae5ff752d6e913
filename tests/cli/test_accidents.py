"""What goes wrong with one file, in whatever way, costs no other."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import _CONFIG, Done

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

PLANT = """
import os, resource, signal, sys
from functools import partial
from pathlib import Path
from newslint.cli import session
from newslint.cli.main import main
from newslint.formats import atomic
from newslint.pipeline import processes
from newslint.pipeline.run import Linter

class Planted(Linter):
    def begun(self, jobs):
        for job in jobs:
            if self.unlucky(job.shown):
                self.meet(job.path)
        return [partial(self.finish, job, rest) for job, rest in zip(jobs, super().begun(jobs))]

    def finish(self, job, rest):
        outcome = rest()
        if job.shown == "dies-late.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome

    def look_at(self, source, settings, task):
        if source.shown == "bug-in.txt":
            raise ValueError("no luck")
        return super().look_at(source, settings, task)

    def unlucky(self, shown):
        return shown in {"killed.txt", "segfault.txt", "exits.txt", "memory.txt", "bug.txt",
                         "half.txt", "once.txt"}

    def meet(self, path):
        match path.stem:
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "segfault":
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                os.kill(os.getpid(), signal.SIGSEGV)
            case "exits":
                os._exit(3)
            case "memory":
                raise MemoryError
            case "bug":
                raise ValueError("no luck")
            case "once":
                mark = Path("once.mark")
                if not mark.exists():
                    mark.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case "half":
                with atomic.replacing(path, atomic.Fingerprint.of(path.stat())) as sink:
                    sink.write(b"half")
                    sink.flush()
                    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    way = sys.argv.pop(1)
    processes._way_to_start = lambda: way
    session.Linter = Planted
    main()
"""

BEFORE, AFTER = b"Uno  dos.\n", b"Uno dos.\n"
COUNT = 40
PLAIN = [f"{number:02}.txt" for number in range(COUNT)]
LEFT = "was left as it is"


def planted(newslint: Newslint, way: str, *arguments: str, stdin: bytes = b"") -> Done:
    script = newslint.folder.parent / "planted.py"
    script.write_text(PLANT)
    call = [sys.executable, str(script), way, "--config", str(_CONFIG), *arguments]
    done = subprocess.run(
        call,
        input=stdin,
        capture_output=True,
        cwd=newslint.folder,
        env=newslint.environment,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("way", ["fork", "spawn"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param(
            "killed",
            f"was killed (signal 9, SIGKILL), perhaps for want of memory; the file {LEFT}",
            id="killed",
        ),
        pytest.param(
            "segfault", f"was killed (signal 11, SIGSEGV); the file {LEFT}", id="segfault"
        ),
        pytest.param("exits", f"ended unexpectedly (status 3); the file {LEFT}", id="exit"),
    ],
)
def test_a_process_that_dies_costs_one_file(
    newslint: Newslint, way: str, name: str, told: str
) -> None:
    newslint.write({**dict.fromkeys(PLAIN, BEFORE), f"{name}.txt": BEFORE})
    files = (*PLAIN[:20], f"{name}.txt", *PLAIN[20:])
    done = planted(newslint, way, "--workers", "2", "--output-format", "concise", "-q", *files)
    assert done.told == [f"{name}.txt: the worker process that looked at this file {told}"]
    assert done.status == 2
    assert [line.split(":")[0] for line in done.out.splitlines()] == PLAIN


def test_files_are_repaired_in_spite_of_deaths(newslint: Newslint) -> None:
    newslint.write({**dict.fromkeys(PLAIN, BEFORE), "half.txt": BEFORE, "dies-late.txt": BEFORE})
    done = planted(newslint, "fork", "--workers", "2", "--fix")
    assert done.status == 2
    at = "the worker process that looked at this file was killed (signal 9, SIGKILL), perhaps for"
    assert done.told[:2] == [
        f"dies-late.txt: {at} want of memory; its repair was complete",
        f"half.txt: {at} want of memory; the file {LEFT}",
    ]
    assert {newslint.read(name) for name in (*PLAIN, "dies-late.txt")} == {AFTER}
    assert newslint.read("half.txt") == BEFORE
    names = sorted(path.name for path in newslint.folder.iterdir())
    assert names == sorted([*PLAIN, "half.txt", "dies-late.txt"])


def test_a_file_whose_process_died_is_tried_again(newslint: Newslint) -> None:
    """A system that runs out of memory ends whom it likes."""
    newslint.write({"a.txt": BEFORE, "once.txt": BEFORE})
    done = planted(newslint, "fork", "--workers", "2", "-q", "--output-format", "concise")
    assert (done.status, done.told) == (0, [])
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["a.txt", "once.txt"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_want_of_memory(newslint: Newslint, workers: str) -> None:
    newslint.write({"a.txt": BEFORE, "memory.txt": BEFORE, "z.txt": BEFORE})
    done = planted(newslint, "fork", "--workers", workers, "--fix", "-q")
    assert done.told == [f"memory.txt: there is not enough memory to look at it; it {LEFT}"]
    assert done.status == 2
    assert [newslint.read(f"{name}.txt") for name in "az"] == [AFTER, AFTER]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_bug_costs_one_file(newslint: Newslint, workers: str) -> None:
    newslint.write({"a.txt": BEFORE, "bug.txt": BEFORE, "z.txt": BEFORE})
    done = planted(newslint, "fork", "--workers", workers, "--fix", "-q")
    first, *trace, last = done.told
    place = re.escape(str(newslint.folder.parent / "planted.py"))
    assert re.fullmatch(
        rf"bug\.txt: a bug in newslint, ValueError: no luck \(in meet, {place}:\d+\), kept it from "
        rf"being checked; it {LEFT}",
        first,
    )
    assert (trace[0], trace[-1]) == ("Traceback (most recent call last):", "ValueError: no luck")
    assert last == "newslint: this is a bug in newslint; please report it with the lines above"
    assert done.status == 2
    assert [newslint.read(f"{name}.txt") for name in "az"] == [AFTER, AFTER]


def test_a_bug_lets_standard_input_through(newslint: Newslint) -> None:
    done = planted(newslint, "fork", "--fix", "-", "--stdin-filename", "bug-in.txt", stdin=BEFORE)
    assert (done.status, done.out) == (2, BEFORE.decode())
    assert done.told[0].startswith("bug-in.txt: a bug in newslint, ValueError: no luck")
