"""Inputs, read: as a whole, or portion by portion, so that a container of any size fits in memory.

Where a portion ends is decided by the texts themselves and not by their number, so that a record
that comes or goes leaves all portions but its own as they were, and with them what is kept of their
findings (as rsync finds the unchanged parts of a file).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_source
from newslint.model.finding import Notice
from newslint.pipeline.outcome import Portion, Task
from newslint.suppress.marks import shielded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.model.document import Document
    from newslint.pipeline.outcome import Job

_MAX_BYTES = 100_000_000
"""Larger files are refused where a file is one text: it is held in memory as a whole, some ten
times over, and what is so large is no article but a dump of many."""

_LEAST = 64_000
_MOST = 256_000
"""Code points of a portion: enough that handing it over costs nothing, and few enough that it is
done in about a second."""

_ENDING = 4
"""After so many texts, on the average, a portion that is large enough ends."""


def how_to_read(settings: Settings) -> ReadSettings:
    """Give what holds for reading inputs with these settings."""
    given = settings.input
    fields = replace(given.fields, with_records=True)
    return ReadSettings(given.format, given.encoding, _MAX_BYTES, fields)


def source_of(job: Job) -> Source:
    """Open the input of a job; nothing is read yet.

    Raises:
        UsageError: there is no such format as the settings say.

    """
    return open_source(job.path, job.shown, how_to_read(job.settings), job.target)


def whole(source: Source, settings: Settings, task: Task) -> Portion:
    """Give all documents of an input."""
    documents: list[Document] = []
    notices: list[Notice] = []
    for item in source.documents():
        if isinstance(item, Notice):
            notices.append(item)
        else:
            documents.append(shielded(item))
    return Portion(source.shown, settings, task, tuple(documents), tuple(notices))


def portions(source: Source, settings: Settings, task: Task) -> Iterator[tuple[Portion, bool]]:
    """Give the documents of an input, each portion with whether it is the last; that may be empty.

    All documents of a record are in one portion.
    """
    documents: list[Document] = []
    notices: list[Notice] = []
    size, full = 0, False
    for item in source.documents():
        if isinstance(item, Notice):
            notices.append(item)
            continue
        if full and item.record != documents[-1].record:
            yield Portion(source.shown, settings, task, tuple(documents), tuple(notices)), False
            documents, notices, size = [], [], 0
        documents.append(shielded(item))
        size += len(item.text)
        full = size >= _MOST or (size >= _LEAST and _ends(item.text))
    yield Portion(source.shown, settings, task, tuple(documents), tuple(notices)), True


def _ends(text: str) -> bool:
    return crc32(text.encode("utf-8", "surrogatepass")) % _ENDING == 0
