"""Arrow files and streams: batch by batch, of the same kind as they were."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import feather, ipc

from newslint.errors import InputError
from newslint.formats.columnar.arrow_message import written_as
from newslint.formats.fields import Fields
from newslint.formats.origin import BytesOrigin
from newslint.formats.protocols import ReadSettings
from newslint.formats.tables import ARROW
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span
from tests.unit.raw_files import damaged_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Edits = tuple[Edit, ...]

TEXTS = ("text", "article.body", "parts", "pair", "kind", "view")
ROWS = 45
SIZES = (20, 0, 20, 5)
"""Rows of the batches."""

both_kinds = pytest.mark.parametrize("kind", ["file", "stream"])


def table() -> pa.Table:
    numbers = range(ROWS)
    article = pa.struct([("body", pa.string()), ("at", pa.timestamp("ns"))])
    articles = [None if n % 4 == 1 else {"body": f"Body {n}", "at": n} for n in numbers]
    return pa.table(
        {
            "text": [None if n % 7 == 3 else f"Año {n}\r\nzwei  x" for n in numbers],
            "article": pa.array(articles, article),
            "parts": pa.array([[f"p{n}", None] for n in numbers], pa.large_list(pa.string())),
            "pair": pa.array([[f"l{n}", f"r{n}"] for n in numbers], pa.list_(pa.string(), 2)),
            "kind": pa.array([f"k{n % 3}" for n in numbers]).dictionary_encode(),
            "view": pa.array([f"a rather long text {n}" for n in numbers], pa.string_view()),
            "label": pa.array([n % 2 for n in numbers], pa.int8()),
            "tags": pa.array([[("k", "v")]] * ROWS, pa.map_(pa.string(), pa.string())),
        }
    ).replace_schema_metadata({"huggingface": '{"info": {}}'})


def written(content: pa.Table, kind: str, **options: Any) -> bytes:
    sink = io.BytesIO()
    new = ipc.new_file if kind == "file" else ipc.new_stream
    (whole,) = content.to_batches()
    with new(sink, content.schema, options=ipc.IpcWriteOptions(**options)) as writer:
        start = 0
        for number, size in enumerate(SIZES):
            batch = whole.slice(start, size)
            writer.write_batch(batch, custom_metadata={"number": str(number)})
            start += size
    return sink.getvalue()


def settings(*names: str) -> ReadSettings:
    return ReadSettings(fields=Fields(texts=names))


def origin(raw: bytes) -> BytesOrigin:
    return BytesOrigin(raw, "a.arrow", io.BytesIO().write)


def documents(raw: bytes, *names: str) -> list[Document]:
    found = ARROW.read(origin(raw), settings(*names))
    return [item for item in found if isinstance(item, Document)]


def rewritten(raw: bytes, edits: Sequence[Edits], *names: str) -> bytes:
    sink = io.BytesIO()
    ARROW.write(origin(raw), settings(*names), edits, sink)
    return sink.getvalue()


def edits_of(every: int, found: Sequence[Document]) -> list[Edits]:
    return [
        (Edit(Span(0, 1), "Ää", one.text[:1]),) if number % every == 0 else ()
        for number, one in enumerate(found)
    ]


def batches(raw: bytes, kind: str) -> list[tuple[pa.RecordBatch, dict[bytes, bytes]]]:
    if kind == "stream":
        found = list(ipc.open_stream(raw).iter_batches_with_custom_metadata())
    else:
        file = ipc.open_file(raw)
        numbers = range(file.num_record_batches)
        found = [file.get_batch_with_custom_metadata(number) for number in numbers]
    return [(one.batch, dict(one.custom_metadata)) for one in found]


@both_kinds
@pytest.mark.parametrize("codec", [None, "lz4", "zstd"], ids=str)
def test_only_edited_texts_change(kind: str, codec: str | None) -> None:
    raw = written(table(), kind, compression=codec)
    found = documents(raw, *TEXTS)
    assert rewritten(raw, [()] * len(found), *TEXTS) == raw
    new = rewritten(raw, edits_of(11, found), *TEXTS)
    expected = [("Ää" + one.text[1:]) if not n % 11 else one.text for n, one in enumerate(found)]
    assert [one.text for one in documents(new, *TEXTS)] == expected
    assert written_as(io.BytesIO(new), is_file=kind == "file").compression == codec
    before, after = batches(raw, kind), batches(new, kind)
    for (old, metadata), (fresh, same) in zip(before, after, strict=True):
        fresh.validate(full=True)
        assert fresh.schema.equals(old.schema, check_metadata=True)
        assert (same, fresh.num_rows) == (metadata, old.num_rows)
        for name in ("label", "tags"):
            assert fresh[name].equals(old[name])
        assert fresh["article"].field("at").equals(old["article"].field("at"))


@both_kinds
def test_texts_of_a_dictionary_that_change_are_added_to_it(kind: str) -> None:
    raw = written(table(), kind)
    found = documents(raw, "kind")
    new = rewritten(raw, edits_of(25, found), "kind")
    values = [value for batch, _ in batches(new, kind) for value in batch["kind"].to_pylist()]
    expected = [f"k{n % 3}" for n in range(ROWS)]
    expected[0], expected[25] = "Ää0", "Ää1"
    assert values == expected


@both_kinds
def test_dictionaries_of_views(kind: str) -> None:
    """Polars writes them."""
    words = pa.array(["one", "a longer text, out of line"], pa.string_view())
    column = pa.DictionaryArray.from_arrays(pa.array([0, 1, None] * 15, pa.uint32()), words)
    raw = written(pa.table({"text": column}), kind)
    found = documents(raw)
    assert len(found) == 30
    new = rewritten(raw, edits_of(30, found))
    values = [value for batch, _ in batches(new, kind) for value in batch["text"].to_pylist()]
    assert values[:3] == ["Ääne", "a longer text, out of line", None]


def test_a_dictionary_without_room() -> None:
    words = pa.array([f"word {number}" for number in range(128)])
    column = pa.DictionaryArray.from_arrays(pa.array([0] * ROWS, pa.int8()), words)
    raw = written(pa.table({"text": column}), "file")
    with pytest.raises(InputError, match="no room for new texts"):
        rewritten(raw, edits_of(100, documents(raw)))


def test_rows_are_lines() -> None:
    found = documents(written(table(), "stream"), "label", "text")
    last = found[-1]
    assert (last.record, last.field) == (ROWS, "text")
    assert last.placement is not None
    assert last.placement.position(3) == Position(ROWS, 1)


def test_feather() -> None:
    frame = pd.DataFrame({"text": ["uno  dos", "tres"], "number": [1.5, 2.5]})
    sink = io.BytesIO()
    frame.to_feather(sink)
    new = rewritten(sink.getvalue(), [(Edit(Span(3, 5), " ", "  "),), ()])
    frame.loc[0, "text"] = "uno dos"
    pd.testing.assert_frame_equal(pd.read_feather(io.BytesIO(new)), frame)
    assert feather.read_table(io.BytesIO(new)).column_names == ["text", "number"]


@both_kinds
def test_what_is_not_utf8_is_a_bad_record_and_stays(kind: str) -> None:
    values = [b"eins", b"zw\xff\nei"] * 22 + [None]
    raw = written(pa.table({"text": pa.array(values).view(pa.string())}), kind)
    items = list(ARROW.read(origin(raw), settings()))
    bad = [item for item in items if isinstance(item, Notice) and item.failed]
    assert len(bad) == 22
    assert bad[0].place == "a.arrow:2"
    new = rewritten(raw, edits_of(1, documents(raw)))
    found = [value for batch, _ in batches(new, kind) for value in batch["text"].view(pa.binary())]
    assert [one.as_py() for one in found] == ["Ääins".encode(), b"zw\xff\nei"] * 22 + [None]


@both_kinds
def test_no_batches(kind: str) -> None:
    sink = io.BytesIO()
    new = ipc.new_file if kind == "file" else ipc.new_stream
    new(sink, pa.schema([("text", pa.string())])).close()
    with pytest.raises(InputError, match="has no records"):
        documents(sink.getvalue())


def test_something_behind_a_stream_is_not_lost() -> None:
    raw = written(table(), "stream") * 2
    with pytest.raises(InputError, match="something behind its end"):
        rewritten(raw, edits_of(9, documents(raw)))


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        pytest.param(lambda raw: raw[:-300], "is damaged", id="cut-off"),
        pytest.param(lambda raw: raw[:20], "is damaged", id="twenty-bytes"),
        pytest.param(lambda _: b"", "is damaged", id="empty"),
        pytest.param(lambda _: b"just a text of some length", "is damaged", id="text"),
        pytest.param(lambda _: b"FEA1\0\0\0\0", "is Feather of version 1", id="feather-1"),
    ],
)
@both_kinds
def test_damage_is_told_in_one_line(
    damaged: Callable[[bytes], bytes], message: str, kind: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        documents(damaged(written(table(), kind)))
    assert "\n" not in str(caught.value)


@both_kinds
def test_random_damage_is_never_a_crash(kind: str) -> None:
    raw = written(table(), kind, compression="zstd")
    told = list[str]()
    for copy in damaged_copies(raw):
        try:
            found = documents(copy, *TEXTS)
            rewritten(copy, edits_of(3, found), *TEXTS)
        except InputError as error:
            told.append(str(error))
    assert told
    assert not any("\n" in message for message in told)


def test_without_pyarrow_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.formats.columnar.find_spec", lambda _: None)
    for attempt in (lambda: documents(b""), lambda: rewritten(b"", [])):
        with pytest.raises(InputError, match=r"needs pyarrow.*pip install 'newslint\[parquet\]'"):
            attempt()
