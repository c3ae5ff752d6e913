"""One input, opened: what the pipeline reads documents from and gives their edits back to.

Failures of reading become notices here, and here it is seen to that a file without changes is not
even touched.
"""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.origin import unreadable
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.protocols import Format, Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.fix import Edit


class Source:
    """A format applied to an origin."""

    def __init__(self, origin: Origin, container: Format, settings: ReadSettings) -> None:
        self.shown = origin.shown
        self._origin = origin
        self._format = container
        self._settings = settings

    @property
    def has_records(self) -> bool:
        """Tell whether it has any number of documents."""
        return self._format.has_records

    @property
    def is_text(self) -> bool:
        """Tell whether people can read it as it is."""
        return self._format.is_text

    @property
    def is_packed(self) -> bool:
        """Tell whether what was read is packed in the file."""
        return self._origin.is_packed

    @property
    def ends_lines(self) -> bool:
        """Tell whether a line end in a text of a record is one of the file."""
        return self._format.ends_lines

    @property
    def consumed(self) -> int:
        """Give how many of its bytes have been read."""
        return self._origin.consumed

    def documents(self) -> Iterator[Document | Notice]:
        """Give the documents in their order; what cannot be read is a notice, no exception."""
        try:
            yield from self._format.read(self._origin, self._settings)
        except InputError as error:
            yield Notice(self.shown, str(error))
        except OSError as error:
            yield Notice(self.shown, str(unreadable(error)))

    def contents(self, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO) -> None:
        """Write the content with `edits` made to `sink`; what was read stays as it is.

        Raises:
            InputError: see `protocols.Writer`.
            StaleEditError: see `protocols.Writer`.
            OSError: `sink` refuses.

        """
        self._format.write(self._origin, self._settings, edits, sink)

    def rewrite(self, edits: Iterable[tuple[Edit, ...]]) -> None:
        """Put the content with `edits` made where it came from, wholly or not at all.

        `edits` are as in `protocols.Writer`; they are consumed as they are needed, so they may be
        made while this runs.

        Raises:
            InputError: see `protocols.Writer`; or the place cannot be written, or changed since it
                was read. Its text does not name the place, which is `shown`.
            StaleEditError: see `protocols.Writer`.

        """
        if self._origin.in_place:
            changes = _from_first_change(edits)
            if changes is None:
                return
            if self._format.is_archive:
                raise InputError(
                    "is an archive, which is left as it is; say where the repaired copy is to go "
                    "with --output-dir DIR"
                )
            edits = changes
        with self._origin.replacing() as sink:
            self._format.write(self._origin, self._settings, edits, sink)


def _from_first_change(edits: Iterable[tuple[Edit, ...]]) -> Iterator[tuple[Edit, ...]] | None:
    """Give the same edits, or None when no document has any, looking no further than the first."""
    stream = iter(edits)
    for unchanged, document in enumerate(stream):
        if document:
            return chain(repeat((), unchanged), (document,), stream)
    return None
