"""`newslint review`, through a real pseudo-terminal."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import select
import subprocess
import termios
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Newslint

LINT = Path(__file__).parent / "lint/newslint.yaml"

A = "El tren llegó  tarde.\n\nDijo pasadoEl líder, y\u00a0 fue.\n"

REASON = "Reason: "

_PATIENCE = 30
"""Seconds until something is thought never to come."""


class Terminal:
    """A program in a terminal, and somebody at the keys."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self._master = master
        self._process = process
        self._unseen = b""
        self.screen = ""

    def until(self, words: str) -> str:
        """Read on until the words are there; give what was new up to them."""
        end = time.monotonic() + _PATIENCE
        wanted = words.encode()
        while wanted not in self._unseen:
            ready, _, _ = select.select([self._master], [], [], max(0, end - time.monotonic()))
            chunk = self._read() if ready else b""
            assert chunk, f"{words!r} does not come: {self._unseen.decode()}"
            self._unseen += chunk
        seen, _, self._unseen = self._unseen.partition(wanted)
        self.screen += seen.decode() + words
        return seen.decode()

    def press(self, keys: str, question: str = "[q]uit ") -> str:
        """Wait for a question and press keys; give what was shown before."""
        seen = self.until(question)
        self._await_mode(lines=question == REASON)
        os.write(self._master, keys.encode())
        return seen

    def _await_mode(self, *, lines: bool) -> None:
        """Wait until the terminal gives out lines, or single keys: what is typed before is lost."""
        while bool(termios.tcgetattr(self._master)[3] & termios.ICANON) is not lines:
            time.sleep(0.001)

    def end(self) -> int:
        """Read to the end; give the exit status."""
        while chunk := self._read():
            self._unseen += chunk
        self.screen += self._unseen.decode()
        return self._process.wait(_PATIENCE)

    def _read(self) -> bytes:
        # What Linux says when nobody holds the other side any more.
        with suppress(OSError):
            return os.read(self._master, 65536)
        return b""


