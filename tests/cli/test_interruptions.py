"""Runs that are broken off: no file is ever left half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Newslint

COUNT = 80
BEFORE = b"Uno  dos.\n" * 20
AFTER = b"Uno dos.\n" * 20


@pytest.fixture
def many(newslint: Newslint) -> list[Path]:
    newslint.write({f"{number:03}.txt": BEFORE for number in range(COUNT)})
    return sorted(newslint.folder.iterdir())


def wait_for_the_first_repair(paths: list[Path], process: subprocess.Popen[bytes]) -> None:
    while paths[0].read_bytes() == BEFORE:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "status"),
    [
        pytest.param(signal.SIGKILL, -signal.SIGKILL, id="kill"),
        pytest.param(signal.SIGINT, 130, id="interrupt"),
        pytest.param(signal.SIGTERM, 143, id="terminate"),
    ],
)
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["one", "all"])
def test_files_are_old_or_new(
    newslint: Newslint,
    many: list[Path],
    workers: str,
    number: int,
    status: int,
    send: Callable[[int, int], None],
) -> None:
    process = newslint.start("--fix", "-q", "--workers", workers)
    wait_for_the_first_repair(many, process)
    send(process.pid, number)
    # This waits until nobody can write to the pipes any more: workers have ended, too.
    _, err = process.communicate()
    told = b"newslint: interrupted\n" if number == signal.SIGINT else b""
    assert (process.returncode, err) == (status, told)
    contents = [path.read_bytes() for path in many]
    assert {BEFORE, AFTER} >= set(contents)
    assert BEFORE in contents
    left = [path.name for path in newslint.folder.iterdir() if path not in many]
    assert left == [] or number == signal.SIGKILL
    assert all(name.startswith(".newslint-") for name in left)
    assert newslint.lint("--fix", "-q", "--fail-on", "never").status == 0
    assert [path.read_bytes() for path in many] == [AFTER] * COUNT


def test_a_reader_that_has_seen_enough(newslint: Newslint) -> None:
    newslint.write({"a.txt": BEFORE * 200})
    process = newslint.start("--output-format", "concise", "a.txt")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b"a.txt:1:4: info")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 128 + signal.SIGPIPE


def test_output_that_cannot_be_written(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Uno\tdos.\n" * 100})
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            newslint.command("--isolated", "--select", "whitespace/tab", "a.txt"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=newslint.folder,
            env=newslint.environment,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"newslint: cannot write: No space left on device\n",
    )


def test_a_bug_is_no_finding(newslint: Newslint) -> None:
    """Status 1 would say that the articles are to blame."""
    newslint.write({"a.txt": "Uno.\n"})
    code = (
        "import newslint.cli.session as session, newslint.cli.main as main\n"
        "session.discover = None\n"
        "main.main(['a.txt'])\n"
    )
    command = [newslint.command()[0], "-c", code]
    done = subprocess.run(
        command, capture_output=True, cwd=newslint.folder, env=newslint.environment, check=False
    )
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, lines[0]) == (2, "Traceback (most recent call last):")
    assert lines[-1] == "newslint: this is a bug in newslint; please report it with the lines above"
