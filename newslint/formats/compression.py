"""Kinds of compression, which any format may be wrapped in: `a.jsonl.gz` is JSONL.

Decided here: whether an input is compressed, and how. Its content says so, not its name: people
rename files, and servers unpack them on the way. What is repaired is compressed as it was.

Refused: to repair what is damaged, since all behind the damage would be lost; and to unpack what
needs more memory than the tools' own settings ever ask for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, cast

from newslint.errors import InputError
from newslint.formats.decode import looks_binary
from newslint.formats.packed import packing_into, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import ModuleType

    from newslint.formats.packed import Decoder, Encoder
    from newslint.formats.protocols import Origin

_MAX_MEMORY = 1 << 28
"""Bytes. `xz -9` needs a quarter; zstd's own limit for its window is half of it."""
_HEAD = 512
"""Bytes that are looked at to tell what a file is."""


@dataclass(frozen=True, slots=True)
class Compression:
    """A kind of compression: how it is known, and what packs and unpacks one member of it."""

    name: str
    endings: tuple[str, ...]
    """What file names end in, in small letters."""
    signatures: tuple[bytes, ...]
    """What its data begins with."""
    decoder: Callable[[], tuple[Decoder, type[Exception]]]
    encoder: Callable[[], Encoder]

    def open(self, packed: BinaryIO) -> BinaryIO:
        """Give the content of `packed`, which is at its beginning: see `packed.unpacked`."""
        return unpacked(packed, self)

    def write(self, sink: BinaryIO) -> AbstractContextManager[BinaryIO]:
        """Give a stream that packs into `sink`: see `packed.packing_into`."""
        return packing_into(sink, self)

    def begins(self, head: bytes) -> bool:
        """Tell whether `head` is a beginning of this kind, or the first bytes of one, cut off."""
        if head.startswith(self.signatures):
            return True
        return bool(head) and any(known.startswith(head) for known in self.signatures)


class CompressedOrigin:
    """An origin whose content may be compressed: gives it unpacked, and packs it again."""

    def __init__(self, packed: Origin) -> None:
        self.shown = packed.shown
        self.in_place = packed.in_place
        self.is_packed = False
        self._packed = packed

    @property
    def consumed(self) -> int:
        """Give how many bytes were read, as they are packed."""
        return self._packed.consumed

    def open(self) -> BinaryIO:
        """Open the content, unpacked if need be.

        Raises:
            InputError: it cannot be opened; there is no library to unpack it; or its name says that
                it is compressed, and it is neither that nor text.

        """
        stream = self._packed.open()
        try:
            compression = self._told_by(stream)
            self.is_packed = compression is not None
            return stream if compression is None else compression.open(stream)
        except BaseException:
            stream.close()
            raise

    @contextmanager
    def replacing(self) -> Iterator[BinaryIO]:
        """Give a stream for the new content, which is compressed as the old one is."""
        with self._packed.open() as stream:
            compression = self._told_by(stream)
        with self._packed.replacing() as sink:
            if compression is None:
                yield sink
            else:
                with compression.write(sink) as stream:
                    yield stream

    def _told_by(self, stream: BinaryIO) -> Compression | None:
        """Tell how the content is compressed; leave `stream` at its beginning."""
        head = stream.read(_HEAD)
        stream.seek(0)
        for known in COMPRESSIONS:
            if head.startswith(known.signatures):
                return known
        named = compression_by_ending(self.shown)
        if named is None or named.begins(head):
            return named
        if looks_binary(head):
            raise InputError(
                f"is called {named.endings[0]}, but is neither {named.name} data nor text; "
                "get it again, or give it the name of what it is"
            )
        return None


def compression_by_ending(name: str) -> Compression | None:
    """Give the kind of compression that a file's name tells, or None.

    >>> compression_by_ending("News.2024.TXT.GZ").name
    'gzip'
    """
    lower = name.lower()
    return next((known for known in COMPRESSIONS if lower.endswith(known.endings)), None)


