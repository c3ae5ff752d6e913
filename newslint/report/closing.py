"""The lines that a report for people closes with. They never call a run clean that was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model.summary import Summary
    from newslint.report.paint import Paint


def closing(summary: Summary, paint: Paint) -> Iterator[str]:
    """Give what was found, what can be fixed, and what could not be checked."""
    yield _verdict(summary, paint)
    if fixable := _fixable(summary):
        yield fixable
    yield from _unchecked(summary, paint)


def closing_of_diff(summary: Summary, paint: Paint) -> Iterator[str]:
    """Give what `--diff` would fix; `summary` counts these fixes as made."""
    if summary.fixed:
        documents = f"{summary.changed:,} of {counted(summary.documents, 'document')}"
        yield f"Would fix {counted(summary.fixed, 'finding')} in {documents}."
    else:
        yield "Would change nothing."
    yield from _unchecked(summary, paint)


def counted(count: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "finding"), counted(1200, "finding")
    ('1 finding', '1,200 findings')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _verdict(summary: Summary, paint: Paint) -> str:
    documents = counted(summary.documents, "document")
    if summary.found:
        where = f"{summary.hit:,} of {documents}"
        return f"Found {counted(summary.found, 'finding')} in {where}{_remarks(summary)}."
    if not summary.documents:
        return "Nothing was checked."
    if summary.complete:
        return paint(f"All clean: {documents} checked{_remarks(summary)}.", "good")
    return f"No findings in {documents}{_remarks(summary)}."


def _remarks(summary: Summary) -> str:
    remarks = []
    if summary.fixed:
        remarks.append(f"{summary.fixed:,} fixed, {summary.remaining:,} remaining")
    if summary.suppressed:
        remarks.append(f"{summary.suppressed:,} {'more ' if summary.found else ''}suppressed")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _fixable(summary: Summary) -> str:
    safe, unsafe = summary.fixable_safe, summary.fixable_unsafe
    if safe:
        more = f" ({unsafe:,} more with `--unsafe-fixes`)" if unsafe else ""
        return f"[*] {safe:,} fixable with `--fix`{more}."
    return f"[*unsafe] {unsafe:,} fixable with `--fix --unsafe-fixes`." if unsafe else ""


def _unchecked(summary: Summary, paint: Paint) -> Iterator[str]:
    if summary.unread:
        yield paint(f"{counted(summary.unread, 'input')} could not be checked.", "error")
    if summary.bad_records:
        yield paint(f"{counted(summary.bad_records, 'record')} could not be read.", "error")
    if summary.incomplete:
        were = "was" if summary.incomplete == 1 else "were"
        documents = counted(summary.incomplete, "document")
        yield paint(f"{documents} {were} not checked in full.", "error")
