"""Many inputs: what is made once for all of them, and what each came to.

One input after the other is read, looked at, perhaps rewritten, and handed on; nothing of it is
kept. What goes wrong with one input is a notice, and the run goes on.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from newslint.config.settings import most_removed
from newslint.errors import InputError, StaleEditError
from newslint.language.codes import canonical
from newslint.model.day import day_of
from newslint.model.finding import Notice
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint, marked
from newslint.pipeline.entries import Found, key_of_documents, read, written
from newslint.pipeline.kept_results import Entry, KeptResults
from newslint.pipeline.outcome import Outcome, Portion, Task
from newslint.pipeline.portions import source_of, whole
from newslint.pipeline.signals import signals_held
from newslint.pipeline.writing import changes
from newslint.suppress.marks import suppress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.match.measuring import MeasuringMatcher
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult
    from newslint.pipeline.article import Finds
    from newslint.pipeline.duplicates import Duplicates
    from newslint.pipeline.outcome import Job
    from newslint.pipeline.rulings import Ruling, Rulings


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

    def perform(self, work: Job | Portion) -> Outcome:
        """Give what a file came to, or a portion of one; that is not written, its edits are given.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        if isinstance(work, Portion):
            return self._look_into(work)
        source = source_of(work)
        return self.look_at(source, work.settings, work.task)

    def compared(self, outcome: Outcome, settings: Settings, others: Duplicates) -> Outcome:
        """Give the outcome that comes next in the run, with what `others` before it have, too."""
        ruling = self._rulings.of(settings)
        if not ruling.across:
            return outcome
        used = set(outcome.used_ignores)

        def mark(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
            marks = suppress(document, findings, settings.ignores, ruling.roster, self._today)
            used.update(marks.used)
            return marks.findings

        results = tuple(others.added(outcome.results, ruling.across, mark))
        return replace(outcome, results=results, used_ignores=frozenset(used))

    def keep(self) -> None:
        """Keep what became ready during the run for the next one."""
        self._rulings.keep()

    def look_at(self, source: Source, settings: Settings, task: Task) -> Outcome:
        """Give what an input came to, whatever it is, held in memory as a whole.

        An input that cannot be written stays as it is, and is reported as it is.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        portion = whole(source, settings, task)
        outcome = self._look_into(portion)
        edits = [result.edits for result in outcome.results]
        try:
            if task is Task.FIX and outcome.results:
                with signals_held():  # else a temporary file may be left behind
                    source.rewrite(edits)
            elif task is Task.PREVIEW:
                return replace(outcome, changes=changes(source, edits, outcome.results))
        except (InputError, StaleEditError) as error:
            # Where the data breaks off, reading has told the same.
            told = dict.fromkeys((*portion.notices, Notice(source.shown, str(error))))
            return self._look_into(replace(portion, task=Task.CHECK, notices=tuple(told)))
        return outcome

    def _look_into(self, portion: Portion) -> Outcome:
        ruling = self._rulings.of(portion.settings)
        look = _Look(portion, ruling, self._today)
        known = look.recalled(self._results)
        if known is None or (portion.task is not Task.CHECK and any(one.findings for one in known)):
            if self._profiling:
                return self._profiled(look, ruling)
            return look.outcome(ruling.matcher)
        return look.outcome_of_known(known)

    def _profiled(self, look: _Look, ruling: Ruling) -> Outcome:
        from newslint.match.measuring import MeasuringMatcher  # noqa: PLC0415 - seldom asked for

        if id(ruling) not in self._measuring:
            self._measuring[id(ruling)] = MeasuringMatcher(ruling.matcher)
        matcher = self._measuring[id(ruling)]
        outcome = look.outcome(matcher)
        return replace(outcome, profile=matcher.taken())


class _Look:
    """Documents that are looked at."""

    def __init__(self, portion: Portion, ruling: Ruling, today: date) -> None:
        portion = replace(portion, documents=tuple(_dated(portion.documents, today)))
        self._portion = portion
        self._settings = portion.settings
        self._ruling = ruling
        self._today = today
        self._used: set[str] = set()
        self._key = key_of_documents(portion.documents, portion.settings)

    def recalled(self, results: KeptResults) -> tuple[Found, ...] | None:
        """Give what was found in the same documents before, if that is known."""
        name, documents = self._ruling.name, self._portion.documents
        content = results.recall(name, self._key) if name and documents else None
        return None if content is None else read(content, documents, self._ruling.roster.active)

    def outcome_of_known(self, known: Sequence[Found]) -> Outcome:
        """Give what comes of findings that are known, of which none is to be repaired."""
        return self._outcome(
            [
                marked(replace(document, language=one.language), one.findings, self._mark)
                for document, one in zip(self._portion.documents, known, strict=True)
            ]
        )

    def outcome(self, matcher: Finds) -> Outcome:
        """Give what comes of looking."""
        documents = [_in_language(document, self._settings) for document in self._portion.documents]
        if self._portion.task is Task.CHECK:
            results = lint(documents, matcher, self._mark)
        else:
            results = fix(documents, matcher, self._mark, _policy(self._settings))
        return replace(self._outcome(results), entry=self._entry(results))

    def _mark(
        self, document: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        marks = suppress(
            document, findings, self._settings.ignores, self._ruling.roster, self._today
        )
        self._used.update(marks.used)
        return marks.findings, marks.notices

    def _outcome(self, results: Sequence[DocumentResult]) -> Outcome:
        return Outcome(tuple(results), self._portion.notices, frozenset(self._used))

    def _entry(self, results: Sequence[DocumentResult]) -> Entry | None:
        """Give what to keep of texts that are as they were, if nothing went wrong."""
        name = self._ruling.name
        told = chain(self._portion.notices, *(result.notices for result in results))
        if name is None or not results or any(notice.failed for notice in told):
            return None
        if any(result.edits for result in results):
            return None
        found = [Found(result.document.language, result.findings) for result in results]
        return Entry(name, self._key, written(found))


def _dated(documents: Iterable[Document], today: date) -> Iterator[Document]:
    """Tell records that are dated later than today what day it is.

    Others need not know: what was found in them before holds on any day to come.
    """
    for document in documents:
        day = day_of(document.companions.get("date", "")) if document.role == "record" else None
        if day is None or day <= today:
            yield document
        else:
            said = {**document.companions, "today": today.isoformat()}
            yield replace(document, companions=said)


def _in_language(document: Document, settings: Settings) -> Document:
    # A title is too short to tell.
    if document.language is not None or document.role != "text":
        return document
    from newslint.language.detect import detect  # noqa: PLC0415 - only for what is new

    declared = settings.language and canonical(settings.language)
    return replace(document, language=declared or detect(document.text, settings.languages))


def _policy(settings: Settings) -> FixPolicy:
    allowed = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    return FixPolicy(allowed, most_removed(settings))
