"""Parquet: only pages with changed texts are others afterwards, and everybody can read them."""

from __future__ import annotations

import io
import itertools
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from newslint.errors import InputError, StaleEditError
from newslint.formats.atomic import Fingerprint
from newslint.formats.columnar import manner, parquet_file
from newslint.formats.columnar.footer import bloom_filter, content, read_footer
from newslint.formats.fields import USUAL, Fields
from newslint.formats.origin import BytesOrigin, FileOrigin
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_source
from newslint.formats.tables import PARQUET
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span
from tests.unit.raw_files import damaged_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Edits = tuple[Edit, ...]

TEXTS = ("text", "sections.text", "paragraphs", "word")
ROWS = 50


def table() -> pa.Table:
    """Give a table with every kind of column that texts live in, and some of others."""
    numbers = range(ROWS)
    when = datetime(2024, 5, 1, tzinfo=UTC)
    section = pa.struct([("text", pa.large_string()), ("when", pa.timestamp("ns", "UTC"))])
    sections = [
        [{"text": f"Sección {n}", "when": when}, None, {"text": None, "when": None}]
        for n in numbers
    ]
    return pa.table(
        {
            "id": pa.array(numbers, pa.int64()),
            "text": [None if n % 7 == 3 else f"Año {n}\r\nzwei  x" for n in numbers],
            "title": pa.array([f"t{n % 3}" for n in numbers]).dictionary_encode(),
            "sections": pa.array(
                [None if n % 5 == 4 else sections[n] for n in numbers], pa.list_(section)
            ),
            "paragraphs": [[f"p {n}", None, ""] if n % 3 else [] for n in numbers],
            "word": pa.array([f"w {n % 4}" for n in numbers]).dictionary_encode(),
            "tags": pa.array([[("k", "v")]] * ROWS, pa.map_(pa.string(), pa.string())),
            "vector": pa.array([[0.5, n] for n in numbers], pa.list_(pa.float32(), 2)),
        }
    ).replace_schema_metadata({"huggingface": '{"info": {}}', "made by": "hand"})


def written(content: pa.Table, **options: Any) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(content, sink, **options)
    return sink.getvalue()


def texts(*values: Any, name: str = "text", kind: Any = None, **options: Any) -> bytes:
    return written(pa.table({name: pa.array(values, kind or pa.string())}), **options)


def origin(raw: bytes) -> BytesOrigin:
    return BytesOrigin(raw, "a.parquet", io.BytesIO().write)


def settings(*names: str) -> ReadSettings:
    return ReadSettings(fields=Fields(texts=names))


def read(raw: bytes, *names: str) -> list[Document | Notice]:
    return list(PARQUET.read(origin(raw), settings(*names)))


def documents(raw: bytes, *names: str) -> list[Document]:
    return [item for item in read(raw, *names) if isinstance(item, Document)]


def rewritten(raw: bytes, edits: Sequence[Edits], *names: str) -> bytes:
    sink = io.BytesIO()
    PARQUET.write(origin(raw), settings(*names), edits, sink)
    return sink.getvalue()


def edits_of(every: int, found: Sequence[Document]) -> list[Edits]:
    """Give edits on the first letter of every such document."""
    return [
        (Edit(Span(0, 1), "Ää", one.text[:1]),) if number % every == 0 else ()
        for number, one in enumerate(found)
    ]


def chunk_bytes(raw: bytes, group: int, column: int) -> bytes:
    place = parquet.ParquetFile(io.BytesIO(raw)).metadata.row_group(group).column(column)
    start = place.dictionary_page_offset or place.data_page_offset
    return raw[start : start + place.total_compressed_size]


def facts(raw: bytes, group: int, column: int) -> tuple[Any, ...]:
    """Give what a file says about how a column is written."""
    one = parquet.ParquetFile(io.BytesIO(raw)).metadata.row_group(group).column(column)
    return (
        one.path_in_schema,
        one.physical_type,
        one.num_values,
        one.compression,
        sorted(one.encodings),
        one.is_stats_set,
        one.has_column_index,
        one.has_offset_index,
    )


def bloom_filters(raw: bytes) -> list[bytes | None]:
    """Give the Bloom filters of the first row group."""
    stream = io.BytesIO(raw)
    places = [bloom_filter(stream, one) for one in read_footer(stream)[0].items(4)[0].items(1)]
    return [None if place is None else content(stream, place) for place in places]


every_codec = pytest.mark.parametrize(
    "codec", ["none", "snappy", "gzip", "brotli", "zstd", "lz4"], ids=str
)


