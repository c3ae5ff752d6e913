"""Whatever is in a table and wherever it is edited: only that text is another one afterwards."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import ipc, parquet

from newslint.formats.fields import Fields
from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import splice
from newslint.formats.origin import BytesOrigin
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import FORMATS
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import Span

SETTINGS = ReadSettings(fields=Fields(texts=("text", "parts.text", "lists")))

LETTERS = st.text("ab ñ漢😀\n\r\u2028\0", max_size=12)
PART = pa.struct([("text", pa.string()), ("n", pa.int32())])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.none() | LETTERS,
            "parts": st.none()
            | st.lists(
                st.none() | st.fixed_dictionaries({"text": LETTERS, "n": st.integers(0, 9)}),
                max_size=3,
            ),
            "lists": st.lists(st.none() | st.lists(st.none() | LETTERS, max_size=2), max_size=2),
            "n": st.integers(0, 9),
        }
    ),
    min_size=1,
    max_size=12,
)
SCHEMA = pa.schema(
    {
        "text": pa.large_string(),
        "parts": pa.list_(PART),
        "lists": pa.list_(pa.list_(pa.string())),
        "n": pa.int8(),
    }
)


def packed(table: pa.Table, kind: str, size: int) -> bytes:
    sink = io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, sink, row_group_size=size, write_page_index=True)
    else:
        new = ipc.new_file if kind == "file" else ipc.new_stream
        with new(sink, table.schema) as writer:
            writer.write_table(table, max_chunksize=size)
    return sink.getvalue()


def unpacked(raw: bytes, kind: str) -> pa.Table:
    if kind == "parquet":
        return parquet.read_table(io.BytesIO(raw))
    return (ipc.open_file if kind == "file" else ipc.open_stream)(raw).read_all()


def edit_of(data: st.DataObject, document: Document) -> tuple[Edit, ...]:
    """Give an edit on one document out of three."""
    if data.draw(st.integers(0, 2)):
        return ()
    text = document.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(LETTERS)
    return (Edit(Span(start, end), new, text[start:end]),)


def put(row: Any, field: str, edits: tuple[Edit, ...]) -> None:
    """Make edits at the end of a way such as `parts[0].text`."""
    *way, last = [
        int(one) if one.isdigit() else one
        for one in field.replace("[", ".").replace("]", "").split(".")
    ]
    for step in way:
        row = row[step]
    row[last] = splice(row[last], edits, PLAIN)


@given(ROWS, st.sampled_from(["parquet", "file", "stream"]), st.integers(1, 13), st.data())
def test_only_what_is_edited_changes(
    rows: list[Any], kind: str, size: int, data: st.DataObject
) -> None:
    rows[0]["text"] = "a"  # so that there is some text
    raw = packed(pa.Table.from_pylist(rows, SCHEMA), kind, size)
    container = FORMATS["parquet" if kind == "parquet" else "arrow"]
    origin = BytesOrigin(raw, "a", io.BytesIO().write)
    found = [one for one in container.read(origin, SETTINGS) if isinstance(one, Document)]
    edits = [edit_of(data, one) for one in found]
    sink = io.BytesIO()
    container.write(origin, SETTINGS, edits, sink)
    if not any(edits):
        assert sink.getvalue() == raw
    for one, own in zip(found, edits, strict=True):
        assert one.record is not None
        assert one.field is not None
        if own:
            put(rows[one.record - 1], one.field, own)
    assert unpacked(sink.getvalue(), kind).to_pylist() == rows
