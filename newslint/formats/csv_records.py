"""CSV and its like, with a header row: a record is a row, its fields are cells.

Each cell is a text. A row that has not as many cells as the header has fields, or in which a quoted
cell goes on behind its closing quotation mark, is not as whoever wrote it meant it: it is reported
and stays as it is, and so does all that comes behind a quotation mark which nothing closes. Of fields
with the same name the last one counts, as in Python's `csv.DictReader`. A file without a header row
is refused: nobody could say which field is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.csv_cell import in_row, respelled
from newslint.formats.csv_dialect import dialect_of
from newslint.formats.csv_encoding import (
    SAMPLE,
    OriginalBytes,
    characters,
    encoding_of,
    undecoded,
)
from newslint.formats.csv_grammar import grammar_of
from newslint.formats.csv_splitter import Row, Splitter, after
from newslint.formats.fields import TEXTS
from newslint.formats.in_source import InSource
from newslint.formats.protocols import Format
from newslint.formats.records import Record, documents, edited, nowhere, readings
from newslint.model.finding import Notice
from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.formats.fields import Fields, Steps
    from newslint.formats.in_source import Source
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.fix import Edit

_CHUNK = 1 << 20
"""Bytes that are read at a time."""
_NEVER_ENDS = "begins a cell here that never ends, so that nothing behind it can be read"
_NAMES_SHOWN = 12
_NAME_SHOWN = 24
"""How many names of fields a message has, and how many code points of each."""


def read_csv(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each record, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read at all, or no record has any text.

    """
    with origin.open() as stream:
        table = _Table(stream, origin.shown, settings)
        if table.encoding.guessed:
            yield Notice(
                origin.shown,
                f"is not UTF-8; read as {table.encoding.encoding} by its looks: if that is wrong, "
                "say which it is with `encoding:` in the configuration",
                failed=False,
            )
        yield from documents(readings(table, origin.shown, settings.fields))