@every_codec
@pytest.mark.parametrize("version", ["1.0", "2.0"], ids=lambda version: f"pages-{version}")
@pytest.mark.parametrize("dictionary", [True, False], ids=["dictionary", "plain"])
@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "bare"])
def test_only_changed_column_chunks_change(
    codec: str, version: str, dictionary: bool, indexed: bool
) -> None:
    raw = written(
        table(),
        compression=codec,
        data_page_version=version,
        use_dictionary=dictionary,
        write_page_index=indexed,
        write_page_checksum=indexed,
        row_group_size=20,
    )
    found = documents(raw, *TEXTS)
    assert rewritten(raw, [()] * len(found), *TEXTS) == raw
    edits = [
        own if (one.record or 0) <= 20 else ()  # in the first row group only
        for one, own in zip(found, edits_of(11, found), strict=True)
    ]
    new = rewritten(raw, edits, *TEXTS)
    expected = [
        ("Ää" + one.text[1:]) if own else one.text for one, own in zip(found, edits, strict=True)
    ]
    assert [one.text for one in documents(new, *TEXTS)] == expected
    before, after = (parquet.ParquetFile(io.BytesIO(one)) for one in (raw, new))
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert after.schema.equals(before.schema)
    assert after.metadata.metadata == before.metadata.metadata
    assert after.metadata.created_by == before.metadata.created_by
    edited = {1, 3, 5, 6}
    for group, column in itertools.product(range(3), range(before.metadata.num_columns)):
        assert facts(new, group, column) == facts(raw, group, column)
        same = chunk_bytes(new, group, column) == chunk_bytes(raw, group, column)
        assert same == (group > 0 or column not in edited)


def test_numbers_of_the_whole_are_right() -> None:
    raw = written(table(), row_group_size=20, write_page_index=True)
    found = documents(raw, *TEXTS)
    new = rewritten(raw, edits_of(3, found), *TEXTS)
    metadata = parquet.ParquetFile(io.BytesIO(new)).metadata
    assert [metadata.row_group(group).num_rows for group in range(3)] == [20, 20, 10]
    for group in map(metadata.row_group, range(3)):
        columns = [group.column(number) for number in range(group.num_columns)]
        assert group.total_byte_size == sum(one.total_uncompressed_size for one in columns)
    footer, _ = read_footer(io.BytesIO(new))
    assert [group[6] for group in footer.items(4)] == [
        sum(chunk.inner(3).number(7) for chunk in group.items(1)) for group in footer.items(4)
    ]


@every_codec
def test_others_read_what_was_written(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    raw = written(table(), compression=codec, row_group_size=20, write_page_index=True)
    path.write_bytes(raw)
    source = open_source(path, "a.parquet", settings(*TEXTS))
    found = [item for item in source.documents() if isinstance(item, Document)]
    source.rewrite(edits_of(9, found))
    changed = {one.record for one in found[::9]}
    query = f"select id, text, paragraphs from read_parquet('{path}') order by id"  # noqa: S608
    with duckdb.connect() as connection:
        rows = connection.sql(query).fetchall()
        count = connection.sql(
            f"select count(*) from read_parquet('{path}') where text >= 'Ää'"  # noqa: S608
        ).fetchall()
    frame = pd.read_parquet(path)
    old = pd.read_parquet(io.BytesIO(raw))
    assert count == [(sum(str(text).startswith("Ää") for text in frame["text"]),)]
    for number in range(ROWS):
        assert rows[number][1] == (frame["text"][number] if number % 7 != 3 else None)
        same = repr(frame.iloc[number].to_dict()) == repr(old.iloc[number].to_dict())
        assert same == (number + 1 not in changed)


def test_frames_of_pandas_stay_what_they_are() -> None:
    frame = pd.DataFrame(
        {
            "text": ["uno  dos", None, "tres"],
            "kind": pd.Categorical(["a", "b", "a"]),
            "when": pd.to_datetime(["2024-05-01", None, "2024-05-03"]),
            "many": pd.array([1, None, 3], dtype="Int64"),
        },
        index=pd.Index(["x", "y", "z"], name="key"),
    )
    sink = io.BytesIO()
    frame.to_parquet(sink)
    new = rewritten(sink.getvalue(), [(Edit(Span(3, 5), " ", "  "),), ()])
    frame.loc["x", "text"] = "uno dos"
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(new)), frame)


def test_a_row_stands_for_the_line() -> None:
    raw = written(table(), row_group_size=7)
    for one in documents(raw, "text"):
        assert one.record is not None
        assert one.record_id == str(one.record - 1)
        assert one.companions == {"title": f"t{(one.record - 1) % 3}"}
        assert one.placement is not None
        assert one.placement.position(3) == Position(one.record, 1)
        line_end = one.text.index("\n")
        assert [one.placement.offset(line_end + step) for step in (0, 1)] == [
            line_end,
            line_end + 2,
        ]


