"""Parquet: rows are read in small batches, and column chunks with changes are written anew.

One column chunk is held in memory at a time. A new one is written as the old one was, as far as
that can be told: codec, encoding, version of the pages, statistics, indexes, checksums. The level
of compression and the size of pages cannot.
"""

from __future__ import annotations

from collections import deque
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from newslint.errors import InputError
from newslint.formats.columnar.change import with_texts
from newslint.formats.columnar.failures import told
from newslint.formats.columnar.parquet_rewrite import Chunk, Rewrite, read_chunk
from newslint.formats.columnar.rows import Reading, Texts, changed_texts
from newslint.formats.columnar.schema import leaves, narrow, narrowed
from newslint.formats.records import documents, edited, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newslint.formats.columnar.change import Ways
    from newslint.formats.columnar.manner import Manner
    from newslint.formats.columnar.rows import Row
    from newslint.formats.columnar.schema import Way
    from newslint.formats.fields import Fields
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.formats.records import Record
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_BATCH = 8_000_000
"""Bytes of rows, on average, that are read at a time, counted with all their columns."""
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
        for group, texts in changed_texts(edited(found, edits)):
            rewrite.replace(group, dict(table.chunks(group, texts, rewrite.manner_of)))
        rewrite.finish()


class _Table:
    """A file, opened."""

    def __init__(self, stream: BinaryIO, fields: Fields) -> None:
        with told(_KIND):
            self._file = parquet.ParquetFile(
                stream, buffer_size=_BUFFER, page_checksum_verification=True
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
        self, group: int, texts: Texts, manner_of: Callable[[int, int], Manner]
    ) -> Iterator[tuple[int, Chunk]]:
        """Give the column chunks of a row group that are to hold new texts, by their number.

        `manner_of` gives how the old chunk of a row group and a column is written.

        Raises:
            InputError: one cannot be read or written.

        """
        for way in self._reading.ways:
            own = {to: new for to, new in texts.get(way[0], {}).items() if _names(to) == way[1:]}
            if own:
                column = self._columns[way]
                yield column, self._chunk(group, way, own, manner_of(group, column))

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

    def _chunk(self, group: int, way: Way, texts: Ways, manner: Manner) -> Chunk:
        column = self._columns[way]
        schema = narrowed(self._schema, {way})
        left = deque(texts.items())
        parts, row = list[pa.RecordBatch](), 0
        for batch in self._batches(group, [column]):
            own = dict(_taken(left, row, row + batch.num_rows))
            parts.append(with_texts(narrow(batch, schema), {way[0]: own}, {}))
            row += batch.num_rows
        content = BytesIO()
        table = pa.Table.from_batches(parts, schema)
        with told(_KIND):
            parquet.write_table(table, content, row_group_size=row, store_schema=False, **manner)
        written = parquet.ParquetFile(content).schema.column(0)
        if _shape(written) != _shape(self._file.schema.column(column)):
            raise InputError(
                f"its column {'.'.join(way)!r} is of a form that newslint cannot write"
            )
        return read_chunk(content)


def _taken(
    texts: deque[tuple[tuple[Any, ...], str]], start: int, end: int
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Take the texts of the rows up to `end` away, and give them as those of rows from `start`."""
    while texts and texts[0][0][0] < end:
        (row, *steps), text = texts.popleft()
        yield (row - start, *steps), text


def _names(steps: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(step for step in steps if isinstance(step, str))


def _shape(column: parquet.ColumnSchema) -> tuple[Any, ...]:
    """Give what pages must agree with."""
    return column.physical_type, column.max_definition_level, column.max_repetition_level
