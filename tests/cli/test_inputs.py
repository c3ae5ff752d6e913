"""What is looked at, and what becomes of inputs that cannot be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from newslint.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Newslint

DIRTY = "Uno  dos.\n"
LIMIT = 100_000_000


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def a_huge_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)


def a_folder_without_texts(path: Path) -> None:
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"\xff\xd8")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(None, "no such file or folder", id="missing"),
        pytest.param(a_link_to_nowhere, "no such file or folder", id="vanished"),
        pytest.param(b"", "is empty: there is nothing to check", id="empty"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "looks like a binary file", id="binary"
        ),
        pytest.param(bytes(range(128, 256)) * 3, "is not UTF-8 (byte 0x80", id="no-known-encoding"),
        pytest.param(b"\xff\xfeA", "is not utf-16-le", id="half-a-character"),
        pytest.param(a_huge_file, "is larger than the limit of 100,000,000 bytes", id="huge"),
        pytest.param(a_pipe, "is a pipe, not a file", id="pipe"),
        pytest.param(
            a_folder_without_texts, "nothing to check: no file here ends in", id="no-texts"
        ),
    ],
)
def test_an_input_that_cannot_be_checked_does_not_stop_the_others(
    newslint: Newslint, content: Any, told: str
) -> None:
    newslint.write({"a.txt": DIRTY, "z.txt": DIRTY})
    if isinstance(content, bytes):
        newslint.write({"m.txt": content})
    elif content is not None:
        content(newslint.folder / "m.txt")
    call = ("-q", "--output-format", "concise", "--fail-on", "never")
    done = newslint.lint(*call, "a.txt", "m.txt", "z.txt")
    assert done.status == 2
    assert len(done.told) == 1
    assert done.err.startswith(f"m.txt: {told}")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["a.txt", "z.txt"]


def test_a_run_says_what_it_could_not_check(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Uno.\n", "b.txt": b""})
    assert newslint.lint(".").out.splitlines() == [
        "No findings in 1 document.",
        "1 input could not be checked.",
    ]


def test_a_read_only_file_stays_as_it_is(newslint: Newslint) -> None:
    newslint.write({"a.txt": DIRTY, "b.txt": DIRTY})
    (newslint.folder / "a.txt").chmod(0o444)
    done = newslint.lint("--fix", "--fail-on", "never", ".")
    assert (done.status, newslint.read("a.txt"), newslint.read("b.txt")) == (
        2,
        DIRTY.encode(),
        b"Uno dos.\n",
    )
    assert done.told == ["a.txt: cannot be written: it is read-only; nothing was changed"]
    assert "a.txt:1:4: info[mess/blanks]" in done.out


def test_a_full_disk_leaves_the_file_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, for want of a disk that can be filled."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DIRTY)
    call = ["--isolated", "--no-cache", "--select", "whitespace/double-space", "--fix", "a.txt"]
    assert main.run(call) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == DIRTY
    told = "a.txt: cannot be written: No space left on device; nothing was changed\n"
    assert capsys.readouterr().err == told


FILES: dict[str, str | bytes] = {
    "a.txt": "Uno.\n",
    "b/c.txt": "Uno.\n",
    "b/d.md": "Uno.\n",
    "b/e.pdf": "Uno.\n",
    "b/.hidden.txt": "Uno.\n",
    "ignored/f.txt": "Uno.\n",
    "drafts/g.txt": "Uno.\n",
    ".gitignore": "ignored/\n",
    "newslint.yaml": "exclude: [drafts/]\n",
}


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        pytest.param("", "a.txt b/c.txt b/d.md", id="the-folder"),
        pytest.param(".", "a.txt b/c.txt b/d.md", id="the-folder-by-name"),
        pytest.param("b b ./b/", "b/c.txt b/d.md", id="a-folder-twice"),
        pytest.param("a.txt b a.txt b/c.txt", "a.txt b/c.txt b/d.md", id="a-file-twice"),
        pytest.param("b/*.txt", "b/c.txt", id="a-glob"),
        pytest.param("**/c.*", "b/c.txt", id="a-glob-across-folders"),
        pytest.param("b/e.pdf", "b/e.pdf", id="a-named-file-of-any-kind"),
        pytest.param("ignored/f.txt drafts/g.txt", "ignored/f.txt drafts/g.txt", id="named-files"),
        pytest.param("--force-exclude drafts/g.txt a.txt", "a.txt", id="force-exclude"),
        pytest.param("--exclude *.md,a.txt", "b/c.txt", id="excluded-by-the-call"),
        pytest.param("--isolated", "a.txt b/c.txt b/d.md drafts/g.txt", id="isolated"),
    ],
)
def test_which_files(newslint: Newslint, call: str, shown: str) -> None:
    newslint.write(FILES)
    done = newslint("--show-files", *call.split())
    assert (done.status, done.err, done.out.split()) == (0, "", shown.split())


def test_nothing_is_left_to_check_is_no_success(newslint: Newslint) -> None:
    newslint.write(FILES)
    done = newslint.lint("--exclude", "*.txt,*.md", "b")
    told = "b: nothing to check: all that is here is excluded, or ignored by .gitignore"
    assert (done.status, done.told) == (2, [told])


def test_force_exclude_may_leave_nothing(newslint: Newslint) -> None:
    """So pre-commit can name excluded files only."""
    newslint.write(FILES)
    done = newslint("--select", "whitespace/tab", "--force-exclude", "-q", "drafts/g.txt")
    assert (done.status, done.out, done.err) == (0, "", "")
