"""What every container looks like from outside: documents out, edits in, in the same order.

A format is a reader and a writer, two functions over an `Origin`: bytes that can be opened more
than once. Neither knows whether the bytes are a file or came from a pipe, and neither ever touches
the original: the writer streams the whole new content into a sink, and a `Source` puts that content
where it belongs. So a container of two gigabytes fits behind the same two functions as a note of
two lines: reading is an iterator, writing consumes its edits lazily, and nothing has to be held in
memory but what the container itself needs.

Errors carry no path: whoever reports them knows it as `shown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from newslint.formats.fields import USUAL, Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How an input is to be read.

    `format` is a format's name, or None to go by the file's ending. `encoding` is what files are
    written in that are not UTF-8, or None to find out. A file that must be held in memory as a
    whole and is larger than `max_bytes` is refused; None sets no limit. `fields` are those of the
    records that are looked at, in containers of records.
    """

    format: str | None = None
    encoding: str | None = None
    max_bytes: int | None = None
    fields: Fields = USUAL


class Origin(Protocol):
    """Bytes that can be read more than once, the name people know them by, and the way back."""

    shown: str
    """The path as people see it: relative to the working folder where possible, with `/`."""
    in_place: bool
    """Whether new content replaces the old, so that nothing needs doing if nothing changed."""
    is_packed: bool
    """Whether the bytes that were opened last are not those of the file, but what is packed in it."""

    @property
    def consumed(self) -> int:
        """Give how many bytes of it were read since it was opened last, for those who wait."""

    def open(self) -> BinaryIO:
        """Open the bytes from their beginning; the stream can seek.

        Raises:
            InputError: it cannot be opened, or changed since it was opened first.

        """

    def replacing(self) -> AbstractContextManager[BinaryIO]:
        """Give a stream for the new content, which takes effect only when the block ends well.

        Raises:
            InputError: the place cannot be written, or changed since it was read.

        """


class Reader(Protocol):
    """The half of a format that reads."""

    def __call__(self, origin: Origin, settings: ReadSettings, /) -> Iterator[Document | Notice]:
        """Give the documents in their order, and a notice in place of each that cannot be read.

        Raises:
            InputError: nothing (more) of the input can be read.

        """


class Writer(Protocol):
    """The half of a format that writes."""

    def __call__(
        self,
        origin: Origin,
        settings: ReadSettings,
        edits: Iterable[tuple[Edit, ...]],
        sink: BinaryIO,
        /,
    ) -> None:
        """Write the whole content to `sink`, with `edits` made and every other byte as it is.

        `edits` has one entry for each `Document` that the reader gives, in the same order (notices
        have none): the edits on that document's text, in text order, no two of them clashing.

        Raises:
            InputError: the input cannot be read, or the new text cannot be put into it.
            StaleEditError: an edit's old text is not what stands there.

        """


@dataclass(frozen=True, slots=True)
class Format:
    """A container: its name in settings, the file endings it is known by, and its two halves."""

    name: str
    endings: tuple[str, ...]
    read: Reader
    write: Writer
    has_records: bool = False
    """Whether a file has any number of documents, each a text of a record."""
    ends_lines: bool = False
    """Whether a line end in a text of a record is one of the file, so that repairs move all lines
    behind it."""
    is_text: bool = True
    """Whether people can read the raw file, and so a difference between two of them."""
    named_only: bool = False
    """Whether files with its endings are mostly something else, so that in folders only those are
    found that the configuration speaks of."""
    is_archive: bool = False
    """Whether its files are to stay as they are, so that fixes are made in a copy."""
