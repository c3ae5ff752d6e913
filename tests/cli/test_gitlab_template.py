"""The template for GitLab: its script runs in a shell, with inputs filled in as GitLab does."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

TEMPLATE = (Path(__file__).parents[2] / "templates/newslint.yml").read_text(encoding="utf-8")
HEADER, BODY = TEMPLATE.split("\n---\n")
INPUTS: dict[str, Any] = YAML(typ="safe").load(HEADER)["spec"]["inputs"]
INPUT = re.compile(r"\$\[\[ inputs\.(\w+) \]\]")

CLEAN = "El tren de las nueve llegó tarde y nadie supo decir por qué a quienes lo esperaban desde ayer.\n"
DIRTY = f"READ\u00a0 El rapero muere baleado durante un robo en un restaurante\n\n{CLEAN}"


def job(**inputs: str) -> tuple[str, dict[str, Any]]:
    """Give the name of the job, and the job."""
    values = {name: str(told["default"]).replace("False", "false") for name, told in INPUTS.items()}
    filled = INPUT.sub(lambda found: {**values, **inputs}[found[1]], BODY)
    ((name, made),) = YAML(typ="safe").load(filled).items()
    return name, made


def run(newslint: Newslint, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the job's script, with a pip that installs nothing."""
    programs = newslint.folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    for name, script in (
        ("pip", 'printf "<%s>" "$@"'),
        ("newslint", f'exec {shlex.quote(sys.executable)} -m newslint "$@"'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    _, made = job(**inputs)
    around = {**newslint.environment, "CI_PROJECT_DIR": str(newslint.folder)}
    kept = {"NEWSLINT_CACHE_DIR": newslint.environment["NEWSLINT_CACHE_DIR"]}
    path = f"{programs}:{around['PATH']}"
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(made["script"])],
        cwd=newslint.folder,
        env=around | made["variables"] | kept | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_input_is_explained_and_used() -> None:
    assert set(INPUT.findall(BODY)) == INPUTS.keys()
    assert all({"description", "default"} <= told.keys() for told in INPUTS.values())
    name, made = job(job="articles", stage="verify")
    assert (name, made["stage"]) == ("articles", "verify")
    assert not any("inputs." in line for line in made["script"])


def test_reports_are_those_that_are_kept(newslint: Newslint) -> None:
    newslint.write({"a.txt": DIRTY})
    done = run(newslint, package="newslint[parquet]")
    assert done.returncode == 1
    assert done.stdout.startswith("<install><--quiet><newslint[parquet]>a.txt:1:1: error[boiler")
    _, made = job()
    kept = made["artifacts"]
    quality, *_ = json.loads(newslint.read(kept["reports"]["codequality"]))
    assert quality["location"]["path"] == "a.txt"
    assert b'name="a.txt" tests=' in newslint.read(kept["reports"]["junit"])
    assert newslint.read(*kept["paths"]).startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        pytest.param({}, 1, id="all"),
        pytest.param({"paths": "b.txt c*.txt"}, 0, id="paths"),
        pytest.param({"args": "--fail-on never"}, 0, id="arguments"),
        pytest.param({"gate": "true"}, 1, id="gate"),
        pytest.param({"gate": "true", "baseline": "known.txt"}, 0, id="baseline"),
        pytest.param({"paths": "$(touch x)"}, 2, id="hostile"),
    ],
)
def test_inputs(newslint: Newslint, inputs: dict[str, str], status: int) -> None:
    gate = "gate: [{max: {new-findings: 0}}]\n"
    newslint.write({"a.txt": DIRTY, "b.txt": CLEAN, "c1.txt": CLEAN, "newslint.yaml": gate})
    assert newslint("baseline", "write", "--baseline", "known.txt", ".").status == 0
    done = run(newslint, **inputs)
    assert done.returncode == status, done.stderr
    assert not (newslint.folder / "x").exists()