def test_after_edits_offsets_are_those_of_the_new_text() -> None:
    (one,) = documents(texts("a\r\nb\r\nc"))
    assert one.placement is not None
    later = one.placement.edited((Edit(Span(0, 2), "", "a\n"),))
    assert (later.offset(2), later.position(0)) == (3, Position(1, 1))


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        pytest.param((), ["text"], id="guessed"),
        pytest.param(("sections.text",), ["sections[0].text"], id="list-of-structs"),
        pytest.param(("paragraphs",), [], id="list-of-texts"),
        pytest.param(("word", "title"), ["word", "title"], id="dictionaries"),
        pytest.param(("nothing", "text"), ["text"], id="one-is-missing"),
    ],
)
def test_fields(names: tuple[str, ...], fields: list[str]) -> None:
    found = documents(written(table().slice(0, 1)), *names) if fields else []
    assert [one.field for one in found] == fields


@pytest.mark.parametrize(
    ("content", "names", "message"),
    [
        pytest.param({"a": [1]}, (), "has no column with text called text, body", id="none"),
        pytest.param(
            {"a": ["x"]}, ("b",), "has no column with text called b; it has: a", id="other"
        ),
        pytest.param({"text": [1]}, ("text",), "has no column with text called text", id="number"),
        pytest.param({"text": pa.array([], pa.string())}, (), "has no records", id="empty"),
        pytest.param({"text": pa.array([None], pa.string())}, (), "no record has text", id="null"),
        pytest.param({}, (), "it has: none", id="no-columns"),
    ],
)
def test_tables_without_text(content: dict[str, Any], names: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(written(pa.table(content)), *names)


def test_columns_of_the_same_name_are_refused() -> None:
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    with pytest.raises(InputError, match="two columns called 'text'"):
        read(written(twice))


def test_what_is_not_utf8_is_a_bad_record_and_stays() -> None:
    values = [b"eins", b"zw\xffei", "drei ñ".encode()]
    column = pa.array(values).view(pa.string())
    raw = written(pa.table({"text": column, "id": ["a", "b", "c"]}))
    bad = read(raw)[2]
    assert isinstance(bad, Notice)
    assert str(bad) == (
        "a.parquet:2: the record has a text that is not UTF-8: byte 0xff at 2 (counted in bytes) "
        "does not belong there; it was left as it is"
    )
    assert bad.record
    found = documents(raw)
    assert [one.record for one in found] == [1, 3]
    new = parquet.read_table(io.BytesIO(rewritten(raw, edits_of(1, found))))
    assert new["text"].combine_chunks().view(pa.binary()).to_pylist() == [
        "Ääins".encode(),
        b"zw\xffei",
        "Äärei ñ".encode(),
    ]


def test_bytes_are_text_only_if_somebody_says_so() -> None:
    raw = texts("eins", kind=pa.string()), texts(b"eins", b"\xff", kind=pa.binary())
    with pytest.raises(InputError, match="has no column with text"):
        read(raw[1])
    found = read(raw[1], "text")
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Notice)
    new = rewritten(raw[1], [(Edit(Span(0, 1), "E", "e"),)], "text")
    assert parquet.read_table(io.BytesIO(new))["text"].to_pylist() == [b"Eins", b"\xff"]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"use_compliant_nested_type": False}, id="lists-of-items"),
        pytest.param({"version": "1.0"}, id="format-1.0"),
        pytest.param({"store_schema": False}, id="no-arrow-schema"),
        pytest.param({"write_statistics": False}, id="no-statistics"),
        pytest.param({"row_group_size": 1}, id="many-row-groups"),
        pytest.param({"data_page_size": 64, "write_page_index": True}, id="many-pages"),
        pytest.param(
            {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}}, id="delta"
        ),
        pytest.param({"use_content_defined_chunking": True}, id="content-defined"),
    ],
)
def test_other_ways_of_writing(options: dict[str, Any]) -> None:
    raw = written(table(), **options)
    found = documents(raw, *TEXTS)
    new = rewritten(raw, edits_of(4, found), *TEXTS)
    assert [one.text[:2] for one in documents(new, *TEXTS)[::4]] == ["Ää"] * len(found[::4])
    groups = range(parquet.ParquetFile(io.BytesIO(raw)).num_row_groups)
    for group in groups:
        for column in range(8):
            assert facts(new, group, column) == facts(raw, group, column)


def test_page_checksums_are_kept() -> None:
    raw = texts(*"abc", write_page_checksum=True)
    new = bytearray(rewritten(raw, [(Edit(Span(0, 1), "bc" * 50, "a"),), (), ()]))
    one = parquet.ParquetFile(io.BytesIO(bytes(new))).metadata.row_group(0).column(0)
    new[one.data_page_offset + 30] ^= 1
    with pytest.raises(InputError, match="is damaged"):
        read(bytes(new))


