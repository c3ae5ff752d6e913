"""A Parquet file with some of its column chunks replaced.

A column chunk is the run of pages that holds one column of one row group. Those without changes are
copied byte for byte, so that they keep encodings, compression and page sizes that nobody could ask
a library for; behind a chunk of another length everything moves, and the footer and the indexes of
pages are told. New chunks have no Bloom filter, which may always be missing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from io import BytesIO
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from newslint.errors import InputError
from newslint.formats.columnar import footer as fields
from newslint.formats.columnar.footer import Stretch
from newslint.formats.columnar.manner import manner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newslint.formats.columnar.manner import Manner
    from newslint.formats.columnar.thrift import Struct

_BLOCK = 1 << 20
"""Bytes that are copied at a time."""
_IN_MEMORY = 1 << 24
"""Bytes of new pages that wait in memory; more of them wait in a file."""


class Place(NamedTuple):
    """Where a column chunk is: the number of its row group and of its column, from 0."""

    group: int
    column: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A column chunk of another file, and what belongs to it."""

    start: int
    """Where its pages began; all offsets are those of the other file."""
    pages: IO[bytes]
    account: Struct
    offset_index: bytes | None
    column_index: bytes | None


def read_chunk(stream: BinaryIO) -> Chunk:
    """Give the only column chunk of a file."""
    footer, _ = fields.read_footer(stream)
    ((_, (chunk,)),) = fields.chunks(footer)
    offset_index, column_index = (
        None if stretch is None else fields.content(stream, stretch)
        for stretch in (
            fields.index(chunk, fields.CHUNK_OFFSET_INDEX),
            fields.index(chunk, fields.CHUNK_COLUMN_INDEX),
        )
    )
    place = fields.pages(chunk)
    pages = BytesIO(fields.content(stream, place))
    account = chunk.inner(fields.CHUNK_META)
    return Chunk(place.start, pages, account, offset_index, column_index)


def joined(chunks: Iterable[Chunk]) -> Chunk:
    """Give the pages of chunks without dictionaries as a single chunk.

    If there are several, it has no indexes and no statistics, which are of no use for long texts.
    """
    rest = iter(chunks)
    first = next(rest)
    indexes = first.offset_index, first.column_index
    pages = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it has been copied
    copyfileobj(first.pages, pages)
    for more in rest:
        indexes = None, None
        fields.add_account(first.account, more.account)
        copyfileobj(more.pages, pages)
    pages.seek(0)
    return Chunk(first.start, pages, first.account, *indexes)


