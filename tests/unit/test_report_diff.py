"""Patches are held against the only judge that matters: `git apply`."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.report.diff import NO_NEWLINE, colored_diff, unified_diff


def applied(folder: Path, path: str, old: str, new: str, encoding: str = "utf-8") -> bytes:
    """Give what `git apply` makes of a file with the text `old`."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(old.encode(encoding))
    patch = unified_diff(path, old, new)
    if patch:
        subprocess.run(
            ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
            cwd=folder,
            input=patch.encode(encoding),
            check=True,
            capture_output=True,
        )
    return file.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a\nb\n", "a\nc\n", id="plain"),
        pytest.param("a\nb", "a\nc", id="no-final-newline"),
        pytest.param("a\nb", "a\nb\n", id="final-newline-added"),
        pytest.param("a\nb\n", "a\nb", id="final-newline-taken"),
        pytest.param("a\r\nb\r\n", "a\r\nc\r\n", id="crlf"),
        pytest.param("a\r\nb\r\n", "a\nb\n", id="crlf-to-lf"),
        pytest.param("a\rb\rc\nd\n", "a\rB\rc\nd\n", id="lone-cr"),
        pytest.param("a\r", "b\r", id="ends-with-lone-cr"),
        pytest.param(
            "a\u2028b\u0085c\x0bd\x0ce\n", "a\u2028b\u0085c\x0bD\x0ce\n", id="odd-line-ends"
        ),
        pytest.param("\ufeffa\n", "a\n", id="byte-order-mark"),
        pytest.param("a\nb\n", "", id="emptied-but-kept"),
        pytest.param("a", "", id="emptied-without-newline"),
        pytest.param("\n\n\n", "\n", id="blank-lines"),
        pytest.param("-- a\n++ b\n", "++ b\n-- a\n", id="lines-like-headers"),
        pytest.param(
            f"{NO_NEWLINE}\n@@ -1 +1 @@\n", f"@@ -1 +1 @@\n{NO_NEWLINE}", id="lines-like-marks"
        ),
        pytest.param("x\n" * 30, "x\n" * 12 + "y\n" + "x\n" * 17, id="equal-lines"),
        pytest.param(
            "".join(f"{n}\n" for n in range(50)),
            "".join(f"{n}\n" for n in range(50) if n not in {3, 10, 11, 30}),
            id="several-hunks",
        ),
        pytest.param("same\n", "same\n", id="nothing-to-do"),
    ],
)
def test_git_applies(tmp_path: Path, old: str, new: str) -> None:
    assert applied(tmp_path, "a.txt", old, new) == new.encode()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("deep/er/a.txt", id="folders"),
        pytest.param("my file.txt", id="blank"),
        pytest.param("el niño 日本.txt", id="not-ascii"),
        pytest.param('a "quoted" name.txt', id="quotes"),
        pytest.param("back\\slash.txt", id="backslash"),
        pytest.param("tab\there\nand newline.txt", id="control-characters"),
        pytest.param("ends with blank ", id="blank-at-end"),
        pytest.param("latin-\udcf1.txt", id="name-that-is-not-utf-8"),
        pytest.param("a/b/a.txt", id="like-the-prefixes"),
    ],
)
def test_git_finds_the_file(tmp_path: Path, path: str) -> None:
    assert applied(tmp_path, path, "old\n", "new\n") == b"new\n"


def test_patch_in_the_encoding_of_the_file(tmp_path: Path) -> None:
    assert applied(tmp_path, "a.txt", "año\nx\n", "año\ny\n", "latin-1") == b"a\xf1o\ny\n"


TEXTS = st.text("ab \t\r\n\n\n\u2028\u0085\x0b\x0c\u00a0é\\-+@", max_size=60)


@given(old=TEXTS.filter(bool), new=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_git_applies_any_change(old: str, new: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert applied(Path(folder), "a b.txt", old, new) == new.encode()


def test_layout() -> None:
    old, new = "1\n2\n3\n4\n5\n6", "1\n2\n3\n4\nfive\n6"
    assert unified_diff("a.txt", old, new) == (
        "diff --git a/a.txt b/a.txt\n"
        "--- a/a.txt\n"
        "+++ b/a.txt\n"
        "@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n"
        f"{NO_NEWLINE}\n"
    )


def test_color_shows_what_would_steer_a_terminal() -> None:
    shown = colored_diff(unified_diff("a.txt", "-- \x1b[2J\n", "\u200b\n"))
    assert "\x1b[31m--- <U+001B>[2J\x1b[0m\n" in shown
    assert "\x1b[32m+<U+200B>\x1b[0m\n" in shown
