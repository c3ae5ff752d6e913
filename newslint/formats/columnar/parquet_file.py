"""Parquet: rows are read in small batches, and column chunks with changes are written anew.

One column chunk is held in memory at a time. A new one is written as the old one was, as far as
that can be told: codec, encoding, version of the pages, statistics, indexes, checksums. The level
of compression and the size of pages cannot.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
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
from newslint.formats.columnar.thrift import Struct, read_struct
from newslint.formats.records import documents, edited, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.formats.columnar.change import Ways
    from newslint.formats.columnar.rows import Row
    from newslint.formats.columnar.schema import Way
    from newslint.formats.fields import Fields
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.formats.records import Record
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_BATCH = 8_000_000
"""Bytes of values, on average, that are read at a time."""
_MOST_ROWS = 1024
_BUFFER = 1 << 20
"""Bytes of a column chunk that are read at a time."""
_HEAD = 1 << 16
"""Bytes in which the head of a page ends, unless it has extraordinarily long statistics."""

_PAGE_TYPE, _PAGE_CHECKSUM = 1, 4
_DATA_PAGE_V2 = 3
_ENCODINGS = ("DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY")
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
            rewrite.replace(group, dict(table.chunks(group, texts, raw)))
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

    def chunks(self, group: int, texts: Texts, raw: BinaryIO) -> Iterator[tuple[int, Chunk]]:
        """Give the column chunks of a row group that are to hold new texts, by their number.

        Raises:
            InputError: one cannot be read or written.

        """
        for way in self._reading.ways:
            own = {to: new for to, new in texts.get(way[0], {}).items() if _names(to) == way[1:]}
            if own:
                column = self._columns[way]
                manner = self._manner(group, column, raw)
                yield column, self._chunk(group, way, own, manner)

    def _batches(self, group: int, columns: Sequence[int]) -> Iterator[pa.RecordBatch]:
        account = self._file.metadata.row_group(group)
        size = sum(account.column(column).total_uncompressed_size for column in columns)
        with told(_KIND):
            yield from self._file.iter_batches(
                batch_size=max(1, min(_MOST_ROWS, _BATCH * account.num_rows // max(1, size))),
                row_groups=[group],
                columns=[self._file.schema.column(column).path for column in columns],
                use_threads=False,
            )

    def _chunk(self, group: int, way: Way, texts: Ways, manner: dict[str, Any]) -> Chunk:
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

    def _manner(self, group: int, column: int, raw: BinaryIO) -> dict[str, Any]:
        """Give what to tell pyarrow so that it writes a column chunk as the old one was written."""
        account = self._file.metadata.row_group(group).column(column)
        page = _page_head(raw, account.data_page_offset)
        flat = account.path_in_schema if "." not in account.path_in_schema else None
        filtered = flat is not None and account.bloom_filter_offset is not None
        encoding = next((one for one in _ENCODINGS if one in account.encodings), None)
        return {
            "version": self._file.metadata.format_version,
            "compression": account.compression.replace("UNCOMPRESSED", "NONE"),
            "use_dictionary": account.has_dictionary_page,
            "column_encoding": None if account.has_dictionary_page else encoding,
            "write_statistics": account.is_stats_set,
            "write_page_index": account.has_column_index,
            "write_page_checksum": _PAGE_CHECKSUM in page,
            "data_page_version": "2.0" if page.get(_PAGE_TYPE) == _DATA_PAGE_V2 else "1.0",
            "bloom_filter_options": {flat: {"ndv": account.num_values}} if filtered else None,
        }


def _page_head(raw: BinaryIO, at: int) -> Struct:
    """Give the head of the page at an offset; an empty one if it cannot be read."""
    raw.seek(at)
    with suppress(InputError):
        return read_struct(raw.read(_HEAD))[0]
    return Struct()


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
