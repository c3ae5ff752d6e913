"""Which formats there are, and which one a file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.errors import UsageError
from newslint.formats.jsonl import JSONL
from newslint.formats.markdown import MARKDOWN
from newslint.formats.origin import BytesOrigin, FileOrigin
from newslint.formats.source import Source
from newslint.formats.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newslint.formats.protocols import Format, ReadSettings

FORMATS = {known.name: known for known in (TEXT, MARKDOWN, JSONL)}
"""Every format by its name."""

ENDINGS = {ending: known for known in FORMATS.values() for ending in known.endings}
"""Every format by each file ending that it is known by, in small letters."""


def format_by_ending(name: str) -> Format | None:
    """Give the format that a file's name tells, or None.

    Of several endings the longest known one counts.

    >>> format_by_ending("data/News.2024.MD").name
    'markdown'
    >>> format_by_ending("data.txt/photo.jpg")
    """
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    at = base.find(".")
    while at >= 0:
        if base[at:] in ENDINGS:
            return ENDINGS[base[at:]]
        at = base.find(".", at + 1)
    return None


def open_source(path: Path, shown: str, settings: ReadSettings) -> Source:
    """Give the file at `path` as a source; nothing is read yet.

    Raises:
        UsageError: there is no such format as the settings say.

    """
    return Source(FileOrigin(path, shown), _format(shown, settings), settings)


def open_bytes(
    content: bytes, shown: str, settings: ReadSettings, sink: Callable[[bytes], object]
) -> Source:
    """Give bytes that came through a pipe as a source; `rewrite` hands the new ones to `sink`.

    `shown` is the name they are reported under, whose ending tells their format.

    Raises:
        UsageError: there is no such format as the settings say.

    """
    return Source(BytesOrigin(content, shown, sink), _format(shown, settings), settings)


def _format(name: str, settings: ReadSettings) -> Format:
    if settings.format is None:
        return format_by_ending(name) or TEXT
    if settings.format not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise UsageError(f"{settings.format!r} is no input format; there are {known}")
    return FORMATS[settings.format]
