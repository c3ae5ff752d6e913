"""WARC and WET files: which records are texts, what is told of damage, and what a copy is like."""

from __future__ import annotations

import base64
import gzip
import hashlib
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from newslint.errors import InputError
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import format_by_ending, open_bytes
from newslint.formats.warc_records import Stored
from newslint.formats.warc_rewrite import rewritten
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span
from tests.unit.raw_files import Measured

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.formats.source import Source

TEXT = {"WARC-Type": "conversion", "Content-Type": "text/plain"}


def opened(content: bytes, sink: BytesIO | None = None, **settings: Any) -> Source:
    return open_bytes(content, "a.warc", ReadSettings(**settings), (sink or BytesIO()).write)


def documents(content: bytes, **settings: Any) -> list[Document]:
    items = opened(content, **settings).documents()
    return [item for item in items if isinstance(item, Document)]


def told(content: bytes, **settings: Any) -> list[str]:
    items = opened(content, **settings).documents()
    return [str(item) for item in items if isinstance(item, Notice)]


def replaced(content: bytes, old: str, new: str, **settings: Any) -> bytes:
    """Give the copy with the first `old` of each text replaced."""
    edits = []
    for document in documents(content, **settings):
        at = document.text.find(old)
        edits.append((Edit(Span(at, at + len(old)), new, old),) if at >= 0 else ())
    sink = BytesIO()
    opened(content, sink, **settings).rewrite(edits)
    return sink.getvalue()


def record(block: bytes | str, length: int | str | None = None, **fields: str) -> bytes:
    """Give a record, a text if nothing else is said."""
    block = block.encode() if isinstance(block, str) else block
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    lines = {**TEXT, **named, "Content-Length": str(len(block) if length is None else length)}
    header = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n%b\r\n%b\r\n\r\n" % (header.encode(), block)


def archive(*records: bytes, packed: bool) -> bytes:
    return b"".join(gzip.compress(one) if packed else one for one in records)


OTHER = record(b"\x00\xff\r\n\r\n<p>uno x", WARC_Type="response", Content_Type="application/http")
BOTH = pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])


@pytest.mark.parametrize(
    "name", ["a.warc", "a.WET", "a.warc.gz", "CC-MAIN-1.2.warc.wet.gz", "a.wet.gz"]
)
def test_archives_are_known_by_their_names(name: str) -> None:
    found = format_by_ending(name)
    assert found is not None
    assert found.name == "warc"


@BOTH
def test_texts_are_found_and_all_else_is_passed_over(packed: bool) -> None:
    first = record(
        "uno\r\ndos",
        WARC_Target_URI="<https://www.Example.org:8080/a?b>",
        WARC_Identified_Content_Language="spa",
    )
    second = record("tres", WARC_Identified_Content_Language="spa,eng", content_type="Text/Plain;x")
    html = record("<p>", Content_Type="text/html")
    one, two = documents(archive(OTHER, first, html, second, record(""), packed=packed))
    assert (one.text, one.record, one.field) == ("uno\ndos", 2, "text")
    assert (one.record_id, one.language) == ("https://www.Example.org:8080/a?b", "es")
    assert one.companions == {"source": "www.example.org"}
    assert (two.text, two.record, two.record_id, two.language) == ("tres", 4, None, None)
    assert one.placement is not None
    assert (one.placement.position(5), one.placement.offset(5)) == (Position(2, 1), 6)


@pytest.mark.parametrize(
    ("block", "fields", "settings", "text"),
    [
        pytest.param("ñ".encode(), {}, {}, "ñ", id="utf-8"),
        pytest.param(
            b"\xf1", {"Content_Type": "text/plain; charset=iso-8859-1"}, {}, "ñ", id="told"
        ),
        pytest.param(
            "ñ".encode(), {"Content_Type": 'text/plain; charset="utf-8"'}, {}, "ñ", id="quoted"
        ),
        pytest.param(
            "ñ".encode(), {"Content_Type": "text/plain; charset=?"}, {}, "ñ", id="nonsense"
        ),
        pytest.param(b"\xf1", {}, {"encoding": "cp1252"}, "ñ", id="declared"),
        pytest.param("ñ".encode(), {}, {"encoding": "cp1252"}, "ñ", id="utf-8-before-declared"),
    ],
)
def test_texts_are_in_the_encoding_that_is_told(
    block: bytes, fields: dict[str, str], settings: dict[str, Any], text: str
) -> None:
    content = record(block + b" x", **fields)
    assert [one.text for one in documents(content, **settings)] == [f"{text} x"]
    [again] = documents(replaced(content, "x", "y", **settings), **settings)
    assert again.text == f"{text} y"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", "a.warc: has no records: there is nothing to check", id="empty"),
        pytest.param(b"PK\x03\x04", "a.warc: is no WARC file, and none that is", id="zip"),
        pytest.param(
            gzip.compress(b"hello"),
            "a.warc:1: the record does not begin with the version line",
            id="gzip-of-something",
        ),
        pytest.param(OTHER * 2, "a.warc: has no texts: of its 2 records none is a", id="no-texts"),
        pytest.param(
            record(b"a\xff"),
            "a.warc:1: the record is not utf-8: byte 0xff at offset 1 of its block",
            id="not-utf-8",
        ),
    ],
)
def test_what_cannot_be_used_is_told(content: bytes, expected: str) -> None:
    assert told(content)[0].startswith(expected)


