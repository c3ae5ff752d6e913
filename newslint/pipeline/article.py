"""What happens to one article: match, suppress, plan and make fixes, again until nothing changes.

Nothing is read or written here; a document goes in, a result comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from newslint.fix.apply import WayBack, apply_edits, carry, compose
from newslint.fix.plan import plan
from newslint.formats.in_source import side_by_side
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Edit
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability

if TYPE_CHECKING:
    from newslint.match.matcher import Matches

MAX_PASSES = 10
"""How often a document is fixed and looked at again before newslint gives up: well-behaved rules
need two or three passes."""

Suppress = Callable[[Document, tuple[Finding, ...]], tuple[tuple[Finding, ...], tuple[Notice, ...]]]
"""Marks the findings that someone decided to live with; never drops one."""


class Finds(Protocol):
    """What a matcher does, and one that measures it."""

    def findings(self, documents: Sequence[Document]) -> Sequence[Matches]:
        """Give for each document what the rules found in it, in text order."""


@dataclass(frozen=True, slots=True)
class FixPolicy:
    """Which fixes are made."""

    allowed: Applicability = Applicability.SAFE
    """The least that a fix must be trusted."""
    max_removed: float = 0.5
    """The share of a document's letters and digits that all fixes together may remove; those of a
    line that stands in it again count once, so that what is repeated may go."""


def lint(documents: Sequence[Document], matcher: Finds, suppress: Suppress) -> list[DocumentResult]:
    """Give what the rules find in `documents`, changing nothing."""
    results = []
    for document, matches in zip(documents, matcher.findings(documents), strict=True):
        result = marked(document, matches.findings, suppress)
        results.append(replace(result, notices=(*matches.notices, *result.notices)))
    return results


def marked(document: Document, found: tuple[Finding, ...], suppress: Suppress) -> DocumentResult:
    """Give what was found in a document, with that marked which someone decided to live with."""
    findings, notices = suppress(document, found)
    return DocumentResult(document, findings, notices=notices)


def fix(
    documents: Sequence[Document], matcher: Finds, suppress: Suppress, policy: FixPolicy
) -> list[DocumentResult]:
    """Give what `documents` came to after their fixes were made, as often as it takes.

    A document from which the fixes together would remove too much is fixed without those that
    remove words, and a notice says so.
    """
    # All together: that is faster than one by one.
    found = lint(documents, matcher, suppress)
    fixed = [(before, _fix_one(before, matcher, suppress, policy)) for before in found]
    records = groupby(fixed, key=lambda one: (one[1].document.path, one[1].document.record))
    return [result for _, record in records for result in _side_by_side(list(record))]


def _side_by_side(fixed: Sequence[tuple[DocumentResult, DocumentResult]]) -> list[DocumentResult]:
    """Give the results of a record's documents with their places as all fixes together leave them.

    With each result comes what it was before fixing.
    """
    placements = side_by_side([(before.document.placement, now.edits) for before, now in fixed])
    return [
        replace(now, document=replace(now.document, placement=placement))
        for (_, now), placement in zip(fixed, placements, strict=True)
    ]


def _fix_one(
    found: DocumentResult, matcher: Finds, suppress: Suppress, policy: FixPolicy
) -> DocumentResult:
    result = _settle(found, matcher, suppress, policy, removing=True)
    share = _removed_share(found.document.text, result.document.text)
    if share <= policy.max_removed:
        return result
    kept = _settle(found, matcher, suppress, policy, removing=False)
    notice = Notice(
        found.document.path,
        f"the fixes would remove {share:.0%} of the text; those that remove words were not made "
        "(see `max-removed`)",
        failed=False,
    )
    return replace(kept, notices=(*kept.notices, notice))


def _settle(
    found: DocumentResult, matcher: Finds, suppress: Suppress, policy: FixPolicy, *, removing: bool
) -> DocumentResult:
    """Fix a document, in which so much was `found`, until nothing changes."""
    result, edits = found, tuple[Edit, ...]()
    current = document = found.document
    fixed: list[Finding] = []
    passes = 0
    while True:
        planned = plan(_permitted(result.findings, current, removing=removing), policy.allowed)
        if not planned.chosen:
            return replace(result, fixed=tuple(fixed), edits=edits)
        if passes == MAX_PASSES:
            break
        passes += 1
        way = WayBack(edits)
        fixed += (_as_of_before(finding, way) for finding in planned.chosen)
        edits = compose(document.text, edits, planned.edits)
        current = edited(current, planned.edits)
        (result,) = lint([current], matcher, suppress)
    restless = {finding.rule for finding in planned.chosen}
    notice = Notice(
        document.path,
        f"not stable after {MAX_PASSES} rounds of fixes by {', '.join(sorted(restless))}: "
        "please report this",
    )
    return replace(result, fixed=tuple(fixed), edits=edits, notices=(*result.notices, notice))


def _as_of_before(finding: Finding, way: WayBack) -> Finding:
    """Give the finding of a later pass the place that it has in the text before the first."""
    shift = way.offset(finding.span.start) - finding.span.start
    if not shift or finding.fix is None:
        return finding
    moved = tuple(replace(edit, span=edit.span.moved(shift)) for edit in finding.fix.edits)
    return replace(finding, span=finding.span.moved(shift), fix=replace(finding.fix, edits=moved))


def _permitted(findings: Sequence[Finding], document: Document, *, removing: bool) -> list[Finding]:
    """Leave out fixes that remove more than they may."""
    length = max(1, len(document.text))
    return [
        finding
        for finding in findings
        if finding.fix is not None
        and finding.fix.removed <= finding.fix.max_removed * length
        and (removing or not _removes_words(finding.fix.edits))
    ]


def _removes_words(edits: Sequence[Edit]) -> bool:
    return any(_word_characters(edit.old) > _word_characters(edit.text) for edit in edits)


def _word_characters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _removed_share(before: str, after: str) -> float:
    words = _said_once(before)
    return max(0, words - _said_once(after)) / words if words else 0.0


def _said_once(text: str) -> int:
    return sum(map(_word_characters, {" ".join(line.split()) for line in text.splitlines()}))


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """Give the document that `edits`, in text order and without clashes, leave behind."""
    return replace(
        document,
        text=apply_edits(document.text, edits),
        protected=carry(document.protected, edits),
        placement=document.placement and document.placement.edited(edits),
    )
