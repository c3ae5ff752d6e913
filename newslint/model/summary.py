"""What a run came to, in numbers: what reports close with and the exit status is made from.

Summaries of parts of a run add up to the summary of the whole. Nothing here judges; which severity
fails a run is decided where the exit status is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from newslint.model.severity import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.model.finding import Notice
    from newslint.model.result import DocumentResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of documents, of findings that remain, of fixes and of what could not be done."""

    documents: int = 0
    """Documents that were looked at."""
    hit: int = 0
    """Documents with a finding, whether it remains or was fixed."""
    changed: int = 0
    """Documents whose text the fixes changed."""
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    """Findings that remain, by severity."""
    suppressed: int = 0
    """Findings that someone decided to live with; they count nowhere else."""
    fixed: int = 0
    """Findings whose fixes were made."""
    fixable_safe: int = 0
    """Remaining findings that `--fix` would repair."""
    fixable_unsafe: int = 0
    """Remaining findings that only `--fix --unsafe-fixes` would repair."""
    unread: int = 0
    """Inputs that could not be read, or not to their end: unreadable, vanished, not text."""
    bad_records: int = 0
    """Records that could not be read, in inputs of which others could."""
    incomplete: int = 0
    """Documents in which something could not be done, such as a rule that ran out of time."""

    @classmethod
    def of(cls, results: Iterable[DocumentResult], notices: Iterable[Notice] = ()) -> Summary:
        """Sum up `results`, and `notices` that belong to none of them.

        Each of `notices` that failed counts as one input, or record, that could not be read.
        """
        results, failed = tuple(results), [notice for notice in notices if notice.failed]
        looked_at = list(_looked_at(results))
        active = [finding for result in results for finding in result.active]
        severities = Counter(finding.severity for finding in active)
        fixes = Counter(finding.fix.applicability for finding in active if finding.fix)
        return cls(
            documents=len(looked_at),
            hit=sum(any(one.fixed or one.active for one in parts) for parts in looked_at),
            changed=sum(any(one.edits for one in parts) for parts in looked_at),
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            infos=severities[Severity.INFO],
            suppressed=sum(len(result.findings) for result in results) - len(active),
            fixed=sum(len(result.fixed) for result in results),
            fixable_safe=fixes[Applicability.SAFE],
            fixable_unsafe=fixes[Applicability.UNSAFE],
            unread=sum(not notice.record for notice in failed),
            bad_records=sum(notice.record for notice in failed),
            incomplete=sum(any(notice.failed for notice in result.notices) for result in results),
        )

    def __add__(self, other: Summary) -> Summary:
        """Give the summary of both parts of a run together."""
        names = [field.name for field in fields(self)]
        return Summary(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def remaining(self) -> int:
        """Give the number of findings that are still there."""
        return self.errors + self.warnings + self.infos

    @property
    def found(self) -> int:
        """Give the number of findings, repaired or not."""
        return self.remaining + self.fixed

    @property
    def complete(self) -> bool:
        """Tell whether everything that was asked for was checked; if not, the run is not clean."""
        return not (self.unread or self.bad_records or self.incomplete)

    def at_least(self, severity: Severity) -> int:
        """Give the number of remaining findings that are as bad as `severity` or worse."""
        counts = {
            Severity.ERROR: self.errors,
            Severity.WARNING: self.warnings,
            Severity.INFO: self.infos,
        }
        return sum(count for level, count in counts.items() if level >= severity)


def _looked_at(results: Iterable[DocumentResult]) -> Iterator[Sequence[DocumentResult]]:
    """Put what a record and its title came to with its first text: people count texts.

    A record without any text counts as one.
    """
    waiting: list[DocumentResult] = []
    for result in results:
        if waiting and result.document.record != waiting[0].document.record:
            yield waiting
            waiting = []
        waiting.append(result)
        if result.document.role == "text":
            yield waiting
            waiting = []
    if waiting:
        yield waiting