class Rewrite:
    """A file that is written anew, its column chunks being replaced in their order."""

    def __init__(self, stream: BinaryIO, sink: BinaryIO) -> None:
        """Read what the file says about itself.

        Raises:
            InputError: it is not one that can be written anew.

        """
        self._stream = stream
        self._footer, self._place = fields.read_footer(stream)
        self._groups = list(fields.chunks(self._footer))
        self._copy = _Copy(stream, sink)
        self._new: dict[Place, tuple[Chunk, int]] = {}

    def manner_of(self, group: int, column: int) -> Manner:
        """Give how a column chunk is written."""
        return manner(self._chunk(Place(group, column)), self._stream)

    def replace(self, group: int, new: dict[int, Chunk]) -> None:
        """Put new column chunks, by the number of their column, into a row group.

        Raises:
            InputError: row groups do not follow each other.

        """
        columns = self._groups[group][1]
        for column in sorted(new, key=lambda one: fields.pages(columns[one]).start):
            with new[column].pages as pages:
                start = self._copy.replace(fields.pages(columns[column]), pages)
            self._new[Place(group, column)] = (new[column], start)

    def finish(self) -> None:
        """Write the rest."""
        indexes = list(self._outdated())
        filters = (fields.bloom_filter(self._stream, self._chunk(place)) for place in self._new)
        self._copy.cut((*(index.old for index in indexes), *filters))
        self._copy.up_to(self._place.start)
        for number, (group, columns) in enumerate(self._groups):
            for column, chunk in enumerate(columns):
                self._account_for(Place(number, column), group, chunk)
            fields.move(group, (fields.GROUP_OFFSET,), self._copy.moved)
        for index in indexes:
            stretch = self._copy.append(index.new) if index.new else None
            fields.set_index(index.chunk, index.field, stretch)
        self._copy.append(fields.written_footer(self._footer))

    def _chunk(self, place: Place) -> Struct:
        return self._groups[place.group][1][place.column]

    def _account_for(self, place: Place, group: Struct, chunk: Struct) -> None:
        """Say where a column chunk and what belongs to it are now."""
        moved = self._copy.moved
        if place in self._new:
            new, start = self._new[place]
            _move_account(new.account, lambda offset: offset - new.start + start)
            fields.replace_account(group, chunk, new.account)
            fields.forget_order(group, place.column)
        else:
            _move_account(chunk.inner(fields.CHUNK_META), moved)
            fields.move(chunk.inner(fields.CHUNK_META), (fields.META_BLOOM,), moved)
        offsets = (fields.CHUNK_OFFSET, fields.CHUNK_OFFSET_INDEX, fields.CHUNK_COLUMN_INDEX)
        fields.move(chunk, offsets, moved)

    def _outdated(self) -> Iterator[_Index]:
        """Give the indexes that are no longer right: all of new chunks, and those of moved pages."""
        for number, (_, columns) in enumerate(self._groups):
            for column, chunk in enumerate(columns):
                place = Place(number, column)
                if place in self._new:
                    yield from self._replaced(chunk, *self._new[place])
                else:
                    yield from self._shifted(chunk)

    def _replaced(self, chunk: Struct, new: Chunk, start: int) -> Iterator[_Index]:
        def moved(offset: int) -> int:
            return offset - new.start + start

        pages = new.offset_index and fields.with_pages_moved(new.offset_index, moved)
        yield _Index(chunk, fields.CHUNK_COLUMN_INDEX, new.column_index)
        yield _Index(chunk, fields.CHUNK_OFFSET_INDEX, pages)

    def _shifted(self, chunk: Struct) -> Iterator[_Index]:
        index = fields.index(chunk, fields.CHUNK_OFFSET_INDEX)
        start = fields.pages(chunk).start
        if index is not None and self._copy.moved(start) != start:
            content = fields.content(self._stream, index)
            new = fields.with_pages_moved(content, self._copy.moved)
            yield _Index(chunk, fields.CHUNK_OFFSET_INDEX, new)


class _Index(NamedTuple):
    """An index of a column chunk that is not right any more, and what it should be."""

    chunk: Struct
    field: int
    new: bytes | None

    @property
    def old(self) -> Stretch | None:
        """Give where it was."""
        return fields.index(self.chunk, self.field)


class _Copy:
    """A copy of a file in which some stretches are others."""

    def __init__(self, stream: BinaryIO, sink: BinaryIO) -> None:
        self._stream = stream
        self._sink = sink
        self._read = 0
        self._written = 0
        self._ends: list[int] = []
        self._shifts = [0]

    def replace(self, old: Stretch, new: IO[bytes]) -> int:
        """Put `new` where `old` was, and give the offset of its first byte.

        Raises:
            InputError: what is behind `old` was copied already.

        """
        if old.start < self._read:
            raise InputError("has its columns in an unusual order, so newslint cannot change it")
        self.up_to(old.start)
        start = self._written
        while block := new.read(_BLOCK):
            self._write(block)
        self._read = old.end
        self._ends.append(old.end)
        self._shifts.append(self._written - self._read)
        return start

    def cut(self, stretches: Iterable[Stretch | None]) -> None:
        """Leave out what was not copied already."""
        for stretch in sorted(filter(None, stretches), key=lambda one: one.start):
            if stretch.start >= self._read:
                self.replace(stretch, BytesIO())

    def append(self, new: bytes) -> Stretch:
        """Write something new, and give where it is."""
        start = self._written
        self._write(new)
        return Stretch(start, self._written)

    def up_to(self, end: int) -> None:
        """Copy all that comes before an offset."""
        self._stream.seek(self._read)
        while self._read < end:
            block = self._stream.read(min(_BLOCK, end - self._read))
            if not block:
                raise InputError("is no complete Parquet file: it ends too early")
            self._write(block)
            self._read += len(block)

    def moved(self, offset: int) -> int:
        """Give where something of the old file is in the new one."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def _write(self, content: bytes) -> None:
        self._sink.write(content)
        self._written += len(content)


def _move_account(account: Struct, moved: Callable[[int], int]) -> None:
    offsets = (fields.META_DATA, fields.META_DICTIONARY, fields.META_INDEX)
    fields.move(account, offsets, moved)