GOOD, BETTER = record("uno x"), record("uno y")

DAMAGE = [
    pytest.param(record("a", length="x"), "has no Content-Length", id="no-length"),
    pytest.param(record("a", length="9" * 30), "has no Content-Length", id="absurd-length"),
    pytest.param(record("a b c", length=2), "has a wrong Content-Length", id="length-too-short"),
    pytest.param(b"WARC/1.0\r\nnothing", "has a header without an end", id="no-header-end"),
    pytest.param(
        b"WARC/1.0\r\n" + (b"a" * 1000 + b": b\n") * 1100, "has a header", id="huge-header"
    ),
    pytest.param(
        b"WURC/1.0\r\n" + record("a")[10:], "does not begin with the version line", id="no-version"
    ),
]


@pytest.mark.parametrize(("bad", "problem"), DAMAGE)
def test_in_a_gzip_member_damage_ends_with_it(bad: bytes, problem: str) -> None:
    content = archive(GOOD, bad, GOOD, packed=True)
    assert [one.record for one in documents(content)] == [1, 3]
    [notice] = told(content)
    assert notice.startswith(f"a.warc:2: the record {problem}")
    assert notice.endswith("; it was left as it is")
    assert gzip.decompress(replaced(content, "x", "y")) == (BETTER + bad + BETTER)


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        *DAMAGE[:3],
        pytest.param(record("a", length=5), "has a wrong Content-Length", id="length-in-line-end"),
        pytest.param(record("a", length=50), "has a wrong Content-Length", id="length-too-long"),
        pytest.param(record("a", length=5000), "ends too early", id="length-behind-end"),
    ],
)
def test_elsewhere_the_next_record_is_looked_for(bad: bytes, problem: str) -> None:
    content = GOOD + bad + GOOD + GOOD
    assert [one.record for one in documents(content)] == [1, 3, 4]
    [notice] = told(content)
    assert notice.startswith(f"a.warc:2: the record {problem}")
    assert replaced(content, "x", "y") == BETTER + bad + BETTER + BETTER


@pytest.mark.parametrize("cut", [1, 2, 5, 20, 60])
def test_a_member_that_is_cut_off_is_told(cut: int) -> None:
    whole = gzip.compress(GOOD)
    content = whole + whole[:-cut] if cut < 60 else whole + whole[: 60 - cut + 2]
    assert [one.record for one in documents(content)] == [1]
    [notice] = told(content)
    assert notice.startswith("a.warc:2: the record cannot be unpacked: ")
    copy = replaced(content, "x", "y")
    assert copy.endswith(content[len(whole) :])
    assert [one.text for one in documents(copy)] == ["uno y"]


@pytest.mark.parametrize("at", [0, 1, 3, 12, 40, -6])
def test_a_member_that_is_damaged_is_passed_over(at: int) -> None:
    whole = gzip.compress(record("uno dos tres cuatro cinco seis siete ocho nueve diez"))
    wrong = bytearray(whole)
    wrong[at] ^= 0x55
    content = whole + bytes(wrong) + whole
    assert [one.record for one in documents(content)] == [1, 3]
    assert told(content)[0].startswith("a.warc:2: the record cannot be unpacked: ")


def test_what_is_no_member_at_the_end_is_told() -> None:
    content = gzip.compress(GOOD) + b"garbage"
    assert len(documents(content)) == 1
    assert told(content)[0].startswith("a.warc:2: the record cannot be unpacked: ")


