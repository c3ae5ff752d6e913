"""The texts in archives of crawls, and copies of archives in which some of them are other ones.

The documents are the records of type `conversion` that are plain text, as Common Crawl's WET files
have them. All others (what servers answered, what was asked of them, about the crawl) are passed
over, and in a copy they are the same byte for byte. The number of a record stands for the line.
"""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from newslint.errors import InputError
from newslint.formats.decode import codec_name
from newslint.formats.fields import Fields
from newslint.formats.in_record import InRecord
from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import splice
from newslint.formats.patch import Patch, write_patched
from newslint.formats.records import Record, documents, edited, nowhere, readings
from newslint.formats.warc_records import stored
from newslint.formats.warc_rewrite import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.formats.fields import Steps
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.formats.warc_records import Stored
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit

_TEXT = "text"
_FIELDS = Fields(texts=(_TEXT,))
"""Settings about fields are for records that have some to choose from."""


def texts_of(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the text of each record, and a notice in place of each that cannot be read.

    Raises:
        InputError: it is no WARC file, or has no texts.

    """
    with origin.open() as stream:
        yield from documents(readings(_records(stream, settings), origin.shown, _FIELDS))


def write_copy(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write all records, with the edits of the documents that they gave.

    Raises:
        InputError: it cannot be read, or the new text cannot be put into it.
        StaleEditError: an edit's old text is not what stands there.

    """
    with origin.open() as stream, origin.open() as old:
        found = readings(_records(stream, settings), origin.shown, _FIELDS)
        patches = (
            _patch(record.raw, changes, settings)
            for record, changes in edited(found, edits)
            if changes
        )
        write_patched(old, patches, sink)


def _patch(
    record: Stored, changes: Mapping[Steps, tuple[Edit, ...]], settings: ReadSettings
) -> Patch:
    if record.end is None:
        raise InputError(
            f"record {record.number} shares its gzip member with others, where it cannot be "
            "replaced; give each a member of its own with `warcio recompress`"
        )
    text, encoding = _decoded(record, settings)
    [edits] = changes.values()
    new = splice(text, edits, PLAIN)
    try:
        block = new.encode(encoding)
    except UnicodeEncodeError as error:
        lacking = f"{new[error.start]!r} cannot be written in {encoding}"
        raise InputError(f"record {record.number}: {lacking}") from error
    return Patch(record.start, record.end, rewritten(record, block))


def _records(stream: BinaryIO, settings: ReadSettings) -> Iterator[Record[Stored]]:
    count = texts = 0
    for record in stored(stream, _is_text):
        count += 1
        if record.problem is not None:
            yield Record(record, count, count, {}, nowhere, record.problem)
        elif _is_text(record.fields):
            texts += 1
            yield _record(record, settings)
    if count and not texts:
        raise InputError(
            f"has no texts: of its {count:,} records none is a `conversion` to text/plain, as they "
            "are in WET files; take the texts from the pages first"
        )


def _is_text(fields: Mapping[str, str]) -> bool:
    kind = fields.get("content-type", "").partition(";")[0].strip().lower()
    return fields.get("warc-type", "").lower() == "conversion" and kind == "text/plain"


def _record(record: Stored, settings: ReadSettings) -> Record[Stored]:
    number = record.number
    try:
        text, _ = _decoded(record, settings)
    except InputError as error:
        return Record(record, number, number, {}, nowhere, str(error))
    # Some versions of Wget put the address in brackets.
    address = record.fields.get("warc-target-uri", "").strip("<>")
    content = {
        _TEXT: text,
        "url": address,
        "language": _language(record.fields.get("warc-identified-content-language", "")),
        "source": _host(address),
    }
    return Record(record, number, number, content, lambda _: InRecord(number, text))


def _decoded(record: Stored, settings: ReadSettings) -> tuple[str, str]:
    """Give the text and its encoding: the one that the record tells, UTF-8, or the declared one.

    Raises:
        InputError: it is in none of them; the text fits behind "the record ".

    """
    names = [_charset(record.fields["content-type"]), "utf-8"]
    if settings.encoding is not None:
        names.append(codec_name(settings.encoding))
    wrong = ""
    for name in filter(None, names):
        try:
            return record.block.decode(name), name
        except UnicodeDecodeError as error:
            byte = record.block[error.start]
            wrong = wrong or f"is not {name}: byte 0x{byte:02x} at offset {error.start}"
    raise InputError(f"{wrong} of its block does not belong there")


def _charset(kind: str) -> str | None:
    """Give the encoding that a content type tells, if there is such a one."""
    header = Message()
    header["content-type"] = kind
    told = header.get_content_charset()
    try:
        return None if told is None else codec_name(told)
    except InputError:
        return None


def _language(told: str) -> str | None:
    """Give the language if there is only one; the detectors of crawls name up to three."""
    return None if "," in told else told.strip()


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
