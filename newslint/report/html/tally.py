"""Counts for the HTML report: findings by everything one can filter by, and the worst of places.

The counts are of all findings, also of those that the report has no room to list.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.severity import Severity
from newslint.report.visible import visible

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.model.result import DocumentResult

NO_FIX = 0
"""Stands where a finding has no fix; fixes are numbered by how far they can be trusted."""


UNKNOWN = "und"
"""ISO 639 for a language that nobody has determined."""


class Cell(NamedTuple):
    """What findings have in common that are counted together; all but the last two by number."""

    rule: int
    source: int
    language: int
    severity: int
    fix: int


class Ranked(NamedTuple):
    """How bad a place is: errors first, then all findings; of equals the one that came first."""

    errors: int
    findings: int
    earlier: int
    document: int

    @classmethod
    def of(cls, result: DocumentResult, order: int, document: int) -> Ranked:
        """Rank a document that came as number `order` of the run."""
        active = result.active
        errors = sum(finding.severity is Severity.ERROR for finding in active)
        return cls(errors, len(active), -order, document)


class Numbered:
    """Names in the order in which they came up first.

    >>> rules = Numbered()
    >>> [rules.number(name) for name in ("b", "a", "b")], list(rules.names)
    ([0, 1, 0], ['b', 'a'])
    """

    def __init__(self) -> None:
        self.names: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Give the number of `name`, from 0."""
        return self.names.setdefault(name, len(self.names))


class Tally:
    """Counts the findings that remain, document by document."""

    def __init__(self) -> None:
        self.rules = Numbered()
        self.sources = Numbered()
        self.languages = Numbered()
        self.cells: Counter[Cell] = Counter()
        self.documents: Counter[int] = Counter()
        """Documents with findings of a rule, by its number."""
        self.files: dict[str, list[int]] = {}
        """Errors, findings, and documents with findings, of a file."""

    def add(self, result: DocumentResult) -> tuple[int, int]:
        """Count a document's findings, and give the numbers of its source and language."""
        active, document = result.active, result.document
        source = self.sources.number(source_of(document))
        language = self.languages.number(visible(document.language or UNKNOWN))
        for finding in active:
            fix = int(finding.fix.applicability) if finding.fix else NO_FIX
            rule = self.rules.number(finding.rule)
            self.cells[Cell(rule, source, language, int(finding.severity), fix)] += 1
        self.documents.update({self.rules.number(finding.rule) for finding in active})
        counts = self.files.setdefault(visible(document.path), [0, 0, 0])
        counts[0] += sum(finding.severity is Severity.ERROR for finding in active)
        counts[1] += len(active)
        counts[2] += 1
        return source, language

    def worst_files(self, room: int) -> list[tuple[str, list[int]]]:
        """Give the files with the most errors, then findings; `room` of them at most."""
        ranked = sorted(self.files.items(), key=lambda item: [-n for n in item[1][:2]])
        return ranked[:room]


class WorstDocuments:
    """The documents with the most errors, then findings."""

    def __init__(self, room: int) -> None:
        """Keep `room` documents at most."""
        self._room = room
        self._heap: list[Ranked] = []

    def wants(self, ranked: Ranked) -> bool:
        """Tell whether a document is among the worst, so far."""
        return len(self._heap) < self._room or ranked > self._heap[0]

    def keep(self, ranked: Ranked) -> None:
        """Keep a document, and let a less bad one go if there is no more room."""
        if len(self._heap) < self._room:
            heappush(self._heap, ranked)
        else:
            heappushpop(self._heap, ranked)

    def ranked(self) -> list[Ranked]:
        """Give them, the worst first."""
        return sorted(self._heap, reverse=True)


def source_of(document: Document) -> str:
    """Give where an article came from: the source that its record names.

    If it names none, that is the file for a record, and the folder for an article that is a file.

    >>> from newslint.model.document import Document
    >>> source_of(Document("", "data/wire/a.txt")), source_of(Document("", "a.txt"))
    ('data/wire/', './')
    """
    named = document.companions.get("source")
    if named:
        return visible(named)
    if document.record is not None:
        return visible(document.path)
    return visible(posixpath.dirname(document.path) or ".") + "/"
