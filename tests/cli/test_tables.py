"""Parquet and Arrow files on the real command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import ipc, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Newslint

EXAMPLES = sorted(Path(__file__).parents[2].joinpath("examples").glob("*.txt"))


def as_parquet(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(table, sink, row_group_size=2)
    return sink.getvalue()


def from_parquet(content: bytes) -> pa.Table:
    return parquet.read_table(io.BytesIO(content))


def as_file(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    with ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    return sink.getvalue()


def as_stream(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    with ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    return sink.getvalue()


def from_file(content: bytes) -> pa.Table:
    return ipc.open_file(content).read_all()


def from_stream(content: bytes) -> pa.Table:
    return ipc.open_stream(content).read_all()


every_table = pytest.mark.parametrize(
    ("name", "pack", "unpack"),
    [
        pytest.param("a.parquet", as_parquet, from_parquet, id="parquet"),
        pytest.param("a.feather", as_file, from_file, id="arrow-file"),
        pytest.param("a.arrow", as_stream, from_stream, id="arrow-stream"),
    ],
)


def findings(newslint: Newslint, path: str) -> list[dict[str, Any]]:
    done = newslint("--isolated", "-q", "--output-format", "json", path)
    assert done.err == ""
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def told(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    keys = ("code", "start", "end", "text_line", "text_column", "message", "language")
    return [tuple(one[key] for key in keys) for one in found]


@every_table
def test_the_founding_documents(
    newslint: Newslint,
    name: str,
    pack: Callable[[pa.Table], bytes],
    unpack: Callable[[bytes], pa.Table],
) -> None:
    texts = [path.read_bytes() for path in EXAMPLES]
    newslint.write({path.name: text for path, text in zip(EXAMPLES, texts, strict=True)})
    ids = [path.stem for path in EXAMPLES]
    table = pa.table({"id": ids, "text": [text.decode() for text in texts], "n": [1, 2]})
    newslint.write({name: pack(table)})
    in_table = findings(newslint, name)
    assert len(in_table) > 50
    for number, path in enumerate(EXAMPLES, 1):
        own = [one for one in in_table if one["record"] == number]
        assert told(own) == told(findings(newslint, path.name))
        assert {(one["record_id"], one["line"], one["column"]) for one in own} == {
            (path.stem, number, 1)
        }
    newslint("--isolated", "-q", "--fix", *(path.name for path in EXAMPLES), name)
    repaired = [newslint.read(path.name).decode() for path in EXAMPLES]
    assert repaired != [text.decode() for text in texts]
    assert unpack(newslint.read(name)).to_pydict() == {
        "id": ids,
        "text": repaired,
        "n": [1, 2],
    }


@every_table
def test_bad_records_stay_and_the_rest_is_repaired(
    newslint: Newslint,
    name: str,
    pack: Callable[[pa.Table], bytes],
    unpack: Callable[[bytes], pa.Table],
) -> None:
    texts = pa.array([b"Uno  dos.", b"\xff  dos.", None, b"Tres  cuatro."]).view(pa.string())
    newslint.write({name: pack(pa.table({"text": texts}))})
    done = newslint.lint("--fix", "-q", name)
    assert done.status == 2
    assert f"{name}:2: the record has a text that is not UTF-8: byte 0xff at 0" in done.err
    assert unpack(newslint.read(name))["text"].combine_chunks().view(pa.binary()).to_pylist() == [
        b"Uno dos.",
        b"\xff  dos.",
        None,
        b"Tres cuatro.",
    ]


@every_table
def test_a_preview_shows_texts(
    newslint: Newslint, name: str, pack: Callable[[pa.Table], bytes], unpack: object
) -> None:
    del unpack
    raw = pack(pa.table({"text": ["Uno  dos.", "Tres."]}))
    newslint.write({name: raw})
    done = newslint.lint("--diff", "-q", name)
    assert "-Uno  dos." in done.out
    assert "+Uno dos." in done.out
    assert newslint.read(name) == raw
    shown = newslint("show", "--isolated", f"{name}:1:1")
    assert "Uno  dos." in shown.out


@every_table
def test_damaged_files(
    newslint: Newslint, name: str, pack: Callable[[pa.Table], bytes], unpack: object
) -> None:
    del unpack
    raw = pack(pa.table({"text": ["Uno  dos."] * 50}))
    half = raw[: len(raw) // 2]
    newslint.write({name: half, "clean.txt": "Uno dos."})
    done = newslint.lint("--fix", "-q", name, "clean.txt")
    assert done.status == 2
    # Of a stream, what comes before the damage can be read.
    assert {line.partition(",")[0] for line in done.told} == {f"{name}: is damaged"}
    assert newslint.read(name) == half


def test_a_dataset_as_it_is_saved_to_disk(newslint: Newslint) -> None:
    """The layout of `datasets.DatasetDict.save_to_disk`."""
    dirty = pa.table({"text": ["Uno  dos.", "Tres."]}).replace_schema_metadata(
        {"huggingface": '{"info": {"features": {"text": {"dtype": "string", "_type": "Value"}}}}'}
    )
    state = json.dumps({"_data_files": [{"filename": "data-00000-of-00001.arrow"}]})
    newslint.write(
        {
            "saved/dataset_dict.json": json.dumps({"splits": ["train"]}),
            "saved/train/state.json": state,
            "saved/train/dataset_info.json": json.dumps({"description": "two  blanks"}),
            "saved/train/data-00000-of-00001.arrow": as_stream(dirty),
            "saved/train/cache-0123456789abcdef.arrow": b"no table at all",
        }
    )
    done = newslint.lint("--fix", "-q", "saved")
    assert (done.status, done.out, done.err) == (0, "", "")
    new = from_stream(newslint.read("saved/train/data-00000-of-00001.arrow"))
    assert new["text"].to_pylist() == ["Uno dos.", "Tres."]
    assert new.schema.metadata == dirty.schema.metadata
    assert newslint.read("saved/train/state.json").decode() == state
