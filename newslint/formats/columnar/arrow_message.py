"""How the messages of an Arrow stream are written, which pyarrow does not tell.

Only two things are looked up: the version of the format and the codec of the first record batch.
Messages are FlatBuffers; tables and fields are those of Arrow's `format/Message.fbs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyarrow import ipc

if TYPE_CHECKING:
    from typing import BinaryIO

_MESSAGE_HEADER = 2
_BATCH_COMPRESSION = 3
_COMPRESSION_CODEC = 0
_CODECS = ("lz4", "zstd")


def writing_as(stream: BinaryIO, *, deltas: bool) -> ipc.IpcWriteOptions:
    """Give options to write messages like those of `stream`.

    With `deltas` a dictionary that grew is written as its old self and what was added, since files,
    unlike streams, may not replace it.
    """
    version, codec = ipc.MetadataVersion.V5, None
    for message in ipc.MessageReader.open_stream(stream):
        version = ipc.MetadataVersion(message.metadata_version)
        if message.type == "record batch":
            codec = _codec(message.metadata.to_pybytes())
            break
    return ipc.IpcWriteOptions(
        metadata_version=version, compression=codec, emit_dictionary_deltas=deltas
    )


def _codec(message: bytes) -> str | None:
    """Give the name of the codec of a record batch, None if it is not compressed."""
    table: int | None = _number(message, 0, 4)
    for field in (_MESSAGE_HEADER, _BATCH_COMPRESSION):
        place = None if table is None else _field(message, table, field)
        table = None if place is None else place + _number(message, place, 4)
    if table is None:
        return None
    codec = _field(message, table, _COMPRESSION_CODEC)
    return _CODECS[0 if codec is None else message[codec]]  # the first one is not written down


def _field(message: bytes, table: int, field: int) -> int | None:
    """Give where the value of a table's field is, None if it has none."""
    fields = table - int.from_bytes(message[table : table + 4], "little", signed=True)
    entry = 4 + 2 * field
    shift = _number(message, fields + entry, 2) if entry < _number(message, fields, 2) else 0
    return table + shift if shift else None


def _number(message: bytes, at: int, size: int) -> int:
    return int.from_bytes(message[at : at + size], "little")
