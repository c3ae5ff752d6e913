"""Reports for CI services, as they come out of a real run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

ARTICLE = (
    "El líder viajó en  tren.\n\n"
    "READ\u00a0 El rapero muere\n\n"
    "El viaje del septiembre pasadoEl líder volvió.\n"
)


def test_several_reports_in_one_run(newslint: Newslint) -> None:
    newslint.write({"a.txt": ARTICLE})
    formats = ("sarif", "github", "gitlab", "junit", "rdjsonl")
    done = newslint.lint(*(f"--output={name}=lint.{name}" for name in formats), "-q", "a.txt")
    assert done.status == 1
    assert done.out.startswith("a.txt:1:18: info[mess/blanks] two blanks")
    for name in formats:
        content = newslint.read(f"lint.{name}")
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.decode().count("mess/glued")


def test_sarif_knows_the_rules_of_the_run(newslint: Newslint) -> None:
    newslint.write({"a.txt": ARTICLE})
    (run,) = json.loads(newslint.lint("--output-format", "sarif", "a.txt").out)["runs"]
    rules: dict[str, Any] = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules.keys() == {"mess/blanks", "mess/link", "mess/glued"}
    assert rules["mess/link"]["defaultConfiguration"] == {"level": "error"}
    assert all(rule["fullDescription"]["text"] != name for name, rule in rules.items())
    assert not any("helpUri" in rule for rule in rules.values())


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param({}, "a.txt:1:18: info[mess/blanks] two blanks [*]\n  |\n", id="elsewhere"),
        pytest.param({"GITHUB_ACTIONS": "true"}, "::group::Findings\n", id="actions"),
        pytest.param({"GITHUB_ACTIONS": "false"}, "a.txt:1:18: ", id="not-actions"),
    ],
)
def test_auto(newslint: Newslint, environment: dict[str, str], start: str) -> None:
    newslint.write({"a.txt": ARTICLE})
    done = newslint.lint("--output-format", "auto", "a.txt", env=environment)
    assert done.out.startswith(start)


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_lead_from_the_root_of_the_checkout(newslint: Newslint, variable: str) -> None:
    newslint.write({"a.txt": ARTICLE})
    root = {variable: str(newslint.folder.parent)}
    found = json.loads(newslint.lint("--output-format", "gitlab", "a.txt", env=root).out)
    assert {one["location"]["path"] for one in found} == {"work/a.txt"}
    elsewhere = {variable: str(newslint.folder / "elsewhere")}
    found = json.loads(newslint.lint("--output-format", "gitlab", "a.txt", env=elsewhere).out)
    assert {one["location"]["path"] for one in found} == {"a.txt"}
