"""List the fixes that were made: `--show-fixes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model.span import LineTable
from newslint.report.change import old_and_new
from newslint.report.closing import counted
from newslint.report.line import record_name
from newslint.report.paint import Paint, painter
from newslint.report.visible import middle_cut, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model.result import DocumentResult
    from newslint.report.protocols import ReportOptions

_CLIP = 40
"""Terminal cells of the old and of the new text each."""


def fix_list(results: Sequence[DocumentResult], options: ReportOptions) -> Iterator[str]:
    """Give a heading for each document that was fixed, and a line for each fix.

    Places are lines and columns in the text as it was before.
    """
    paint = painter(color=options.color)
    for result in results:
        if result.fixed:
            yield _heading(result, paint)
            yield from _rows(result, paint)
            yield ""


def _heading(result: DocumentResult, paint: Paint) -> str:
    name = record_name(result.document)
    where = f"{visible(result.document.path)}{', ' if name else ''}{name}"
    return f"Fixed {counted(len(result.fixed), 'finding')} in {paint(where, 'path')}:"


def _rows(result: DocumentResult, paint: Paint) -> Iterator[str]:
    lines = LineTable(original_text(result))
    findings = sorted(result.fixed, key=lambda finding: finding.order)
    starts = [lines.position(finding.span.start) for finding in findings]
    places = [f"{place.line}:{place.column}" for place in starts]
    wide, rules = max(map(len, places)), max(len(finding.rule) for finding in findings)
    for place, finding in zip(places, findings, strict=True):
        old, new = old_and_new(finding)
        before = paint(f'"{middle_cut(old, _CLIP).text}"', "old")
        after = paint(f'"{middle_cut(new, _CLIP).text}"', "new") if new else "deleted"
        yield f"  {place:>{wide}}  {finding.rule:<{rules}}  {before} → {after}"


def original_text(result: DocumentResult) -> str:
    """Give the document's text as it was before any fix was made."""
    text = result.document.text
    parts: list[str] = []
    at = grown = 0
    for edit in result.edits:
        start = edit.span.start + grown
        parts += (text[at:start], edit.old)
        at = start + len(edit.text)
        grown += len(edit.text) - len(edit.old)
    return "".join((*parts, text[at:]))
