"""How a column chunk is written, as far as it tells, in pyarrow's words.

Asked are the footer and the head of the first page. Not told anywhere: the level of compression, and
how large pages are meant to be.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from newslint.errors import InputError
from newslint.formats.columnar import footer as fields
from newslint.formats.columnar.thrift import Kind, Struct, read_struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Manner = dict[str, Any]
"""Options for `pyarrow.parquet.write_table`."""

_HEAD: Final = 1 << 16
"""Bytes in which the head of a page ends, unless it has extraordinarily long statistics."""
_PAGE_TYPE: Final = 1
_PAGE_CHECKSUM: Final = 4
_DATA_PAGE_V2: Final = 3

_LARGE: Final = 32_000_000
"""Bytes. In a chunk that is larger a dictionary was given up early: it saved nothing."""

_CODECS: Final[Mapping[int, str]] = {
    1: "snappy",
    2: "gzip",
    4: "brotli",
    5: "lz4",
    6: "zstd",
    7: "lz4",
}
_OLD_DICTIONARY: Final = 2
_DICTIONARY: Final = 8
_ENCODINGS: Final[Mapping[int, str]] = {6: "DELTA_LENGTH_BYTE_ARRAY", 7: "DELTA_BYTE_ARRAY"}


def manner(chunk: Struct, stream: BinaryIO) -> Manner:
    """Give what to tell pyarrow so that it writes a column chunk as this one of `stream` is."""
    account = chunk.inner(fields.CHUNK_META)
    encodings = set(account.items(fields.META_ENCODINGS, Kind.I32))
    dictionary = bool(encodings & {_OLD_DICTIONARY, _DICTIONARY})
    if account.number(fields.META_UNCOMPRESSED) > _LARGE:
        dictionary = False
    others = [_ENCODINGS[one] for one in encodings if one in _ENCODINGS and not dictionary]
    page = _page_head(stream, account.number(fields.META_DATA))
    return {
        "version": "1.0" if _OLD_DICTIONARY in encodings else "2.6",
        "compression": _CODECS.get(account.number(fields.META_CODEC), "none"),
        "use_dictionary": dictionary,
        "column_encoding": others[0] if others else None,
        "write_statistics": fields.META_STATISTICS in account,
        "write_page_index": fields.CHUNK_COLUMN_INDEX in chunk,
        "write_page_checksum": _PAGE_CHECKSUM in page,
        "data_page_version": "2.0" if page.number(_PAGE_TYPE, 0) == _DATA_PAGE_V2 else "1.0",
    }


def _page_head(stream: BinaryIO, at: int) -> Struct:
    """Give the head of the page at an offset; an empty one if it cannot be read."""
    with suppress(InputError):
        return read_struct(fields.content(stream, fields.Stretch(at, at + _HEAD)))[0]
    return Struct()