def without_compression(name: str) -> str:
    """Give a file's name as it is when unpacked.

    >>> without_compression("data/News.MD.gz")
    'data/News.MD'
    """
    known = compression_by_ending(name)
    return name if known is None else name[: name.rindex(".")]


class _Inflating:
    """Makes zlib's decoder behave like those of the other libraries."""

    def __init__(self, zlib: ModuleType) -> None:
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)  # 16: with a header of gzip
        self._more = False

    @property
    def eof(self) -> bool:
        return cast("bool", self._inflate.eof)

    @property
    def needs_input(self) -> bool:
        return not self._more

    @property
    def unused_data(self) -> bytes:
        return cast("bytes", self._inflate.unused_data)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece: bytes = self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)
        # A full piece may have left some behind even when all input is consumed.
        self._more = bool(self._inflate.unconsumed_tail) or len(piece) == max_length
        return piece


def _gzip_decoder() -> tuple[Decoder, type[Exception]]:
    zlib = _library("zlib")
    return _Inflating(zlib), zlib.error


def _gzip_encoder() -> Encoder:
    # Level 6 as `gzip` itself. The header has no name and no time: the old ones would be wrong.
    zlib = _library("zlib")
    encoder: Encoder = zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return encoder


def _bzip2_decoder() -> tuple[Decoder, type[Exception]]:
    return _library("bz2").BZ2Decompressor(), OSError


def _bzip2_encoder() -> Encoder:
    encoder: Encoder = _library("bz2").BZ2Compressor(9)
    return encoder


def _xz_decoder() -> tuple[Decoder, type[Exception]]:
    lzma = _library("lzma")
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, _MAX_MEMORY), lzma.LZMAError


def _xz_encoder() -> Encoder:
    encoder: Encoder = _library("lzma").LZMACompressor()  # preset 6 as `xz` itself
    return encoder


def _zstd_decoder() -> tuple[Decoder, type[Exception]]:
    zstd = _library(_ZSTD)
    return zstd.ZstdDecompressor(), zstd.ZstdError


def _zstd_encoder() -> Encoder:
    # Level 3 and with a checksum as `zstd` itself.
    zstd = _library(_ZSTD)
    parameter = zstd.CompressionParameter
    options = {parameter.compression_level: 3, parameter.checksum_flag: 1}
    encoder: Encoder = zstd.ZstdCompressor(options=options)
    return encoder


_ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"


def _library(name: str) -> ModuleType:
    """Import what packs and unpacks: only when needed, since most inputs are not compressed."""
    try:
        return import_module(name)
    except ImportError as error:
        if name == "backports.zstd":
            reason = "is compressed with zstd, which takes a library: pip install 'newslint[zstd]'"
        else:
            reason = f"is compressed, and this Python was built without `{name}`: take another one"
        raise InputError(reason) from error


COMPRESSIONS = (
    Compression("gzip", (".gz",), (b"\x1f\x8b\x08",), _gzip_decoder, _gzip_encoder),
    Compression(
        "zstd",
        (".zst",),
        # A frame, or one to be skipped, such as some tools put in front.
        (b"\x28\xb5\x2f\xfd", *(bytes((low, 0x2A, 0x4D, 0x18)) for low in range(0x50, 0x60))),
        _zstd_decoder,
        _zstd_encoder,
    ),
    Compression(
        "bzip2",
        (".bz2",),
        # The level, then what a block or, if there is none, the end begins with: texts, too, may
        # begin with BZh.
        tuple(
            b"BZh%d%b" % (level, start)
            for level in range(1, 10)
            for start in (b"1AY&SY", b"\x17rE8P\x90")
        ),
        _bzip2_decoder,
        _bzip2_encoder,
    ),
    Compression("xz", (".xz",), (b"\xfd7zXZ\0",), _xz_decoder, _xz_encoder),
)
"""Every kind, the commoner first."""
