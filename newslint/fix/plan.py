"""Choose which fixes can be made together.

A fix is a promise about the text its rule saw. Once another fix has changed that text the promise is
void, so a fix that clashes with an earlier one is never merged or shifted: it waits for the next
pass, when its rule looks again.

A fix that this run may not make still keeps others off its place: what it would delete is the
evidence for its finding (the blanks behind a related-posts label, say), and tidying that up would
hide the defect instead of removing it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability
from newslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Plan:
    """The findings whose fixes are made now, in text order, and those that wait."""

    chosen: tuple[Finding, ...]
    waiting: tuple[Finding, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Give all edits of the chosen fixes, in text order."""
        edits = {
            edit.span: edit for finding in self.chosen if finding.fix for edit in finding.fix.edits
        }
        return tuple(edits[span] for span in sorted(edits))


def plan(findings: Iterable[Finding], allowed: Applicability) -> Plan:
    """Take fixes, the farther-reaching before those inside them, setting aside any that clash.

    A fix that removes more than another it clashes with is taken first, so that removing a whole
    paragraph beats tidying a word inside it; else text order decides. Suppressed findings and fixes
    for display do not take part.
    """
    ranked = sorted(
        (
            (finding, finding.fix)
            for finding in findings
            if finding.suppression is None and finding.fix
        ),
        key=lambda pair: (-_widest(pair[1]), pair[1].span, pair[0].rule),
    )
    taken = _Taken()
    chosen: list[Finding] = []
    waiting: list[Finding] = []
    for finding, fix in ranked:
        if fix.applicability == Applicability.DISPLAY:
            continue
        if fix.applicability < allowed:
            taken.reserve(fix)
        elif taken.add(fix):
            chosen.append(finding)
        else:
            waiting.append(finding)
    return Plan(tuple(sorted(chosen, key=lambda finding: finding.order)), tuple(waiting))


def _widest(fix: Fix) -> int:
    """Give the length of the longest edit: how far the fix reaches at one place."""
    return max(len(edit.span) for edit in fix.edits)


class _Taken:
    """The edits already promised, in text order; no two of them clash."""

    def __init__(self) -> None:
        self._edits: list[tuple[Span, str]] = []
        self._reserved: list[Span] = []

    def add(self, fix: Fix) -> bool:
        """Promise all edits of `fix`, or none. An edit that is promised already counts as made."""
        for edit in fix.edits:
            if self._hit(edit):
                return False
        for edit in fix.edits:
            entry = (edit.span, edit.text)
            at = bisect_left(self._edits, entry)
            if at == len(self._edits) or self._edits[at] != entry:
                self._edits.insert(at, entry)
        return True

    def reserve(self, fix: Fix) -> None:
        """Keep later fixes off what `fix` would replace."""
        for edit in fix.edits:
            insort(self._reserved, edit.span)

    def _hit(self, edit: Edit) -> bool:
        if any(edit.span.clashes(span) for span in _near(self._reserved, edit.span)):
            return True
        return any(
            edit.span.clashes(span) and (span, text) != (edit.span, edit.text)
            for span, text in self._around(edit.span)
        )

    def _around(self, span: Span) -> list[tuple[Span, str]]:
        """Give the promised edits that could clash with `span`: they do not overlap one another."""
        low = bisect_left(self._edits, (Span(span.start, -1), ""))
        high = bisect_left(self._edits, (Span(span.end + 1, -1), ""))
        return self._edits[max(0, low - 1) : high + 1]


def _near(spans: list[Span], span: Span) -> list[Span]:
    """Give the reserved spans that begin before `span` ends; they may overlap one another."""
    return spans[: bisect_left(spans, Span(span.end + 1, -1))]
