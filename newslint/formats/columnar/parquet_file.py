"""Parquet: rows are read in small batches, and column chunks with changes are written anew.

A new column chunk is written as the old one was, as far as that can be told: codec, encoding,
version of the pages, statistics, indexes, checksums. The level of compression and the size of pages
cannot. Large chunks are written piece by piece, so that they need not fit in memory.
"""

from __future__ import annotations

from collections import deque
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from newslint.errors import InputError
from newslint.formats.columnar.change import with_edits
from newslint.formats.columnar.failures import told
from newslint.formats.columnar.parquet_rewrite import Chunk, Rewrite, joined, read_chunk
from newslint.formats.columnar.rows import Changes, Reading, changed_parts
from newslint.formats.columnar.schema import leaves, narrow, narrowed
from newslint.formats.records import documents, edited, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newslint.formats.columnar.manner import Manner
    from newslint.formats.columnar.rows import Edits, Row
    from newslint.formats.columnar.schema import Way
    from newslint.formats.fields import Fields
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.formats.records import Record
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_BATCH = 8_000_000
"""Bytes of rows, on average, that are read at a time, counted with all their columns."""
_PIECE = 32_000_000
"""Bytes of texts that are written at a time."""
_MOST_ROWS = 1024
_BUFFER = 1 << 20
"""Bytes of a column chunk that are read at a time."""
_KIND = "Parquet"


def read(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each row, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read (any further), or no column has text.

    """
    with origin.open() as stream:
        records = _Table(stream, settings.fields).records()
        yield from documents(readings(records, origin.shown, settings.fields))


def write(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the file with its texts edited.

    Raises:
        InputError: it cannot be read.
        StaleEditError: an edit's old text is not what stands there.

    """
    with origin.open() as stream, origin.open() as raw:
        table = _Table(stream, settings.fields)
        rewrite = Rewrite(raw, sink)
        found = readings(table.records(), origin.shown, settings.fields)
        for group, changes in changed_parts(edited(found, edits)):
            rewrite.replace(group, dict(table.chunks(group, changes, rewrite.manner_of)))
        rewrite.finish()


class _Table:
    """A file, opened."""

    def __init__(self, stream: BinaryIO, fields: Fields) -> None:
        with told(_KIND):
            self._file = parquet.ParquetFile(
                stream, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True
            )
            self._schema = self._file.schema_arrow
            self._reading = Reading(self._schema, fields)
        self._columns = {
            leaf.way: at for at, leaf in enumerate(leaves(self._schema)) if leaf.reachable
        }

    def records(self) -> Iterator[Record[Row]]:
        """Give all rows."""
        groups = range(self._file.num_row_groups)
        wanted = [self._columns[way] for way in self._reading.ways]
        return self._reading.records((group, self._batches(group, wanted)) for group in groups)

    def chunks(
        self, group: int, changes: Changes, manner_of: Callable[[int, int], Manner]
    ) -> Iterator[tuple[int, Chunk]]:
        """Give the column chunks of a row group whose texts are edited, by their number.

        `manner_of` gives how the old chunk of a row group and a column is written.

        Raises:
            InputError: one cannot be read or written.
            StaleEditError: an edit's old text is not what stands there.

        """
        for way in self._reading.ways:
            edits = {
                to: own for to, own in changes.get(way[0], {}).items() if _names(to) == way[1:]
            }
            if edits:
                column = self._columns[way]
                manner = manner_of(group, column)
                # Pages that share a dictionary cannot be put together from several tables.
                most = None if manner["use_dictionary"] else _PIECE
                tables = _tables(self._edited(group, way, edits), most)
                yield column, joined(self._chunk(table, column, manner) for table in tables)

    def _batches(self, group: int, columns: Sequence[int]) -> Iterator[pa.RecordBatch]:
        with told(_KIND):
            account = self._file.metadata.row_group(group)
            rows = _BATCH * account.num_rows // max(1, account.total_byte_size)
            yield from self._file.iter_batches(
                batch_size=max(1, min(_MOST_ROWS, rows)),
                row_groups=[group],
                columns=[self._file.schema.column(column).path for column in columns],
                use_threads=False,
            )

    def _edited(self, group: int, way: Way, edits: Edits) -> Iterator[pa.RecordBatch]:
        """Give a column with its texts edited; the edits are in the order of their rows."""
        schema = narrowed(self._schema, {way})
        left, row = deque(edits.items()), 0
        for batch in self._batches(group, [self._columns[way]]):
            own: Edits = {}
            while left and left[0][0][0] < row + batch.num_rows:
                (at, *below), some = left.popleft()
                own[at - row, *below] = some
            yield with_edits(narrow(batch, schema), {way[0]: own}, {})
            row += batch.num_rows

    def _chunk(self, table: pa.Table, column: int, manner: Manner) -> Chunk:
        content = BytesIO()
        with told(_KIND):
            parquet.write_table(
                table, content, row_group_size=table.num_rows, store_schema=False, **manner
            )
        written = parquet.ParquetFile(content).schema.column(0)
        old = self._file.schema.column(column)
        if _shape(written) != _shape(old):
            raise InputError(f"its column {old.path!r} is of a form that newslint cannot write")
        return read_chunk(content)


def _tables(batches: Iterable[pa.RecordBatch], most: int | None) -> Iterator[pa.Table]:
    """Give batches together, at least one, and no more of them when there are `most` bytes."""
    parts, size = list[pa.RecordBatch](), 0
    for batch in batches:
        if most is not None and size >= most:
            yield pa.Table.from_batches(parts)
            parts, size = [], 0
        parts.append(batch)
        size += batch.nbytes
    yield pa.Table.from_batches(parts)


def _names(steps: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(step for step in steps if isinstance(step, str))


def _shape(column: parquet.ColumnSchema) -> tuple[Any, ...]:
    """Give what pages must agree with."""
    return column.physical_type, column.max_definition_level, column.max_repetition_level
