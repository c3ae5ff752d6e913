"""One look at the documents of an input, or of a portion of one: what is known of them, what is found.

Finding is the caller's to begin, since rules are asked about the documents of several looks together.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from newslint.config.settings import most_removed
from newslint.language.codes import canonical
from newslint.model.day import day_of
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint, marked
from newslint.pipeline.entries import Found, key_of_documents, read, written
from newslint.pipeline.kept_results import Entry, KeptResults
from newslint.pipeline.outcome import Outcome, Portion, Task
from newslint.suppress.marks import suppress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.match.matcher import Matches
    from newslint.model.document import Document
    from newslint.model.finding import Finding, Notice
    from newslint.model.result import DocumentResult
    from newslint.pipeline.article import Finds
    from newslint.pipeline.rulings import Ruling


class Look:
    """Documents that are looked at, with what earlier runs found in them."""

    def __init__(
        self,
        portion: Portion,
        ruling: Ruling,
        today: date,
        results: KeptResults,
        source: Source | None = None,
    ) -> None:
        """Take documents; `source` is what they were read from when they are all there is in it."""
        self.portion = replace(portion, documents=tuple(_dated(portion.documents, today)))
        self.source = source
        self.ruling = ruling
        self._settings = portion.settings
        self._today = today
        self._used: set[str] = set()
        self._key = key_of_documents(self.portion.documents, portion.settings)
        self._known = self._recalled(results)

    def _recalled(self, results: KeptResults) -> tuple[Found, ...] | None:
        name, documents = self.ruling.name, self.portion.documents
        content = results.recall(name, self._key) if name and documents else None
        return None if content is None else read(content, documents, self.ruling.roster.active)

    @property
    def is_over(self) -> bool:
        """Tell whether all is known that is asked for: what is in the documents, or that nothing is."""
        known = self._known
        if known is None:
            return False
        return self.portion.task is Task.CHECK or not any(one.findings for one in known)

    @cached_property
    def documents(self) -> list[Document]:
        """Give the documents with their languages."""
        return [_in_language(document, self._settings) for document in self.portion.documents]

    def outcome(self, finds: Finds) -> Outcome:
        """Give what comes of looking with a matcher."""
        if self.portion.task is Task.CHECK:
            results = lint(self.documents, finds, self._mark)
        else:
            results = fix(self.documents, finds, self._mark, _policy(self._settings))
        return replace(self._outcome(results), entry=self._entry(results))

    def outcome_of_known(self) -> Outcome:
        """Give what comes of findings that are known, of which none is to be repaired."""
        return self._outcome(
            [
                marked(replace(document, language=one.language), one.findings, self._mark)
                for document, one in zip(self.portion.documents, self._known or (), strict=True)
            ]
        )

    def _mark(
        self, document: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        marks = suppress(
            document, findings, self._settings.ignores, self.ruling.roster, self._today
        )
        self._used.update(marks.used)
        return marks.findings, marks.notices

    def _outcome(self, results: Sequence[DocumentResult]) -> Outcome:
        return Outcome(tuple(results), self.portion.notices, frozenset(self._used))

    def _entry(self, results: Sequence[DocumentResult]) -> Entry | None:
        """Give what to keep of texts that are as they were, if nothing went wrong."""
        name = self.ruling.name
        told = chain(self.portion.notices, *(result.notices for result in results))
        if name is None or not results or any(notice.failed for notice in told):
            return None
        if any(result.edits for result in results):
            return None
        found = [Found(result.document.language, result.findings) for result in results]
        return Entry(name, self._key, written(found))


class Foreseen:
    """A matcher that has already looked at some documents, together with others."""

    def __init__(
        self, matcher: Finds, documents: Sequence[Document], matches: Sequence[Matches]
    ) -> None:
        """Take a matcher, and what it found in some documents."""
        self._matcher = matcher
        self._documents = documents
        self._matches = matches

    def findings(self, documents: Sequence[Document]) -> Sequence[Matches]:
        """Give what the matcher found, or finds."""
        return self._matches if documents is self._documents else self._matcher.findings(documents)


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
    if document.role != "text":
        return document
    document = replace(document, expected=settings.languages) if settings.languages else document
    if document.language is not None:
        return document
    from newslint.language.detect import detect  # noqa: PLC0415 - only for what is new

    declared = settings.language and canonical(settings.language)
    return replace(document, language=declared or detect(document.text, settings.languages))


def _policy(settings: Settings) -> FixPolicy:
    allowed = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    return FixPolicy(allowed, most_removed(settings))
