"""How Arrow's files and streams are written, which pyarrow does not tell.

Only two things are looked up in the first record batch: the version of the format and the codec.
What is described here is FlatBuffers; tables and fields are those of Arrow's `format/Message.fbs`
and `format/File.fbs`. It must have been read with pyarrow before, which sees to it that it is whole.
"""

from __future__ import annotations

from typing import BinaryIO, Final

from pyarrow import ipc

_TAIL: Final = 10
"""Bytes behind the footer of a file: its length, and the magic word."""
_HEAD: Final = 8
"""Bytes before the schema of a file: the magic word, and two for the alignment."""
_FOOTER_BATCHES: Final = 3
_MESSAGE_HEADER: Final = 2
_BATCH_COMPRESSION: Final = 3
_COMPRESSION_CODEC: Final = 0
_CODECS: Final = ("lz4", "zstd")


def written_as(stream: BinaryIO, *, is_file: bool) -> ipc.IpcWriteOptions:
    """Give the options to write what is in `stream` as it is written."""
    version, codec = ipc.MetadataVersion.V5, None
    stream.seek(_first_batch(stream) if is_file else 0)
    for message in ipc.MessageReader.open_stream(stream):
        version = ipc.MetadataVersion(message.metadata_version)
        if message.type == "record batch":
            codec = _codec(message.metadata.to_pybytes())
            break
    # Files, unlike streams, may not replace a dictionary, but they may add to it.
    return ipc.IpcWriteOptions(
        metadata_version=version, compression=codec, emit_dictionary_deltas=is_file
    )


def _first_batch(stream: BinaryIO) -> int:
    """Give where a file's first record batch is, or, if it has none, where its schema is."""
    end = stream.seek(-_TAIL, 2)
    size = _number(stream.read(4), 0, 4)
    stream.seek(end - size)
    footer = stream.read(size)
    batches = _inner(footer, _number(footer, 0, 4), _FOOTER_BATCHES)
    if batches is None or not _number(footer, batches, 4):
        return _HEAD
    return _number(footer, batches + 4, 8)


def _codec(message: bytes) -> str | None:
    """Give the name of the codec of a record batch, None if it is not compressed."""
    batch = _inner(message, _number(message, 0, 4), _MESSAGE_HEADER)
    compression = None if batch is None else _inner(message, batch, _BATCH_COMPRESSION)
    if compression is None:
        return None
    codec = _field(message, compression, _COMPRESSION_CODEC)
    return _CODECS[0 if codec is None else message[codec]]  # the first one is not written down


def _inner(message: bytes, table: int, field: int) -> int | None:
    """Give where the table or list is that a table's field leads to, None if it is empty."""
    at = _field(message, table, field)
    return None if at is None else at + _number(message, at, 4)


def _field(message: bytes, table: int, field: int) -> int | None:
    """Give where the value of a table's field is, None if it has none."""
    fields = table - int.from_bytes(message[table : table + 4], "little", signed=True)
    entry = 4 + 2 * field
    shift = _number(message, fields + entry, 2) if entry < _number(message, fields, 2) else 0
    return table + shift if shift else None


def _number(message: bytes, at: int, size: int) -> int:
    return int.from_bytes(message[at : at + size], "little")
