"""Findings that the configuration says to live with, so that the data need not be touched.

An entry has conditions, all of which must hold; an entry that suppresses nothing, or whose day has
passed, is reported in the end, so that lists do not rot.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from newslint.model.span import Span
from newslint.suppress.naming import means_any

if TYPE_CHECKING:
    from datetime import date

    from newslint.model.document import Document
    from newslint.model.finding import Finding

PathTest = Callable[[str], bool]
"""Tells whether an entry is about the file with this path, as documents show it."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry. A condition that is None, or empty, always holds."""

    file: str
    """The configuration that it stands in, as people see it."""
    number: int
    """How many entries come before it there."""
    rules: tuple[str, ...] = ()
    """Rule ids, categories, globs or `ALL`, one of which must mean the finding's rule."""
    text: str | None = None
    """Words that the finding lies in or that lie in the finding; any blanks stand for any blanks,
    and composed letters equal decomposed ones. Never blank."""
    path: PathTest | None = None
    """What the document's path must pass."""
    record: str | None = None
    """The id of the document's record."""
    source: str | None = None
    """What the record gives as its `source`."""
    reason: str = ""
    """Why the finding is fine."""
    until: date | None = None
    """The last day on which the entry counts."""

    @property
    def name(self) -> str:
        """Give what tells the entry from all others of the run: `newslint.yaml: ignores[2]`."""
        return f"{self.file}: ignores[{self.number}]"

    def expired(self, today: date) -> bool:
        """Tell whether the entry counts no longer."""
        return self.until is not None and self.until < today

    def concerns(self, document: Document, today: date) -> bool:
        """Tell whether the entry counts, and its conditions about the document hold."""
        return (
            not self.expired(today)
            and self.record in {None, document.record_id}
            and self.source in {None, document.companions.get("source")}
            and (self.path is None or self.path(document.path))
        )


class AppliedIgnore:
    """An entry applied to one document; the document is searched for its words at most once."""

    def __init__(self, entry: Ignore, document: Document) -> None:
        self.entry = entry
        self._text = document.text

    def suppresses(self, finding: Finding) -> bool:
        """Tell whether the conditions about a finding in the document hold."""
        if self.entry.rules and not means_any(self.entry.rules, finding.rule):
            return False
        if self.entry.text is None:
            return True
        at = bisect_left(self._places, Span(finding.span.start, finding.span.start))
        # Only the last place that starts before the finding can hold it, and only the first one
        # that does not can lie in it.
        return any(
            place.contains(finding.span) or finding.span.contains(place)
            for place in self._places[max(0, at - 1) : at + 1]
        )

    @cached_property
    def _places(self) -> list[Span]:
        """Give the places of the words in the document, in text order."""
        found = _pattern(self.entry.text or "").finditer(self._text)
        return [Span(*occurrence.span()) for occurrence in found]


def useless(
    entries: Iterable[Ignore], used: Collection[str], today: date
) -> Iterator[tuple[Ignore, str]]:
    """Give the entries that were of no use, and why; `used` holds the names of those that were.

    Meaningful only when all files that the configuration is about have been looked at.
    """
    for entry in entries:
        if entry.expired(today):
            yield entry, f"expired on {entry.until}; take it out, or give it a later day"
        elif entry.name not in used:
            yield entry, "has nothing to suppress; take it out"


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    tokens = normalize("NFC", words).split()
    return re.compile(r"\s+".join("".join(map(_letter, token)) for token in tokens))


def _letter(composed: str) -> str:
    decomposed = normalize("NFD", composed)
    if decomposed == composed:
        return re.escape(composed)
    return f"(?:{re.escape(composed)}|{re.escape(decomposed)})"
