"""How newslint answers calls: help, mistakes, exit statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.cli.main import COMMANDS
from newslint.version import VERSION

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

BLANKS = "whitespace/double-space"
DIRTY = "Uno  dos.\n"
RULES = ("--isolated", "--select", BLANKS, "--language", "es")


def test_version(newslint: Newslint) -> None:
    assert [newslint(option).out for option in ("--version", "-V")] == [f"newslint {VERSION}\n"] * 2


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(newslint: Newslint, command: str) -> None:
    done = newslint(command, "-h")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: newslint {command} ")
    assert max(map(len, done.out.splitlines())) <= 100


def test_help_names_all_commands(newslint: Newslint) -> None:
    done = newslint("--help")
    assert done.status == 0
    assert [command for command in COMMANDS if f"\n  {command} " not in done.out] == []


def test_help_of_check_is_in_sections(newslint: Newslint) -> None:
    lines = newslint("check", "--help").out.splitlines()
    assert [line for line in lines if line.endswith(":") and not line.startswith(" ")] == [
        "Arguments:",
        "Choosing rules:",
        "Fixing:",
        "Input:",
        "Output:",
        "Gate:",
        "Run:",
    ]
    assert lines[lines.index("Arguments:") + 1].split()[0] == "PATHS..."


@pytest.mark.parametrize(
    ("call", "told"),
    [
        pytest.param("--selct x", "no option is called '--selct'; did you mean '--select'?"),
        pytest.param("check --zzz", "no option is called '--zzz'; see `newslint check --help`"),
        pytest.param("ruls", "no command, file or folder is called 'ruls'; did you mean 'rules'?"),
        pytest.param(
            "--fail-on warnin", "--fail-on: there is no 'warnin'; did you mean 'warning'?"
        ),
        pytest.param(
            "--output-format ful", "--output-format: there is no 'ful'; did you mean 'full'?"
        ),
        pytest.param("--workers 0", "--workers: '0' is no number of processes; write 4, or auto"),
        pytest.param(
            "--select", "option '--select' requires an argument; see `newslint check --help`"
        ),
        pytest.param(
            "--select boilerplat a.txt",
            "--select: no rule or category is called 'boilerplat'; did you mean 'boilerplate'?",
        ),
        pytest.param(
            "--ignore x/* a.txt",
            "--ignore: no rule's id matches 'x/*'; `newslint rules` lists them",
        ),
        pytest.param("--language e a.txt", "--language: "),
        pytest.param(
            "--output xml=x a.txt", "--output xml=x: write FORMAT=FILE; FORMAT is one of "
        ),
        pytest.param("--output json=no/x a.txt", "--output json=no/x: No such file or directory"),
        pytest.param("explain", "RULE_ID is missing; see `newslint explain --help`"),
        pytest.param(
            "explain a b", "got unexpected extra argument (b); see `newslint explain --help`"
        ),
        pytest.param(
            "explain relatd-link",
            "no rule is called 'relatd-link'; did you mean 'boilerplate/related-link'?",
        ),
        pytest.param(
            "rules boiler", "no rule or category is called 'boiler'; did you mean 'boilerplate'?"
        ),
        pytest.param("schema rul", "WHAT: there is no 'rul'; did you mean 'rule'?"),
        pytest.param("new Banner", "'Banner' is no id; write category/name in small letters, "),
        pytest.param(
            "new a/b --kind phrase", "--kind: there is no 'phrase'; did you mean 'phrases'?"
        ),
        pytest.param("test no-such", "PATHS: path 'no-such' does not exist"),
    ],
    ids=lambda value: value if "-" in value or " " not in value else None,
)
def test_mistakes_are_one_line_and_status_2(newslint: Newslint, call: str, told: str) -> None:
    newslint.write({"a.txt": "Uno."})
    done = newslint(*call.split())
    assert (done.status, done.out, len(done.told)) == (2, "", 1)
    assert done.err.startswith(f"newslint: {told}")
    assert newslint.read("a.txt") == b"Uno."


@pytest.mark.parametrize(
    ("files", "call", "status"),
    [
        pytest.param({"a.txt": "Uno dos.\n"}, "a.txt", 0, id="clean"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on error", 0, id="below-the-fail-level"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on never", 0, id="never"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on info", 1, id="findings"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on info --fix", 0, id="all-fixed"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on info -q", 1, id="findings-told-quietly"),
        pytest.param({"a.txt": DIRTY}, "a.txt --fail-on info --statistics", 1, id="counted"),
        pytest.param({"a.txt": DIRTY}, "a.txt --diff --fail-on never", 1, id="something-to-change"),
        pytest.param({"a.txt": "Uno.\n"}, "a.txt --diff", 0, id="nothing-to-change"),
        pytest.param({"a.txt": DIRTY}, "a.txt b.txt --fail-on never", 2, id="a-file-is-missing"),
        pytest.param({"a.txt": "Uno.\n", "b.txt": ""}, "a.txt b.txt", 2, id="a-file-is-empty"),
        pytest.param({}, ".", 2, id="nothing-to-check"),
        pytest.param({"a.txt": DIRTY}, "--show-files", 0, id="files-are-only-shown"),
        pytest.param({"a.txt": DIRTY}, "--show-settings", 0, id="settings-are-only-shown"),
        pytest.param({}, "--show-files no-such", 2, id="no-files-to-show"),
    ],
)
def test_exit_status(
    newslint: Newslint, files: dict[str, str | bytes], call: str, status: int
) -> None:
    newslint.write(files)
    assert newslint(*RULES, *call.split()).status == status
