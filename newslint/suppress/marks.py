"""Mark the findings of one document that someone decided to live with.

Nothing is dropped and nothing moves: what is suppressed stays in every report that asks for it. A
comment in the text comes before the configuration, a mark that is there already before both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newslint.model.finding import Finding, Notice, Suppression
from newslint.model.span import LineTable
from newslint.suppress.ignores import AppliedIgnore
from newslint.suppress.inline import Comments, Silence, parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from newslint.model.document import Document
    from newslint.model.span import Position
    from newslint.suppress.ignores import Ignore
    from newslint.suppress.naming import Roster


@dataclass(frozen=True, slots=True)
class Marked:
    """Findings with their marks, and what came to light about the suppressions."""

    findings: tuple[Finding, ...]
    used: frozenset[str] = frozenset()
    """The names of the entries that suppressed something; those of several documents, or workers,
    are put together with `|`."""
    notices: tuple[Notice, ...] = ()


def shielded(document: Document) -> Document:
    """Give the document with the comments for newslint in it protected: no text for rules."""
    spans = set(parse(document.text, document.protected).spans) - set(document.protected)
    if not spans:
        return document
    return replace(document, protected=tuple(sorted(spans.union(document.protected))))


def suppress(
    document: Document,
    findings: Sequence[Finding],
    ignores: Sequence[Ignore],
    roster: Roster,
    today: date,
) -> Marked:
    """Mark what the comments in the document and the entries of the configuration suppress."""
    comments = parse(document.text, document.protected)
    if not findings and not comments.spans:
        return Marked(())
    silence = Silence(document.text, comments, roster)
    live = [AppliedIgnore(entry, document) for entry in ignores if entry.concerns(document, today)]
    used: set[str] = set()
    marked = []
    for finding in findings:
        entries = [applied.entry for applied in live if applied.suppresses(finding)]
        used.update(entry.name for entry in entries)
        mark = silence.suppression(finding)
        if mark is None and entries:
            mark = Suppression("external", entries[0].reason)
        mark = finding.suppression or mark
        marked.append(replace(finding, suppression=mark))
    return Marked(tuple(marked), frozenset(used), _notices(document, comments, silence))


def _notices(document: Document, comments: Comments, silence: Silence) -> tuple[Notice, ...]:
    if not comments.spans:
        return ()
    table = document.placement or LineTable(document.text)
    return tuple(
        Notice(
            _place(document.path, table.position(remark.span.start)), remark.message, remark.failed
        )
        for remark in sorted(silence.remarks(), key=lambda remark: remark.span)
    )


def _place(path: str, position: Position) -> str:
    return f"{path}:{position.line}:{position.column}"
