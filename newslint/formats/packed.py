"""Streams over compressed data: one that reads what is packed, one that packs what is written.

Decided here: what becomes of data that is cut off or damaged. All that can be made of it is handed
out first, and only who asks for more is told, so that the records before the damage count. Whatever
the data, no more than asked for is unpacked at a time.

Refused: to skip what is damaged and go on behind it.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar, cast

from newslint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer, WriteableBuffer

_Got = TypeVar("_Got", bytes, int)

_CHUNK = 1 << 16
"""Bytes that are read, unpacked or packed at a time: more is not faster."""


class Decoder(Protocol):
    """Unpacks one member, as `bz2.BZ2Decompressor` and its likes in other libraries do."""

    @property
    def eof(self) -> bool:
        """Whether the member is complete."""

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing left to be unpacked of what was given."""

    @property
    def unused_data(self) -> bytes:
        """What was given behind the end of the member."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take `data` and give at most so many bytes of what was packed."""


class Encoder(Protocol):
    """Packs one member."""

    def compress(self, data: ReadableBuffer, /) -> bytes:
        """Take `data` and give what is ready."""

    def flush(self) -> bytes:
        """Give the rest and end the member."""


class Packing(Protocol):
    """What the streams need to know of a kind of compression."""

    @property
    def name(self) -> str:
        """What people call it."""

    def begins(self, head: bytes) -> bool:
        """Tell whether a member may begin with `head`, or with what it was cut off from."""

    def decoder(self) -> tuple[Decoder, type[Exception]]:
        """Give a decoder for one member, and what it raises when the data is damaged."""

    def encoder(self) -> Encoder:
        """Give an encoder for one member."""


def unpacked(packed: BinaryIO, packing: Packing) -> BinaryIO:
    """Give what is packed in all members of `packed`, which is closed with the stream.

    Where the data is cut off or damaged, the stream gives all bytes before, which may be fewer than
    asked for, and the read after that raises `InputError`. A `read` of everything raises at once.

    Raises:
        InputError: there is no library to unpack it.

    """
    return cast("BinaryIO", _Unpacked(packed, packing))


@contextmanager
def packing_into(sink: BinaryIO, packing: Packing) -> Iterator[BinaryIO]:
    """Give a stream whose content comes to `sink` as one packed member when the block ends well.

    Raises:
        InputError: there is no library to pack it.

    """
    encoder = packing.encoder()
    # Buffered: a call of the encoder for each line would take longer than the packing.
    with io.BufferedWriter(_Packing(sink, encoder), _CHUNK) as stream:
        yield cast("BinaryIO", stream)
    sink.write(encoder.flush())


class _Packing(io.RawIOBase):
    def __init__(self, sink: BinaryIO, encoder: Encoder) -> None:
        self._sink = sink
        self._encoder = encoder

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        self._sink.write(self._encoder.compress(data))
        return memoryview(data).nbytes


class _Unpacking(io.RawIOBase):
    """Unpacks member after member; where it cannot go on, the content ends, and `fault` says why.

    Zero bytes behind a member are padding, which some kinds allow and tapes leave.
    """

    def __init__(self, packed: BinaryIO, packing: Packing) -> None:
        self.fault: InputError | None = None
        self._packed = packed
        self._packing = packing
        self._decoder, self._error = packing.decoder()
        self._data = b""
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self.take(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def readall(self) -> bytes:
        return b"".join(iter(lambda: self.take(_CHUNK), b""))

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to an offset of the content: ahead by unpacking what lies between, back from zero."""
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self.take(_CHUNK):
                pass
            offset += self._position
        if offset < self._position:
            self._rewind()
        while self._position < offset and self.take(min(offset - self._position, _CHUNK)):
            pass
        return self._position

    def take(self, size: int) -> bytes:
        """Give at most `size` bytes of the content, none if it is at its end."""
        piece = b""
        while size and not piece and self.fault is None:
            if self._decoder.eof:
                if not self._begin_member():
                    break
            elif self._decoder.needs_input and not self._data:
                self._data = self._packed.read(_CHUNK)
                if not self._data:
                    self.fault = self._cut_off()
            else:
                piece = self._unpack(size)
        self._position += len(piece)
        return piece

    def _begin_member(self) -> bool:
        rest = self._decoder.unused_data.lstrip(b"\0")
        while not rest:
            chunk = self._packed.read(_CHUNK)
            if not chunk:
                return False
            rest = chunk.lstrip(b"\0")
        if not self._packing.begins(rest):
            self.fault = self._followed()
            return False
        self._decoder, self._error = self._packing.decoder()
        self._data = rest
        return True

    def _unpack(self, size: int) -> bytes:
        data, self._data = self._data, b""
        try:
            return self._decoder.decompress(data, size)
        except self._error as error:
            saved = self._salvaged(size)
            self.fault = self._damaged(error, self._position + len(saved))
            return saved

    def _salvaged(self, size: int) -> bytes:
        """Give what the decoder made before it failed, which it does not hand out by itself.

        It is made again, the last of it byte by byte, so that at most one byte is missing.
        """
        saved = bytearray()
        if size > 1:
            self._packed.seek(0)
            again = _Unpacking(self._packed, self._packing)
            again.seek(self._position)
            while len(saved) < size and (byte := again.take(1)):
                saved += byte
        return bytes(saved)

    def _rewind(self) -> None:
        self._packed.seek(0)
        self._decoder, self._error = self._packing.decoder()
        self._data, self._position, self.fault = b"", 0, None

    def _cut_off(self) -> InputError:
        return InputError(
            f"the {self._packing.name} data ends too early, after {self._position:,} bytes of "
            "content: it was not copied to its end; get the file again"
        )

    def _followed(self) -> InputError:
        return InputError(
            f"the {self._packing.name} data is followed by something else, after "
            f"{self._position:,} bytes of content; cut that off, or get the file again"
        )

    def _damaged(self, error: Exception, position: int) -> InputError:
        name = self._packing.name
        # So liblzma and zstd tell that a window exceeds the limit.
        if "memory" in str(error).lower():
            return InputError(
                f"the {name} data needs too much memory to be unpacked: "
                "compress it again without a long window or a large dictionary"
            )
        return InputError(
            f"the {name} data is damaged after {position:,} bytes of content ({error}); "
            "get the file again"
        )


class _Unpacked(io.BufferedReader):
    """Tells of the fault when there is nothing left before it."""

    def __init__(self, packed: BinaryIO, packing: Packing) -> None:
        self._unpacking = _Unpacking(packed, packing)
        self._packed = packed
        super().__init__(self._unpacking, _CHUNK)

    def close(self) -> None:
        """Close it, and what it reads from."""
        super().close()
        self._packed.close()

    def read(self, size: int | None = -1, /) -> bytes:
        """Give `size` bytes, or all."""
        if size == 0:
            return b""
        return self._checked(super().read(size), whole=size is None or size < 0)

    def read1(self, size: int = -1, /) -> bytes:
        """Give what is there without asking twice."""
        return self._checked(super().read1(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        """Give a line with its end."""
        return self._checked(super().readline(size))

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer`."""
        return self._checked(super().readinto(buffer))

    def readinto1(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` without asking twice."""
        return self._checked(super().readinto1(buffer))

    def _checked(self, got: _Got, *, whole: bool = False) -> _Got:
        if (whole or not got) and self._unpacking.fault is not None:
            raise self._unpacking.fault
        return got
