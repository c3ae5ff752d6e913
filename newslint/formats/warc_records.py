r"""Records of WARC files (ISO 28500) as they are stored.

A record is a version line, header fields, an empty line, and a block of as many bytes as
`Content-Length` says, with two line ends behind it. In a compressed file each record is a gzip
member of its own. Only blocks that are wanted are held: others may be films.

Decided here: what becomes of a record that is damaged, or whose header cannot be true. It counts
as a record, with a `problem`, and it is looked for the next one behind its beginning. Nothing is
mended.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.gzip_member import SIGNATURE, DamagedError, Member, next_member

if TYPE_CHECKING:
    from typing import Final

_VERSION: Final = b"WARC/"
_FIRST_LINE = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_LENGTH = re.compile("[0-9]{1,18}")

_MAX_LINE: Final = 1 << 16
_MAX_HEADER: Final = 1 << 20
"""Bytes of a line of a header, and of all of it; what is longer is none."""
_CHUNK: Final = 1 << 18
"""Bytes that are read at a time."""

Fields = Mapping[str, str]
"""Header fields by their names in small letters."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record, or what could be made of it."""

    number: int = 0
    """Its place among the records, from 1."""
    fields: Fields = field(default_factory=dict)
    header: bytes = b""
    """As it is written, from the version line to the empty line."""
    block: bytes = b""
    """Empty if it is not wanted."""
    behind: bytes = b""
    """The line ends up to the next record, or to the end of its gzip member."""
    start: int = 0
    end: int | None = None
    """Where all of this is in the file; no end if it shares a gzip member with others."""
    is_packed: bool = False
    """Whether it is a gzip member there."""
    problem: str | None = None
    """Why it cannot be used, in words that follow "the record "."""


class _BrokenError(InputError):
    """A record that is none."""


def stored(file: BinaryIO, wanted: Callable[[Fields], bool]) -> Iterator[Stored]:
    """Give each record, with its block if by its fields it is `wanted`.

    Raises:
        InputError: it is no WARC file at all.

    """
    head = file.read(len(_VERSION))
    file.seek(0)
    is_packed = head.startswith(SIGNATURE)
    if head not in {b"", _VERSION} and not is_packed:
        raise InputError("is no WARC file, and none that is compressed with gzip")
    found = _in_members(file, wanted) if is_packed else _in_stream(file, wanted)
    for number, record in enumerate(found, 1):
        yield replace(record, number=number)


def _in_members(file: BinaryIO, wanted: Callable[[Fields], bool]) -> Iterator[Stored]:
    start: int | None = 0
    while start is not None:
        member = Member(file, start)
        try:
            yield from _in_member(member, wanted)
        except DamagedError as error:
            yield Stored(start=start, problem=f"cannot be unpacked: {error}")
            start = next_member(file, start + 1, _VERSION)
        else:
            start = member.end
            file.seek(start)
            if not file.read(1):
                return


def _in_member(member: Member, wanted: Callable[[Fields], bool]) -> Iterator[Stored]:
    content = io.BufferedReader(member, _CHUNK)
    for number, record in enumerate(_in_stream(content, wanted)):
        # What comes behind it has been looked for, so that the member has come to its end.
        is_alone = number == 0 and record.problem is None and not content.peek(1)
        end = member.end if is_alone else None
        yield replace(record, start=member.start, end=end, is_packed=True)


def _in_stream(
    content: BinaryIO | io.BufferedReader, wanted: Callable[[Fields], bool]
) -> Iterator[Stored]:
    _, first = _next_line(content)
    while first:
        inside = content.tell()
        try:
            record = _record(content, first, wanted)
            behind, following = _what_follows(content)
        except _BrokenError as error:
            record = Stored(problem=str(error))
            behind, following = b"", _next_first_line(content, inside)
        start, end = inside - len(first), content.tell() - len(following)
        yield replace(record, behind=behind, start=start, end=end)
        first = following


def _what_follows(content: BinaryIO | io.BufferedReader) -> tuple[bytes, bytes]:
    """Give the empty lines behind a record, and the first line of the next one, if there is one."""
    blanks, line = _next_line(content)
    if line and not (blanks and _FIRST_LINE.fullmatch(line)):
        raise _BrokenError("has a wrong Content-Length: behind its end no other record begins")
    return blanks, line


def _next_line(content: BinaryIO | io.BufferedReader) -> tuple[bytes, bytes]:
    """Give the empty lines that come next, and the first line with something in it."""
    blanks = []
    while (line := content.readline(_MAX_LINE)) and not line.strip():
        blanks.append(line)
    return b"".join(blanks), line


def _next_first_line(content: BinaryIO | io.BufferedReader, start: int) -> bytes:
    """Give the first line of the next record that begins behind `start`."""
    content.seek(start)
    at_line_start = True
    while line := content.readline(_MAX_LINE):
        if at_line_start and _FIRST_LINE.fullmatch(line):
            break
        at_line_start = line.endswith(b"\n")
    return line


def _record(
    content: BinaryIO | io.BufferedReader, first: bytes, wanted: Callable[[Fields], bool]
) -> Stored:
    """Read the rest of a record whose first line has been read."""
    if not _FIRST_LINE.fullmatch(first):
        raise _BrokenError("does not begin with the version line of a WARC record")
    header = first + _header(content)
    fields = _fields(header)
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        raise _BrokenError("has no Content-Length, so that its end is not known")
    block, size = _block(content, int(length), keep=wanted(fields))
    if size < int(length):
        raise _BrokenError(f"ends too early: its block has {size:,} of {int(length):,} bytes")
    return Stored(fields=fields, header=header, block=block)


def _header(content: BinaryIO | io.BufferedReader) -> bytes:
    """Give the lines up to the empty one, with it."""
    lines, size = list[bytes](), 0
    while not lines or lines[-1].strip():
        lines.append(content.readline(_MAX_LINE))
        size += len(lines[-1])
        if not lines[-1].endswith(b"\n") or size > _MAX_HEADER:
            raise _BrokenError("has a header without an end")
    return b"".join(lines)


def _fields(header: bytes) -> Fields:
    fields: dict[str, str] = {}
    for line in _FOLD.sub(" ", header.decode("utf-8", "replace")).split("\n")[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _block(content: BinaryIO | io.BufferedReader, length: int, *, keep: bool) -> tuple[bytes, int]:
    """Give the next bytes, or none if they are not to be kept, and how many there were."""
    parts, left = list[bytes](), length
    while left and (part := content.read(min(left, _CHUNK))):
        left -= len(part)
        if keep:
            parts.append(part)
    return b"".join(parts), length - left
