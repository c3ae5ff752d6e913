"""Choose which fixes can be made together.

A fix is a promise about the text its rule saw. Once another fix has changed that text the promise is
void, so a fix that clashes with an earlier one is never merged or shifted: it waits for the next
pass, when its rule looks again.

A fix that this run may not make still keeps others off its place: what it would delete is the
evidence for its finding (the blanks behind a related-posts label, say), and tidying that up would
hide the defect instead of removing it. So does a fix that waits, for all that is inside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
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
            taken.reserve(_evidence(finding.span, fix))
        elif taken.add(fix):
            chosen.append(finding)
        else:
            waiting.append(finding)
            taken.hold_back(_evidence(finding.span, fix))
    return Plan(tuple(sorted(chosen, key=lambda finding: finding.order)), tuple(waiting))


def _widest(fix: Fix) -> int:
    """Give the length of the longest edit: how far the fix reaches at one place."""
    return max(len(edit.span) for edit in fix.edits)


def _evidence(found: Span, fix: Fix) -> Iterator[Span]:
    """Give what `fix` would replace, without what it takes from around the span that was `found`.

    The newline that goes with a line at the end of a text, say, also ends the line before.
    """
    for edit in fix.edits:
        if edit.span.overlaps(found):
            yield Span(max(edit.span.start, found.start), min(edit.span.end, found.end))
        else:
            yield edit.span


class _Taken:
    """The edits already promised, no two of which clash, and what other fixes must keep off."""

    def __init__(self) -> None:
        self._promised: set[tuple[Span, str]] = set()
        self._edited = _Ground()
        self._reserved = _Ground()
        self._held_back = _Ground()

    def add(self, fix: Fix) -> bool:
        """Promise all edits of `fix`, or none. An edit that is promised already counts as made."""
        if any(map(self._hit, fix.edits)):
            return False
        for edit in fix.edits:
            self._promised.add((edit.span, edit.text))
            self._edited.take(edit.span)
        return True

    def reserve(self, evidence: Iterable[Span]) -> None:
        """Keep later fixes off the `evidence` for a finding whose fix is not made."""
        for span in evidence:
            self._reserved.take(span)

    def hold_back(self, evidence: Iterable[Span]) -> None:
        """Keep later fixes from inside the `evidence` for a finding whose fix waits.

        Those that only reach into it are let go on, or else each would wait for the one before.
        """
        for span in evidence:
            self._held_back.take(span)

    def _hit(self, edit: Edit) -> bool:
        span = edit.span
        promised = (span, edit.text) in self._promised
        kept_off = self._reserved.meets(span) or self._held_back.contains(span)
        return kept_off or (not promised and self._edited.meets(span))


class _Ground:
    """The part of a text that some spans cover, as stretches in text order that do not meet.

    A span covers its code points, the gaps between them, and the gap where it begins: so two spans
    clash if and only if they cover something in common. Gap and code point n are numbered 2n, 2n+1.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def meets(self, span: Span) -> bool:
        """Tell whether `span` clashes with any that was taken."""
        start, end = _covered(span)
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def contains(self, span: Span) -> bool:
        """Tell whether all that `span` covers was taken."""
        start, end = _covered(span)
        at = bisect_left(self._ends, end)
        return at < len(self._starts) and self._starts[at] <= start

    def take(self, span: Span) -> None:
        """Add what `span` covers."""
        start, end = _covered(span)
        first, behind = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < behind:
            start, end = min(start, self._starts[first]), max(end, self._ends[behind - 1])
        self._starts[first:behind] = [start]
        self._ends[first:behind] = [end]


def _covered(span: Span) -> tuple[int, int]:
    return 2 * span.start, max(2 * span.end, 2 * span.start + 1)
