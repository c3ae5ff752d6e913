"""WARC and WET files, compressed record by record or not at all: archives of crawls.

They stay as they are: fixes go to a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from newslint.formats.protocols import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit


def read_warc(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts: see `warc_texts.texts_of`."""
    # Only here, as below: most runs see no archive, and this brings libraries along.
    from newslint.formats.warc_texts import texts_of  # noqa: PLC0415

    yield from texts_of(origin, settings)


def write_warc(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write a copy with other texts: see `warc_texts.write_copy`."""
    from newslint.formats.warc_texts import write_copy  # noqa: PLC0415

    write_copy(origin, settings, edits, sink)


WARC = Format(
    "warc",
    # Compressed, each record is a gzip member of its own.
    (".warc", ".wet", ".warc.gz", ".wet.gz"),
    read_warc,
    write_warc,
    has_records=True,
    is_text=False,
    is_archive=True,
)
