"""Many inputs: what is made once for all of them, and what each came to.

One input after the other is read, looked at, perhaps rewritten, and handed on; nothing of it is
kept. What goes wrong with one input is a notice, and the run goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from newslint.errors import InputError, StaleEditError
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_source
from newslint.language.codes import canonical
from newslint.model.finding import Notice
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint, marked
from newslint.pipeline.entries import Found, key_of_documents, read, written
from newslint.pipeline.kept_results import Entry, KeptResults
from newslint.pipeline.signals import signals_held
from newslint.suppress.marks import shielded, suppress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.match.measuring import MeasuringMatcher
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.fix import Edit
    from newslint.model.profile import Profile
    from newslint.model.result import DocumentResult
    from newslint.pipeline.article import Finds
    from newslint.pipeline.rulings import Ruling, Rulings


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
    entry: Entry | None = None
    """What to keep of it, so that an input that is as it was is not looked at again."""
    profile: Profile | None = None
    """What the rules cost, if that was asked for."""

    @property
    def worth_telling(self) -> bool:
        """Tell whether there is anything in it that a report for people might show."""
        told = (result.active or result.fixed or result.notices for result in self.results)
        return bool(self.notices or self.change or any(told))


class Linter:
    """Looks at inputs, one after the other. It can be pickled, to work in other processes."""

    def __init__(
        self,
        rulings: Rulings,
        today: date,
        results: KeptResults | None = None,
        *,
        profiling: bool = False,
    ) -> None:
        """Begin; ignore entries that end before `today` no longer count.

        `results` are those of earlier runs; what is new is for the caller to keep. With `profiling`
        outcomes say what rules cost, for which all inputs are looked at anew.
        """
        self._rulings = rulings
        self._today = today
        self._results = KeptResults(None) if profiling or results is None else results
        self._profiling = profiling
        self._measuring: dict[int, MeasuringMatcher] = {}

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
        look = _Look(source, settings, ruling, self._today)
        known = look.recalled(self._results)
        if known is None or (task is not Task.CHECK and any(one.findings for one in known)):
            if self._profiling:
                return self._profiled(look, ruling, task)
            return look.outcome(task, ruling.matcher)
        return look.outcome_of_known(known, task)

    def _profiled(self, look: _Look, ruling: Ruling, task: Task) -> Outcome:
        from newslint.match.measuring import MeasuringMatcher  # noqa: PLC0415 - seldom asked for

        if id(ruling) not in self._measuring:
            self._measuring[id(ruling)] = MeasuringMatcher(ruling.matcher)
        matcher = self._measuring[id(ruling)]
        outcome = look.outcome(task, matcher)
        return replace(outcome, profile=matcher.taken())


class _Look:
    """One input that is looked at."""

    def __init__(self, source: Source, settings: Settings, ruling: Ruling, today: date) -> None:
        self._source = source
        self._settings = settings
        self._ruling = ruling
        self._today = today
        self._used: set[str] = set()
        self._documents, self._notices = _read(source)
        self._key = key_of_documents(self._documents, settings)

    def recalled(self, results: KeptResults) -> tuple[Found, ...] | None:
        """Give what was found in the same documents before, if that is known."""
        name = self._ruling.name
        content = results.recall(name, self._key) if name and self._documents else None
        return (
            None if content is None else read(content, self._documents, self._ruling.roster.active)
        )

    def outcome_of_known(self, known: Sequence[Found], task: Task) -> Outcome:
        """Give what comes of findings that are known, of which none is to be repaired."""
        results = [
            marked(replace(document, language=one.language), one.findings, self._mark)
            for document, one in zip(self._documents, known, strict=True)
        ]
        return self._outcome(results, self._written(results, task))

    def outcome(self, task: Task, matcher: Finds) -> Outcome:
        """Give what comes of looking."""
        documents = [_in_language(document, self._settings) for document in self._documents]
        if task is not Task.CHECK:
            try:
                results = fix(documents, matcher, self._mark, _policy(self._settings))
                return self._new(results, self._written(results, task))
            except (InputError, StaleEditError) as error:
                self._notices.append(Notice(self._source.shown, str(error)))
        results = lint(documents, matcher, self._mark)
        return self._new(results, None)

    def _mark(
        self, document: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        marks = suppress(
            document, findings, self._settings.ignores, self._ruling.roster, self._today
        )
        self._used.update(marks.used)
        return marks.findings, marks.notices

    def _written(self, results: Sequence[DocumentResult], task: Task) -> tuple[bytes, bytes] | None:
        """Write what was repaired, or give the bytes before and after where it is only shown."""
        edits = [result.edits for result in results]
        if task is Task.FIX and results:
            with signals_held():  # else a temporary file may be left behind
                self._source.rewrite(edits)
        elif any(edits):
            nothing = [() for _ in edits]
            return _contents(self._source, nothing), _contents(self._source, edits)
        return None

    def _new(
        self, results: Sequence[DocumentResult], change: tuple[bytes, bytes] | None
    ) -> Outcome:
        return replace(self._outcome(results, change), entry=self._entry(results))

    def _outcome(
        self, results: Sequence[DocumentResult], change: tuple[bytes, bytes] | None
    ) -> Outcome:
        used = frozenset(self._used)
        return Outcome(tuple(results), tuple(self._notices), used, change)

    def _entry(self, results: Sequence[DocumentResult]) -> Entry | None:
        """Give what to keep of texts that are as they were, if nothing went wrong."""
        name = self._ruling.name
        told = chain(self._notices, *(result.notices for result in results))
        if name is None or not results or any(notice.failed for notice in told):
            return None
        if any(result.edits for result in results):
            return None
        found = [Found(result.document.language, result.findings) for result in results]
        return Entry(name, self._key, written(found))


def how_to_read(settings: Settings) -> ReadSettings:
    """Give what holds for reading inputs with these settings."""
    given = settings.input
    return ReadSettings(given.format, given.encoding, _MAX_BYTES, given.fields)


def _read(source: Source) -> tuple[list[Document], list[Notice]]:
    documents: list[Document] = []
    notices: list[Notice] = []
    for item in source.documents():
        if isinstance(item, Notice):
            notices.append(item)
        else:
            documents.append(shielded(item))
    return documents, notices


def _in_language(document: Document, settings: Settings) -> Document:
    if document.language is not None:
        return document
    from newslint.language.detect import detect  # noqa: PLC0415 - only for what is new

    declared = settings.language and canonical(settings.language)
    return replace(document, language=declared or detect(document.text, settings.languages))


def _policy(settings: Settings) -> FixPolicy:
    allowed = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    return FixPolicy(allowed, settings.max_removed)


def _contents(source: Source, edits: Sequence[tuple[Edit, ...]]) -> bytes:
    sink = BytesIO()
    source.contents(edits, sink)
    return sink.getvalue()
