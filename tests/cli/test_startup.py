"""What is imported before it is needed: nothing that takes long."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "charset_normalizer",
    "concurrent",
    "ftfy",
    "gcld3",
    "hyperscan",
    "marisa_trie",
    "markdown_it",
    "multiprocessing",
    "pathspec",
    "pydantic",
    "pydantic_core",
    "regex",
    "rich",
    "ruamel",
    "wcwidth",
}


def imported(code: str) -> set[str]:
    """Give the top-level modules that a fresh Python has after running some code."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def call(*arguments: str) -> str:
    return f"from newslint.cli.main import run\nrun({list(arguments)!r})"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import newslint", id="import-newslint"),
        pytest.param("import newslint; newslint.__version__; dir(newslint)", id="version-by-name"),
        pytest.param(call("--version"), id="version"),
        pytest.param(call("--help"), id="help"),
        pytest.param(call("ruls"), id="mistake"),
        pytest.param(call("schema", "finding"), id="schema"),
    ],
)
def test_light(code: str) -> None:
    assert imported(code) & HEAVY == set()


def test_help_of_check_is_light() -> None:
    assert imported(call("check", "--help")) & HEAVY <= {"regex"}


def test_the_front_door_opens_when_it_is_used() -> None:
    assert "regex" in imported("from newslint import lint_text")
