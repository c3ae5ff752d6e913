"""Containers of records: found, pointed into, repaired, shown."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))

DIRTY = (
    '{"id": "a", "body": "Uno  dos.", "n": 1.0e5}\r\n'
    "\r\n"
    '{"id": "b",\t"body": "Tres\\u00e9\\ncuatro  cinco."}\r\n'
)
CLEAN = DIRTY.replace("  ", " ")


def records(text: str) -> list[object]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def test_findings_lead_into_the_file_and_into_the_record(newslint: Newslint) -> None:
    newslint.write({"data/a.jsonl": DIRTY.encode()})
    done = newslint.lint("--output-format", "concise", "data")
    assert [line.split(": ")[0] for line in done.out.splitlines()[:2]] == [
        "data/a.jsonl:1:25 body:1:4",
        "data/a.jsonl:3:40 body:2:7",
    ]
    (notice,) = done.told
    assert notice.startswith("data/a.jsonl: the text of records is taken from their field 'body'")


def test_json_has_both_places(newslint: Newslint) -> None:
    newslint.write({"a.jsonl": DIRTY.encode()})
    (_, found) = json.loads(newslint.lint("--output-format", "json", "--field", "body", ".").out)
    raw = DIRTY.split("\r\n")[found["line"] - 1]
    assert raw[found["column"] - 1 : found["end_column"] - 1] == "  "
    record = records(DIRTY)[found["record"] - 1]
    assert isinstance(record, dict)
    assert record[found["field"]][found["start"] : found["end"]] == "  "
    assert (found["record_id"], found["text_line"], found["text_column"]) == ("b", 2, 7)


def test_fix_changes_the_strings_alone(newslint: Newslint) -> None:
    newslint.write({"a.jsonl": DIRTY.encode()})
    done = newslint.lint("--fix", "-q", "a.jsonl")
    assert (done.status, done.err) == (0, "")
    assert newslint.read("a.jsonl").decode() == CLEAN


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "a.jsonl",
            '{"a": "Uno  dos  tres pasadoEl.", "b": "Cuatro\\n\\nREAD Cinco\\n\\nseisSiete  ocho."}\n'
            '{"a": "x", "b": "nueveDiez"}\n',
            id="jsonl",
        ),
        pytest.param(
            "a.csv",
            'a,b,c\n"Uno  dos\n\nREAD Tres\n\npasadoEl.","Cuatro\n\nREAD Cinco\n\nseisSiete  ocho.",x\n'
            "x,nueveDiez  once,y\n",
            id="csv",
        ),
        pytest.param(
            "a.json",
            '[\n {"a": "Uno  dos pasadoEl.", "b": "Cuatro\\n\\nREAD Cinco\\n\\nseisSiete."},\n'
            ' {"a": "x", "b": "nueveDiez"}\n]\n',
            id="json",
        ),
    ],
)
def test_after_a_repair_places_are_those_in_the_new_file(
    newslint: Newslint, name: str, content: str
) -> None:
    newslint.write({name: content})
    options = ("--field", "a,b", "--output-format", "jsonl", "-q", name)
    told, again = (
        [
            {key: one[key] for key in ("line", "column", "end_line", "end_column", "match")}
            for one in map(json.loads, newslint.lint(*how, *options).out.splitlines())
        ]
        for how in (("--fix",), ())
    )
    assert newslint.read(name).decode() != content
    assert [one["match"] for one in told] == ["pasadoEl", "seisSiete", "nueveDiez"]
    assert told == again


def test_others_read_what_was_written(newslint: Newslint) -> None:
    import duckdb
    import orjson
    import pandas as pd

    newslint.write({"a.jsonl": DIRTY.encode()})
    newslint.lint("--fix", "-q", "a.jsonl")
    path = str(newslint.folder / "a.jsonl")
    bodies = ["Uno dos.", "Tresé\ncuatro cinco."]
    rows = [orjson.loads(line) for line in newslint.read("a.jsonl").splitlines() if line.strip()]
    assert [row["body"] for row in rows] == bodies
    assert pd.read_json(path, lines=True)["body"].tolist() == bodies
    assert duckdb.read_json(path).project("body").fetchall() == [(body,) for body in bodies]


def test_diff_is_a_patch_of_the_file(newslint: Newslint) -> None:
    newslint.write({"a.jsonl": DIRTY.encode()})
    done = newslint.lint("--diff", "-q", "a.jsonl")
    assert done.status == 1
    assert '+{"id": "a", "body": "Uno dos.", "n": 1.0e5}\r\n' in done.out_bytes.decode()
    assert newslint.read("a.jsonl").decode() == DIRTY


def test_a_filter(newslint: Newslint) -> None:
    name = ("--stdin-filename", "a.jsonl")
    done = newslint.lint("--fix", "-", *name, stdin=DIRTY.encode())
    assert done.out_bytes.decode() == CLEAN


def test_copies_go_to_another_folder(newslint: Newslint) -> None:
    newslint.write({"data/a.jsonl": DIRTY.encode(), "data/b.txt": b"Uno."})
    done = newslint.lint("--fix", "--output-dir", "out", "-q", "data")
    assert done.status == 0
    assert newslint.read("data/a.jsonl").decode() == DIRTY
    assert newslint.read("out/data/a.jsonl").decode() == CLEAN
    assert newslint.read("out/data/b.txt") == b"Uno."


def test_a_copy_without_a_repair_is_a_mistake(newslint: Newslint) -> None:
    newslint.write({"a.txt": b"Uno."})
    done = newslint.lint("--output-dir", "out", "a.txt")
    assert (done.status, done.told) == (
        2,
        ["newslint: --output-dir takes repaired files: add --fix"],
    )


@pytest.mark.parametrize(
    ("allowed", "status"), [pytest.param("1", 2, id="too-many"), pytest.param("2", 0, id="enough")]
)
def test_bad_records_fail_the_run_unless_they_are_allowed(
    newslint: Newslint, allowed: str, status: int
) -> None:
    newslint.write({"a.jsonl": b'{"text": "Uno."}\n{oops\n{"text": "Dos."}\n[]\n'})
    done = newslint.lint("--field", "text", "--allow-bad-records", allowed, "a.jsonl")
    assert done.status == status
    assert [line.split(": ")[0] for line in done.told] == ["a.jsonl:2:2", "a.jsonl:4"]


def test_no_field_fits(newslint: Newslint) -> None:
    newslint.write({"a.jsonl": b'{"url": "x"}\n'})
    done = newslint.lint("--field", "text,body", "a.jsonl")
    assert done.status == 2
    assert done.told[0].startswith("a.jsonl: no record has text in a field called text, body; say")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_large_file_in_portions(newslint: Newslint, workers: str) -> None:
    rows = [
        json.dumps({"id": number, "text": f"Número {number}:  dos. " + "Tres cuatro. " * 40})
        for number in range(1000)
    ]
    content = "\n".join(rows)
    newslint.write(
        {"a.jsonl": content.encode(), "b.txt": b"Uno  dos.", "c.jsonl": rows[0].encode()}
    )
    options = ("--field", "text", "--workers", workers, "--no-cache")
    found = newslint.lint(*options, "--output-format", "jsonl", ".").out.splitlines()
    places = [(one["path"], one["line"]) for one in map(json.loads, found)]
    assert places == [*(("a.jsonl", line) for line in range(1, 1001)), ("b.txt", 1), ("c.jsonl", 1)]
    assert newslint.lint(*options, "--fix", "-q", ".").status == 0
    assert newslint.read("a.jsonl").decode() == content.replace(":  dos", ": dos")
    assert newslint.read("c.jsonl").decode() == rows[0].replace(":  dos", ": dos")


def test_what_cannot_be_written_is_reported_as_it_is(newslint: Newslint) -> None:
    newslint.write({"a.jsonl": DIRTY.encode()})
    (newslint.folder / "a.jsonl").chmod(0o444)
    done = newslint.lint("--fix", "--field", "body", "--output-format", "concise", "a.jsonl")
    assert done.status == 2
    assert newslint.read("a.jsonl").decode() == DIRTY
    assert [line.split(": ")[0] for line in done.out.splitlines()[:2]] == [
        "a.jsonl:1:25 body:1:4",
        "a.jsonl:3:40 body:2:7",
    ]


def test_killed_in_the_middle_of_writing(newslint: Newslint) -> None:
    row = json.dumps({"text": "Uno  dos. " + "Tres cuatro. " * 10})
    before = f"{row}\n" * 30_000
    after = before.replace("  ", " ")
    newslint.write({"a.jsonl": before.encode()})
    process = newslint.start("--fix", "--field", "text", "--workers", "1", "-q", "a.jsonl")
    deadline = time.monotonic() + 100
    while process.poll() is None and time.monotonic() < deadline:
        if any(newslint.folder.glob(".newslint-*.tmp")):
            process.kill()
            break
        time.sleep(0.001)
    process.communicate()
    assert newslint.read("a.jsonl").decode() in {before, after}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_founding_documents_as_records(newslint: Newslint, path: Path) -> None:
    text = path.read_text("utf-8")
    newslint.write(
        {"a.txt": text.encode(), "a.jsonl": json.dumps({"id": 1, "text": text}).encode()}
    )
    kept = ("code", "severity", "message", "match", "language", "text_line", "text_column", "fix")
    options = ("--isolated", "--field", "text", "--output-format", "json")
    plain, record = (
        [{key: one[key] for key in kept} for one in json.loads(newslint(*options, name).out)]
        for name in ("a.txt", "a.jsonl")
    )
    assert plain == record
    assert plain
    fixing = ("--isolated", "--field", "text", "--fix", "--unsafe-fixes", "-q")
    newslint(*fixing, "a.txt")
    newslint(*fixing, "a.jsonl")
    assert json.loads(newslint.read("a.jsonl"))["text"] == newslint.read("a.txt").decode()


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        pytest.param(
            ["a.jsonl:3:40", "body:2:7"],
            [
                "a.jsonl: record 2, id b, field body",
                "1 | Tresé",
                "2 | cuatro  cinco.",
                "  |       ^",
            ],
            id="as-reports-print-it",
        ),
        pytest.param(
            ["a.jsonl:3:40 body:2:7:"],
            [
                "a.jsonl: record 2, id b, field body",
                "1 | Tresé",
                "2 | cuatro  cinco.",
                "  |       ^",
            ],
            id="in-one-word",
        ),
        pytest.param(
            ["a.jsonl:3:27"],
            ["a.jsonl: record 2, id b, field body", "1 | Tresé", "  |     ^", "2 | cuatro  cinco."],
            id="a-place-in-the-file",
        ),
        pytest.param(
            ["a.jsonl:1"], ["a.jsonl: record 1, id a, field body", "1 | Uno  dos."], id="a-record"
        ),
        pytest.param(["a.txt:2:3"], ["1 | Uno", "2 | dos", "  |   ^", "3 |"], id="a-text"),
    ],
)
def test_show(newslint: Newslint, locator: list[str], shown: list[str]) -> None:
    newslint.write({"a.jsonl": DIRTY.encode(), "a.txt": b"Uno\ndos\n"})
    done = newslint("show", "--isolated", *locator)
    assert (done.status, done.out.splitlines()) == (0, shown)


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        pytest.param("a.jsonl", "newslint: 'a.jsonl' is no place; write", id="no-place"),
        pytest.param("b.jsonl:1", "b.jsonl: no such file", id="no-file"),
        pytest.param("a.jsonl:2", "a.jsonl:2: no text that could be read is there", id="no-record"),
    ],
)
def test_nothing_to_show(newslint: Newslint, locator: str, message: str) -> None:
    newslint.write({"a.jsonl": DIRTY.encode()})
    done = newslint("show", "--isolated", locator)
    assert done.status == 2
    assert done.err.startswith(message)
