"""JSON Lines: a record on each line, NDJSON and JSONL alike.

Lines are taken one by one, however many there are. A line that cannot be read is reported and stays
as it is, byte for byte; of the others only the characters change that edits replace. Lines end at
line feeds alone, and what stands before one (a carriage return, blanks) is left alone.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.decode import codec_name
from newslint.formats.in_source import InSource
from newslint.formats.json_source import in_json, parse, respelled
from newslint.formats.protocols import Format
from newslint.formats.records import Record, documents, edited, nowhere, readings
from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.formats.fields import Steps
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_SAMPLE = 1 << 20
"""Bytes that are looked at to tell whether a file escapes all that is not ASCII."""

_BLANKS = b" \t\r\n"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_jsonl(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each record, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read at all, or no record has any text.

    """
    with origin.open() as stream:
        lines = _Lines(stream, settings)
        yield from documents(readings(lines, origin.shown, settings.fields))


def write_jsonl(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write all lines, with the edits of the documents that each gave.

    Raises:
        InputError: it cannot be read.
        StaleEditError: an edit's old text is not what stands there.

    """
    with origin.open() as stream:
        ascii_only = stream.read(_SAMPLE).isascii()
    with origin.open() as stream:
        lines = _Lines(stream, settings)
        found = readings(lines, origin.shown, settings.fields)
        sink.writelines(
            record.raw.rewritten(changes, ascii_only=ascii_only)
            for record, changes in edited(found, edits)
        )
        sink.write(lines.rest)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is in the file."""

    before: bytes
    """The byte-order mark, and empty lines."""
    content: bytes
    """All of it, with its end."""
    source: str
    encoding: str

    def rewritten(self, changes: Mapping[Steps, tuple[Edit, ...]], *, ascii_only: bool) -> bytes:
        if not changes:
            return self.before + self.content
        new = respelled(self.source, changes, ascii_only=ascii_only)
        return self.before + new.encode(self.encoding)


class _Lines:
    """The lines with something in them, as records; what is behind the last one is in `rest`."""

    def __init__(self, stream: BinaryIO, settings: ReadSettings) -> None:
        self._stream = stream
        # Declared encodings are for what is not UTF-8.
        self._encodings = ("utf-8", *([codec_name(settings.encoding)] if settings.encoding else []))
        self.rest = b""

    def __iter__(self) -> Iterator[Record[_Line]]:
        count = 0
        for number, content in enumerate(self._stream, 1):
            if number == 1:
                content = self._without_mark(content)  # noqa: PLW2901 - what is left of it
            if not content.strip(_BLANKS):
                self.rest += content
                continue
            count += 1
            before, self.rest = self.rest, b""
            yield self._record(count, number, before, content)

    def _without_mark(self, content: bytes) -> bytes:
        if content.startswith(_WIDE):
            raise InputError("is in UTF-16 or UTF-32, which JSON Lines cannot be; convert it first")
        if content.startswith(codecs.BOM_UTF8):
            self.rest = codecs.BOM_UTF8
        return content[len(self.rest) :]

    def _record(self, count: int, number: int, before: bytes, content: bytes) -> Record[_Line]:
        line = _Line(before, content, "", self._encodings[0])
        column = None
        try:
            line = self._decoded(line)
            value = parse(line.source)
        except json.JSONDecodeError as error:
            # What is missing at the end is missing before the line end.
            column = min(error.pos, len(line.source.rstrip())) + 1
            problem = f"is no JSON: {error.msg}"
        except InputError as error:
            problem = str(error)
        else:
            if isinstance(value, dict):
                place = partial(InSource, in_json(line.source, Position(number, 1)))
                return Record(line, count, number, value, place)
            problem = "is JSON, but no object with fields"
        return Record(line, count, number, {}, nowhere, problem, column)

    def _decoded(self, line: _Line) -> _Line:
        """Decode a line.

        Raises:
            InputError: it cannot be done.

        """
        wrong = ""
        for encoding in self._encodings:
            try:
                return replace(line, source=line.content.decode(encoding), encoding=encoding)
            except UnicodeDecodeError as error:
                wrong = f"is not {encoding}: byte 0x{line.content[error.start]:02x} in column "
                wrong += f"{error.start + 1} (counted in bytes) does not belong there"
        raise InputError(wrong)


JSONL = Format("jsonl", (".jsonl", ".ndjson", ".jl"), read_jsonl, write_jsonl, has_records=True)
