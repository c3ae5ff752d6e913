"""JSON files that hold records: where they are, what is told, and that only edits change bytes."""

from __future__ import annotations

import codecs
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from newslint.errors import InputError
from newslint.formats import json_stream
from newslint.formats.fields import Fields
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span
from tests.unit.raw_files import Measured

if TYPE_CHECKING:
    from newslint.formats.source import Source


def opened(content: bytes, sink: BytesIO | None = None, **settings: Any) -> Source:
    return open_bytes(content, "a.json", ReadSettings(**settings), (sink or BytesIO()).write)


def texts(content: bytes, **settings: Any) -> list[str]:
    items = opened(content, **settings).documents()
    return [item.text for item in items if isinstance(item, Document)]


def told(content: bytes, **settings: Any) -> list[str]:
    items = opened(content, **settings).documents()
    return [str(item) for item in items if isinstance(item, Notice) and item.failed]


def replaced(content: bytes, old: str, new: str, **settings: Any) -> bytes:
    """Give the file with the first `old` of each text replaced."""
    edits = []
    for text in texts(content, **settings):
        at = text.find(old)
        edits.append((Edit(Span(at, at + len(old)), new, old),) if at >= 0 else ())
    sink = BytesIO()
    opened(content, sink, **settings).rewrite(edits)
    return sink.getvalue()


def test_jsonl_called_json_is_not_one_object() -> None:
    content = b'{"text": "a"}\r\n\r\n{"text": "b x"}\r\n{"text": \r\n{"text": "c x"}'
    assert texts(content) == ["a", "b x", "c x"]
    assert len(told(content)) == 1
    assert replaced(content, " x", "") == content.replace(b" x", b"")


@pytest.mark.parametrize(
    ("content", "settings", "expected"),
    [
        pytest.param(b'[{"text": "a"}, {"text": "b"}]', {}, ["a", "b"], id="array"),
        pytest.param(b' \n[\n{"text": "a"}\n]\n\n', {}, ["a"], id="blanks-around"),
        pytest.param(b'{"maintext": "a", "title": "t"}', {}, ["a"], id="one-record"),
        pytest.param(
            b'{"text": "a", "author": [{"text": "x"}]}', {}, ["a"], id="record-with-objects-in-it"
        ),
        pytest.param(b'{"articles": [{"text": "a"}]}', {}, ["a"], id="object-with-records"),
        pytest.param(
            b'{"facets": [{"text": "x"}], "n": 3, "data": [{"text": "a"}, {"text": "b"}]}',
            {},
            ["a", "b"],
            id="longest-array-counts",
        ),
        pytest.param(
            b'{"ids": [1, 2, 3, 4], "rows": [{"text": "a"}]}', {}, ["a"], id="only-objects-count"
        ),
        pytest.param(
            b'{"header": {}, "response": {"docs": [{"text": "a"}]}}', {}, ["a"], id="one-level-down"
        ),
        pytest.param(
            b'{"text": "of the feed", "items": [{"body": "a"}]}',
            {"fields": Fields(texts=("body",))},
            ["a"],
            id="named-field-is-in-items",
        ),
        pytest.param(
            b'{"articles": [{"text": "a"}, {"text": "b"}]}',
            {"fields": Fields(texts=("articles.text",))},
            ["a", "b"],
            id="named-field-leads-through-items",
        ),
        pytest.param(b'[{"text": "a"}, 1, {"text": "b"}]', {}, ["a", "b"], id="not-all-objects"),
        pytest.param(codecs.BOM_UTF8 + b'[{"text": "a"}]', {}, ["a"], id="mark"),
        pytest.param(b'[{"text": "\xf1"}]', {"encoding": "cp1252"}, ["ñ"], id="declared-encoding"),
        pytest.param(
            '[{"text": "ñ"}]'.encode(), {"encoding": "cp1252"}, ["ñ"], id="utf-8-in-spite-of-that"
        ),
        pytest.param(b'[{"text": "a", "text": "b"}]', {}, ["b"], id="last-of-equal-keys"),
        pytest.param(b'[{"text": "a", "n": ' + b"9" * 5000 + b"}]", {}, ["a"], id="long-number"),
    ],
)
def test_records_are_found(content: bytes, settings: dict[str, Any], expected: list[str]) -> None:
    assert texts(content, **settings) == expected


@pytest.mark.parametrize(
    ("content", "settings", "expected"),
    [
        pytest.param(b"", {}, "a.json: is empty: there is nothing to check", id="empty"),
        pytest.param(b"[]", {}, "a.json: has no records: there is nothing to check", id="no-items"),
        pytest.param(b"{}", {}, "a.json: no record has text in a field called", id="no-fields"),
        pytest.param(b"3", {}, "a.json: is JSON, but neither an object nor an array", id="number"),
        pytest.param(
            b'[{"text": "a"},\n 1]', {}, "a.json:2:2: the record is JSON, but no object", id="item"
        ),
        pytest.param(
            b'{"text": "a long one"}',
            {"max_bytes": 9},
            "a.json: is one record larger than the limit of 9 bytes",
            id="too-large",
        ),
        pytest.param(
            codecs.BOM_UTF16_LE + "[]".encode("utf-16-le"),
            {},
            "a.json: is in UTF-16 or UTF-32, which JSON may not be; convert it to UTF-8",
            id="utf-16",
        ),
    ],
)
def test_what_cannot_be_used_is_told(
    content: bytes, settings: dict[str, Any], expected: str
) -> None:
    assert told(content, **settings)[0].startswith(expected)


