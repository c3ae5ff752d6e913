"""A walk through findings, one by one: which is next, what was decided, and the way back.

Nothing is read, written or shown here. What was decided about a file can be undone until it is
settled: handed out, to be written. That happens with the first decision about a later file, so
that the last one about a file can be undone, too.

A decision holds on to a rule and a span. Where a fix moves the text, spans move along; where it
changes what a decision was about, the decision is void and what is found there then is asked about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from newslint.fix.apply import carry, compose
from newslint.model.fingerprint import fingerprints
from newslint.pipeline.article import edited
from newslint.suppress.baseline import KNOWN

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.fix import Edit, Fix
    from newslint.model.result import DocumentResult
    from newslint.model.span import Span

LookAgain = Callable[["Document"], "DocumentResult"]
"""Gives what is found in a document that a fix has changed."""


class Choice(Enum):
    """What can be decided about a finding that stays."""

    IGNORE = "ignored"
    KNOW = "put into the baseline"
    SKIP = "skipped"
    EARLIER = "decided earlier"
    """It was known, or skipped in an earlier review."""


class Key(NamedTuple):
    """What tells a document from all others of a run."""

    path: str
    record: int | None
    field: str | None

    @classmethod
    def of(cls, document: Document) -> Key:
        """Give the key of a document."""
        return cls(document.path, document.record, document.field)


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision to leave a finding as it is."""

    rule: str
    span: Span
    match: str
    choice: Choice
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that stays, with its fingerprint."""

    finding: Finding
    fingerprint: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the decisions about it leave it."""

    result: DocumentResult
    """What is found in it, the fixes made."""
    original: str
    """The text before the first fix."""
    edits: tuple[Edit, ...] = ()
    """What makes the original into the text."""
    fixes: int = 0
    """How many fixes were made."""
    kept: tuple[Kept, ...] = ()

    @classmethod
    def of(cls, result: DocumentResult, remembered: Collection[str]) -> Page:
        """Begin with a document; findings whose fingerprints are remembered are not asked about."""
        names = fingerprints(result.document, result.findings)
        earlier = [
            Kept(finding.rule, finding.span, finding.match, Choice.EARLIER)
            for finding, name in zip(result.findings, names, strict=True)
            if finding.suppression == KNOWN or name in remembered
        ]
        return cls(result, result.document.text, kept=tuple(earlier))

    @property
    def document(self) -> Document:
        """Give the document, the fixes made."""
        return self.result.document

    @property
    def finding(self) -> Finding | None:
        """Give the first finding that nothing was decided about; None if there is none."""
        settled = {(kept.rule, kept.span) for kept in self.kept}
        ignored = {(kept.rule, kept.match) for kept in self.kept if kept.choice is Choice.IGNORE}
        return next(
            (
                finding
                for finding in self.result.active
                if (finding.rule, finding.span) not in settled
                and (finding.rule, finding.match) not in ignored
            ),
            None,
        )

    def keeping(self, finding: Finding, choice: Choice, reason: str) -> Page:
        """Give the page after the decision to leave a finding as it is."""
        kept = Kept(finding.rule, finding.span, finding.match, choice, reason)
        return replace(self, kept=(*self.kept, kept))

    def repaired(self, fix: Fix, look: LookAgain) -> Page:
        """Give the page after a fix."""
        return Page(
            look(edited(self.document, fix.edits)),
            self.original,
            compose(self.original, self.edits, fix.edits),
            self.fixes + 1,
            tuple(
                replace(kept, span=span)
                for kept in self.kept
                for span in carry((kept.span,), fix.edits)
            ),
        )

    def decided(self) -> Iterator[Decided]:
        """Give the findings that stay by decisions of this review."""
        kept_at = {(kept.rule, kept.span): kept for kept in self.kept}
        names = fingerprints(self.document, self.result.findings)
        for finding, name in zip(self.result.findings, names, strict=True):
            kept = kept_at.get((finding.rule, finding.span))
            if kept is not None and kept.choice is not Choice.EARLIER:
                yield Decided(finding, name, kept)


class Walk:
    """The way through the findings of a run."""

    def __init__(self, look: LookAgain, remembered: Collection[str] = frozenset()) -> None:
        """Begin; `remembered` are the fingerprints of findings that were skipped before."""
        self._look = look
        self._remembered = remembered
        self._ahead: deque[Page] = deque()
        self._now: Page | None = None
        self._before: list[Page] = []
        """For each decision that can be undone the page before it."""
        self._decided: dict[Key, Page] = {}

    def add(self, results: Iterable[DocumentResult]) -> None:
        """Put documents at the end of the way."""
        pages = (Page.of(result, self._remembered) for result in results if result.active)
        self._ahead.extend(page for page in pages if page.finding)

    @property
    def now(self) -> Page | None:
        """Give the page whose first open finding is to be decided about; None at the end."""
        while (self._now is None or self._now.finding is None) and self._ahead:
            self._now = self._ahead.popleft()
        return self._now if self._now and self._now.finding else None

    def keep(self, choice: Choice, reason: str = "") -> None:
        """Decide to leave the finding as it is."""
        page, finding = self._open()
        self._turn(page, page.keeping(finding, choice, reason))

    def repair(self) -> None:
        """Decide to make the finding's fix, which it must have, however far that is trusted."""
        page, finding = self._open()
        if finding.fix is None:
            raise ValueError(finding)
        self._turn(page, page.repaired(finding.fix, self._look))

    def _open(self) -> tuple[Page, Finding]:
        page = self.now
        if page is None or page.finding is None:
            raise ValueError(page)
        return page, page.finding

    def _turn(self, before: Page, after: Page) -> None:
        self._before.append(before)
        self._decided[Key.of(after.document)] = after
        self._now = after

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a decision that was not settled yet."""
        return bool(self._before)

    def undo(self) -> None:
        """Go back to where the last decision was made, if it was not settled yet."""
        if not self._before:
            return
        page, before = self.now, self._before.pop()
        key = Key.of(before.document)
        if page is not None and Key.of(page.document) != key:
            self._ahead.appendleft(page)
        self._now = before
        self._decided[key] = before

    def settle(self, *, everything: bool = False) -> dict[str, list[Page]]:
        """Hand out the pages of files that are done with, by path; `everything` means all files."""
        last = self._before[-1].document.path if self._before and not everything else None
        done: dict[str, list[Page]] = {}
        for key in [key for key in self._decided if key.path != last]:
            done.setdefault(key.path, []).append(self._decided.pop(key))
        self._before = [page for page in self._before if page.document.path == last]
        return done
