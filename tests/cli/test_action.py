"""The GitHub Action: its steps run in bash, in surroundings like those of a runner."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")

CLEAN = "El tren de las nueve llegó tarde y nadie supo decir por qué a quienes lo esperaban desde ayer.\n"
DIRTY = f"{CLEAN}\nREAD\u00a0 El rapero muere baleado durante un robo en un restaurante\n\n{CLEAN}"
GATE = "gate: [{rules: [boilerplate], max: {new-findings: 0}}]\n"


def strings(part: Any) -> list[str]:
    """Give all texts in a part of the action."""
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        return [text for one in part for text in strings(one)]
    return [part] if isinstance(part, str) else []


def test_every_input_is_explained_and_used() -> None:
    assert {"name", "description", "inputs", "outputs", "runs"} <= ACTION.keys()
    assert ACTION["runs"]["using"] == "composite"
    used = {name for text in strings(ACTION["runs"]) for name in INPUT.findall(text)}
    assert used == ACTION["inputs"].keys()
    for told in (*ACTION["inputs"].values(), *ACTION["outputs"].values()):
        assert told["description"]
    assert all(isinstance(told["default"], str) for told in ACTION["inputs"].values())


def test_steps_name_their_shell_and_take_inputs_from_the_environment() -> None:
    for step in STEPS.values():
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]


def test_every_input_is_in_the_documentation() -> None:
    documentation = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `([\w-]+)` \| ", documentation)) == ACTION["inputs"].keys()


def test_outputs_are_those_of_a_step() -> None:
    written = re.findall(r'echo "(\w+)=', (ROOT / "action.sh").read_text(encoding="utf-8"))
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    assert step in STEPS.values()
    for name, told in ACTION["outputs"].items():
        assert told["value"] == f"${{{{ steps.check.outputs.{name} }}}}"
        assert name in written


class Runner:
    """What a runner gives the steps of an action."""

    def __init__(self, newslint: Newslint) -> None:
        self.work, folder = newslint.folder, newslint.folder.parent
        self.temp = folder / "runner temp"
        self.temp.mkdir()
        self._files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self._files.values():
            file.touch()
        self._environment = {
            **newslint.environment,
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(self.temp),
            **{name: str(path) for name, path in self._files.items()},
        }

    def step(self, name: str, steps: dict[str, str] | None = None, **inputs: str) -> Any:
        """Run a step as GitHub does; `steps` gives what expressions about other steps mean."""
        values = {key: told["default"] for key, told in ACTION["inputs"].items()} | inputs
        environment = {
            key: INPUT.sub(lambda found: values[found[1]], (steps or {}).get(text, text))
            for key, text in STEPS[name]["env"].items()
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
            cwd=self.work,
            env=self._environment | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def provide(self, name: str, script: str) -> None:
        """Put a program where the first step would install it."""
        path = self.temp / "newslint/bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def read(self, name: str) -> str:
        return self._files[name].read_text(encoding="utf-8")

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.read("GITHUB_OUTPUT").splitlines())


@pytest.fixture
def runner(newslint: Newslint) -> Runner:
    made = Runner(newslint)
    made.provide("newslint", f'exec {shlex.quote(sys.executable)} -m newslint "$@"')
    return made


@pytest.mark.parametrize(
    ("extras", "installed"),
    [
        pytest.param("", str(ROOT), id="alone"),
        pytest.param("parquet, zstd", f"{ROOT}[parquet, zstd]", id="extras"),
        pytest.param("$(touch x)", f"{ROOT}[$(touch x)]", id="hostile"),
    ],
)
def test_it_installs_newslint_of_its_own_ref(runner: Runner, extras: str, installed: str) -> None:
    shutil.rmtree(runner.temp / "newslint")
    python = runner.temp / "python"
    fake = 'mkdir -p "$3/bin" && printf \'#!/bin/sh\\nprintf "%%s\\\\n" "$@"\\n\' >"$3/bin/python"'
    python.write_text(f'#!/bin/sh\n{fake}\nchmod +x "$3/bin/python"\n', encoding="utf-8")
    python.chmod(0o755)
    steps = {"${{ steps.python.outputs.python-path }}": str(python)}
    done = runner.step("Install newslint", steps, extras=extras)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["-m", "pip", "install", "--quiet", installed]
    assert list(runner.work.iterdir()) == []


def test_what_is_clean_passes(runner: Runner) -> None:
    (runner.work / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert runner.step("newslint").returncode == 0
    assert runner.outputs()["status"] == "0"
    assert runner.read("GITHUB_STEP_SUMMARY") == "### newslint\n\nAll clean: 1 document checked.\n"


def test_what_is_found_is_marked_and_summed_up(runner: Runner) -> None:
    (runner.work / "a.txt").write_text(DIRTY, encoding="utf-8")
    done = runner.step("newslint")
    assert done.returncode == 1
    assert "::error title=newslint (boilerplate/related-link),file=a.txt,line=3" in done.stdout
    assert "[boilerplate/related-link](" in runner.read("GITHUB_STEP_SUMMARY")
    outputs = runner.outputs()
    assert outputs["status"] == "1"
    (run,) = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert run["results"][0]["ruleId"] == "boilerplate/related-link"


def test_paths_and_arguments_reach_newslint_as_they_are(runner: Runner) -> None:
    runner.provide("newslint", 'printf "<%s>" "$@"')
    done = runner.step("newslint")
    assert done.stdout.endswith("<--><.>")
    done = runner.step(
        "newslint",
        paths="data/*.jsonl\n  -a b.txt\n\n$(touch x)\n",
        args="--fail-on  error\n--select *",
        gate="true",
        baseline="known findings.txt",
    )
    assert done.stdout.endswith(
        "<--gate><--baseline><known findings.txt><--fail-on><error><--select><*>"
        "<--><data/*.jsonl><-a b.txt><$(touch x)>"
    )
    assert list(runner.work.iterdir()) == []


def test_the_gate_decides(runner: Runner) -> None:
    (runner.work / "newslint.yaml").write_text(GATE, encoding="utf-8")
    (runner.work / "a.txt").write_text(DIRTY, encoding="utf-8")
    assert runner.step("newslint", gate="true").returncode == 1
    assert "**The gate is not passed.**" in runner.read("GITHUB_STEP_SUMMARY")
    assert "BREACHED: 1 new findings of boilerplate" in runner.read("GITHUB_STEP_SUMMARY")

    known = [sys.executable, "-m", "newslint", "baseline", "write", "."]
    subprocess.run(known, cwd=runner.work, check=True, capture_output=True)
    done = runner.step("newslint", gate="true", baseline="newslint-baseline.txt")
    assert (done.returncode, runner.outputs()["status"]) == (0, "0")


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        pytest.param({"gate": "yes"}, "'yes' is neither true nor false", id="gate"),
        pytest.param({"args": "--nonsense"}, "--nonsense", id="arguments"),
        pytest.param({"paths": "nowhere.txt"}, "nowhere.txt", id="paths"),
    ],
)
def test_a_wrong_call_fails(runner: Runner, inputs: Any, told: str) -> None:
    done = runner.step("newslint", **inputs)
    assert done.returncode == 2
    assert told in done.stdout + done.stderr
