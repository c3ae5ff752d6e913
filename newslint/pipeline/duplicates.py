"""What several records of a run have in common that only one of them should have.

Outcomes pass here in the order of the run, after they were made or recalled, whoever made them; a
record that repeats an earlier one gets a finding. What is kept of each is a hash (see `seen`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.finding import Finding
from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.pipeline.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newslint.model.document import Document
    from newslint.model.result import DocumentResult
    from newslint.ruleset.rule import Rule

    Mark = Callable[[Document, tuple[Finding, ...]], tuple[Finding, ...]]

_RECORDS = 1 << 40
"""More records than a file has."""


@dataclass(frozen=True, slots=True)
class Across:
    """A rule about what records have in common, as far as it is needed here."""

    rule: str
    severity: str
    message: str
    """With `{first}` for the record that came first."""
    same: str
    """`id`, which no two records of a file may share, or `text`, which no two of the run may."""
    min_length: int
    """Shorter texts, in code points, may be the same."""


def across_of(rules: Iterable[Rule]) -> Iterator[Across]:
    """Give those of `rules` that compare records."""
    from newslint.ruleset.rule import AcrossMatch  # noqa: PLC0415 - most runs find them made

    for rule in rules:
        if isinstance(rule.match, AcrossMatch):
            match = rule.match
            yield Across(rule.id, rule.severity, rule.message, match.across, match.min_length)


class _Said(NamedTuple):
    """What is compared of a record, and the result that answers for it."""

    what: str
    result: DocumentResult


class Duplicates:
    """Compares the records of a run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._paths: list[str] = []
        self._ids = Seen()
        self._texts = Seen()

    def added(
        self, results: Iterable[DocumentResult], rules: Sequence[Across], mark: Mark
    ) -> Iterator[DocumentResult]:
        """Give the results that come next in the run, with what their records repeat.

        `mark` marks those of the new findings that someone decided to live with.
        """
        for _, group in groupby(results, key=_record):
            record = list(group)
            for rule in rules:
                said = _said(record, rule)
                finding = self._finding(said, rule) if said else None
                if said and finding:
                    at = record.index(said.result)
                    record[at] = _with(said.result, mark(said.result.document, (finding,)))
            yield from record

    def _finding(self, said: _Said, rule: Across) -> Finding | None:
        document = said.result.document
        self._enter(document.path)
        number = (len(self._paths) - 1) * _RECORDS + (document.record or 0)
        seen = self._ids if rule.same == "id" else self._texts
        first = seen.first(said.what, number)
        if first is None:
            return None
        text = document.text
        start = len(text) - len(text.lstrip())
        end = text.find("\n", start)
        span = Span(start, end if end >= 0 else len(text))
        told = rule.message.replace("{first}", self._name(first))
        return Finding(rule.rule, Severity[rule.severity.upper()], span, told, span.of(text))

    def _enter(self, path: str) -> None:
        """Go on to another file, if it is one: ids count in theirs only."""
        if not self._paths or self._paths[-1] != path:
            self._paths.append(path)
            self._ids = Seen()

    def _name(self, number: int) -> str:
        path, record = self._paths[number // _RECORDS], number % _RECORDS
        if not record:
            return path
        same = path == self._paths[-1]
        return f"record {record}" if same else f"record {record} of {path}"


def _record(result: DocumentResult) -> tuple[str, int | None]:
    return result.document.path, result.document.record


def _said(record: Sequence[DocumentResult], rule: Across) -> _Said | None:
    """Give what is compared; None if there is nothing, or too little of it."""
    if rule.same == "id":
        itself = next((one for one in record if one.document.role == "record"), None)
        said = itself.document.companions.get("id", "") if itself else ""
        return _Said(said, itself) if itself and said else None
    texts = [one for one in record if one.document.role == "text"]
    # Blanks and case are what extractors differ in.
    whole = " ".join(word for one in texts for word in one.document.text.casefold().split())
    return _Said(whole, texts[0]) if texts and len(whole) >= rule.min_length else None


def _with(result: DocumentResult, findings: Iterable[Finding]) -> DocumentResult:
    every = sorted((*result.findings, *findings), key=lambda finding: finding.order)
    return replace(result, findings=tuple(every))
