"""Edits, and fixes made of them."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.model.severity import Applicability
from newslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `old` stands; `old` is checked before anything is written."""

    span: Span
    text: str
    old: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are made together or not at all, in text order, none clashing with another."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]
    max_removed: float = 1.0
    """The share of the document's code points that the fix may remove; over that it is refused."""

    @property
    def span(self) -> Span:
        """Give the extent from the first edit to the last."""
        return Span(self.edits[0].span.start, self.edits[-1].span.end)

    @property
    def removed(self) -> int:
        """Give the number of code points by which the text gets shorter."""
        return sum(len(edit.span) - len(edit.text) for edit in self.edits)
