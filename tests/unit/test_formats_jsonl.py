"""JSON Lines: records, places in the raw line, and lines that only change where they must."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from newslint.errors import StaleEditError
from newslint.formats.fields import Fields
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.formats.source import Source
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span

BOM = b"\xef\xbb\xbf"


def opened(content: bytes, sink: BytesIO, *texts: str, encoding: str | None = None) -> Source:
    settings = ReadSettings(encoding=encoding, fields=Fields(texts or ("text",)))
    return open_bytes(content, "a.jsonl", settings, sink.write)


def read(content: bytes, *texts: str, encoding: str | None = None) -> list[Document | Notice]:
    return list(opened(content, BytesIO(), *texts, encoding=encoding).documents())


def texts(content: bytes, *names: str) -> list[tuple[str | None, str]]:
    return [(item.field, item.text) for item in read(content, *names) if isinstance(item, Document)]


def told(content: bytes, *names: str) -> list[str]:
    return [str(item) for item in read(content, *names) if isinstance(item, Notice)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"], id="two"),
        pytest.param(b'{"text": "a"}\r\n\r\n \t\n{"text": "b"}', ["a", "b"], id="empty-lines"),
        pytest.param(BOM + b'{"text": "a"}', ["a"], id="byte-order-mark"),
        pytest.param(b'{"text": "a\\r\\nb\\rc"}', ["a\nb\rc"], id="line-ends"),
        pytest.param(b'{"text": "\\u000d\\u000Ab"}', ["\nb"], id="escaped-line-ends"),
        pytest.param(b'{"text": "\\ud83d\\ude00\\ud800"}', ["😀\ud800"], id="surrogates"),
        pytest.param(b'{"text": "a\\u0000b"}', ["a\0b"], id="nul"),
        pytest.param(b'{"text": "a", "text": "b"}', ["b"], id="the-last-of-two-keys"),
        pytest.param(b'{"x": NaN, "n": 1e999, "text": "a"}', ["a"], id="odd-numbers"),
        pytest.param(b'{"x": %s, "text": "a"}' % (b"9" * 5000), ["a"], id="a-long-number"),
        pytest.param(b'{"text": ""}\n{"text": null}\n{}\n{"text": "a"}', ["a"], id="no-text"),
        pytest.param(b' { "te\\u0078t" : "a" } ', ["a"], id="an-escaped-key"),
    ],
)
def test_records_give_their_texts(content: bytes, expected: list[str]) -> None:
    assert [text for _, text in texts(content)] == expected
    assert told(content) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["title", "body"], [("title", "t"), ("body", "b")], id="several"),
        pytest.param(["meta.lead"], [("meta.lead", "l")], id="nested"),
        pytest.param(["a.b"], [("a.b", "dotted")], id="a-key-with-a-stop"),
        pytest.param(["parts"], [("parts[0]", "p"), ("parts[1]", "q")], id="a-list"),
        pytest.param(["items.text"], [("items[0].text", "x"), ("items[2].text", "z")], id="deep"),
    ],
)
def test_fields_are_named_by_paths(names: list[str], expected: list[tuple[str, str]]) -> None:
    record = {
        "title": "t",
        "body": "b",
        "meta": {"lead": "l"},
        "a.b": "dotted",
        "a": {"b": "nested"},
        "parts": ["p", "q"],
        "items": [{"text": "x"}, {"no": 1}, {"text": "z"}],
    }
    assert texts(json.dumps(record).encode(), *names) == expected


@pytest.mark.parametrize(
    ("record", "field"),
    [
        pytest.param({"body": "b", "text": "t"}, "text", id="the-more-telling-name"),
        pytest.param({"text": 5, "body": "b"}, "body", id="that-holds-text"),
        pytest.param({"title": "t", "maintext": "m"}, "maintext", id="news-please"),
        pytest.param({"paragraphs": ["p"]}, "paragraphs[0]", id="a-list-of-texts"),
        pytest.param({"BODY": "b", "Text": "t"}, "Text", id="in-any-case"),
        pytest.param({"Text": "T", "text": "t"}, "text", id="but-rather-in-small-letters"),
    ],
)
def test_without_a_word_the_usual_names_count(record: dict[str, object], field: str) -> None:
    source = open_bytes(json.dumps(record).encode() * 1, "a.jsonl", ReadSettings(), BytesIO().write)
    notice, document = source.documents()
    assert isinstance(document, Document)
    assert document.field == field
    assert isinstance(notice, Notice)
    assert (notice.failed, notice.once) == (False, True)
    assert repr(field.partition("[")[0]) in notice.message


def test_a_record_says_what_it_is() -> None:
    line = b'{"id": 7, "text": "a", "lang": "es-MX", "source": {"name": "x"}, "domain": "b.es", "title": "T"}'
    (document,) = read(line)
    assert isinstance(document, Document)
    assert (document.record, document.record_id, document.language) == (1, "7", "es")
    assert document.companions == {"title": "T", "source": "b.es"}


def test_a_language_that_is_none_is_left_open() -> None:
    (document,) = read(b'{"text": "a", "language": "Klingon"}')
    assert isinstance(document, Document)
    assert document.language is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(b"{oops}", "2:2: the record is no JSON", id="no-json"),
        pytest.param(b'{"text": "a"', "2:13: the record is no JSON", id="cut-off"),
        pytest.param(b'{"text": "a\tb"}', "2:12: the record is no JSON", id="a-raw-tab"),
        pytest.param(b"[1]", "2: the record is JSON, but no object", id="a-list"),
        pytest.param(b'"a"', "2: the record is JSON, but no object", id="a-string"),
        pytest.param(
            b'{"text": 5}',
            "2: the record has a number, not text, in its field 'text'",
            id="a-number",
        ),
        pytest.param(b'{"text": {}}', "2: the record has an object, not text", id="an-object"),
        pytest.param(b'{"text": "\xe9"}', "2: the record is not utf-8: byte 0xe9", id="latin-1"),
        pytest.param(b"[" * 100_000, "2: the record is nested too deeply", id="nested"),
    ],
)
def test_a_bad_record_is_told_and_left(line: bytes, message: str) -> None:
    content = b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n'
    assert [text for _, text in texts(content)] == ["a", "b"]
    (notice,) = told(content)
    assert notice.startswith(f"a.jsonl:{message}")
    sink = BytesIO()
    opened(content, sink).rewrite([(), (Edit(Span(0, 1), "c", "b"),)])
    assert sink.getvalue() == b'{"text": "a"}\n' + line + b'\n{"text": "c"}\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "has no records", id="empty"),
        pytest.param(b"\n\n", "has no records", id="only-empty-lines"),
        pytest.param(b'{"a": "b"}\n', "no record has text in a field called text", id="no-field"),
        pytest.param("{}".encode("utf-16"), "is in UTF-16 or UTF-32", id="utf-16"),
    ],
)
def test_an_input_that_comes_to_nothing_is_told(content: bytes, message: str) -> None:
    (line,) = told(content)
    assert line.startswith(f"a.jsonl: {message}")


def test_a_declared_encoding_is_for_what_is_not_utf_8() -> None:
    content = '{"text": "é"}\n'.encode() + '{"text": "é"}\n'.encode("cp1252")
    found = read(content, encoding="cp1252")
    assert [item.text for item in found if isinstance(item, Document)] == ["é", "é"]
    sink = BytesIO()
    change = (Edit(Span(0, 1), "è", "é"),)
    opened(content, sink, encoding="cp1252").rewrite([change, change])
    assert sink.getvalue() == '{"text": "è"}\n'.encode() + '{"text": "è"}\n'.encode("cp1252")


@pytest.mark.parametrize(
    ("line", "offset", "column"),
    [
        pytest.param('{"text": "ab"}', 1, 12, id="plain"),
        pytest.param('{"é": "ñ", "text": "ab"}', 0, 21, id="behind-other-characters"),
        pytest.param('{"text": "a\\u00a0b"}', 2, 18, id="behind-an-escape"),
        pytest.param('{"text": "\\ud83d\\ude00b"}', 1, 23, id="behind-a-pair"),
        pytest.param('{"text": "a\\r\\nb"}', 1, 12, id="at-a-line-end"),
        pytest.param('{"text": "a\\r\\nb"}', 2, 16, id="behind-a-line-end"),
        pytest.param('{"text": "\\\\r\\nb"}', 3, 16, id="no-line-end-behind-a-backslash"),
        pytest.param('{"text": "a"}', 1, 12, id="the-end"),
    ],
)
def test_a_place_is_that_in_the_raw_line(line: str, offset: int, column: int) -> None:
    content = f'{{"text": ""}}\n{line}\n'.encode()
    (document,) = read(content)
    assert isinstance(document, Document)
    assert document.placement is not None
    assert document.placement.position(offset) == Position(2, column)


def test_offsets_count_in_the_string_as_others_read_it() -> None:
    (document,) = read(b'{"text": "a\\r\\nb\\nc"}')
    assert isinstance(document, Document)
    assert document.placement is not None
    assert [document.placement.offset(at) for at in range(6)] == [0, 1, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param(
            '{"n": 1.0e5, "text" :"aXb",  "z": -0}',
            Edit(Span(1, 2), "é", "X"),
            '{"n": 1.0e5, "text" :"a\\u00e9b",  "z": -0}',
            id="ascii-stays-ascii",
        ),
        pytest.param(
            '{"t": "ñ", "text": "aXb"}',
            Edit(Span(1, 2), "é", "X"),
            '{"t": "ñ", "text": "aéb"}',
            id="and-others-are-as-they-are",
        ),
        pytest.param(
            '{"text": "\\u00E9X\\/"}',
            Edit(Span(1, 2), '\n"\\', "X"),
            '{"text": "\\u00E9\\n\\"\\\\\\/"}',
            id="what-must-be-escaped",
        ),
        pytest.param(
            '{"text": "a\\r\\nX"}',
            Edit(Span(2, 3), "y\nz", "X"),
            '{"text": "a\\r\\ny\\r\\nz"}',
            id="line-ends-like-theirs",
        ),
        pytest.param(
            '{"text": "a\\r\\nX", "text": "a\\nX"}',
            Edit(Span(1, 2), " ", "\n"),
            '{"text": "a\\r\\nX", "text": "a X"}',
            id="the-last-of-two-keys",
        ),
    ],
)
def test_only_what_is_replaced_changes(before: str, edit: Edit, after: str) -> None:
    sink = BytesIO()
    opened(before.encode(), sink).rewrite([(edit,)])
    assert sink.getvalue().decode() == after


def test_after_a_fix_places_are_those_in_the_new_line() -> None:
    (document,) = read(b'{"text": "a\\u00a0\\u00a0b"}')
    assert isinstance(document, Document)
    assert document.placement is not None
    moved = document.placement.edited([Edit(Span(1, 3), " ", "\u00a0\u00a0")])
    assert moved.position(2) == Position(1, 13)


def test_stale_edits_are_refused() -> None:
    with pytest.raises(StaleEditError):
        opened(b'{"text": "a"}', BytesIO()).rewrite([(Edit(Span(0, 1), "c", "b"),)])
