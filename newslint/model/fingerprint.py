"""Name each finding of a document so that it is known again in a later run.

A fingerprint holds on to what was found (rule, matched text, the words around it, the record) and
lets go of where: no path, no line number. So it survives a moved or renamed file, re-ordered
records and edits elsewhere in the text. Two documents without record ids that contain the same
defect in the same words share a fingerprint, as they should: they are copies.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.span import Span

DIGITS = 16
"""Length of a fingerprint in hexadecimal digits: 64 bits, so that even a hundred million findings
hardly ever share one by chance."""

CONTEXT = 80
"""How many code points before and behind a finding are looked at. What lies farther away cannot
change its fingerprint."""

WORDS = 4
"""How many words of that count. A few, so that most edits nearby leave them alone."""


def fingerprints(document: Document, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give the fingerprint of each of `findings`, in their order.

    They are unique within the document provided that `findings` are all it has, in text order:
    findings alike in everything else are numbered. Hand suppressed ones over, too, lest suppressing
    one renumber the rest.
    """
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        identity = _identity(document, finding)
        names.append(_digest(f"{identity}\0{seen[identity]}"))
        seen[identity] += 1
    return tuple(names)


def _identity(document: Document, finding: Finding) -> str:
    parts = (
        document.record_id or _gist(document),
        document.field or "",
        finding.rule,
        _normalized(finding.match),
        *_context(document.text, finding.span),
    )
    return "\0".join(parts)


def _gist(document: Document) -> str:
    """Give words for a record without an id, if it is looked at as a whole and has no text."""
    if document.role != "record":
        return ""
    said = document.companions
    return _normalized(said.get("title") or said.get("text", ""))


def _context(text: str, span: Span) -> tuple[str, str]:
    before = _normalized(text[max(0, span.start - CONTEXT) : span.start]).split()
    after = _normalized(text[span.end : span.end + CONTEXT]).split()
    return " ".join(before[-WORDS:]), " ".join(after[:WORDS])


def _normalized(text: str) -> str:
    """Let spellings that look alike be alike: composition, case, line breaks and blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _digest(identity: str) -> str:
    # A lone surrogate is no character, but JSON can smuggle one into a text.
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