def write_csv(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write all rows, with the edits of the documents that each gave.

    Raises:
        InputError: it cannot be read, or a new text cannot be put into it.
        StaleEditError: an edit's old text is not what stands there.

    """
    with origin.open() as original, origin.open() as stream:
        table = _Table(stream, origin.shown, settings)
        sink.write(original.read(len(table.encoding.mark)))
        old = OriginalBytes(table.encoding.encoding, original)
        found = readings(table, origin.shown, settings.fields)
        for record, changes in edited(found, edits):
            sink.write(old.of(record.raw.before))
            content = old.of(record.raw.text)
            sink.write(table.rewritten(record.raw, changes) if changes else content)
        sink.writelines(map(old.of, table.rest))
        old.finish()


@dataclass(frozen=True, slots=True)
class _Source:
    """A record as it is in the file."""

    before: str
    """Empty lines, and the header."""
    content: str
    line_ends: str

    @property
    def text(self) -> str:
        return self.content + self.line_ends


class _Table:
    """The rows under the header, as records; what is behind the last one is in `rest`."""

    def __init__(self, stream: BinaryIO, shown: str, settings: ReadSettings) -> None:
        sample = _beginning(stream)
        if not sample:
            raise InputError("is empty: there is nothing to check")
        self.encoding = encoding_of(sample, settings.encoding)
        chunks = chain((sample[len(self.encoding.mark) :],), iter(lambda: stream.read(_CHUNK), b""))
        text = characters(chunks, self.encoding.encoding)
        first = next(text)
        whole = len(sample) < SAMPLE
        self._dialect = dialect_of(first, _usual_delimiter(shown), whole=whole)
        self._grammar = grammar_of(self._dialect)
        self._splitter = Splitter(chain((first,), text), self._grammar)
        self._rows = iter(self._splitter)
        self._before = ""
        self._names = self._header(settings.fields)
        self._indexes = {name: index for index, name in enumerate(self._names)}

    def __iter__(self) -> Iterator[Record[_Source]]:
        number = 0
        for row in self._filled():
            number += 1
            source = _Source(self._before, row.content, row.line_ends)
            self._before = ""
            yield self._record(number, row, source)
        opened = self._splitter.unfinished
        if opened is not None:
            source = _Source(self._before, "", "")
            self._before = ""
            yield _unusable(number + 1, opened, source, _NEVER_ENDS)

    @property
    def rest(self) -> Iterator[str]:
        """Give what is behind the last record; for once."""
        return chain((self._before,), self._splitter.rest)

    def rewritten(self, source: _Source, changes: dict[Steps, tuple[Edit, ...]]) -> bytes:
        """Give a record's bytes, with edits on the texts of some of its fields."""
        indexes = {self._indexes[str(name)]: edits for (name,), edits in changes.items()}
        content = respelled(source.content, indexes, self._dialect) + source.line_ends
        return replace(self.encoding, mark=b"").encode(content)

    def _filled(self) -> Iterator[Row]:
        """Give the rows that have something in them."""
        for row in self._rows:
            if row.content:
                yield row
            else:
                self._before += row.line_ends

    def _header(self, fields: Fields) -> Sequence[str]:
        header = next(self._filled(), None)
        if header is None:
            raise InputError(
                "has no records: there is nothing to check"
                if self._splitter.unfinished is None
                else "has a header row that does not end: a quotation mark is not closed"
            )
        self._before += header.content + header.line_ends
        names = self._grammar.texts(self._grammar.cells(header.content))
        if not set(names).intersection(fields.texts or TEXTS):
            raise InputError(_no_such_field(names, fields))
        return names

    def _record(self, number: int, row: Row, source: _Source) -> Record[_Source]:
        content, start = row.content, row.start
        bad = undecoded(content)
        if bad is not None:
            place = after(start, content, 0, bad)
            return _unusable(number, place, source, self._bad_byte(content[bad]))
        cells = self._grammar.cells(content)
        if len(cells) != len(self._names):
            counts = f"{len(cells)} cells, but the header row names {len(self._names)} fields"
            return Record(source, number, start.line, {}, nowhere, f"has {counts}")
        if any(map(all, cells)):
            at = next(index for index, cell in enumerate(cells) if all(cell))
            tail = self._grammar.starts(content)[at] + len(cells[at][0])
            place = after(start, content, 0, tail)
            return _unusable(number, place, source, "goes on here after a closing quotation mark")
        texts = dict(zip(self._names, self._grammar.texts(cells), strict=True))
        written = in_row(self._dialect, content, row.start)
        return Record(source, number, start.line, texts, partial(self._placement, written))

    def _placement(self, written: Source, steps: Steps) -> InSource:
        return InSource(written, self._indexes[str(steps[0])])

    def _bad_byte(self, surrogate: str) -> str:
        byte = ord(surrogate) & 0xFF
        return f"is not {self.encoding.encoding}: byte 0x{byte:02x} does not belong here"


def _unusable(number: int, place: Position, source: _Source, problem: str) -> Record[_Source]:
    return Record(source, number, place.line, {}, nowhere, problem, place.column)


def _beginning(stream: BinaryIO) -> bytes:
    """Read the sample; a stream may give less than it was asked for."""
    content = b""
    while len(content) < SAMPLE and (more := stream.read(SAMPLE - len(content))):
        content += more
    return content


def _usual_delimiter(shown: str) -> str:
    endings = shown.rpartition("/")[2].lower().split(".")
    return "\t" if {"tsv", "tab"}.intersection(endings) else ","


def _no_such_field(names: Sequence[str], fields: Fields) -> str:
    wanted = " or ".join(map(repr, fields.texts)) or "that is known to hold the text"
    told = [name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}..." for name in names]
    listed = ", ".join(map(repr, told[:_NAMES_SHOWN])) + (", ..." * (len(told) > _NAMES_SHOWN))
    return (
        f"the header row names no field {wanted}; it has {listed}. Say which one it is with "
        "--field; or, if this is a record and no header row, put one with names above it"
    )


CSV = Format(
    "csv", (".csv", ".tsv", ".tab"), read_csv, write_csv, has_records=True, ends_lines=True
)