@contextmanager
def terminal(newslint: Newslint, *arguments: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    environment = {**newslint.environment, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"}
    with subprocess.Popen(
        newslint.command("review", *arguments),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=newslint.folder,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(slave)
        try:
            yield Terminal(master, process)
        finally:
            process.kill()
            os.close(master)


@pytest.fixture
def folder(newslint: Newslint) -> Newslint:
    """A folder with an article, a configuration and a baseline; nothing is remembered."""
    newslint.write(
        {
            "newslint.yaml": f"extend: {LINT.as_posix()}  # ours\nbaseline: known.txt\n",
            "a.txt": A,
        }
    )
    assert newslint("baseline", "write", "--select", "mess/odd").status == 0
    return newslint


def left(newslint: Newslint) -> list[str]:
    done = newslint("--output-format", "concise", "-q", "--fail-on", "never")
    assert (done.status, done.err) == (0, "")
    return [re.sub(r".*\[mess/(\w+)\].*", r"\1", line) for line in done.out.splitlines()]


def test_a_review(folder: Newslint) -> None:
    assert left(folder) == ["blanks", "glued", "blanks"]
    with terminal(folder, "a.txt") as user:
        first = user.press("a")
        assert "a.txt:1:14: info[mess/blanks] two blanks [*]" in first
        assert "help: leave one blank (safe fix)" in first
        assert "[b]aseline [s]kip [q]uit" in user.screen
        # Where the file is will be one column less, but this is another line.
        assert "a.txt:3:6: warning[mess/glued]" in user.press("i")
        user.press("a name: theirs\r", REASON)
        assert "a.txt:3:23: info[mess/blanks]" in user.press("?")
        assert "u  undo the last decision" in user.press("b")
        user.press("\r", "That was the last one. [Enter] write [u]ndo ")
        assert user.end() == 0, user.screen
    assert "1 repaired, 1 ignored, 1 put into the baseline" in user.screen
    assert folder.read("a.txt").decode() == A.replace("llegó  tarde", "llegó tarde")
    assert folder.read("newslint.yaml").decode().endswith(
        "# ours\nbaseline: known.txt\nignores:\n  - rule: mess/glued\n    text: pasadoEl\n"
        '    path: /a.txt\n    reason: "a name: theirs"\n'
    )  # fmt: skip
    assert left(folder) == []


def test_quit_and_resume(folder: Newslint) -> None:
    folder.write({"b.txt": "Uno  dos.\n"})
    with terminal(folder) as user:
        user.press("s")
        user.press("a")
        assert "part them" in user.screen
        user.press("q")
        assert user.end() == 0, user.screen
    assert "1 repaired, 1 skipped" in user.screen
    assert "pasado. El líder" in folder.read("a.txt").decode()
    with terminal(folder) as user:
        assert "a.txt:3:25: info" in user.press("s")
        assert "b.txt:1:4: info" in user.press("\x04")
        assert user.end() == 0, user.screen
    with terminal(folder) as user:
        assert "b.txt:1:4: info" in user.press("q")
        assert user.end() == 0, user.screen
    assert "nothing was decided" in user.screen
    with terminal(folder, "--restart") as user:
        assert "a.txt:1:14: info" in user.press("q")
        assert user.end() == 0, user.screen
    assert left(folder) == ["blanks", "blanks", "blanks"]


def test_undo(folder: Newslint) -> None:
    folder.write({"b.txt": "Uno  dos.\n"})
    with terminal(folder, "--select", "mess/glued,mess/blanks") as user:
        user.press("a")
        user.press("a")
        user.press("a")
        assert "b.txt:1:4" in user.press("u")
        assert "a.txt:3:25" in user.press("u")
        assert "a.txt:3:6" in user.press("s")
        user.press("s")
        user.press("a")
        user.press("u", "[Enter] write [u]ndo ")
        assert "b.txt:1:4" in user.press("s")
        user.press("\n", "[Enter] write [u]ndo ")
        assert user.end() == 0, user.screen
    assert "1 repaired, 3 skipped" in user.screen
    assert folder.read("a.txt").decode() == A.replace("llegó  tarde", "llegó tarde")
    assert folder.read("b.txt") == b"Uno  dos.\n"


def test_records_of_all_kinds(folder: Newslint) -> None:
    bodies = ["Nada.", "Uno  dos. \u201ctres\u201d  y", "Y pasadoEl fin."]
    raw = "".join(
        f'{{"id": {n}, "body":  {json.dumps(body)}}}\r\n' for n, body in enumerate(bodies)
    )
    table = 'name,text\nx,"Uno  dos, ""tres""  y"\ny,nada\n'
    folder.write({"a.txt": "Nada.", "b.jsonl.gz": gzip.compress(raw.encode()), "c.csv": table})
    with terminal(folder) as user:
        user.press("s")
        assert "record 2, id 1, field body" in user.screen
        user.press("a")
        assert "b.jsonl.gz:3:" in user.press("a")
        assert "c.csv:2:" in user.press("a")
        user.press("q")
        assert user.end() == 0, user.screen
    fixed = raw.replace(r"\u201d  y", r"\u201d y").replace("pasadoEl", "pasado. El")
    assert gzip.decompress(folder.read("b.jsonl.gz")).decode() == fixed
    assert folder.read("c.csv").decode() == table.replace("Uno  dos", "Uno dos")


def test_an_article_that_changes_meanwhile_is_left_alone(folder: Newslint) -> None:
    with terminal(folder) as user:
        user.press("a")
        user.until("[q]uit ")
        folder.write({"a.txt": f"Ya.\n{A}"})
        user.press("q", "[?] ")
        assert user.end() == 2
    assert "a.txt: changed while newslint was at work; it was left alone; its fixes" in user.screen
    assert folder.read("a.txt").decode() == f"Ya.\n{A}"


def test_interrupted_nothing_is_written(folder: Newslint) -> None:
    before = {name: folder.read(name) for name in ("a.txt", "known.txt", "newslint.yaml")}
    with terminal(folder) as user:
        user.press("a")
        user.press("b")
        user.press("\x03")
        assert user.end() == 130
    assert {name: folder.read(name) for name in before} == before


def test_what_cannot_be_done_is_not_offered(folder: Newslint) -> None:
    folder.write({"a.txt": "Uno.\n\nLorem ipsum\n"})
    with terminal(folder, "--baseline", "known.txt") as user:
        user.press("a")
        assert "[?] tells what can be done here" in user.press("i")
        user.press("\r", REASON)
        assert "Nothing was decided: an entry wants a reason." in user.press("q")
        assert user.end() == 0, user.screen
    assert "[a]pply" not in user.screen
    (folder.folder / "newslint.yaml").unlink()
    folder.write({"pyproject.toml": f"[tool.newslint]\nextend = '{LINT.as_posix()}'\n"})
    with terminal(folder) as user:
        assert "[b]aseline" not in user.press("i") + user.screen
        user.press("x\n", REASON)
        assert "does not write TOML" in user.press("q")
        assert user.end() == 0, user.screen


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param([], "review asks questions and needs a terminal", id="no-terminal"),
        pytest.param(["--fix"], "leave out --fix", id="fix"),
        pytest.param(["--diff"], "leave out --fix and --diff", id="diff"),
        pytest.param(["-"], "name files", id="standard-input"),
        pytest.param(["--nonsense"], "no option is called '--nonsense'", id="no-option"),
    ],
)  # fmt: skip
def test_wrong_calls(folder: Newslint, arguments: list[str], told: str) -> None:
    if not arguments:
        done = folder("review", "a.txt")
        assert (done.status, len(done.told)) == (2, 1)
        assert told in done.told[0]
        return
    with terminal(folder, *arguments) as user:
        assert user.end() == 2
    assert told in user.screen
