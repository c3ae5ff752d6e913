"""The baseline: findings that were there when somebody began, and that nobody has to mend at once.

It is a text file with a line for each finding, sorted by fingerprint: lines that two branches add
seldom stand next to one another, so that they merge. A finding is known by its fingerprint alone;
rule, path and match are there for people. Where copies share a fingerprint, as many findings are
known as there are lines.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newslint.model.finding import Suppression
from newslint.model.fingerprint import DIGITS, fingerprints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult

HEADER = "# newslint baseline 1: findings that are known; `newslint baseline --help`"

KNOWN = Suppression("external", "known: it is in the baseline")
"""How findings are marked that are in the baseline."""

_QUOTED = 60
"""Code points of a match that are written."""

_LINE = re.compile(
    rf"(?P<fingerprint>[0-9a-f]{{{DIGITS}}})\t(?P<rule>\S+)\t(?P<path>[^\t]+)\t(?P<match>.*)"
)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is known."""

    fingerprint: str
    rule: str
    path: str
    """Where it was when the baseline was written."""
    match: str
    """The beginning of what was found, on one line."""

    def __str__(self) -> str:
        """Give the line that is written."""
        return f"{self.fingerprint}\t{self.rule}\t{self.path}\t{self.match}"


def entries_of(result: DocumentResult) -> Iterator[Entry]:
    """Give entries for the findings of a document that nobody suppressed."""
    if not result.active:
        return
    names = fingerprints(result.document, result.findings)
    for finding, name in zip(result.findings, names, strict=True):
        if finding.suppression is None:
            yield entry_of(result.document, finding, name)


def entry_of(document: Document, finding: Finding, fingerprint: str) -> Entry:
    """Give the entry for a finding of a document."""
    match = json.dumps(finding.match[:_QUOTED], ensure_ascii=False)[1:-1]
    path = document.path.replace("\t", " ").replace("\n", " ")
    return Entry(fingerprint, finding.rule, path, match)


def written(entries: Iterable[Entry]) -> str:
    """Give the text of a baseline."""
    return "".join(f"{line}\n" for line in (HEADER, *map(str, sorted(entries))))


def read(text: str) -> tuple[Entry, ...]:
    """Give the entries of a baseline.

    Raises:
        ValueError: a line is none; the text says which one, and why.

    """
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip("\r"))
        if found is None:
            torn = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            why = "a merge was not finished; keep the lines of both sides" if torn else "no entry"
            raise ValueError(f"{number}: {why}; or write it anew with `newslint baseline write`")
        entries.append(Entry(**found.groupdict()))
    return tuple(entries)


class Baseline:
    """Marks what is known, and keeps in mind what turned up again."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._left = Counter(entry.fingerprint for entry in self.entries)

    def marked(self, result: DocumentResult) -> DocumentResult:
        """Give a document's result with its known findings suppressed."""
        if not self._left or not result.active:
            return result
        names = fingerprints(result.document, result.findings)
        marked = []
        for finding, name in zip(result.findings, names, strict=True):
            if finding.suppression is None and self._left[name] > 0:
                self._left[name] -= 1
                finding = replace(finding, suppression=KNOWN)  # noqa: PLW2901 - the same one
            marked.append(finding)
        return replace(result, findings=tuple(marked))

    def gone(self, looked_at: Collection[str]) -> tuple[Entry, ...]:
        """Give the entries that did not turn up again, though their files were looked at."""
        left = Counter(self._left)
        gone = []
        for entry in self.entries:
            if entry.path in looked_at and left[entry.fingerprint] > 0:
                left[entry.fingerprint] -= 1
                gone.append(entry)
        return tuple(gone)
