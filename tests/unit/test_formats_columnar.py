"""What Parquet and Arrow share: columns that are read, arrays that are edited, Thrift."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from newslint.errors import InputError, StaleEditError
from newslint.formats.columnar.change import Dictionaries, with_edits
from newslint.formats.columnar.footer import Stretch, bloom_filter, pages, read_footer
from newslint.formats.columnar.schema import chosen, leaves, narrow, narrowed
from newslint.formats.columnar.sound import check_sound
from newslint.formats.columnar.thrift import Items, Kind, Struct, read_struct, write_struct
from newslint.formats.fields import USUAL, Fields
from newslint.model.fix import Edit
from newslint.model.span import Span

STRUCT = pa.struct([("text", pa.string()), ("at", pa.timestamp("ns")), ("n", pa.int64())])


@pytest.mark.parametrize(
    ("schema", "fields", "ways"),
    [
        pytest.param({"text": pa.string(), "x": pa.string()}, USUAL, {"text"}, id="guess"),
        pytest.param(
            {"content": pa.string(), "body": pa.large_string(), "text": pa.int8()},
            USUAL,
            {"content", "body"},
            id="all-that-may-be-meant",
        ),
        pytest.param(
            {"body": pa.string(), "id": pa.int64(), "lang": pa.string(), "url": pa.string()},
            USUAL,
            {"body", "id", "lang", "url"},
            id="words",
        ),
        pytest.param(
            {"paragraphs": pa.list_(pa.string()), "title": pa.string_view()},
            USUAL,
            {"paragraphs", "title"},
            id="list",
        ),
        pytest.param(
            {"sections": pa.list_(STRUCT), "id": pa.timestamp("s")},
            Fields(texts=("sections.text",)),
            {"sections.text"},
            id="nested",
        ),
        pytest.param(
            {"a": STRUCT, "meta": pa.struct([("key", pa.string())])},
            Fields(texts=("a.text",), id="meta.key"),
            {"a.text", "meta.key"},
            id="nested-id",
        ),
        pytest.param(
            {"a.text": pa.string()}, Fields(texts=("a.text",)), {"a.text"}, id="stop-in-name"
        ),
        pytest.param(
            {"text": pa.dictionary(pa.int8(), pa.string()), "content": pa.binary()},
            USUAL,
            {"text"},
            id="dictionary-and-bytes",
        ),
    ],
)
def test_columns_that_are_read(schema: dict[str, Any], fields: Fields, ways: set[str]) -> None:
    assert {".".join(way) for way in chosen(pa.schema(schema), fields)} == ways


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(pa.map_(pa.string(), pa.string()), id="map"),
        pytest.param(pa.list_view(pa.string()), id="list-view"),
        pytest.param(pa.json_(), id="extension"),
        pytest.param(pa.null(), id="null"),
        pytest.param(pa.bool_(), id="bool"),
    ],
)
def test_columns_that_hold_no_text_that_could_be_edited(kind: pa.DataType) -> None:
    with pytest.raises(InputError, match="has no column with text called text; it has: text"):
        chosen(pa.schema({"text": kind}), Fields(texts=("text",)))


def test_leaves_are_the_columns_of_parquet() -> None:
    schema = pa.schema(
        {
            "a": pa.int8(),
            "b": pa.struct([("c", pa.list_(STRUCT)), ("d", pa.map_(pa.string(), STRUCT))]),
            "e": pa.list_(pa.list_(pa.dictionary(pa.int8(), pa.string()))),
            "f": pa.uuid(),
            "g": pa.null(),
            "h": pa.list_(pa.float32(), 3),
        }
    )
    sink = io.BytesIO()
    parquet.write_table(schema.empty_table(), sink)
    columns = parquet.ParquetFile(sink).schema
    added = {"list", "element", "key_value", "key", "value"}
    paths = [columns.column(number).path.split(".") for number in range(len(columns.names))]
    assert [tuple(name for name in path if name not in added) for path in paths] == [
        leaf.way for leaf in leaves(schema)
    ]


def test_what_is_not_asked_for_is_left_out() -> None:
    content = pa.record_batch(
        {
            "x": [1, 2],
            "a": pa.array([[{"text": "t", "at": 1, "n": 2}], None], pa.large_list(STRUCT)),
            "b": pa.array(["w", None]).dictionary_encode(),
        }
    )
    schema = narrowed(content.schema, {("a", "text"), ("a", "n"), ("b",)})
    assert narrow(content, schema).to_pylist() == [
        {"a": [{"text": "t", "n": 2}], "b": "w"},
        {"a": None, "b": None},
    ]


def edit(old: str, new: str) -> tuple[Edit, ...]:
    return (Edit(Span(0, len(old)), new, old),)


NESTED = [
    {"text": "a", "items": ["b", None], "pair": ["c", "d"], "word": "e"},
    None,
    {"text": None, "items": None, "pair": None, "word": None},
    {"text": "f", "items": [], "pair": ["g", None], "word": "e"},
    {"text": "h", "items": ["i", "j"], "pair": ["k", "l"], "word": "m"},
]
NESTED_KIND = pa.struct(
    [
        ("text", pa.large_string()),
        ("items", pa.list_(pa.string())),
        ("pair", pa.list_(pa.string_view(), 2)),
        ("word", pa.dictionary(pa.int8(), pa.string())),
    ]
)


@pytest.mark.parametrize("start", [0, 1, 3, 4], ids=lambda start: f"slice-from-{start}")
def test_edits_anywhere(start: int) -> None:
    column = pa.array([[one] for one in NESTED], pa.list_(NESTED_KIND))
    batch = pa.record_batch({"x": column, "y": column}).slice(start)
    last = 4 - start
    edits = {
        (last, 0, "text"): edit("h", "H\nH"),
        (last, 0, "items", 1): edit("j", ""),
        (last, 0, "pair", 0): edit("k", "KKKKKKKKKKKKKKKKKKKK"),
        (last, 0, "word"): edit("m", "e"),
    }
    new = with_edits(batch, {"x": edits}, {})
    new.validate(full=True)
    assert new.schema.equals(batch.schema)
    assert new["y"].equals(batch["y"])
    changed = {"text": "H\nH", "items": ["i", ""], "pair": ["K" * 20, "l"], "word": "e"}
    assert new["x"].to_pylist() == [*batch["x"].to_pylist()[:-1], [changed]]


def test_dictionaries_only_grow() -> None:
    grown: Dictionaries = {}
    words = pa.array(["a", "b"])
    seen = []
    for changes in ({(0,): edit("a", "c")}, {}, {(1,): edit("b", "d"), (0,): edit("a", "b")}):
        column = pa.DictionaryArray.from_arrays(pa.array([0, 1, None]), words)
        new = with_edits(pa.record_batch({"w": column}), {"w": changes} if changes else {}, grown)
        seen.append((new["w"].dictionary.to_pylist(), new["w"].to_pylist()))
    assert seen == [
        (["a", "b", "c"], ["c", "b", None]),
        (["a", "b", "c"], ["a", "b", None]),
        (["a", "b", "c", "d"], ["b", "d", None]),
    ]


def test_edits_that_are_stale() -> None:
    with pytest.raises(StaleEditError):
        with_edits(pa.record_batch({"x": ["a"]}), {"x": {(0,): edit("b", "c")}}, {})


def raw_strings(offsets: list[int], data: bytes) -> pa.Array:
    places = pa.array(offsets, pa.int32()).buffers()[1]
    return pa.Array.from_buffers(pa.string(), len(offsets) - 1, [None, places, pa.py_buffer(data)])


def test_arrays_that_are_not_what_they_say() -> None:
    check_sound(pa.record_batch({"x": raw_strings([0, 1, 3], b"a\xff\xfe")}))
    nested = pa.ListArray.from_arrays([0, 1, 2], raw_strings([0, 1, 3], b"a\xff\xfe"))
    check_sound(pa.record_batch({"x": nested}))
    with pytest.raises(pa.ArrowInvalid):
        check_sound(pa.record_batch({"x": raw_strings([0, 3, 1, 3], b"abc")}))


NUMBERS = st.integers(-(2**63), 2**63 - 1)


@st.composite
def structs(draw: st.DrawFn, depth: int = 2) -> Struct:
    struct = Struct()
    for field in draw(st.lists(st.integers(1, 200), unique=True, max_size=6)):
        kind = draw(st.sampled_from(list(Kind) if depth else list(Kind)[:8]))
        struct.put(field, kind, draw(value_of(kind, depth)))
    return struct


def value_of(kind: Kind, depth: int) -> st.SearchStrategy[Any]:
    if kind in {Kind.TRUE, Kind.FALSE}:
        return st.just(kind is Kind.TRUE)
    if kind in {Kind.BYTE, Kind.DOUBLE}:
        size = 1 if kind is Kind.BYTE else 8
        return st.binary(min_size=size, max_size=size)
    if kind in {Kind.LIST, Kind.SET}:
        return items(depth)
    if kind is Kind.STRUCT:
        return structs(depth=depth - 1)
    return st.binary(max_size=200) if kind is Kind.BINARY else NUMBERS


@st.composite
def items(draw: st.DrawFn, depth: int) -> Items:
    kind = draw(st.sampled_from([Kind.TRUE, Kind.I64, Kind.BINARY, Kind.STRUCT]))
    made = Items(kind)
    one = st.binary(min_size=1, max_size=1) if kind is Kind.TRUE else value_of(kind, depth)
    made.extend(draw(st.lists(one, max_size=20)))
    return made


def plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return {field: (kind, plain(value[field])) for field, kind in value.kinds.items()}
    return [value.kind, *map(plain, value)] if isinstance(value, Items) else value


@given(structs(), st.binary(max_size=5))
def test_structs_are_read_as_they_were_written(struct: Struct, behind: bytes) -> None:
    content = write_struct(struct)
    again, end = read_struct(b"#" + content + behind, 1)
    assert (plain(again), end) == (plain(struct), len(content) + 1)


@given(st.binary(max_size=60))
def test_anything_else_is_refused(content: bytes) -> None:
    try:
        struct, end = read_struct(content)
    except InputError as error:
        assert "is damaged" in str(error)  # noqa: PT017 - most bytes are no struct, some are
    else:
        assert end <= len(content)
        assert isinstance(struct, Struct)


def test_fields_that_are_not_there() -> None:
    struct = Struct()
    struct.put(1, Kind.BINARY, b"x")
    for wrong in (lambda: struct.number(1), lambda: struct.inner(2), lambda: struct.items(1)):
        with pytest.raises(InputError, match="is damaged"):
            wrong()
    assert (struct.number(2, 7), struct.items(2)) == (7, [])


def test_bloom_filters_of_files_that_do_not_tell_their_length() -> None:
    header = Struct()
    header.put(1, Kind.I32, 32)
    written = write_struct(header)
    account = Struct()
    account.put(14, Kind.I64, 3)
    chunk = Struct()
    chunk.put(3, Kind.STRUCT, account)
    stream = io.BytesIO(b"###" + written + b"\0" * 32)
    assert bloom_filter(stream, chunk) == Stretch(3, 3 + len(written) + 32)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        pytest.param(1, "in other files", id="path-of-another-file"),
        pytest.param(None, "in other files", id="no-account"),
    ],
)
def test_columns_elsewhere(field: int | None, message: str) -> None:
    chunk = Struct()
    if field:
        chunk.put(field, Kind.BINARY, b"other.parquet")
    with pytest.raises(InputError, match=message):
        pages(chunk)


def test_encrypted_files_are_not_changed() -> None:
    sink = io.BytesIO()
    parquet.write_table(pa.table({"text": ["a"]}), sink)
    footer, _ = read_footer(sink)
    footer.put(8, Kind.STRUCT, Struct())
    content = write_struct(footer)
    raw = b"PAR1" + content + len(content).to_bytes(4, "little") + b"PAR1"
    with pytest.raises(InputError, match="is encrypted"):
        read_footer(io.BytesIO(raw))
