"""Make the entry under `ignores` that is about one finding: as narrow as words allow.

It names the rule, the words of the finding, and the record or else the file. It never names a line
or a column: those move.
"""

from __future__ import annotations

import os.path
import re
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config.globs import glob_of
from newslint.config.schema import IgnoreEntry
from newslint.suppress.ignores import AppliedIgnore, Ignore

if TYPE_CHECKING:
    from newslint.model.document import Document
    from newslint.model.finding import Finding

_LONGEST = 100
"""Code points of the words in an entry: the beginning of a long finding tells it well enough."""

_WORD_BEFORE = re.compile(r"\S*\s*\Z")
_WORD_BEHIND = re.compile(r"\s*\S*")
_NEARBY = 200
"""Code points before and behind a finding in which a word is looked for."""


def entry_about(
    document: Document, finding: Finding, folder: Path, reason: str, until: str | None = None
) -> IgnoreEntry:
    """Give the entry for a finding in a document, for a configuration that stands in `folder`."""
    text: str | None = _words(document.text, finding)
    tried = Ignore("", 0, text=text or "-")
    if not AppliedIgnore(tried, document).suppresses(finding):
        text = None
    known = document.record_id is not None
    path = Path(os.path.normpath(Path.cwd() / document.path))
    return IgnoreEntry(
        rule=finding.rule,
        text=text,
        path=None if known else glob_of(path, folder),
        record=document.record_id,
        reason=reason,
        until=until,
    )


def _words(text: str, finding: Finding) -> str:
    """Give the words of a finding; with those around it if it has none itself, as blanks have not."""
    span = finding.span
    found = span.of(text)
    if not any(map(str.isalnum, found)):
        before = _WORD_BEFORE.search(text[max(0, span.start - _NEARBY) : span.start])
        behind = _WORD_BEHIND.match(text[span.end : span.end + _NEARBY])
        found = f"{before and before[0]}{found}{behind and behind[0]}"
    return _cut(" ".join(found.split()))


def _cut(words: str) -> str:
    """Cut behind a word, if there is one that ends early enough."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
