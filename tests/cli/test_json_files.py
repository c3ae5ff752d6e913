"""JSON files on the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from typing import Any

    from tests.cli.conftest import Newslint

DIRTY = '[\n  {"text": "Uno  dos.", "n": 1.0}\n]\n'
CONFIG = "inputs:\n  - match: data/\n    text: text\n"


def test_in_folders_only_those_are_found_that_the_configuration_speaks_of(
    newslint: Newslint,
) -> None:
    newslint.write({"package.json": '{"text": "Uno  dos."}', "a.txt": "Uno.", "data/a.json": DIRTY})
    assert newslint("check", "--show-files", ".").out == "a.txt\n"
    assert newslint("check", "--show-files", "package.json").out == "package.json\n"
    newslint.write({"newslint.yaml": CONFIG})
    assert newslint("check", "--show-files", ".").out == "a.txt\ndata/a.json\n"


def test_a_defect_is_shown_in_its_place_and_repaired(newslint: Newslint) -> None:
    newslint.write({"a.json": DIRTY})
    done = newslint.lint("--output-format", "concise", "-q", "a.json")
    assert done.out.split()[0] == "a.json:2:16"
    assert newslint.lint("--fix", "-q", "a.json").status == 0
    assert newslint.read("a.json").decode() == DIRTY.replace("  dos", " dos")


def test_what_is_no_json_to_its_end_is_left(newslint: Newslint) -> None:
    cut = DIRTY[:-2] + ',{"text": "x"'
    newslint.write({"a.json": cut})
    done = newslint.lint("--fix", "a.json")
    assert done.status == 2
    assert any(line.startswith("a.json:3:14: is no JSON: ") for line in done.told)
    assert newslint.read("a.json").decode() == cut


@pytest.mark.parametrize("name", ["apoyo-militar", "visita-inusual"])
def test_an_article_in_a_record_is_the_article(newslint: Newslint, name: str) -> None:
    text = (ROOT / f"examples/{name}.txt").read_text(encoding="utf-8")
    newslint.write({"a.txt": text, "a.json": json.dumps([{"text": text}], indent=1)})
    found = [found_in(newslint, file) for file in ("a.txt", "a.json")]
    assert found[0] == found[1] != []
    assert newslint("check", "--isolated", "--fix", "-q", "a.txt", "a.json").status < 2
    assert json.loads(newslint.read("a.json"))[0]["text"] == newslint.read("a.txt").decode()


def found_in(newslint: Newslint, file: str) -> list[Any]:
    """Give the rule and text of each finding."""
    done = newslint("check", "--isolated", "--output-format", "json", "-q", file)
    findings = json.loads(done.out)
    return [(one["code"], one["start"], one["end"], one["fix"]) for one in findings]
