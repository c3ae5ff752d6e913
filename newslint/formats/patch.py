"""A copy of some bytes in which a few stretches are other ones.

Containers whose records can be anywhere in a file are written so: what is not replaced is copied
without a look at it, and so it cannot but stay the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newslint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHUNK = 1 << 20
"""Bytes that are copied at a time."""


class Patch(NamedTuple):
    """New bytes for those from offset `start` up to, not including, `end`."""

    start: int
    end: int
    new: bytes
    old: bytes | None = None
    """What has to stand there, if that is known."""


def write_patched(old: BinaryIO, patches: Iterable[Patch], sink: BinaryIO) -> None:
    """Copy `old`, from where it is to its end, with the patches made, which are in its order.

    Raises:
        InputError: it ends before a patch does, or something else stands where a patch belongs.

    """
    at = 0
    for patch in patches:
        _copy(old, sink, patch.start - at)
        found = old.read(patch.end - patch.start)
        if len(found) < patch.end - patch.start or patch.old not in {None, found}:
            raise InputError("cannot be written back byte for byte; nothing was changed")
        sink.write(patch.new)
        at = patch.end
    while chunk := old.read(_CHUNK):
        sink.write(chunk)


def _copy(old: BinaryIO, sink: BinaryIO, length: int) -> None:
    while length > 0:
        chunk = old.read(min(length, _CHUNK))
        if not chunk:
            raise InputError("ends too early: it changed, and was left alone")
        sink.write(chunk)
        length -= len(chunk)
