"""One text to be linted, and where it came from.

A document is not a file: a JSONL file holds thousands. Its text is what rules see: decoded, without
a byte-order mark, every line end a single newline. The format that made it knows the way back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from newslint.model.fix import Edit
from newslint.model.span import Position, Span

Role = Literal["text", "title", "record"]
"""What a document is to its record: a text of it, its title, or the record itself."""


class Placement(Protocol):
    """The way from an offset in a document's text to its physical place in the file."""

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""

    def offset(self, offset: int) -> int:
        """Give `offset` in the text as the record holds it, in which a line end may be two."""

    def edited(self, edits: Sequence[Edit]) -> Placement:
        """Give the way from the text that `edits` leave behind, once they are made in the file."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text of one record, its title, or what it says about itself.

    `path` is as people see it: relative, with `/`. `language` is an ISO 639-1 code, or None while
    unknown, `expected` those that the text may be in, empty if any. `record` is the record's number
    in its file, from 1, and `field` where in the record the text is (`body`, `paragraphs[3]`); both
    are None where the file is the document. `companions` are what else the record says that rules or
    settings ask for, such as its `title` and its `source`. `protected` are the parts that are not
    prose (code, front matter, link targets): rules do not look there. `placement` is None where the
    text's own lines are the file's. A document with the `role` of a record has no text: all that it
    says is in `companions`, with empty words for what is missing.
    """

    text: str
    path: str = "<text>"
    language: str | None = None
    record: int | None = None
    record_id: str | None = None
    field: str | None = None
    companions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    protected: tuple[Span, ...] = ()
    placement: Placement | None = None
    role: Role = "text"
    expected: tuple[str, ...] = ()
