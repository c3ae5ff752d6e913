"""Rules about records, on files of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

TEXT = (
    "El pleno se reunió el lunes y votó a favor del puente nuevo, que la ciudad quería desde 2004."
)


def write(newslint: Newslint, *records: dict[str, Any], name: str = "a.jsonl") -> None:
    lines = [json.dumps(record) + "\n" for record in records]
    (newslint.folder / name).write_text("".join(lines), encoding="utf-8")


def places(newslint: Newslint, *options: str) -> list[tuple[str, int, int]]:
    found = json.loads(newslint("--select", "record", "--output-format", "json", *options).out)
    return [(one["code"], one["line"], one["column"]) for one in found]


def test_findings_are_where_the_title_is(newslint: Newslint) -> None:
    write(
        newslint,
        {"id": 1, "title": "El pleno votó «sí» - El País", "source": "El País", "text": TEXT},
    )

    raw = (newslint.folder / "a.jsonl").read_text(encoding="utf-8")
    assert places(newslint, "a.jsonl") == [("record/title-site-name", 1, raw.index("- El Pa") + 1)]


def test_what_is_said_of_the_record_is_where_it_begins(newslint: Newslint) -> None:
    write(
        newslint,
        {"title": "Uno", "text": TEXT},
        {"title": None, "text": TEXT, "date": "0000-00-00"},
    )

    found = places(newslint, "a.jsonl")
    assert found == [("record/impossible-date", 2, 1), ("record/missing-title", 2, 1)]


def test_titles_are_repaired_in_place(newslint: Newslint) -> None:
    write(
        newslint,
        {"title": "El pleno votó «sí» | El País", "source": "El País", "text": TEXT, "n": 1.50},
    )
    before = (newslint.folder / "a.jsonl").read_text(encoding="utf-8")

    newslint("--select", "record", "--fix", "--unsafe-fixes", "a.jsonl")

    after = (newslint.folder / "a.jsonl").read_text(encoding="utf-8")
    assert after == before.replace(" | El Pa\\u00eds", "", 1)


def test_titles_and_records_are_no_documents_of_their_own(newslint: Newslint) -> None:
    write(newslint, {"title": None, "text": TEXT}, {"title": "Uno", "text": ""})

    done = newslint("--select", "record", "--output-format", "concise", "a.jsonl")

    assert "Found 2 findings in 2 of 2 documents." in done.out


def test_ordinary_rules_do_not_look_at_titles(newslint: Newslint) -> None:
    write(newslint, {"title": "Uno  dos", "text": TEXT})

    assert newslint("a.jsonl").status == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_copies_are_found_across_files_by_any_number_of_workers(
    newslint: Newslint, workers: str
) -> None:
    long = f"{TEXT} " * 3
    write(newslint, {"id": 1, "text": TEXT}, {"id": 1, "text": long}, name="a.jsonl")
    write(newslint, {"id": 1, "text": long.upper()}, name="b.jsonl")

    options = ["--select", "record", "--workers", workers, "--output-format", "concise"]
    for _ in range(2):  # the second time outcomes are recalled
        lines = newslint(*options, "a.jsonl", "b.jsonl").out.splitlines()
        assert [line.partition("] ")[2] for line in lines if "record/" in line] == [
            "the same id as record 1",
            "the same text as record 2 of a.jsonl",
        ]
