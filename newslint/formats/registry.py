"""Which formats there are, and which one a file has, be it compressed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.errors import UsageError
from newslint.formats.compression import (
    CompressedOrigin,
    compression_by_ending,
    without_compression,
)
from newslint.formats.csv_records import CSV
from newslint.formats.json_file import JSON
from newslint.formats.jsonl import JSONL
from newslint.formats.markdown import MARKDOWN
from newslint.formats.origin import BytesOrigin, FileOrigin
from newslint.formats.source import Source
from newslint.formats.tables import ARROW, PARQUET
from newslint.formats.text import TEXT
from newslint.formats.warc import WARC

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newslint.formats.protocols import Format, Origin, ReadSettings

FORMATS = {known.name: known for known in (TEXT, MARKDOWN, JSONL, JSON, CSV, PARQUET, ARROW, WARC)}
"""Every format by its name."""

ENDINGS = {ending: known for known in FORMATS.values() for ending in known.endings}
"""Every format by each file ending that it is known by, in small letters. One of a
compression may follow each."""


def format_by_ending(name: str) -> Format | None:
    """Give the format that a file's name tells, or None.

    Of several endings the longest known one counts, then what is known without that of a
    compression.

    >>> format_by_ending("data/News.2024.MD").name
    'markdown'
    >>> format_by_ending("data/News.MD.gz").name
    'markdown'
    >>> format_by_ending("data.txt/photo.jpg")
    """
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    return _by_ending(base) or _by_ending(without_compression(base))


def _by_ending(base: str) -> Format | None:
    at = base.find(".")
    while at >= 0:
        if base[at:] in ENDINGS:
            return ENDINGS[base[at:]]
        at = base.find(".", at + 1)
    return None


def open_source(
    path: Path, shown: str, settings: ReadSettings, target: Path | None = None
) -> Source:
    """Give the file at `path` as a source; nothing is read yet.

    New content takes its place, or goes to the file at `target`.

    Raises:
        UsageError: there is no such format as the settings say.

    """
    return _source(FileOrigin(path, shown, target), settings)


def open_bytes(
    content: bytes, shown: str, settings: ReadSettings, sink: Callable[[bytes], object]
) -> Source:
    """Give bytes that came through a pipe as a source; `rewrite` hands the new ones to `sink`.

    `shown` is the name they are reported under, whose ending tells their format.

    Raises:
        UsageError: there is no such format as the settings say.

    """
    return _source(BytesOrigin(content, shown, sink), settings)


def _source(origin: Origin, settings: ReadSettings) -> Source:
    container = _format(origin.shown, settings)
    # A format that is known by such an ending itself, as `.warc.gz`, has its own way of packing.
    packs = any(compression_by_ending(ending) for ending in container.endings)
    return Source(origin if packs else CompressedOrigin(origin), container, settings)


def _format(name: str, settings: ReadSettings) -> Format:
    if settings.format is None:
        return format_by_ending(name) or TEXT
    if settings.format not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise UsageError(f"{settings.format!r} is no input format; there are {known}")
    return FORMATS[settings.format]
