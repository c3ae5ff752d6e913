"""Markdown: one document, in which rules keep off what is not prose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newslint.formats.protocols import Format
from newslint.formats.text import read_text, write_text
from newslint.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.finding import Notice


def read_markdown(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the one document, with its markup protected; see `text.read_text`."""
    # Imported when the first Markdown file turns up: the parser is of no use to others.
    from newslint.formats.markup import protected_spans  # noqa: PLC0415

    for item in read_text(origin, settings):
        if isinstance(item, Document):
            yield replace(item, protected=protected_spans(item.text))
        else:
            yield item


MARKDOWN = Format(
    "markdown",
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn"),
    read_markdown,
    write_text,
)
