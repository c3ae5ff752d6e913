"""Compressed inputs: read like what they hold, and written back as they were."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import registry
from newslint.formats.compression import (
    COMPRESSIONS,
    CompressedOrigin,
    Compression,
    compression_by_ending,
    without_compression,
)
from newslint.formats.origin import BytesOrigin
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes, open_source
from newslint.formats.source import Source
from newslint.formats.text import TEXT
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Span

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PYTHONS: dict[str, Any] = {"gzip": gzip, "zstd": zstd, "bzip2": bz2, "xz": lzma}
"""What others read and write each kind with."""

every_kind = pytest.mark.parametrize("kind", COMPRESSIONS, ids=lambda kind: kind.name)

LINES = b"".join(b"line %d of some\r\n" % number for number in range(40))
CHANGE = (Edit(Span(0, 1), "x", "u"),)


def packed(kind: Compression, content: bytes) -> bytes:
    # With a checksum, which zstd's library by itself leaves out, other than the tool.
    checked = {"options": {zstd.CompressionParameter.checksum_flag: 1}}
    options = checked if kind.name == "zstd" else {}
    made: bytes = PYTHONS[kind.name].compress(content, **options)
    return made


def content_of(kind: Compression, data: bytes) -> bytes:
    content: bytes = PYTHONS[kind.name].decompress(data)
    return content


@cache
def packed_lines(kind: Compression) -> bytes:
    return packed(kind, LINES)


def from_bytes(data: bytes, name: str, limit: int | None = None) -> Source:
    return open_bytes(data, name, ReadSettings(max_bytes=limit), io.BytesIO().write)


def all_lines(stream: io.IOBase | Any) -> tuple[bytes, str]:
    """Give what comes line by line, and what was told behind it."""
    got = []
    try:
        for line in stream:
            got.append(line)  # noqa: PERF402  # what came before the error counts
    except InputError as error:
        return b"".join(got), str(error)
    return b"".join(got), ""


# Names and contents


@pytest.mark.parametrize(
    ("name", "known", "inside"),
    [
        pytest.param("a.txt.gz", "gzip", "a.txt", id="gzip"),
        pytest.param("a.jsonl.zst", "zstd", "a.jsonl", id="zstd"),
        pytest.param("a.csv.bz2", "bzip2", "a.csv", id="bzip2"),
        pytest.param("data/a.b.XZ", "xz", "data/a.b", id="xz-in-capitals"),
        pytest.param("a.gz.txt", None, "a.gz.txt", id="only-the-last-ending-counts"),
        pytest.param("gz", None, "gz", id="no-ending"),
        pytest.param("", None, "", id="no-name"),
    ],
)
def test_the_last_ending_tells_the_compression(name: str, known: str | None, inside: str) -> None:
    found = compression_by_ending(name)
    assert (found and found.name) == known
    assert without_compression(name) == inside


@every_kind
@pytest.mark.parametrize("name", ["a.txt{}", "a.txt", "<stdin>", "a.txt.gz", "a{}"])
def test_the_content_tells_whatever_the_name(kind: Compression, name: str) -> None:
    source = from_bytes(packed(kind, b"uno\r\n"), name.format(kind.endings[0]))
    assert list(source.documents()) == [Document("uno\n", path=source.shown)]


@every_kind
@pytest.mark.parametrize(
    "content", [b"uno", "niño\n".encode(), b"BZh9 uno", "\ufeffuno".encode("utf-8-sig")]
)
def test_what_is_called_compressed_and_is_not_is_read_as_it_is(
    kind: Compression, content: bytes
) -> None:
    [document] = from_bytes(content, f"a.txt{kind.endings[0]}").documents()
    assert isinstance(document, Document)
    assert document.text.endswith(("uno", "niño\n"))


@every_kind
def test_what_is_called_compressed_but_is_nothing_known_is_told(kind: Compression) -> None:
    name = f"a.txt{kind.endings[0]}"
    [notice] = from_bytes(bytes(range(256)), name).documents()
    assert str(notice) == (
        f"{name}: is called {kind.endings[0]}, but is neither {kind.name} data nor text; "
        "get it again, or give it the name of what it is"
    )


def test_a_format_may_have_its_own_way_of_packing(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_raw(origin: Any, _: ReadSettings) -> Iterator[Document | Notice]:
        with origin.open() as stream:
            yield Document(stream.read().hex(), path=origin.shown)

    own = replace(TEXT, name="own", endings=(".own", ".own.gz"), read=read_raw)
    for ending in own.endings:
        monkeypatch.setitem(registry.ENDINGS, ending, own)
    data = gzip.compress(b"uno", mtime=0)
    for name in ("a.own", "a.own.gz"):
        assert list(from_bytes(data, name).documents()) == [Document(data.hex(), path=name)]


# Reading

step = st.one_of(
    st.tuples(st.just("read"), st.integers(0, 200_000)),
    st.tuples(st.just("readline"), st.integers(-1, 300)),
    st.tuples(st.just("seek"), st.integers(0, 250_000)),
    st.tuples(st.just("read"), st.just(-1)),
)
contents = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda part, times: part * times, st.binary(max_size=40), st.integers(0, 5000)),
)


@every_kind
@given(members=st.lists(contents, min_size=1, max_size=3), steps=st.lists(step, max_size=6))
def test_it_reads_and_seeks_like_a_file_of_all_members(
    kind: Compression, members: list[bytes], steps: list[tuple[str, int]]
) -> None:
    stream = kind.open(io.BytesIO(b"".join(packed(kind, member) for member in members)))
    plain = io.BytesIO(b"".join(members))
    for method, argument in steps:
        if method == "seek":  # only as far as there is something
            argument = min(argument, len(plain.getbuffer()))  # noqa: PLW2901  # the same in both
        assert getattr(stream, method)(argument) == getattr(plain, method)(argument)
        assert stream.tell() == plain.tell()
    assert stream.seek(0, io.SEEK_END) == len(plain.getbuffer())


@every_kind
def test_other_ways_to_read(kind: Compression) -> None:
    stream = kind.open(io.BytesIO(packed_lines(kind)))
    buffer = bytearray(5)
    assert stream.readinto(buffer) == 5  # type: ignore[attr-defined]  # BinaryIO lacks it
    assert bytes(buffer) == LINES[:5]
    assert io.TextIOWrapper(stream, "ascii", newline="").read().encode() == LINES[5:]


@every_kind
@pytest.mark.parametrize("count", [1, 3, 100_000])
def test_zero_bytes_behind_are_padding(kind: Compression, count: int) -> None:
    data = packed_lines(kind) + bytes(count)
    assert kind.open(io.BytesIO(data)).read() == LINES
    assert kind.open(io.BytesIO(data + packed(kind, b"more"))).read() == LINES + b"more"


def test_a_zstd_frame_to_be_skipped_is_skipped() -> None:
    kind = compression_by_ending("a.zst")
    assert kind is not None
    frame = b"\x5a\x2a\x4d\x18\x03\x00\x00\x00abc"
    for data in (frame + zstd.compress(b"uno"), zstd.compress(b"uno") + frame):
        assert list(from_bytes(data, "a.txt").documents()) == [Document("uno", path="a.txt")]


@every_kind
def test_closing_it_closes_the_file(kind: Compression) -> None:
    file = io.BytesIO(packed_lines(kind))
    with kind.open(file) as stream:
        stream.read(1)
    assert file.closed


# Data that is cut off or damaged


@every_kind
def test_all_before_a_cut_counts(kind: Compression) -> None:
    data = packed_lines(kind)
    reached = 0
    for at in range(len(data)):
        got, told = all_lines(kind.open(io.BytesIO(data[:at])))
        assert LINES.startswith(got)
        assert len(got) >= reached  # with more of the data, more of the content
        reached = len(got)
        assert told == (
            f"the {kind.name} data ends too early, after {len(got)} bytes of content: "
            "it was not copied to its end; get the file again"
        )
    assert reached == len(LINES)


@every_kind
def test_a_cut_in_a_later_member(kind: Compression) -> None:
    whole = packed_lines(kind)
    for at in range(1, len(whole)):
        got, told = all_lines(kind.open(io.BytesIO(whole + whole[:at])))
        assert got.startswith(LINES)
        assert "ends too early" in told


@every_kind
def test_every_way_to_read_tells_of_a_cut(kind: Compression) -> None:
    def cut() -> Any:
        return kind.open(io.BytesIO(packed_lines(kind) + packed_lines(kind)[:-1]))

    ways: list[Callable[[Any], object]] = [
        lambda stream: stream.read(1),
        lambda stream: stream.read1(1),
        lambda stream: stream.readline(),
        lambda stream: stream.readinto(bytearray(1)),
        lambda stream: stream.readinto1(bytearray(1)),
    ]
    for way in ways:
        stream = cut()
        assert stream.read(len(LINES)) == LINES
        while stream.read(7):
            if stream.tell() == 2 * len(LINES):
                break
        with pytest.raises(InputError, match="too early"):
            way(stream)
    with pytest.raises(InputError, match="too early"):
        cut().read()


@every_kind
@pytest.mark.parametrize("limit", [None, 10_000])
def test_a_text_that_was_cut_is_not_taken_for_whole(kind: Compression, limit: int | None) -> None:
    data = packed_lines(kind)
    for at in range(1, len(data)):
        source = from_bytes(data[:at], f"a.txt{kind.endings[0]}", limit)
        [notice] = source.documents()
        assert isinstance(notice, Notice)
        assert f"the {kind.name} data ends too early" in str(notice)
        with pytest.raises(InputError, match="too early"):
            source.contents([CHANGE], io.BytesIO())


@every_kind
def test_a_wrong_byte_anywhere_is_told_or_harmless(kind: Compression) -> None:
    data = packed_lines(kind)
    for at in range(len(data)):
        wrong = data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]
        got, told = all_lines(kind.open(io.BytesIO(wrong)))
        assert told or got == LINES


@every_kind
def test_what_fails_at_its_checksum_is_read_first(kind: Compression) -> None:
    data = bytearray(packed(kind, LINES * 500))
    checked = {"gzip": -5, "zstd": -1, "bzip2": -3, "xz": -25}[kind.name]
    data[checked] ^= 1
    got, told = all_lines(kind.open(io.BytesIO(bytes(data))))
    assert "is damaged" in told
    assert (LINES * 500).startswith(got)
    assert len(got) >= 500 * len(LINES) - 1


@every_kind
@pytest.mark.parametrize("garbage", [b"<html>not found</html>", b"\0\0rubbish"])
def test_what_follows_and_is_something_else_is_told(kind: Compression, garbage: bytes) -> None:
    got, told = all_lines(kind.open(io.BytesIO(packed_lines(kind) + garbage)))
    assert got == LINES
    assert f"is followed by something else, after {len(LINES)} bytes" in told


def long_window(kind: Compression) -> bytes:
    if kind.name == "zstd":
        packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 30})
        return packer.compress(LINES) + packer.flush()
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 24}]
    return lzma.compress(LINES, filters=filters)


@pytest.mark.parametrize("name", ["a.zst", "a.xz"])
def test_what_needs_too_much_memory_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = compression_by_ending(name)
    assert kind is not None
    # To pack for the real limit would take as much memory itself.
    monkeypatch.setattr("newslint.formats.compression._MAX_MEMORY", 1 << 23)
    got, told = all_lines(kind.open(io.BytesIO(long_window(kind))))
    assert not got
    assert told == (
        f"the {kind.name} data needs too much memory to be unpacked: "
        "compress it again without a long window or a large dictionary"
    )


@every_kind
def test_a_bomb_takes_no_more_memory_than_its_text_may(kind: Compression) -> None:
    data = packed(kind, bytes(50_000_000))
    source = from_bytes(data, "a.txt", 100_000)
    tracemalloc.start()
    try:
        [notice] = source.documents()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert str(notice) == "a.txt: is larger than the limit of 100,000 bytes; it was not read"
    assert peak < 10_000_000  # bzip2 holds a block of 900,000 bytes four times over


# Writing


@every_kind
@given(pieces=st.lists(contents, max_size=4))
def test_what_is_written_is_what_others_read(kind: Compression, pieces: list[bytes]) -> None:
    sink = io.BytesIO()
    with kind.write(sink) as stream:
        for piece in pieces:
            stream.write(piece)
    assert content_of(kind, sink.getvalue()) == b"".join(pieces)
    assert kind.begins(sink.getvalue())


@every_kind
def test_the_same_content_is_packed_the_same_at_any_time(kind: Compression) -> None:
    sinks = io.BytesIO(), io.BytesIO()
    for sink in sinks:
        with kind.write(sink) as stream:
            stream.write(LINES)
    assert sinks[0].getvalue() == sinks[1].getvalue()


@every_kind
def test_what_breaks_off_is_not_completed(kind: Compression) -> None:
    def write() -> None:
        with kind.write(sink) as stream:
            stream.write(LINES)
            raise KeyboardInterrupt

    sink = io.BytesIO()
    with pytest.raises(KeyboardInterrupt):
        write()
    assert all_lines(kind.open(io.BytesIO(sink.getvalue())))[1]


@every_kind
def test_a_file_is_rewritten_as_one_member_of_its_kind(kind: Compression, tmp_path: Path) -> None:
    path = tmp_path / f"a.txt{kind.endings[0]}"
    path.write_bytes(packed(kind, b"uno\r\n") + packed(kind, b"dos\r\n"))
    source = open_source(path, path.name, ReadSettings())
    assert list(source.documents()) == [Document("uno\ndos\n", path=path.name)]
    source.rewrite([CHANGE])
    assert kind.begins(path.read_bytes())
    assert content_of(kind, path.read_bytes()) == b"xno\r\ndos\r\n"
    assert list(source.documents()) == [Document("xno\ndos\n", path=path.name)]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "before", "unpack"),
    [
        pytest.param("a.txt", gzip.compress(b"uno"), gzip.decompress, id="gzip-without-its-name"),
        pytest.param("a.txt.gz", b"uno", bytes, id="plain-but-called-gzip"),
        pytest.param("a.txt.gz", lzma.compress(b"uno"), lzma.decompress, id="xz-called-gzip"),
    ],
)
def test_what_has_a_wrong_name_stays_what_it_is(
    tmp_path: Path, name: str, before: bytes, unpack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(before)
    open_source(path, name, ReadSettings()).rewrite([CHANGE])
    assert unpack(path.read_bytes()) == b"xno"


class Kept(BytesOrigin):
    """Keeps what is written in place of what there was."""

    in_place = True


@every_kind
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), min_size=1))
def test_nothing_or_only_the_change(kind: Compression, text: str) -> None:
    sink = io.BytesIO()
    kept = Kept(packed(kind, text.encode()), "a.txt", sink.write)
    source = Source(CompressedOrigin(kept), TEXT, ReadSettings())
    assert list(source.documents()) == [Document(text, path="a.txt")]
    source.rewrite([()])
    assert sink.getvalue() == b""
    source.rewrite([(Edit(Span(0, 1), "y", text[0]),)])
    assert content_of(kind, sink.getvalue()).decode() == f"y{text[1:]}"


@every_kind
def test_a_file_without_changes_is_not_touched(kind: Compression, tmp_path: Path) -> None:
    path = tmp_path / f"a.txt{kind.endings[0]}"
    path.write_bytes(packed_lines(kind))
    before = path.stat()
    source = open_source(path, path.name, ReadSettings())
    list(source.documents())
    source.rewrite([()])
    assert (path.stat(), path.read_bytes()) == (before, packed_lines(kind))


@every_kind
def test_a_patch_shows_the_content_unpacked(kind: Compression) -> None:
    sink = io.BytesIO()
    from_bytes(packed(kind, b"uno\n"), "a.txt").contents([CHANGE], sink)
    assert sink.getvalue() == b"xno\n"


@every_kind
def test_a_file_that_changed_since_it_was_read_is_left_alone(
    kind: Compression, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(packed(kind, b"uno"))
    source = open_source(path, path.name, ReadSettings())
    list(source.documents())
    path.write_bytes(b"uno, dos")
    with pytest.raises(InputError, match="changed while"):
        source.rewrite([CHANGE])
    assert path.read_bytes() == b"uno, dos"


# Libraries


@pytest.mark.parametrize(
    ("kind", "library", "message"),
    [
        pytest.param("zstd", "zstd", "pip install 'newslint[zstd]'", id="zstd"),
        pytest.param("xz", "lzma", "this Python was built without `lzma`", id="xz"),
    ],
)
def test_a_missing_library_is_told_with_the_cure(
    kind: str, library: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = [known for known in COMPRESSIONS if known.name == kind]
    data = packed(one, b"uno")
    monkeypatch.setattr("newslint.formats.compression._ZSTD", "backports.zstd")
    monkeypatch.setitem(sys.modules, "backports.zstd" if library == "zstd" else library, None)
    [notice] = from_bytes(data, "a.txt").documents()
    assert str(notice).startswith("a.txt: is compressed")
    assert message in str(notice)


def test_libraries_are_imported_when_they_are_needed() -> None:
    code = (
        "import sys, newslint.formats.registry\n"
        "print({'_bz2', '_lzma', 'zlib', 'backports.zstd', 'compression.zstd'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
