"""What a Parquet file says about itself in its footer, and how that changes when columns do.

Only offsets and the account of changed columns are written anew. All else, from the schema and the
metadata to who created the file, stays as it is: readers look there for how to read the pages that
did not change.

Fields go by their numbers in https://github.com/apache/parquet-format (`parquet.thrift`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from newslint.errors import InputError
from newslint.formats.columnar.thrift import Kind, Struct, read_struct, write_struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAGIC: Final = b"PAR1"
_TAIL: Final = 8
"""Bytes behind the footer: its length, and the magic word."""

FILE_ROW_GROUPS: Final = 4
FILE_ENCRYPTION: Final = 8
GROUP_COLUMNS: Final = 1
GROUP_BYTES: Final = 2
GROUP_ORDER: Final = 4
GROUP_OFFSET: Final = 5
GROUP_COMPRESSED: Final = 6
CHUNK_PATH: Final = 1
CHUNK_OFFSET: Final = 2
CHUNK_META: Final = 3
CHUNK_OFFSET_INDEX: Final = 4
CHUNK_COLUMN_INDEX: Final = 6
META_ENCODINGS: Final = 2
META_PATH: Final = 3
META_CODEC: Final = 4
META_VALUES: Final = 5
META_UNCOMPRESSED: Final = 6
META_COMPRESSED: Final = 7
META_KEY_VALUES: Final = 8
META_DATA: Final = 9
META_INDEX: Final = 10
META_DICTIONARY: Final = 11
META_STATISTICS: Final = 12
META_PAGE_STATISTICS: Final = 13
META_BLOOM: Final = 14
META_BLOOM_LENGTH: Final = 15
ORDER_COLUMN: Final = 1
META_SIZES: Final = 16
INDEX_PAGES: Final = 1
PAGE_OFFSET: Final = 1
BLOOM_BYTES: Final = 1
_OTHER_PAGES: Final = (META_INDEX, META_DICTIONARY)
_BLOOM_HEADER: Final = 64
"""Bytes in which the header of a Bloom filter ends."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file, from `start` up to, not including, `end`."""

    start: int
    end: int


def read_footer(stream: BinaryIO) -> tuple[Struct, Stretch]:
    """Give the footer of a file, and where it is.

    Raises:
        InputError: there is none that can be written anew.

    """
    end = stream.seek(0, 2) - _TAIL
    stream.seek(max(0, end))
    tail = stream.read(_TAIL)
    start = end - int.from_bytes(tail[:4], "little")
    if tail[4:] != MAGIC or start < len(MAGIC):
        raise InputError("is no complete Parquet file: it does not end as one")
    footer, _ = read_struct(content(stream, Stretch(start, end)))
    if FILE_ENCRYPTION in footer:
        raise InputError("is encrypted, and so newslint cannot change it")
    stretches = [pages(chunk) for _, columns in chunks(footer) for chunk in columns]
    if not all(len(MAGIC) <= one.start <= one.end <= start for one in stretches):
        raise InputError("is damaged: not all that should be in it is")
    return footer, Stretch(start, end)


def written_footer(footer: Struct) -> bytes:
    """Give all that stands behind the data."""
    content = write_struct(footer)
    return content + len(content).to_bytes(4, "little") + MAGIC


def chunks(footer: Struct) -> Iterator[tuple[Struct, Sequence[Struct]]]:
    """Give each row group with its column chunks."""
    for group in footer.items(FILE_ROW_GROUPS):
        yield group, group.items(GROUP_COLUMNS)


def pages(chunk: Struct) -> Stretch:
    """Give where the pages of a column chunk are.

    Raises:
        InputError: they are in another file.

    """
    if CHUNK_PATH in chunk or CHUNK_META not in chunk:
        raise InputError("has its columns in other files")
    meta = chunk.inner(CHUNK_META)
    offsets = [meta.number(META_DATA), *(meta.number(field, 0) for field in _OTHER_PAGES)]
    start = min(offset for offset in offsets if offset)  # some writers say 0 for none
    return Stretch(start, start + meta.number(META_COMPRESSED))


def bloom_filter(stream: BinaryIO, chunk: Struct) -> Stretch | None:
    """Give where the Bloom filter of a column chunk is, if it has one."""
    meta = chunk.inner(CHUNK_META)
    start = meta.number(META_BLOOM, 0)
    if not start:
        return None
    if META_BLOOM_LENGTH in meta:
        return Stretch(start, start + meta.number(META_BLOOM_LENGTH))
    # Older files do not tell how long it is, but its own header does.
    header, size = read_struct(content(stream, Stretch(start, start + _BLOOM_HEADER)))
    return Stretch(start, start + size + header.number(BLOOM_BYTES))


def index(chunk: Struct, field: int) -> Stretch | None:
    """Give where an index of a column chunk is, if it has it; its length is in the next field."""
    start, length = chunk.number(field, 0), chunk.number(field + 1, 0)
    return Stretch(start, start + length) if start and length else None


def content(stream: BinaryIO, stretch: Stretch) -> bytes:
    """Give the bytes of a stretch, fewer if the file ends in it.

    Raises:
        InputError: it is no stretch.

    """
    if not 0 <= stretch.start <= stretch.end:
        raise InputError("is damaged: not all that should be in it is")
    stream.seek(stretch.start)
    return stream.read(stretch.end - stretch.start)


def with_pages_moved(offset_index: bytes, moved: Callable[[int], int]) -> bytes:
    """Give an index of pages that have moved."""
    struct, _ = read_struct(offset_index)
    for page in struct.items(INDEX_PAGES):
        move(page, (PAGE_OFFSET,), moved)
    return write_struct(struct)


def move(struct: Struct, fields: tuple[int, ...], moved: Callable[[int], int]) -> None:
    """Let offsets be those of the new file; 0 means none."""
    for field in fields:
        if offset := struct.number(field, 0):
            struct.put(field, Kind.I64, moved(offset))


def set_index(chunk: Struct, field: int, stretch: Stretch | None) -> None:
    """Say where an index of a column chunk is."""
    if stretch is None:
        chunk.drop(field)
        chunk.drop(field + 1)
    else:
        chunk.put(field, Kind.I64, stretch.start)
        chunk.put(field + 1, Kind.I32, stretch.end - stretch.start)


def add_account(account: Struct, more: Struct) -> None:
    """Let an account be that of more pages. What would have to be looked up again is left out."""
    for field in (META_VALUES, META_UNCOMPRESSED, META_COMPRESSED):
        account.put(field, Kind.I64, account.number(field) + more.number(field))
    for field in (META_STATISTICS, META_PAGE_STATISTICS, META_SIZES):
        account.drop(field)


def replace_account(group: Struct, chunk: Struct, new: Struct) -> None:
    """Let a column chunk's account be that of its new pages, and add up its row group's bytes."""
    old = chunk.inner(CHUNK_META)
    for total, part in ((GROUP_COMPRESSED, META_COMPRESSED), (GROUP_BYTES, META_UNCOMPRESSED)):
        if total in group:
            change = new.number(part) - old.number(part)
            group.put(total, Kind.I64, group.number(total) + change)
    for field in (META_PATH, META_KEY_VALUES):
        if field in old:
            new.put(field, Kind.LIST, old[field])
    chunk.put(CHUNK_META, Kind.STRUCT, new)


def forget_order(group: Struct, column: int) -> None:
    """No longer say that rows are ordered by a column that has changed."""
    order = group.items(GROUP_ORDER)
    for at, by in enumerate(order):
        if by.number(ORDER_COLUMN) == column:
            del order[at:]
            break
