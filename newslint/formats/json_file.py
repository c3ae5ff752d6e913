"""JSON files that hold records: an array of them, an object with an array of them, or one record.

An object that has text in a field is a record itself; else the longest array of objects in it, or
in an object in it, are the records. Arrays are taken item by item, so that they may be of any size.
A file that breaks off, or is no JSON from some place on, is read up to there and not repaired.

JSON Lines are often called `.json`, too, and are read as such.
"""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from newslint.errors import InputError
from newslint.formats.decode import codec_name
from newslint.formats.fields import guessed_texts, texts_at
from newslint.formats.in_source import InSource
from newslint.formats.json_source import in_json, respelled
from newslint.formats.json_stream import BrokenJsonError, JsonStream, Value
from newslint.formats.jsonl import read_jsonl, write_jsonl
from newslint.formats.patch import Patch, write_patched
from newslint.formats.protocols import Format
from newslint.formats.records import Record, documents, edited, nowhere, readings
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.formats.fields import Fields
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.fix import Edit

_DEPTH = 1
"""How many objects below the one on top are searched for arrays of records."""

_SAMPLE = 1 << 20
"""Bytes that are looked at to tell whether a file escapes all that is not ASCII, or read at once."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_json(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each record, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read at all, holds no records, or none of them has any text.

    """
    try:
        layout = _layout(origin, settings)
        if layout is None:
            yield from read_jsonl(origin, settings)
            return
        with origin.open() as stream:
            records = layout.records(stream)
            yield from documents(readings(records, origin.shown, settings.fields))
    except BrokenJsonError as error:
        place = f"{origin.shown}:{error.position.line}:{error.position.column}"
        yield Notice(place, f"is no JSON: {error.problem}; nothing behind it was looked at")


def write_json(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the file, with the edits of the documents that each record gave.

    Raises:
        InputError: it cannot be read, or is no JSON to its end.
        StaleEditError: an edit's old text is not what stands there.

    """
    layout = _layout(origin, settings)
    if layout is None:
        write_jsonl(origin, settings, edits, sink)
        return
    with origin.open() as stream:
        ascii_only = stream.read(_SAMPLE).isascii()
    with origin.open() as stream, origin.open() as old:
        found = readings(layout.records(stream), origin.shown, settings.fields)
        patches = (
            _patch(record.raw, changes, layout.encoding, ascii_only=ascii_only)
            for record, changes in edited(found, edits)
            if changes
        )
        write_patched(old, patches, sink)


def _patch(
    written: Value, changes: Mapping[Any, tuple[Edit, ...]], encoding: str, *, ascii_only: bool
) -> Patch:
    old = written.source.encode(encoding)
    new = respelled(written.source, changes, ascii_only=ascii_only)
    try:
        content = new.encode(encoding)
    except UnicodeEncodeError as error:
        lacking = f"{new[error.start]!r} cannot be written in {encoding}"
        raise InputError(f"{lacking}; convert the file to UTF-8 first") from error
    return Patch(written.start, written.start + len(old), content, old)


class _Layout(NamedTuple):
    """Where in a file its records are."""

    encoding: str
    array: int | None = None
    """They are items of the array of this number; None: all of the file is one record."""
    on_top: bool = False
    """Whether that array is all of the file."""

    def records(self, stream: BinaryIO) -> Iterator[Record[Value]]:
        """Give the records in their order.

        Raises:
            BrokenJsonError: the file is no JSON to its end.

        """
        source = JsonStream(stream, self.encoding)
        for number, value in enumerate(self._values(source), 1):
            yield _record(number, value)
        source.finish()

    def _values(self, source: JsonStream) -> Iterator[Value]:
        if self.on_top:
            yield from source.items()
        elif self.array is None:
            yield source.value()
        else:
            for number, _ in enumerate(_arrays(source, {})):
                for item in source.items():
                    if number == self.array:
                        yield item


def _record(number: int, written: Value) -> Record[Value]:
    line = written.position.line
    if isinstance(written.value, dict):
        place = partial(InSource, in_json(written.source, written.position))
        return Record(written, number, line, written.value, place)
    problem = "is JSON, but no object with fields"
    return Record(written, number, line, {}, nowhere, problem, written.position.column)


def _layout(origin: Origin, settings: ReadSettings) -> _Layout | None:
    """Find out where the records are; None if the file is JSON Lines.

    Raises:
        InputError: there are none, or it cannot be read.

    """
    encoding = _encoding(origin, settings)
    with origin.open() as stream:
        source = JsonStream(stream, encoding)
        sign = source.peek()
        if sign == "{":
            return _layout_of_object(source, encoding, settings)
        if not sign and not source.start:
            raise InputError("is empty: there is nothing to check")
        if sign != "[":
            source.value()
            raise InputError("is JSON, but neither an object nor an array: it has no records")
    return _Layout(encoding, on_top=True)


def _layout_of_object(source: JsonStream, encoding: str, settings: ReadSettings) -> _Layout | None:
    sample: dict[str, Any] = {}
    objects: list[int] = []
    first = source.place.line
    try:
        _survey(source, sample, objects)
        last = source.place.line
        if source.peek() == "{" and first == last < source.place.line:
            return None
    except BrokenJsonError:
        # What comes before it can be read, and then it will come up again.
        if not any(objects):
            raise
    if any(objects) and not _has_text(sample, settings.fields):
        return _Layout(encoding, objects.index(max(objects)))
    if settings.max_bytes is not None and source.start > settings.max_bytes:
        raise InputError(
            f"is one record larger than the limit of {settings.max_bytes:,} bytes; it was not read"
        )
    return _Layout(encoding)


def _encoding(origin: Origin, settings: ReadSettings) -> str:
    """Give the encoding of the file: UTF-8 if it can be, else the one that was declared.

    Raises:
        InputError: it is in none that JSON may be in.

    """
    with origin.open() as stream:
        if stream.read(len(codecs.BOM_UTF32_LE)).startswith(_WIDE):
            raise InputError("is in UTF-16 or UTF-32, which JSON may not be; convert it to UTF-8")
    if settings.encoding is None or _is_utf8(origin):
        return "utf-8"
    return codec_name(settings.encoding)


def _is_utf8(origin: Origin) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with origin.open() as stream:
        try:
            while block := stream.read(_SAMPLE):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _survey(source: JsonStream, sample: dict[str, Any], objects: list[int]) -> None:
    """Fill `sample` with what the object holds, and `objects` with how many each array has."""
    for items in _arrays(source, sample):
        objects.append(0)
        for item in source.items():
            if not items:
                items.append(item.value)
            objects[-1] += isinstance(item.value, dict)


def _arrays(source: JsonStream, sample: dict[str, Any], depth: int = _DEPTH) -> Iterator[list[Any]]:
    """Walk over an object and stop at each array, whose items are for the caller to take.

    Given is an empty list, which stands for the array in `sample`; that gets all other values.
    """
    for key in source.keys():  # noqa: SIM118 - no mapping
        sign = source.peek()
        if sign == "[":
            sample[key] = items = list[Any]()
            yield items
        elif sign == "{" and depth:
            sample[key] = inner = dict[str, Any]()
            yield from _arrays(source, inner, depth - 1)
        else:
            sample[key] = source.value().value


def _has_text(sample: Mapping[str, Any], fields: Fields) -> bool:
    try:
        if fields.texts:
            return any(True for name in fields.texts for _ in texts_at(sample, name))
    except InputError:
        return False
    return guessed_texts(sample) is not None


JSON = Format("json", (".json",), read_json, write_json, has_records=True, named_only=True)
