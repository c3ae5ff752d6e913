"""What becomes of the fixes of an input: written, or shown.

A container is looked at portion by portion, and written when all of it has been. What its portions
came to waits for that on disk, since whether they are fixed is known only then.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import InputError
from newslint.fix.apply import undo
from newslint.formats.notation import MovedDown
from newslint.pipeline.outcome import Change, Outcome
from newslint.pipeline.transport import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    from newslint.formats.source import Source
    from newslint.model.document import Document
    from newslint.model.fix import Edit
    from newslint.model.result import DocumentResult

_IN_MEMORY = 20_000_000
"""Bytes of outcomes that wait in memory; more of them wait in a file."""


_SHOWN = 200_000_000
"""Bytes of a file of which differences are shown: both versions of it are held in memory."""


class _Waiting(NamedTuple):
    """An outcome, packed, and how many documents it is about."""

    outcome: bytes
    documents: int


class Spool:
    """Outcomes of the portions of one input, which are read as often as is needed."""

    def __init__(self) -> None:
        # Only here: most runs fix no container, and it brings half the standard library along.
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415

        self._file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - see `close`
        self._end = 0

    def add(self, outcome: Outcome, documents: int) -> None:
        """Take the outcome of a portion of so many documents; it may be of none of them."""
        pickle.dump(_Waiting(packed(outcome), documents), self._file)
        self._end = self._file.tell()

    def results(self) -> Iterator[DocumentResult]:
        """Give what documents came to."""
        for outcome in self.outcomes():
            yield from outcome.results

    def outcomes(self) -> Iterator[Outcome]:
        """Give the outcomes as they were added."""
        for waiting in self._waiting():
            outcome: Outcome = pickle.loads(waiting.outcome)  # noqa: S301 - our own
            yield outcome

    def edits(self) -> Iterator[tuple[Edit, ...]]:
        """Give the edits of each document, in their order."""
        for waiting in self._waiting():
            outcome: Outcome = pickle.loads(waiting.outcome)  # noqa: S301 - our own
            # Where something went wrong with a portion, its documents stay as they are.
            yield from [result.edits for result in outcome.results] or [()] * waiting.documents

    def close(self) -> None:
        """Throw all of it away."""
        self._file.close()

    def _waiting(self) -> Iterator[_Waiting]:
        self._file.seek(0)
        while self._file.tell() < self._end:
            waiting: _Waiting = pickle.load(self._file)  # noqa: S301 - our own
            yield waiting


def moved_down(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Give the outcomes with places as they are in the repaired file.

    Where a line end in a text is one of the file, what stands behind a text that has more or fewer
    lines now is elsewhere.
    """
    down = before = 0
    record: int | None = None
    for outcome in outcomes:
        results = []
        for result in outcome.results:
            document = result.document
            if document.record != record:
                record, before = document.record, down
            # What changed in the record itself its texts know.
            if before and document.placement is not None:
                placement = MovedDown(document.placement, before)
                result = replace(result, document=replace(document, placement=placement))  # noqa: PLW2901
            results.append(result)
            down += sum(edit.text.count("\n") - edit.old.count("\n") for edit in result.edits)
        yield replace(outcome, results=tuple(results))


def changes(
    source: Source, edits: Iterable[tuple[Edit, ...]], results: Iterable[DocumentResult]
) -> tuple[Change, ...]:
    """Give what fixes would change: in the file where people can read it, else in its texts.

    The content of a packed file goes by a name that no file has, so that nobody applies the patch to
    what it is not about.

    `edits` are those of each document, `results` what documents came to.

    Raises:
        InputError: the file cannot be read again, changed meanwhile, or is too large to show.

    """
    if not source.is_text:
        return tuple(_change_of_text(result) for result in results if result.edits)
    every = list(edits)
    if not any(every):
        return ()
    if source.consumed > _SHOWN:
        raise InputError(
            f"is larger than the {_SHOWN:,} bytes of which a difference can be shown; use --fix"
        )
    name = f"{source.shown}#unpacked" if source.is_packed else source.shown
    return (Change(name, _contents(source, [() for _ in every]), _contents(source, every)),)


def _change_of_text(result: DocumentResult) -> Change:
    after = result.document.text
    texts = (undo(after, result.edits), after)
    old, new = (text.encode("utf-8", "backslashreplace") for text in texts)
    return Change(_name(result.document), old, new)


def _name(document: Document) -> str:
    return f"{document.path}#{document.record}/{document.field}"


def _contents(source: Source, edits: Iterable[tuple[Edit, ...]]) -> bytes:
    sink = BytesIO()
    source.contents(edits, sink)
    return sink.getvalue()
