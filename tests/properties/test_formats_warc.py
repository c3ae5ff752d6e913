"""What always holds of archives: records of others are the same, and texts are what was meant."""

from __future__ import annotations

import base64
import gzip
import hashlib
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from newslint.formats.line_ends import unify
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.formats.source import Source
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import Span

TEXTS = st.text(st.sampled_from("ab ñ😀漢\n\r\x00"), max_size=20).map(lambda text: text + "x")
BLOCKS = st.one_of(
    st.tuples(st.just("conversion"), TEXTS.map(str.encode)),
    st.tuples(st.sampled_from(["response", "warcinfo"]), st.binary(max_size=20)),
)


def record(kind: str, block: bytes) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest())
    return (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"WARC-Block-Digest: sha1:%b\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%b"
        b"\r\n\r\n" % (kind.encode(), digest, len(block), block)
    )


def opened(content: bytes, sink: BytesIO) -> Source:
    return open_bytes(content, "a.warc", ReadSettings(), sink.write)


def documents(content: bytes) -> list[Document]:
    found = opened(content, BytesIO()).documents()
    return [item for item in found if isinstance(item, Document)]


@given(st.lists(BLOCKS, max_size=5), st.booleans(), st.data())
def test_a_copy_has_the_new_texts_and_all_else_as_it_was(
    blocks: list[tuple[str, bytes]], packed: bool, data: st.DataObject
) -> None:
    pack = gzip.compress if packed else bytes
    content = b"".join(pack(record(*one)) for one in blocks)
    found = documents(content)
    given_texts = [block.decode() for kind, block in blocks if kind == "conversion"]
    assert [one.text for one in found] == [unify(text) for text in given_texts]
    edits, texts = list[tuple[Edit, ...]](), list[str]()
    for one in found:
        start = data.draw(st.integers(0, len(one.text)))
        end = data.draw(st.integers(start, len(one.text)))
        edit = Edit(
            Span(start, end), data.draw(st.sampled_from(["", "y", "ü😀"])), one.text[start:end]
        )
        edits.append((edit,) if data.draw(st.booleans()) else ())
        texts.append(one.text[:start] + edit.text + one.text[end:] if edits[-1] else one.text)
    if not found:
        return
    sink = BytesIO()
    opened(content, sink).rewrite(edits)
    copy = sink.getvalue()
    if not any(edits):
        assert copy == content
    left = iter(texts)
    for (kind, block), now in zip(
        blocks,
        ArchiveIterator(BytesIO(copy), no_record_parse=True, check_digests=True),
        strict=True,
    ):
        stored = now.content_stream().read()
        assert now.rec_type == kind
        # Of an empty block no digest is looked at.
        assert now.digest_checker.passed or not stored
        assert stored == block if kind != "conversion" else unify(stored.decode()) == next(left)


@given(st.lists(BLOCKS, min_size=1, max_size=4), st.booleans(), st.data())
def test_whatever_the_damage_nothing_else_changes(
    blocks: list[tuple[str, bytes]], packed: bool, data: st.DataObject
) -> None:
    pack = gzip.compress if packed else bytes
    content = bytearray(b"".join(pack(record(*one)) for one in blocks))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=3)):
        content[at] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(0, len(content)))])
    found = documents(damaged)
    if found:
        sink = BytesIO()
        opened(damaged, sink).rewrite(() for _ in found)
        assert sink.getvalue() == damaged
        sink = BytesIO()
        edits = [(Edit(Span(0, 1), one.text[0], one.text[0]),) for one in found]
        opened(damaged, sink).rewrite(edits)
        assert [one.text for one in documents(sink.getvalue())] == [one.text for one in found]
