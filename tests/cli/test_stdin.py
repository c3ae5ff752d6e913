"""Standard input: `-`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

DIRTY = "Uno  dos.\r\n\r\nREAD Otro artículo\r\n\r\npasadoEl fin"
CLEAN = "Uno dos.\r\n\r\npasadoEl fin"


def test_findings_go_to_standard_output(newslint: Newslint) -> None:
    done = newslint.lint("-q", "--output-format", "concise", "-", stdin=DIRTY.encode())
    assert (done.status, done.err) == (1, "")
    assert [line.split()[0] for line in done.out.splitlines()] == [
        "<stdin>:1:4:",
        "<stdin>:3:1:",
        "<stdin>:5:1:",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_fix_is_a_filter(newslint: Newslint, encoding: str) -> None:
    newslint.write({"newslint.yaml": "inputs: [{match: '*', encoding: cp1252}]"})
    done = newslint.lint("--fix", "-", stdin=DIRTY.encode(encoding))
    if encoding == "cp1252":
        done = newslint.lint("--fix", "-", stdin=DIRTY.encode(encoding))
    assert done.status == 1
    assert done.out_bytes == CLEAN.encode(encoding)
    assert "<stdin>:3:1: warning[mess/glued]" in done.err
    assert "Found 3 findings in 1 of 1 document (2 fixed, 1 remaining)." in done.err


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b"Uno dos.\n", 0, id="clean"),
        pytest.param(b"", 2, id="empty"),
        pytest.param(b"\x00\x01\x02  \xff", 2, id="binary"),
    ],
)
def test_what_cannot_be_fixed_goes_on_as_it_came(
    newslint: Newslint, content: bytes, status: int
) -> None:
    done = newslint.lint("--fix", "-", stdin=content)
    assert (done.status, done.out_bytes) == (status, content)


def test_diff(newslint: Newslint) -> None:
    done = newslint.lint("--diff", "-", "--stdin-filename", "a.txt", stdin=b"Uno  dos.\n")
    assert done.status == 1
    assert done.out == (
        "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n"
        "@@ -1,1 +1,1 @@\n-Uno  dos.\n+Uno dos.\n"
    )
    assert done.told == ["Would fix 1 finding in 1 of 1 document."]


def test_a_name_tells_format_and_configuration(newslint: Newslint) -> None:
    newslint.write({"posts/newslint.yaml": "{fail-on: info, select: [whitespace/double-space]}"})
    text = b"# Uno  dos\n\n    code  code\n\nText  text.\n"
    call = ("-q", "--output-format", "concise", "--stdin-filename", "posts/a.md", "-")
    done = newslint(*call, stdin=text)
    assert [line.split(":")[:3] for line in done.out.splitlines()] == [
        ["posts/a.md", "1", "6"],
        ["posts/a.md", "5", "5"],
    ]


def test_together_with_files(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Tres  cuatro.\n"})
    done = newslint.lint("--fix", "--fail-on", "info", "a.txt", "-", "-", stdin=b"Uno  dos.\n")
    assert (done.status, done.out, newslint.read("a.txt")) == (0, "Uno dos.\n", b"Tres cuatro.\n")
    assert "2 fixed, 0 remaining" in done.err
