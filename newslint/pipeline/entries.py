"""What rules found in documents, as text that can be kept, and back.

Only what cannot be read off the documents is written: the words that were found and those that a fix
replaces are where their places say. What is read is held against what findings can be, in every
point; where it does not fit, nothing of it is used.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.pipeline.kept_results import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newslint.config.settings import Settings
    from newslint.model.document import Document

T = TypeVar("T")

_SEVERITIES: Final = {severity.label: severity for severity in Severity}
_APPLICABILITIES: Final = {trust.label: trust for trust in Applicability}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a document, before anyone suppressed anything, and its language."""

    language: str | None
    findings: tuple[Finding, ...]


def key_of_documents(documents: Sequence[Document], settings: Settings) -> str:
    """Give a key for all that is known of `documents`, and for how their language is told."""
    known = [
        part
        for document in documents
        for part in (
            document.text,
            document.path,
            document.language,
            # Not its number: a record that comes or goes changes that of all behind it.
            (document.record_id, document.field, document.role),
            sorted(document.companions.items()),
            [(span.start, span.end) for span in document.protected],
        )
    ]
    return key_of(settings.language, settings.languages, *known)


def written(found: Sequence[Found]) -> str:
    """Give JSON, in ASCII and on one line."""
    rows = [[one.language, [_row(finding) for finding in one.findings]] for one in found]
    return json.dumps(rows, separators=(",", ":"))


def _row(finding: Finding) -> list[object]:
    span, fix = finding.span, finding.fix
    row = [finding.rule, finding.severity.label, span.start, span.end, finding.message]
    if fix is None:
        return row
    edits = [[edit.span.start, edit.span.end, edit.text] for edit in fix.edits]
    return [*row, [fix.title, fix.applicability.label, fix.max_removed, edits]]


class _MisfitError(Exception):
    """What was read is not what is written here."""


def read(
    content: str, documents: Sequence[Document], active: Collection[str]
) -> tuple[Found, ...] | None:
    """Give what `written` wrote for these documents; None if it can be nothing of the kind.

    `active` are the ids of the rules that may have found something.
    """
    try:
        rows = _listed(json.loads(content), len(documents))
        pairs = zip(rows, documents, strict=True)
        return tuple(_found(row, document.text, active) for row, document in pairs)
    except (_MisfitError, ValueError, RecursionError):
        return None


def _found(row: object, text: str, active: Collection[str]) -> Found:
    language, rows = _listed(row, 2)
    findings = tuple(_finding(one, text, active) for one in _listed(rows))
    _demand(language is None or isinstance(language, str))
    _demand(all(one.order <= other.order for one, other in pairwise(findings)))
    return Found(language, findings)


def _finding(row: object, text: str, active: Collection[str]) -> Finding:
    values = _listed(row)
    _demand(len(values) in {5, 6})
    rule, severity, start, end, message = values[:5]
    _demand(type(rule) is str and rule in active)
    span = _span(start, end, text)
    fix = _fix(values[5], text) if len(values) > 5 else None  # noqa: PLR2004 - as above
    return Finding(rule, _one_of(_SEVERITIES, severity), span, _string(message), span.of(text), fix)


def _fix(row: object, text: str) -> Fix:
    title, trust, share, rows = _listed(row, 4)
    _demand(type(share) is float and 0 <= share <= 1)
    edits = tuple(_edit(one, text) for one in _listed(rows))
    _demand(bool(edits))
    spans = [edit.span for edit in edits]
    _demand(all(one < other and not one.clashes(other) for one, other in pairwise(spans)))
    return Fix(_string(title), _one_of(_APPLICABILITIES, trust), edits, share)


def _edit(row: object, text: str) -> Edit:
    start, end, new = _listed(row, 3)
    span = _span(start, end, text)
    return Edit(span, _string(new), span.of(text))


def _span(start: object, end: object, text: str) -> Span:
    # Not `isinstance`: a bool is no place.
    if type(start) is int and type(end) is int and 0 <= start <= end <= len(text):
        return Span(start, end)
    raise _MisfitError


def _string(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _MisfitError


def _listed(value: object, length: int | None = None) -> list[Any]:
    if isinstance(value, list) and length in {None, len(value)}:
        return value
    raise _MisfitError


def _one_of(known: dict[str, T], word: object) -> T:
    if isinstance(word, str) and word in known:
        return known[word]
    raise _MisfitError


def _demand(fits: bool) -> None:  # noqa: FBT001 - what is demanded is the one argument
    if not fits:
        raise _MisfitError
