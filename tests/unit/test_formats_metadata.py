from __future__ import annotations

from typing import Any

import pytest

from newslint.formats.fields import Fields
from newslint.formats.metadata import HEAD, Beginning, Metadata
from newslint.formats.records import Record, nowhere, readings
from newslint.model.document import Document
from newslint.model.span import Position

ASKED = Fields(with_records=True)


def documents(*contents: dict[str, Any], fields: Fields = ASKED) -> list[Document]:
    records = [Record(None, at, at, content, nowhere) for at, content in enumerate(contents, 1)]
    return [one for reading in readings(records, "a", fields) for one in reading.documents]


def test_a_record_gives_itself_its_title_and_its_texts() -> None:
    itself, title, text = documents({"id": "7", "title": "Uno", "source": "a.es", "text": "Dos."})

    assert (itself.role, itself.text, itself.field) == ("record", "", None)
    assert itself.companions == {"id": "7", "title": "Uno", "source": "a.es", "text": "Dos."}
    assert itself.placement == Beginning(1)
    assert (title.role, title.text, title.field) == ("title", "Uno", "title")
    assert title.companions == {"source": "a.es", "text": "Dos."}
    assert (text.role, text.text, text.field) == ("text", "Dos.", "text")
    assert text.companions == {"title": "Uno", "source": "a.es"}
    assert {one.record_id for one in (itself, title, text)} == {"7"}


def test_a_title_that_is_looked_at_as_a_text_is_not_looked_at_twice() -> None:
    found = documents(
        {"title": "Uno", "text": "Dos."}, fields=Fields(("title", "text"), with_records=True)
    )

    assert [one.role for one in found] == ["record", "text", "text"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param({"title": None}, {"title": ""}, id="null"),
        pytest.param({"text": " \n"}, {"text": ""}, id="blank-text"),
        pytest.param({"text": ""}, {"text": ""}, id="empty-text"),
        pytest.param({"author": []}, {"author": ""}, id="empty-list"),
        pytest.param({"author": [{"name": "Ana"}]}, {}, id="something-else"),
        pytest.param({"author": ["Ana", "Eva"]}, {"author": "Ana; Eva"}, id="several"),
        pytest.param({"url": "http://a.es/1"}, {"url": "http://a.es/1"}, id="an-address-is-no-id"),
        pytest.param({"headline": "Uno"}, {"title": "Uno"}, id="other-name"),
        pytest.param({"votes": "3"}, {}, id="nothing"),
    ],
)
def test_what_a_record_says(content: dict[str, Any], said: dict[str, str]) -> None:
    assert Metadata(Fields()).of(content, content.get("text")) == said


def test_what_earlier_records_said_is_missing_in_later_ones() -> None:
    metadata = Metadata(Fields())

    assert metadata.of({"date": "2024-05-01"}, "Uno.") == {"date": "2024-05-01", "text": "Uno."}
    assert metadata.of({"title": "Dos"}, None) == {"title": "Dos", "date": "", "text": ""}


def test_of_a_text_only_the_beginning_is_told() -> None:
    assert Metadata(Fields()).of({}, "\n" + "a" * 2 * HEAD) == {"text": "a" * HEAD}


def test_a_record_begins_where_it_begins() -> None:
    place = Beginning(7, 3)

    assert (place.position(0), place.offset(0)) == (Position(7, 3), 0)
    assert place.edited(()) == place
