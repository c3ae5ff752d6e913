"""Judge a run by the gate: counts what thresholds speak of, and says which are breached.

Who found nothing to judge has not passed: that is for the caller to see, from the run's summary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from newslint.suppress.baseline import KNOWN
from newslint.suppress.naming import means_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.config.gate import Threshold
    from newslint.model.document import Document
    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary


class Verdict(Enum):
    """What the gate says."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    FAIL = "fail"


@dataclass(slots=True)
class _Count:
    """What was counted for one threshold."""

    threshold: Threshold
    records: int = 0
    hit: int = 0
    words: int = 0
    findings: int = 0
    new: int = 0
    last: tuple[str, int | None] = ("", None)
    """The record that was counted last."""
    last_hit: bool = False

    def add(self, result: DocumentResult) -> None:
        if not _concerns(self.threshold, result.document):
            return
        rules = self.threshold.rules
        found = [
            finding
            for finding in result.findings
            if finding.suppression in {None, KNOWN}
            and (not rules or means_any(rules, finding.rule))
        ]
        # A record has several documents, which come one after the other.
        name = (result.document.path, result.document.record)
        if name != self.last:
            self.last, self.last_hit = name, False
            self.records += 1
        self.hit += bool(found) and not self.last_hit
        self.last_hit = self.last_hit or bool(found)
        self.findings += len(found)
        self.new += sum(finding.suppression is None for finding in found)
        if self.threshold.per_thousand_words is not None and result.document.role == "text":
            self.words += len(result.document.text.split())


def _concerns(threshold: Threshold, document: Document) -> bool:
    return (not threshold.sources or document.companions.get("source") in threshold.sources) and (
        not threshold.languages or document.language in threshold.languages
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and a line for each threshold: whether it holds, and what was counted."""

    verdict: Verdict
    lines: tuple[str, ...]
    is_complete: bool
    """Whether everything could be judged: nothing was skipped, and there was something."""


class Gate:
    """Counts results as they come, and judges them in the end."""

    def __init__(self, thresholds: Iterable[Threshold]) -> None:
        self._counts = [_Count(threshold) for threshold in thresholds]

    def add(self, results: Iterable[DocumentResult]) -> None:
        """Count what documents came to."""
        for result in results:
            for count in self._counts:
                count.add(result)

    def judge(self, summary: Summary) -> Judgement:
        """Give the verdict on a run."""
        breached: list[bool] = []
        lines: list[str] = []
        for count in self._counts:
            for told, holds in _measured(count, summary):
                state = "holds" if holds else "warning" if count.threshold.warns else "BREACHED"
                lines.append(f"{count.threshold.name}: {state}: {told}")
                if not holds:
                    breached.append(not count.threshold.warns)
        verdict = Verdict.FAIL if any(breached) else Verdict.WARN if breached else Verdict.PASS
        return Judgement(verdict, tuple(lines), self._saw_all(summary))

    def _saw_all(self, summary: Summary) -> bool:
        if not summary.documents or summary.unread or summary.incomplete:
            return False
        # How many records may be bad is for the thresholds to say, if any speaks of them.
        limits = (count.threshold.bad_records for count in self._counts)
        return not summary.bad_records or any(limit is not None for limit in limits)


def _measured(count: _Count, summary: Summary) -> Iterator[tuple[str, bool]]:
    """Give for each limit of a threshold what was counted, in words, and whether it holds."""
    limit = count.threshold
    of = _scope(limit)
    if limit.findings is not None:
        yield _told("findings", count.findings, limit.findings, of)
    if limit.new_findings is not None:
        yield _told("new findings", count.new, limit.new_findings, of)
    if limit.share_of_records is not None:
        share = count.hit / count.records if count.records else 0.0
        yield (
            (
                f"{count.hit:,} of {count.records:,} records ({share:.2%}) with findings{of}, "
                f"at most {limit.share_of_records:.2%}"
            ),
            share <= limit.share_of_records,
        )
    if limit.per_thousand_words is not None:
        rate = 1000 * count.findings / count.words if count.words else 0.0
        yield (
            f"{rate:.2f} findings{of} for each 1,000 words, at most {limit.per_thousand_words:g}",
            rate <= limit.per_thousand_words,
        )
    if limit.bad_records is not None:
        bad, every = summary.bad_records, summary.bad_records + summary.documents
        share = bad / every if every else 0.0
        yield (
            (
                f"{bad:,} of {every:,} records ({share:.2%}) unreadable, "
                f"at most {limit.bad_records:.2%}"
            ),
            share <= limit.bad_records,
        )


def _told(what: str, count: int, limit: int, of: str) -> tuple[str, bool]:
    return f"{count:,} {what}{of}, at most {limit:,}", count <= limit


def _scope(threshold: Threshold) -> str:
    """Give words for what a threshold speaks of."""
    parts = (
        ("of", threshold.rules),
        ("from", threshold.sources),
        ("in", threshold.languages),
    )
    return "".join(f" {word} {', '.join(names)}" for word, names in parts if names)