def test_an_order_by_a_changed_column_is_no_longer_claimed() -> None:
    order = [parquet.SortingColumn(0), parquet.SortingColumn(1)]
    content = pa.table({"id": [1, 1], "text": ["a", "b"]})
    raw = written(content, sorting_columns=order)
    new = rewritten(raw, [(Edit(Span(0, 1), "z", "a"),), ()])
    metadata = parquet.ParquetFile(io.BytesIO(new)).metadata
    assert metadata.row_group(0).sorting_columns == (order[0],)


def test_bloom_filters_of_other_columns_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with duckdb.connect() as connection:
        rows = connection.sql(
            "select range % 100 as id, 'text ' || (range % 9) as text from range(5000)"
        )
        rows.write_parquet(str(path), row_group_size=2048)
    raw = path.read_bytes()
    path.write_bytes(new := rewritten(raw, edits_of(50, documents(raw))))
    old, kept = bloom_filters(raw), bloom_filters(new)
    assert old[0]
    assert old[1]
    assert kept == [old[0], None]
    with duckdb.connect() as connection:
        query = f"select count(*) from read_parquet('{path}') where id = 7 or id = 1000"  # noqa: S608
        assert connection.sql(query).fetchall() == [(50,)]


def test_large_chunks_are_written_piece_by_piece(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parquet_file, "_PIECE", 100)
    monkeypatch.setattr(parquet_file, "_MOST_ROWS", 3)
    monkeypatch.setattr(manner, "_LARGE", 0)
    raw = written(table(), write_page_index=True, row_group_size=40)
    found = documents(raw, *TEXTS)
    new = rewritten(raw, edits_of(5, found), *TEXTS)
    expected = [("Ää" + one.text[1:]) if not n % 5 else one.text for n, one in enumerate(found)]
    assert [one.text for one in documents(new, *TEXTS)] == expected
    (path := tmp_path / "a.parquet").write_bytes(new)
    with duckdb.connect() as connection:
        rows = connection.sql(f"select id, text from read_parquet('{path}')").fetchall()  # noqa: S608
    assert rows == list(zip(range(ROWS), parquet.read_table(path)["text"].to_pylist(), strict=True))


def test_stale_edits_are_refused() -> None:
    with pytest.raises(StaleEditError):
        rewritten(texts("abc"), [(Edit(Span(0, 1), "x", "z"),)])


def test_without_changes_the_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(texts("a", "b"))
    before = Fingerprint.of(path.stat())
    source = open_source(path, "a.parquet", ReadSettings())
    source.rewrite([()] * sum(isinstance(one, Document) for one in source.documents()))
    assert Fingerprint.of(path.stat()) == before


def cut(raw: bytes) -> bytes:
    return raw[:-20]


def garbled(raw: bytes) -> bytes:
    place = parquet.ParquetFile(io.BytesIO(raw)).metadata.row_group(0).column(0)
    at = place.data_page_offset + 2
    return raw[:at] + b"\xff" * 20 + raw[at + 20 :]


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(cut, id="cut-off"),
        pytest.param(garbled, id="garbled-page"),
        pytest.param(lambda raw: raw[:3], id="three-bytes"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda raw: raw[:-6] + b"\xff\xff" + raw[-4:], id="footer-too-long"),
        pytest.param(lambda _: b"not a table at all, but a text", id="text"),
        pytest.param(lambda raw: raw[:-4] + b"PARE", id="encrypted-footer"),
    ],
)
def test_damage_is_told_in_one_line(damaged: Callable[[bytes], bytes]) -> None:
    raw = damaged(texts("eins", "zwei"))
    source = open_source(Path("nowhere"), "a.parquet", ReadSettings())
    assert source.has_records
    with pytest.raises(InputError, match=r"is damaged, or no Parquet that can be read: [^\n]+$"):
        read(raw)


def test_random_damage_is_never_a_crash() -> None:
    raw = written(table().slice(0, 12), row_group_size=5, write_page_index=True)
    told = list[str]()
    for copy in damaged_copies(raw):
        try:
            found = documents(copy, *TEXTS)
            rewritten(copy, edits_of(3, found), *TEXTS)
        except InputError as error:
            told.append(str(error))
    assert told
    assert not any("\n" in message for message in told)


def test_a_file_that_was_opened_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(written(table(), row_group_size=9))
    file = FileOrigin(path, "a.parquet")
    found = [one for one in PARQUET.read(file, settings("text")) if isinstance(one, Document)]
    assert len(found) == 43
    assert file.consumed == path.stat().st_size


def test_without_pyarrow_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.formats.columnar.find_spec", lambda _: None)
    for attempt in (lambda: read(b""), lambda: rewritten(b"", [])):
        with pytest.raises(InputError, match=r"needs pyarrow.*pip install 'newslint\[parquet\]'"):
            attempt()


def test_usual_settings() -> None:
    assert PARQUET.has_records
    assert not PARQUET.is_text
    assert ReadSettings().fields == USUAL
