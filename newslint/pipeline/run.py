"""Many inputs: what is made once for all of them, and what each came to.

One input after the other is read, looked at, perhaps rewritten, and handed on; nothing of it is
kept. What goes wrong with one input is a notice, and the run goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from newslint.errors import InputError, StaleEditError
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_source
from newslint.language.codes import canonical
from newslint.language.detect import detect
from newslint.model.finding import Notice
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.pipeline.signals import signals_held
from newslint.suppress.marks import shielded, suppress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.fix import Edit
    from newslint.model.result import DocumentResult
    from newslint.pipeline.rulings import Rulings


_MAX_BYTES = 100_000_000
"""Larger files are refused: a text is held in memory as a whole, some ten times over, and what is
so large is no article but a dump of many."""


class Task(Enum):
    """What is done with an input."""

    CHECK = "check"
    FIX = "fix"
    PREVIEW = "preview"
    """Fix it, but write nothing: the outcome holds the change."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file, what is done with it, and what holds for it."""

    path: Path
    shown: str
    settings: Settings
    task: Task = Task.CHECK


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input came to.

    `change` are its bytes before and after the fixes, kept only when they were not written.
    """

    results: tuple[DocumentResult, ...] = ()
    notices: tuple[Notice, ...] = ()
    used_ignores: frozenset[str] = frozenset()
    change: tuple[bytes, bytes] | None = None

    @property
    def worth_telling(self) -> bool:
        """Tell whether there is anything in it that a report for people might show."""
        told = (result.active or result.fixed or result.notices for result in self.results)
        return bool(self.notices or self.change or any(told))


class Linter:
    """Looks at inputs, one after the other. It can be pickled, to work in other processes."""

    def __init__(self, rulings: Rulings, today: date) -> None:
        """Begin; ignore entries that end before `today` no longer count."""
        self._rulings = rulings
        self._today = today

    def perform(self, job: Job) -> Outcome:
        """Give what a file came to.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        source = open_source(job.path, job.shown, how_to_read(job.settings))
        return self.look_at(source, job.settings, job.task)

    def keep(self) -> None:
        """Keep what became ready during the run for the next one."""
        self._rulings.keep()

    def look_at(self, source: Source, settings: Settings, task: Task) -> Outcome:
        """Give what an input came to, whatever it is.

        An input that cannot be written stays as it is, and is reported as it is.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        ruling = self._rulings.of(settings)
        used: set[str] = set()

        def marking(
            document: Document, findings: tuple[Finding, ...]
        ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
            marked = suppress(document, findings, settings.ignores, ruling.roster, self._today)
            used.update(marked.used)
            return marked.findings, marked.notices

        documents, notices = _read(source, settings)
        if task is Task.CHECK:
            results, change = lint(documents, ruling.matcher, marking), None
        else:
            results = fix(documents, ruling.matcher, marking, _policy(settings))
            try:
                change = _write(source, results, task)
            except (InputError, StaleEditError) as error:
                notices.append(Notice(source.shown, str(error)))
                results, change = lint(documents, ruling.matcher, marking), None
        return Outcome(tuple(results), tuple(notices), frozenset(used), change)


def how_to_read(settings: Settings) -> ReadSettings:
    """Give what holds for reading inputs with these settings."""
    return ReadSettings(settings.input.format, settings.input.encoding, _MAX_BYTES)


def _read(source: Source, settings: Settings) -> tuple[list[Document], list[Notice]]:
    documents: list[Document] = []
    notices: list[Notice] = []
    for item in source.documents():
        if isinstance(item, Notice):
            notices.append(item)
        else:
            documents.append(shielded(_in_language(item, settings)))
    return documents, notices


def _in_language(document: Document, settings: Settings) -> Document:
    if document.language is not None:
        return document
    declared = settings.language and canonical(settings.language)
    return replace(document, language=declared or detect(document.text, settings.languages))


def _policy(settings: Settings) -> FixPolicy:
    allowed = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    return FixPolicy(allowed, settings.max_removed)


def _write(
    source: Source, results: Sequence[DocumentResult], task: Task
) -> tuple[bytes, bytes] | None:
    edits = [result.edits for result in results]
    if task is Task.FIX and results:
        with signals_held():  # else a temporary file may be left behind
            source.rewrite(edits)
    elif any(edits):
        return _contents(source, [() for _ in edits]), _contents(source, edits)
    return None


def _contents(source: Source, edits: Sequence[tuple[Edit, ...]]) -> bytes:
    sink = BytesIO()
    source.contents(edits, sink)
    return sink.getvalue()
