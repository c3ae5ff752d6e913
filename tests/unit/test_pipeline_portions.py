"""Containers in portions: whose ends the texts tell."""

from __future__ import annotations

import json

from newslint.config.settings import Settings
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.pipeline.outcome import Task
from newslint.pipeline.portions import portions, whole


def texts(count: int) -> list[str]:
    return [f"Noticia {number}: " + "uno dos tres " * (50 + number % 70) for number in range(count)]


def in_portions(rows: list[str]) -> list[list[str]]:
    content = "".join(json.dumps({"text": row}) + "\n" for row in rows).encode()
    source = open_bytes(content, "a.jsonl", ReadSettings(), lambda _: None)
    found = list(portions(source, Settings(), Task.CHECK))
    assert [last for _, last in found] == [False] * (len(found) - 1) + [True]
    return [[document.text for document in portion.documents] for portion, _ in found]


def test_portions_are_the_documents_in_order() -> None:
    rows = texts(1000)
    parts = in_portions(rows)
    assert [text for part in parts for text in part] == rows
    assert all(64_000 <= sum(map(len, part)) < 260_000 for part in parts[:-1])
    assert len(parts) > 5


def test_a_record_more_changes_the_portions_around_it_alone() -> None:
    rows = texts(1000)
    before = {tuple(part) for part in in_portions(rows)}
    after = {tuple(part) for part in in_portions([*rows[:5], "Nueva.", *rows[5:]])}
    assert len(after - before) <= 2


def test_an_empty_container_is_one_empty_portion() -> None:
    source = open_bytes(b"", "a.jsonl", ReadSettings(), lambda _: None)
    ((portion, last),) = portions(source, Settings(), Task.CHECK)
    assert (portion.documents, last) == ((), True)
    (notice,) = portion.notices
    assert notice.message.startswith("has no records")


def test_a_file_of_text_is_one_document() -> None:
    source = open_bytes(b"Uno.", "a.txt", ReadSettings(), lambda _: None)
    assert whole(source, Settings(), Task.FIX).documents == (Document("Uno.", path="a.txt"),)
