"""What is printed where, and how."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Done, Newslint

ARTICLE = (
    "El líder viajó en  tren.\n\n"
    "READ\u00a0 El rapero muere\n\n"
    "El viaje del septiembre pasadoEl líder volvió.\n"
)

FULL = """\
a.txt:1:18: info[mess/blanks] two blanks [*]
  |
1 | El líder viajó en  tren.
  |                  ^^
  |
help: leave one blank (safe fix)
  - El líder viajó en  tren.
  + El líder viajó en tren.

a.txt:3:1: error[mess/link] link “READ El rapero muere” left in the text [*]
  |
3 | READ⍽ El rapero muere
  | ^^^^^^^^^^^^^^^^^^^^^
  |
help: delete the line (safe fix)

a.txt:3:5: info[mess/blanks] two blanks [*]
  |
3 | READ⍽ El rapero muere
  |     ^^
  |
help: leave one blank (safe fix)
  - READ⍽ El rapero muere
  + READ El rapero muere

a.txt:5:25: warning[mess/glued] “pasado” and “El” run together [*unsafe]
  |
5 | El viaje del septiembre pasadoEl líder volvió.
  |                         ^^^^^^^^
  |
help: part them: “pasado. El” (unsafe fix)
  - El viaje del septiembre pasadoEl líder volvió.
  + El viaje del septiembre pasado. El líder volvió.

Found 4 findings in 1 of 1 document.
[*] 3 fixable with `--fix` (1 more with `--unsafe-fixes`).
"""

TOTALS = FULL.splitlines()[-2:]


@pytest.fixture
def lint(newslint: Newslint) -> Any:
    newslint.write({"a.txt": ARTICLE})

    def call(*options: str, **environment: str) -> Done:
        return newslint.lint(*options, "a.txt", env=environment)

    return call


def test_full(lint: Any) -> None:
    done = lint()
    assert (done.status, done.err) == (1, "")
    assert done.out == FULL


def test_concise(lint: Any) -> None:
    done = lint("--output-format", "concise", "-q")
    assert done.out.splitlines() == [line for line in FULL.splitlines() if line.startswith("a.txt")]


def test_grouped(lint: Any) -> None:
    lines = lint("--output-format", "grouped").out.splitlines()
    assert lines[0].startswith("a.txt")
    assert lines[-2:] == TOTALS


def test_statistics(lint: Any) -> None:
    lines = lint("--statistics").out.splitlines()
    assert [line.split() for line in lines[1:4]] == [
        ["2", "1", "100.00%", "125.00", "2", "0", "mess/blanks"],
        ["1", "1", "100.00%", "62.50", "0", "1", "mess/glued"],
        ["1", "1", "100.00%", "62.50", "1", "0", "mess/link"],
    ]
    assert lines[-2:] == TOTALS


def test_statistics_as_json(lint: Any) -> None:
    counts = json.loads(lint("--statistics", "--output-format", "json").out)
    assert {one["code"]: one["findings"] for one in counts["rules"]}["mess/blanks"] == 2


def test_statistics_beside_another_report(newslint: Newslint, lint: Any) -> None:
    done = lint("-q", "--output", "statistics-markdown=summary.md", "--output-format", "concise")
    assert done.out.startswith("a.txt:1:18: ")
    summary = newslint.read("summary.md").decode().splitlines()
    assert summary[0] == "### newslint"
    assert "| mess/blanks | 2 | 1 | 100.00% | 125.00 | 2 | 0 |" in summary


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_keeps_to_its_schema(newslint: Newslint, lint: Any, name: str) -> None:
    done = lint("--output-format", name)
    findings = (
        json.loads(done.out) if name == "json" else list(map(json.loads, done.out.splitlines()))
    )
    schema = json.loads(newslint("schema", "finding").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    for finding in findings:
        jsonschema.validate(finding, schema)
    assert [(one["line"], one["column"], one["match"]) for one in findings] == [
        (1, 18, "  "),
        (3, 1, "READ\u00a0 El rapero muere"),
        (3, 5, "\u00a0 "),
        (5, 25, "pasadoEl"),
    ]
    assert [ARTICLE[one["start"] : one["end"]] == one["match"] for one in findings] == [True] * 4


def test_one_run_writes_several_reports(newslint: Newslint, lint: Any) -> None:
    done = lint("--output", "json=all.json", "--output", "concise=all.txt", FORCE_COLOR="1")
    assert "\x1b[" in done.out
    assert len(json.loads(newslint.read("all.json"))) == 4
    assert newslint.read("all.txt").count(b"\na.txt:") == 3
    assert b"\x1b" not in newslint.read("all.txt")


def test_a_report_is_kept_until_the_new_one_is_whole(newslint: Newslint) -> None:
    newslint.write({"all.json": "as it was", "newslint.yaml": "select: [nonsense]"})
    done = newslint("--output", "json=all.json", "a.txt")
    assert (done.status, newslint.read("all.json")) == (2, b"as it was")


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        pytest.param({}, [], False, id="a-pipe"),
        pytest.param({"FORCE_COLOR": "1"}, [], True, id="asked-for"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "dumb"}, [], True, id="asked-for-on-a-dumb-one"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False, id="ruled-out"),
        pytest.param({"FORCE_COLOR": "1"}, ["--no-color"], False, id="ruled-out-by-option"),
    ],
)
def test_color(lint: Any, environment: dict[str, str], options: list[str], colored: bool) -> None:
    assert ("\x1b[" in lint(*options, **environment).out) is colored


def test_quiet(lint: Any) -> None:
    done = lint("-q", "--fix")
    assert "fixable" not in done.out
    assert "Found" not in done.out
    assert done.err == ""


def test_show_fixes(lint: Any) -> None:
    done = lint("--fix", "--show-fixes", "--output-format", "concise")
    assert done.out.splitlines() == [
        "a.txt:3:25: warning[mess/glued] “pasado” and “El” run together [*unsafe]",
        "Fixed 2 findings in a.txt:",
        '  1:18  mess/blanks  "  " → " "',
        '   3:1  mess/link    "READ⍽ El rapero muere↵↵" → deleted',
        "",
        "Found 3 findings in 1 of 1 document (2 fixed, 1 remaining).",
        "[*unsafe] 1 fixable with `--fix --unsafe-fixes`.",
    ]


def test_odd_names_and_texts_reach_any_terminal(newslint: Newslint) -> None:
    newslint.write({"caf\u00e9 \u2028 1.txt": "Uno\u200b  dos \U0001f600.\n"})
    done = newslint.lint(env={"LC_ALL": "C", "LANG": "C"})
    assert done.status == 0
    assert "café <U+2028> 1.txt:1:5:" in done.out


def test_notices_go_to_standard_error(newslint: Newslint) -> None:
    article = "El niño comió  la manzana que le dio el señor.\n".encode("cp1252")
    newslint.write({"a.txt": ARTICLE, "latin.txt": article})
    done = newslint.lint("--output-format", "jsonl", "latin.txt")
    assert [json.loads(line)["path"] for line in done.out.splitlines()] == ["latin.txt"]
    assert len(done.told) == 1
    assert "is not UTF-8; read as cp1252 by its looks" in done.err
    assert newslint.lint("-q", "latin.txt").err == ""
