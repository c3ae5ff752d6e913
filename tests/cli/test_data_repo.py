"""The example of a data repository, as somebody would work in it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

EXAMPLE = ROOT / "examples/data-repo"

NEW = {
    "url": "https://elfaro.example/2026/107",
    "site": "elfaro.example",
    "lang": "es",
    "title": "El faro se abre a las visitas",
    "text": "El faro se podrá visitar los domingos desde la semana que viene, anunció ayer el puerto."
    "\n\nREAD\u00a0 La biblioteca prestará también herramientas\n\n"
    "Desde arriba se ve toda la bahía, y los días claros, las islas.",
}


@pytest.fixture
def repository(newslint: Newslint) -> Newslint:
    shutil.copytree(EXAMPLE, newslint.folder, dirs_exist_ok=True)
    return newslint


def records(repository: Newslint, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in repository.read(name).splitlines()]


def test_the_gate_is_passed_with_what_is_known(repository: Newslint) -> None:
    done = repository("check", "--gate")
    assert (done.status, done.told[-1]) == (0, "gate: passed"), done.err
    assert done.out == "All clean: 12 documents checked (12 suppressed).\n"
    assert not any("BREACHED" in line or "nothing to suppress" in line for line in done.told)


def test_the_baseline_is_what_newslint_writes(repository: Newslint) -> None:
    before = repository.read("newslint-baseline.txt")
    done = repository("baseline", "write")
    assert done.out == "wrote newslint-baseline.txt: 11 findings in 12 documents\n"
    assert repository.read("newslint-baseline.txt") == before


def test_new_dirt_fails_until_it_is_mended_and_the_baseline_shrinks(repository: Newslint) -> None:
    name = "data/elfaro.jsonl"
    clean = repository.read(name)
    repository.write({name: clean + json.dumps(NEW, ensure_ascii=False).encode() + b"\n"})
    failed = repository("check", "--gate", "--output-format", "concise")
    assert failed.status == 1
    assert failed.out.startswith(f"{name}:7:")
    assert "newslint.yaml: gate[0]: BREACHED: 1 new findings of boilerplate" in failed.err
    assert failed.told[-1] == "gate: failed"

    assert repository("--fix", "--quiet", name).status == 0
    assert "READ" not in records(repository, name)[-1]["text"]
    assert repository("check", "--gate", "--quiet").status == 0

    # What was known in that file is mended, too.
    pruned = repository("baseline", "prune")
    assert pruned.out == "newslint-baseline.txt: dropped 9 findings of 11; 2 are left\n"
    assert repository("check", "--gate", "--quiet").status == 0


def test_a_folder_above_goes_by_its_configuration(repository: Newslint) -> None:
    repository.write({"../above/a.txt": "Uno."})
    above = repository.folder.parent
    done = repository("--output-format", "jsonl", "work", cwd=above)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 1
    assert len(found) == 11  # the baseline is that of the folder in which newslint runs
    assert {one["path"] for one in found} == {"work/data/elfaro.jsonl", "work/data/thewire.jsonl"}


def test_its_workflow_uses_the_action_as_it_is() -> None:
    workflow = YAML(typ="safe").load(EXAMPLE / ".github/workflows/lint.yml")
    action = YAML(typ="safe").load(ROOT / "action.yml")
    (step,) = (
        step
        for step in workflow["jobs"]["newslint"]["steps"]
        if step["uses"].startswith("newslint/newslint@")
    )
    assert step["with"].keys() <= action["inputs"].keys()
    upload = workflow["jobs"]["newslint"]["steps"][-1]
    assert upload["with"]["sarif_file"] == f"${{{{ steps.{step['id']}.outputs.sarif }}}}"
    assert "sarif" in action["outputs"]
