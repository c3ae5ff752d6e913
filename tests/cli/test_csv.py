"""CSV files on the real command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

EXAMPLES = {
    path.stem: path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
}


def findings(newslint: Newslint, *paths: str) -> list[dict[str, Any]]:
    done = newslint("--output-format", "jsonl", "-q", *paths)
    return [json.loads(line) for line in done.out.splitlines()]


def test_articles_in_cells_are_judged_and_repaired_as_in_files(newslint: Newslint) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerows([("id", "body", "note"), *((*item, 'a "b", c') for item in EXAMPLES.items())])
    newslint.write({"a.csv": table.getvalue()})
    newslint.write({f"{name}.txt": text for name, text in EXAMPLES.items()})
    found = findings(newslint, ".", "--ignore", "record")
    records = [one for one in found if one["path"] == "a.csv"]
    plain = [one for one in found if one["path"] != "a.csv"]
    alike = ("code", "start", "end", "text_line", "text_column", "message", "fix")
    assert [[one[key] for key in alike] for one in records] == [
        [one[key] for key in alike] for one in plain
    ]
    lines = table.getvalue().split("\n")
    for one in records:
        begin = lines[one["line"] - 1][one["column"] - 1 :]
        assert one["match"][0] == begin[:1] or not begin
    newslint("--fix", "-q", "--ignore", "record", ".")
    repaired = newslint.read("a.csv").decode()
    rows = list(csv.reader(io.StringIO(repaired, newline="")))
    expected = [[name, newslint.read(f"{name}.txt").decode(), 'a "b", c'] for name in EXAMPLES]
    assert rows == [["id", "body", "note"], *expected]


def test_bad_records_do_not_stop_the_others(newslint: Newslint) -> None:
    newslint.write({"a.tsv": 'id\ttext\n1\tUno  dos.\n2\n3\tTres  cuatro.\n4\t"Cinco\n'})
    done = newslint.lint("--fix", "-q", "--field", "text", "a.tsv")
    assert done.status == 2
    assert [line.split(" ")[0] for line in done.told] == ["a.tsv:3:", "a.tsv:5:3:"]
    repaired = b'id\ttext\n1\tUno dos.\n2\n3\tTres cuatro.\n4\t"Cinco\n'
    assert newslint.read("a.tsv") == repaired


def test_a_file_without_a_header_says_what_to_do(newslint: Newslint) -> None:
    newslint.write({"a.csv": "1,Uno  dos.\n"})
    done = newslint.lint("--field", "2", "a.csv")
    assert done.status == 2
    assert done.told[0].startswith(
        "a.csv: the header row names no field '2'; it has '1', 'Uno  dos.'"
    )
