"""What always holds of JSON files: nothing to repair, nothing changed; else only those strings."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.formats import json_stream
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.formats.source import Source
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import LineTable, Span

LETTERS = st.text(st.sampled_from('ab é😀漢\n\r"\\/\t\x00\ud800\udc00\u2028'), max_size=10)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.just(10**400)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
RECORDS = st.builds(
    lambda other, text, more: {**other, "text": text, "more": more},
    st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3),
    st.one_of(LETTERS, st.lists(LETTERS, min_size=1, max_size=3)),
    VALUES,
)
ITEMS = st.lists(st.one_of(RECORDS, RECORDS, SCALARS), max_size=5)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Make the source of a JSON file with records, written in any way."""
    items = draw(ITEMS)
    around = draw(st.sampled_from(["array", "object", "below", "record"]))
    value: Any = items
    if around == "object":
        value = {"n": draw(SCALARS), "rows": items, "rest": draw(st.lists(SCALARS, max_size=2))}
    elif around == "below":
        value = {"response": {"n": draw(SCALARS), "docs": items}, "n": 1.5e300}
    elif around == "record":
        value = draw(RECORDS)
    written = json.dumps(
        value,
        ensure_ascii=draw(st.booleans()),
        indent=draw(st.sampled_from([None, 0, 2, "\t"])),
        separators=draw(st.sampled_from([None, (",", ":"), (" ,  ", " : ")])),
    )
    return (
        draw(st.sampled_from(["", " ", "\n\n"]))
        + without_lone(written)
        + draw(st.sampled_from(["", "\n", " \r\n"]))
    )


def without_lone(source: str) -> str:
    """Escape what no file can hold."""
    return source.encode("utf-8", "backslashreplace").decode()


def opened(source: str, sink: BytesIO) -> Source:
    return open_bytes(source.encode(), "a.json", ReadSettings(), sink.write)


def documents_of(source: str) -> list[Document]:
    found = opened(source, BytesIO()).documents()
    return [item for item in found if isinstance(item, Document)]


BLOCKS = st.sampled_from([1, 2, 5, 64, 1 << 20])


@given(source=files(), block=BLOCKS)
def test_places_are_where_the_characters_are(source: str, block: int) -> None:
    table = LineTable(source)
    with patch.object(json_stream, "_BLOCK", block):
        found = documents_of(source)
    for document in found:
        assert document.placement is not None
        for offset, character in enumerate(document.text):
            at = table.offset(document.placement.position(offset))
            assert starts_with(source, at, character)


def starts_with(source: str, at: int, character: str) -> bool:
    """Tell whether the raw characters at `at` stand for `character`."""
    raw = source[at : at + 12]
    if not raw.startswith("\\"):
        return raw.startswith(character)
    if character == "\n" and raw.startswith(("\\r\\n", "\\r\\u000a")):
        return True
    length = 2 if raw[1] != "u" else 12 if ord(character) > 0xFFFF else 6
    return bool(json.loads(f'"{raw[:length]}"') == character)


@given(source=files(), block=BLOCKS, data=st.data())
def test_only_edited_texts_change(source: str, block: int, data: st.DataObject) -> None:
    new = st.text(st.sampled_from("xñ😀"), max_size=3)
    with patch.object(json_stream, "_BLOCK", block):
        found = documents_of(source)
        edits, expected = list[tuple[Edit, ...]](), list[str]()
        for document in found:
            text = document.text
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, len(text)))
            edit = Edit(Span(start, end), data.draw(new), text[start:end])
            edits.append((edit,) if data.draw(st.booleans()) else ())
            expected.append(text[:start] + edit.text + text[end:] if edits[-1] else text)
            assume(expected[-1])
        sink = BytesIO()
        if found:
            opened(source, sink).rewrite(edits)
        after = sink.getvalue().decode()
    if not any(edits):
        assert after == (source if found else "")
        return
    again = documents_of(after)
    assert [one.text for one in again] == expected
    assert blanked(after, again) == blanked(source, found)
    assert parsed(after, again, [one.text for one in again]) == parsed(source, found, expected)


def blanked(source: str, found: list[Document]) -> str:
    """Give the source with the texts of documents taken out, raw as they are."""
    table = LineTable(source)
    for document in reversed(found):
        assert document.placement is not None
        start = table.offset(document.placement.position(0))
        end = table.offset(document.placement.position(len(document.text)))
        source = source[:start] + source[end:]
    return source


def parsed(source: str, found: list[Document], texts: list[str]) -> str:
    """Give what another parser reads, with `texts` put in place of those of the documents."""
    value = json.loads(source)
    for document, text in zip(found, texts, strict=True):
        assert document.record is not None
        assert document.field is not None
        record = records_of(value)[document.record - 1]
        name, _, index = document.field.rstrip("]").partition("[")
        if index:
            record[name][int(index)] = text
        else:
            record[name] = text
    return json.dumps(value)


def records_of(value: Any) -> Any:
    if isinstance(value, dict) and "text" not in value:
        return value["rows"] if "rows" in value else value["response"]["docs"]
    return value if isinstance(value, list) else [value]
