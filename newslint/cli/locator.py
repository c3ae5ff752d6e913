"""Places as reports name them, and the documents that lie there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import InputError, UsageError
from newslint.formats.registry import open_source
from newslint.formats.shown import show
from newslint.model.document import Document
from newslint.model.span import Position
from newslint.pipeline.portions import how_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.config.settings import Settings

FORMS = "As reports print it: a.txt:12:4, data/a.jsonl:17, or data/a.jsonl:17:482 body:12:4."
"""What a locator looks like, for the help."""

_IN_FILE = re.compile(r"(?P<path>.+?):(?P<line>[1-9]\d*)(?::(?P<column>[1-9]\d*))?:?")
_IN_FIELD = re.compile(r"(?P<field>.+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*):?")


class Place(NamedTuple):
    """What a locator says."""

    path: str
    line: int
    column: int | None
    field: str | None = None
    inside: Position | None = None
    """The place in the text of the field."""

    def __str__(self) -> str:
        """Give the locator again, without what was only punctuation."""
        told = f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")
        if self.inside is None:
            return told
        return f"{told} {self.field}:{self.inside.line}:{self.inside.column}"


def parsed(words: tuple[str, ...]) -> Place:
    """Take a locator apart; shells part it at its blank.

    Raises:
        UsageError: it is none.

    """
    whole = " ".join(words)
    first = " ".join(words[:-1]) or whole.rpartition(" ")[0]
    inside = _IN_FIELD.fullmatch(whole.removeprefix(first).strip(" "))
    where = inside and _IN_FILE.fullmatch(first)
    if where is None:  # a name may have a blank in it
        inside, where = None, _IN_FILE.fullmatch(whole)
    if where is None:
        raise UsageError(f"{whole!r} is no place; write path:line:column, as reports print it")
    column = where["column"] and int(where["column"])
    if inside is None:
        return Place(where["path"], int(where["line"]), column or None)
    position = Position(int(inside["line"]), int(inside["column"]))
    return Place(where["path"], int(where["line"]), column or None, inside["field"], position)


def documents_at(place: Place, settings: Settings) -> Iterator[Document]:
    """Give the documents that lie at the place: those of a record, or of a file the only one.

    Raises:
        InputError: the file cannot be read.

    """
    path = Path(place.path).absolute()
    source = open_source(path, show(path), how_to_read(settings))
    for item in source.documents():
        if not isinstance(item, Document):
            if item.failed and not item.record:
                raise InputError(str(item))
            continue
        if item.placement is None:
            yield item
            return
        first = item.placement.position(0)
        if first.line > place.line:
            return
        last = item.placement.position(len(item.text))
        if place.line <= last.line and place.field in {None, item.field}:
            yield item
