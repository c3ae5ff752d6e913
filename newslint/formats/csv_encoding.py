"""The characters of a file that is too large to be decoded at once, and the bytes they came from.

Decided from how the file begins: its encoding, in the same order as for texts, except that UTF-8 is
not given up because of a few bad bytes. Those become lone surrogates (see PEP 383), which are in no
text, so that the record with them can be told and is written back as it was.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.decode import (
    CURE,
    EXACT,
    MARKS,
    Decoded,
    codec_name,
    decode,
    looks_binary,
    wide_by_looks,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAMPLE = 1 << 20
"""Bytes that are looked at."""


def encoding_of(sample: bytes, declared: str | None) -> Decoded:
    """Give what a file is encoded in that begins with `sample`; of its text, nothing.

    Raises:
        InputError: it is no text, or nobody can tell.

    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return Decoded("", name, mark)
    named = codec_name(declared) if declared else None
    wide = wide_by_looks(sample[: len(sample) // 4 * 4]) if b"\0" in sample else None
    if wide and not named:
        return Decoded("", wide, guessed=True)
    # Text in UTF-16 and in the seven-bit encodings can pass for UTF-8.
    if named and (named.startswith("utf") or sample.isascii()):
        return Decoded("", named)
    if looks_binary(sample):
        raise InputError(f"looks like a binary file; if it is text, {CURE}")
    if _mostly_utf8(sample):
        return Decoded("", "utf-8")
    if named:
        return Decoded("", named)
    # Up to a line end, so that no character is cut.
    lines = sample[: sample.rfind(b"\n") + 1] or sample
    return Decoded("", decode(lines.replace(b"\0", b"")).encoding, guessed=True)


def characters(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Decode chunks of bytes that may begin and end within a character.

    Raises:
        InputError: they are not in this encoding, and cannot be told apart in it.

    """
    decoder = codecs.getincrementaldecoder(encoding)(_errors(encoding))
    try:
        for chunk in chunks:
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise InputError(f"is not {encoding}: {error}; {CURE}, or mend the file") from error


def undecoded(text: str) -> int | None:
    """Give the offset of the first byte that could not be decoded, if there is one."""
    try:
        text.encode()  # several times faster than a search for surrogates
    except UnicodeEncodeError as error:
        return error.start
    return None


class OriginalBytes:
    """Gives the bytes back that characters came from.

    Where an encoding can write the same text in two ways, each is compared with the file.
    """

    def __init__(self, encoding: str, original: BinaryIO) -> None:
        """Take a stream of the same bytes, at its beginning."""
        self._name = encoding
        self._errors = _errors(encoding)
        self._original = None if encoding in EXACT else original

    def of(self, text: str) -> bytes:
        """Give the bytes of the next characters of the file.

        Raises:
            InputError: they would not be the same.

        """
        try:
            content = text.encode(self._name, self._errors)
        except UnicodeEncodeError as error:
            raise InputError(self._inexact) from error
        if self._original and self._original.read(len(content)) != content:
            raise InputError(self._inexact)
        return content

    def finish(self) -> None:
        """See to it that all characters of the file were asked for.

        Raises:
            InputError: some bytes of the file became none.

        """
        if self._original and self._original.read(1):
            raise InputError(self._inexact)

    @property
    def _inexact(self) -> str:
        return (
            f"cannot be written back byte for byte in {self._name}; convert the file to UTF-8 "
            "first; nothing was changed"
        )


def _errors(encoding: str) -> str:
    return "strict" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _mostly_utf8(sample: bytes) -> bool:
    """Tell whether most lines that could tell are UTF-8; in other encodings hardly any is."""
    telling = [line for line in sample.splitlines(keepends=True) if not line.isascii()]
    whole = len(sample) < SAMPLE
    return 2 * sum(_is_utf8(line, whole=whole) for line in telling) >= len(telling)


def _is_utf8(line: bytes, *, whole: bool) -> bool:
    try:
        codecs.utf_8_decode(line, "strict", whole)
    except UnicodeDecodeError:
        return False
    return True
