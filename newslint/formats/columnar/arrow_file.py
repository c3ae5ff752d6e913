"""Arrow's IPC file and IPC stream: record batches are read, and written, one at a time.

Only texts that are edited change. The file keeps its kind, its schema and metadata, its batches and
their compression, though not the level of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
from pyarrow import ipc

from newslint.errors import InputError
from newslint.formats.columnar.arrow_message import written_as
from newslint.formats.columnar.change import Dictionaries, with_edits
from newslint.formats.columnar.failures import told
from newslint.formats.columnar.rows import Changes, Reading, changed_parts
from newslint.formats.columnar.sound import check_sound
from newslint.formats.records import documents, edited, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.formats.columnar.rows import Row
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.formats.records import Reading as RecordReading
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_FILE = b"ARROW1"
_FEATHER_1 = b"FEA1"
_KIND = "Arrow file or stream"


def read(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each row, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read (any further), or no column has text.

    """
    with origin.open() as stream:
        yield from documents(_readings(stream, origin, settings))


def write(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the file with its texts edited.

    Raises:
        InputError: it cannot be read, or a column has no room for a new text.
        StaleEditError: an edit's old text is not what stands there.

    """
    # Read twice, side by side: the columns that are looked at, and all of them to be written.
    with origin.open() as looked_at, origin.open() as whole:
        parts = changed_parts(edited(_readings(looked_at, origin, settings), edits))
        changed, changes = next(parts, _NO_CHANGE)
        table, grown = _Table(whole), Dictionaries()
        with told(_KIND), table.writer(sink) as writer:
            for part, (batch, metadata) in enumerate(table.batches()):
                batch.validate()
                new = with_edits(batch, changes if part == changed else {}, grown)
                writer.write_batch(new, custom_metadata=metadata)
                if part == changed:
                    changed, changes = next(parts, _NO_CHANGE)
        table.check_end()


_NO_CHANGE: tuple[int, Changes] = (-1, {})


def _readings(
    stream: BinaryIO, origin: Origin, settings: ReadSettings
) -> Iterator[RecordReading[Row]]:
    table = _Table(stream)
    with told(_KIND):
        reading = Reading(table.schema, settings.fields)
    table.narrow(reading.schema.names)
    parts = ((part, [batch]) for part, batch in enumerate(_sound(table)))
    return readings(reading.records(parts), origin.shown, settings.fields)


def _sound(table: _Table) -> Iterator[pa.RecordBatch]:
    for batch, _ in table.batches():
        with told(_KIND):
            check_sound(batch)
        yield batch


class _Table:
    """A file or stream, opened."""

    def __init__(self, stream: BinaryIO) -> None:
        """Open what is in `stream`.

        Raises:
            InputError: it is neither.

        """
        self._stream = stream
        head = stream.read(len(_FILE))
        if head.startswith(_FEATHER_1):
            raise InputError(
                "is Feather of version 1, which newslint cannot read; convert it first"
            )
        self._is_file = head == _FILE
        self._reader = self._opened(None)
        self.schema: pa.Schema = self._reader.schema

    def narrow(self, names: Sequence[str]) -> None:
        """Read no other columns than those called so."""
        wanted = [at for at, name in enumerate(self.schema.names) if name in names]
        self._reader = self._opened(ipc.IpcReadOptions(included_fields=wanted))

    def batches(self) -> Iterator[tuple[pa.RecordBatch, pa.KeyValueMetadata | None]]:
        """Give the record batches, each with its own metadata."""
        with told(_KIND):
            if not self._is_file:
                yield from self._reader.iter_batches_with_custom_metadata()
                return
            for number in range(self._reader.num_record_batches):
                yield self._reader.get_batch_with_custom_metadata(number)

    def writer(self, sink: BinaryIO) -> Any:
        """Give a writer of the same kind."""
        self._stream.seek(0)
        with told(_KIND):
            options = written_as(self._stream, is_file=self._is_file)
        self._reader = self._opened(None)
        if self._is_file:
            metadata = self._reader.metadata
            return ipc.new_file(sink, self.schema, options=options, metadata=metadata)
        return ipc.new_stream(sink, self.schema, options=options)

    def check_end(self) -> None:
        """See to it that nothing was left out.

        Raises:
            InputError: there is something behind the stream.

        """
        if not self._is_file and self._stream.read(1):
            raise InputError("has something behind its end, which would be lost; it was left alone")

    def _opened(self, options: ipc.IpcReadOptions | None) -> Any:
        self._stream.seek(0)
        with told(_KIND):
            opened = ipc.open_file if self._is_file else ipc.open_stream
            return opened(self._stream, options=options)