def test_records_in_one_member_are_read_and_not_repaired() -> None:
    content = gzip.compress(GOOD + OTHER + record("dos"))
    assert [(one.record, one.text) for one in documents(content)] == [(1, "uno x"), (3, "dos")]
    with pytest.raises(InputError, match="record 1 shares its gzip member"):
        replaced(content, "x", "y")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(b"sha1:{b32}", b"sha1:{b32}", id="sha1"),
        pytest.param(b"SHA-256:{b32}", b"SHA-256:{b32}", id="padded"),
        pytest.param(b"sha256:{b32-}", b"sha256:{b32-}", id="not-padded"),
        pytest.param(b"sha1:{B16}", b"sha1:{B16}", id="hexadecimal"),
        pytest.param(b"md5:{b16}", b"md5:{b16}", id="small-letters"),
        pytest.param(b"sha3-256:{b64}", b"sha3-256:{b64}", id="base64"),
        pytest.param(b"sha1:WRONG", b"sha1:WRONG", id="wrong-before"),
        pytest.param(b"blake7:ABC", None, id="unknown"),
    ],
)
def test_digests_are_those_of_the_new_block(value: bytes, expected: bytes | None) -> None:
    def spelled(form: bytes, block: bytes) -> bytes:
        name = form.partition(b":")[0].decode().lower().replace("sha-", "sha").replace("-", "_")
        if name not in hashlib.algorithms_guaranteed:
            return form
        digest = hashlib.new(name, block, usedforsecurity=False).digest()
        return (
            form.replace(b"{b32}", base64.b32encode(digest))
            .replace(b"{b32-}", base64.b32encode(digest).rstrip(b"="))
            .replace(b"{B16}", base64.b16encode(digest))
            .replace(b"{b16}", base64.b16encode(digest).lower())
            .replace(b"{b64}", base64.b64encode(digest))
        )

    def header(length: int, digest: bytes | None) -> bytes:
        line = b"" if digest is None else b"warc-payload-digest :\t" + digest + b" \n"
        return b"WARC/1.1\r\ncontent-LENGTH:\r\n  %d\r\n%bX: 3\r\n\r\n" % (length, line)

    old, new = b"uno dos", b"uno"
    record = Stored(header=header(7, spelled(value, old)), block=old, behind=b"\r\n\r\n")
    wanted = None if expected is None else spelled(expected, new)
    assert rewritten(record, new) == header(3, wanted) + new + b"\r\n\r\n"


@BOTH
def test_copies_pass_the_check_of_others(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(replaced(crawl(packed=packed), "uno  dos", "uno dos ñ"))
    check = [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("digest pass") == 5
    with path.open("rb") as stream:
        blocks = [one.content_stream().read() for one in ArchiveIterator(stream)]
    assert blocks[1:] == ["uno dos ñ\r\ntres".encode(), b"<p>uno  dos", b"x", "uno dos ñ".encode()]


@BOTH
def test_all_other_records_are_the_same(packed: bool) -> None:
    content = crawl(packed=packed)
    copy = replaced(content, "uno  dos", "uno dos")
    before, after = pieces(content), pieces(copy)
    same = [old == new for old, new in zip(before, after, strict=True)]
    assert same == [True, False, True, True, False]
    assert replaced(content, "nothing", "") == content


class _Writer(WARCWriter):  # type: ignore[misc]  # has no types
    """Leaves no temporary file open."""

    def _create_temp_file(self) -> BytesIO:
        return BytesIO()


def crawl(*, packed: bool) -> bytes:
    """Give what another tool writes of a crawl."""
    stream = BytesIO()
    writer = _Writer(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>uno  dos"
    for kind, block in [
        ("conversion", b"uno  dos\r\ntres"),
        ("response", page),
        ("conversion", b"x"),
        ("conversion", b"uno  dos"),
    ]:
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/", kind, BytesIO(block), warc_content_type="text/plain"
            )
        )
    return stream.getvalue()


def pieces(content: bytes) -> list[bytes]:
    """Give the bytes of each record in the file."""
    stream = BytesIO(content)
    records = ArchiveIterator(stream)
    places = [(records.get_record_offset(), records.get_record_length()) for _ in records]
    return [content[start : start + length] for start, length in places]


@BOTH
def test_blocks_that_are_not_wanted_are_not_held(packed: bool) -> None:
    from newslint.formats.warc_records import stored

    film = record(bytes(5_000_000), WARC_Type="response")
    stream = Measured(archive(film, GOOD, packed=packed))
    found = list(stored(stream, lambda fields: fields["warc-type"] == "conversion"))
    assert [one.block for one in found] == [b"", b"uno x"]
    assert stream.most <= 1 << 20
