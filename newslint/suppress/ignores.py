"""Findings that the configuration says to live with, so that the data need not be touched.

An entry has conditions, all of which must hold; an entry that suppresses nothing, or whose day has
passed, is reported in the end, so that lists do not rot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from newslint.model.finding import Finding, Notice
from newslint.model.span import Span
from newslint.suppress.naming import means_any

if TYPE_CHECKING:
    from datetime import date

    from newslint.model.document import Document

PathTest = Callable[[str], bool]
"""Tells whether an entry is about the file with this path, as documents show it."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry. A condition that is None, or empty, always holds."""

    file: str
    """The configuration that it stands in, as people see it, perhaps with `:line:column`."""
    key: str
    """Where it stands in there: `ignores[2]`."""
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
        """Give what tells the entry from all others of the run."""
        return f"{self.file}: {self.key}"

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

    def suppresses(self, finding: Finding, text: str) -> bool:
        """Tell whether the conditions about a finding in a document with this text hold."""
        if self.rules and not means_any(self.rules, finding.rule):
            return False
        return self.text is None or any(
            place.contains(finding.span) or finding.span.contains(place)
            for place in _occurrences(self.text, text)
        )


def complaints(
    entries: Iterable[Ignore], used: Collection[str], today: date
) -> Iterator[tuple[Ignore, Notice]]:
    """Tell, in the end, which entries were of no use; `used` holds the names of those that were.

    Meaningful only when all files that the configuration is about have been looked at.
    """
    for entry in entries:
        if entry.expired(today):
            told = f"expired on {entry.until}; take it out, or give it a later day"
        elif entry.name not in used:
            told = "has nothing to suppress; take it out"
        else:
            continue
        yield entry, Notice(entry.file, f"{entry.key}: {told}", failed=False)


def _occurrences(words: str, text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _pattern(words).finditer(text))


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    tokens = normalize("NFC", words).split()
    return re.compile(r"\s+".join("".join(map(_letter, token)) for token in tokens))


def _letter(composed: str) -> str:
    decomposed = normalize("NFD", composed)
    if decomposed == composed:
        return re.escape(composed)
    return f"(?:{re.escape(composed)}|{re.escape(decomposed)})"
