"""The content of one gzip member, and where in the file the member ends.

Archives are made of members, each with a record of its own, so that a record can be read, replaced
or found damaged without the others.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SIGNATURE = b"\x1f\x8b\x08"

_CHUNK = 1 << 13
"""Bytes that are read at a time: a member of an archive is hardly longer."""

_GZIP = 16 + zlib.MAX_WBITS
"""With a header and a checksum."""


class DamagedError(InputError):
    """A member that cannot be unpacked."""


class Member(io.RawIOBase):
    """A stream of what is packed in the member that begins at a place of a file."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.start = start
        self._file = file
        self._begin()

    @property
    def end(self) -> int:
        """Give the place behind the member, once all of it was read."""
        return self._file.tell() - len(self._decoder.unused_data)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that one can go back in it."""
        return True

    def tell(self) -> int:
        """Give how many bytes of the content were read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place before this one, by unpacking anew; or to where the stream is.

        Raises:
            DamagedError: the data is cut off or damaged.

        """
        target = offset + self._position if whence == io.SEEK_CUR else offset
        if target != self._position:
            self._begin()
        while self._position < target and self._take(target - self._position):
            pass
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer`.

        Raises:
            DamagedError: the data is cut off or damaged.

        """
        view = memoryview(buffer).cast("B")
        piece = self._take(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def _begin(self) -> None:
        self._file.seek(self.start)
        self._decoder = zlib.decompressobj(_GZIP)
        self._position = 0

    def _take(self, size: int) -> bytes:
        decoder, data, piece = self._decoder, self._decoder.unconsumed_tail, b""
        try:
            while not (piece or decoder.eof):
                piece = decoder.decompress(data, size)
                # A decoder may have something left to give without being given more.
                if not (piece or decoder.eof):
                    data = self._file.read(_CHUNK)
                    if not data:
                        raise DamagedError("the file ends in the middle of it")
        except zlib.error as error:
            raise DamagedError(str(error)) from error
        self._position += len(piece)
        return piece


def packed(content: ReadableBuffer) -> bytes:
    """Give a member with this content, packed as tools for archives do."""
    encoder = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _GZIP)
    return encoder.compress(content) + encoder.flush()


def next_member(file: BinaryIO, start: int, beginning: bytes) -> int | None:
    """Give where the first member from `start` on begins whose content has such a beginning."""
    while True:
        at = _find(file, start)
        if at is None:
            return None
        try:
            if io.BufferedReader(Member(file, at)).read(len(beginning)) == beginning:
                return at
        except DamagedError:
            pass  # three bytes that look like a member by chance
        start = at + 1


def _find(file: BinaryIO, start: int) -> int | None:
    """Give where the signature comes next."""
    file.seek(start)
    held = b""
    while chunk := file.read(_CHUNK):
        held += chunk
        found = held.find(SIGNATURE)
        if found >= 0:
            return start + found
        start += max(0, len(held) - len(SIGNATURE))
        held = held[-len(SIGNATURE) :]
    return None