BROKEN = [
    pytest.param(b'[{"text": "a"},\n{"text": "b" x}]', 1, "2:14", id="item"),
    pytest.param(b'[{"text": "a"},\n{"text": "b"', 1, "2:13", id="cut-off"),
    pytest.param(b'[{"text": "a"},\n{"text": "b', 1, "2:10", id="cut-off-in-text"),
    pytest.param(b'[{"text": "a"}\n', 1, "2:1", id="cut-off-between-items"),
    pytest.param(b'[{"text": "a"},]', 1, "1:16", id="comma-too-many"),
    pytest.param(b'[{"text": "a"}; {"text": "b"}]', 1, "1:15", id="no-comma"),
    pytest.param(b'[{"text": "a"}]\n]', 1, "2:1", id="more-behind"),
    pytest.param(b'[{"text": "a"}, {"text": "\xf1"}]', 1, "1:27", id="no-utf-8"),
    pytest.param(b'[{"text": "a"}]\n\xff', 1, "2:1", id="no-utf-8-behind"),
    pytest.param(b'{"text": "a"}\n\n{"text" "b"}x', 1, "3:9", id="in-json-lines"),
    pytest.param(b'{"rows": [{"text": "a"}, {"text": "b"}, {"', 2, "1:42", id="in-object"),
    pytest.param(b'{"rows": [{"text": "a"}], "n": [}', 1, "1:33", id="behind-array"),
    pytest.param(b'{"rows": [{"text": "a"}], 3: 4}', 1, "1:27", id="key"),
    pytest.param(b'{"rows" [{"text": "a"}]}', 0, "1:9", id="no-colon"),
    pytest.param(b'{"text": tru}', 0, "1:10", id="record"),
    pytest.param(b'[{"text": "a"}, ' + b"[" * 100_000, 1, "1:17", id="too-deep"),
]


@pytest.mark.parametrize("block", [1, 7, 1 << 20])
@pytest.mark.parametrize(("content", "count", "place"), BROKEN)
def test_where_it_is_no_json_reading_ends(
    content: bytes, count: int, place: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_BLOCK", block)
    assert len(texts(content)) == count
    [notice] = told(content)
    assert notice.startswith(f"a.json:{place}: ")
    assert "is no JSON" in notice


def test_what_is_no_json_to_its_end_is_not_written() -> None:
    sink = BytesIO()
    with pytest.raises(InputError, match=r"line 1, column 16\); nothing was changed"):
        opened(b'[{"text": "a"},', sink).rewrite([(Edit(Span(0, 1), "b", "a"),)])
    assert sink.getvalue() == b""


NASTY = (
    '\ufeff\r\n{ "meta" : {"n": 1.0e5, "big": 123456789012345678901234567890, "x": NaN},\r\n'
    '\t"rows":[ {"text":"uno dos\\u00f1\\ud83d\\ude00\\/ ñ😀 tres","text" : "uno x\\r\\nñ" ,'
    '"a":{"a":1,"a":2}},\r\n\r\n  {"body":"","text":["y x","\\ud800 x"]}, 7 ] }\n \r\n'
)


@pytest.mark.parametrize("block", [1, 3, 64, 1 << 20])
def test_only_what_edits_replace_changes(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_BLOCK", block)
    content = NASTY.encode()
    assert texts(content) == ["uno x\nñ", "y x", "\ud800 x"]
    assert replaced(content, "?", "") == content
    assert replaced(content, "x", "ü") == (
        content.replace(b"uno x", "uno ü".encode())
        # As all others of that record.
        .replace(b"y x", b"y \\u00fc")
        .replace(b"\\ud800 x", b"\\ud800 \\u00fc")
    )


def test_new_characters_are_escaped_where_all_others_are() -> None:
    content = b'[{"text": "\\u00f1 x"}]'
    assert replaced(content, "x", "ü") == b'[{"text": "\\u00f1 \\u00fc"}]'


def test_a_declared_encoding_is_written_in_and_has_to_have_the_character() -> None:
    content = b'[{"text": "\xf1 x"}]'
    assert replaced(content, "x", "\xfc", encoding="cp1252") == b'[{"text": "\xf1 \xfc"}]'
    with pytest.raises(InputError, match="cannot be written in cp1252"):
        replaced(content, "x", "\u4e2d", encoding="cp1252")


def test_places_are_those_in_the_file() -> None:
    content = '[\n  {"id": 7, "text": "ñ\\nx"},\n\n  {"title": "T", "text": "y"}\n]'.encode()
    first, second = [item for item in opened(content).documents() if isinstance(item, Document)]
    assert (first.record, first.record_id, second.record) == (1, "7", 2)
    assert second.companions == {"title": "T"}
    for document, offset, position in [
        (first, 2, Position(2, 25)),
        (second, 0, Position(4, 27)),
    ]:
        assert document.placement is not None
        assert document.placement.position(offset) == position


def test_an_array_is_not_held() -> None:
    record = json.dumps({"text": "x" * 1000}).encode()
    content = b"[" + b",".join([record] * 5000) + b"]"
    stream = Measured(content)
    source = json_stream.JsonStream(stream, "utf-8")
    assert sum(1 for _ in source.items()) == 5000
    assert stream.most <= 1 << 20


def test_a_record_longer_than_many_blocks_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_BLOCK", 16)
    long = "ñ" * 100_000
    content = json.dumps([{"text": long}, {"text": "b"}], ensure_ascii=False).encode()
    assert texts(content) == [long, "b"]
