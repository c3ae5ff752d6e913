"""What one document came to: the value that reports receive."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Edit


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The findings of one document, and what fixing made of it.

    `document` holds the text that `findings` point into: the text as it was when nothing was fixed,
    else the text after the last pass. `fixed` are the findings whose fixes were made, `edits` all
    changes together, on the text as it was before the first pass.
    """

    document: Document
    findings: tuple[Finding, ...]
    fixed: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def active(self) -> tuple[Finding, ...]:
        """Give the findings that nobody suppressed."""
        return tuple(finding for finding in self.findings if finding.suppression is None)
