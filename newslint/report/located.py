"""A finding with its place in the file: what the reports for other programs start from.

Positions come from `Places` alone. Here nothing is worked out from the bytes of a file.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.fingerprint import fingerprints
from newslint.report.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult
    from newslint.model.span import Position


class Replacement(NamedTuple):
    """Put `text` in place of what stands in the file from `start` up to, not including, `end`."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, what names it across runs, and the way to its place."""

    document: Document
    finding: Finding
    fingerprint: str
    places: Places

    @property
    def start(self) -> Position:
        """Give the place in the file where the finding starts."""
        return self.places.in_file(self.finding.span.start)

    @property
    def end(self) -> Position:
        """Give the place behind the finding's last character."""
        return self.places.in_file(self.finding.span.end)

    def replacements(self) -> Iterator[Replacement]:
        """Give the finding's fix as changes of the file.

        There are none where the document is a field of a record: the file would need the new text
        in the container's own spelling (in JSON, with its escapes), which only the format knows.
        """
        if self.finding.fix is None or self.document.record is not None:
            return
        for edit in self.finding.fix.edits:
            start, end = (self.places.in_file(at) for at in (edit.span.start, edit.span.end))
            yield Replacement(start, end, edit.text)


def located(result: DocumentResult, *, suppressed: bool = False) -> Iterator[Located]:
    """Give the findings of a document, those that somebody suppressed only if asked to."""
    if not (result.findings if suppressed else result.active):
        return
    places = Places(result.document)
    names = fingerprints(result.document, result.findings)
    for finding, name in zip(result.findings, names, strict=True):
        if suppressed or finding.suppression is None:
            yield Located(result.document, finding, name, places)


def from_root(path: str, folder: str) -> str:
    """Give `path`, relative to the working folder, as it is called from the root of the checkout.

    `folder` is the working folder as seen from there. An absolute path stays as it is.

    >>> from_root("../news/a.txt", "data/lint"), from_root("./a.txt", "")
    ('data/news/a.txt', 'a.txt')
    """
    return posixpath.normpath(posixpath.join(folder, path))
