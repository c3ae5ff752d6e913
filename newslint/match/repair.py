"""From what a rule's file says repairs a hit to the edits that do it.

Deleting lines keeps the layout around them: one separator stays where two were, and the end of the
text keeps the final newline that it had. An edit that would cut into a protected part of the document
is not made; the finding is then reported without a fix.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from newslint.match.facts import Facts, SpanIndex
from newslint.match.hit import Hit
from newslint.match.template import fill
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability
from newslint.model.span import Span
from newslint.ruleset.rule import FixSpec

_LINE_END = regex.compile(r"[^\S\n]*\n[^\S\n]*")
_WRAPPED = 40
"""From how many code points on a line may be one of hard-wrapped prose; as for `hard-wrap`."""
_TOO_LONG = 1.5
"""By what factor lines that were wrapped to one width do not differ, the last of a paragraph aside."""
_INK = regex.compile(r"\S")
_BLANK_LINES = regex.compile(r"[\n \t\r\u00a0]*+")
_CLOSING = ".,;:!?)]}»”…"
"""Signs that stand close to what is before them."""
_OPENING = "«“„‘\"'¿¡([–— "
"""Signs before the first letter of a sentence."""


def repair(spec: FixSpec, hit: Hit, values: Mapping[str, str], facts: Facts) -> Fix | None:
    """Give the fix for `hit`, or None where there is none that keeps the document whole."""
    edits = hit.edits if hit.edits is not None else _edits(spec, hit, values, facts)
    edits = tuple(edit for edit in edits if edit.text != edit.old)
    if not edits or not _spares_protected(edits, facts):
        return None
    applicability = Applicability[spec.applicability.upper()]
    if spec.inside_line is not None and not _fills_lines(hit.span, facts):
        applicability = min(applicability, Applicability[spec.inside_line.upper()])
    if spec.delete in {"line", "block", "match"} and _cuts_paragraph(hit.span, facts):
        applicability = min(applicability, Applicability.UNSAFE)
    if hit.applicability is not None:
        applicability = min(applicability, hit.applicability)
    title = fill(spec.title or _title(spec), values)
    return Fix(title, applicability, edits, float(spec.max_removed.rstrip("% ")) / 100)


def _cuts_paragraph(span: Span, facts: Facts) -> bool:
    """Tell whether deleting the lines of `span` would cut a sentence that runs over line ends.

    It does where the line before is long and breaks off, or the line behind goes on in lower case:
    then this may be a line of hard-wrapped prose that happens to begin like something else. But
    where a capital begins a line behind that is much too long for the width at which the one before
    would have been broken, that one is a heading.
    """
    if not _fills_lines(span, facts):
        return False
    lines = facts.lines_around(span)
    first, last = facts.line_number(lines.start), facts.line_number(lines.end)
    before = "".join(
        line.of(facts.text) for line in facts.lines[max(first, 1) - 1 : first]
    ).rstrip()
    behind = "".join(line.of(facts.text) for line in facts.lines[last + 1 : last + 2]).lstrip()
    breaks_off = len(before) >= _WRAPPED and (before[-1].isalnum() or before[-1] in ",-–")
    anew = behind.lstrip(_OPENING)[:1].isupper() and len(behind) > _TOO_LONG * len(before)
    return (breaks_off and not anew) or behind[:1].islower()


def _fills_lines(span: Span, facts: Facts) -> bool:
    lines = facts.lines_around(span)
    return _is_blank(facts.text, lines.start, span.start) and _is_blank(
        facts.text, span.end, lines.end
    )


def _is_blank(text: str, start: int, end: int) -> bool:
    """Tell whether there is nothing but white space in a part, without looking at all of it."""
    return _INK.search(text, start, end) is None


def _edits(spec: FixSpec, hit: Hit, values: Mapping[str, str], facts: Facts) -> tuple[Edit, ...]:
    text, span = facts.text, hit.span
    if spec.replace is not None:
        new = fill(spec.replace, values)
        return (Edit(span, new, span.of(text)),) if new or not spec.replace else ()
    if spec.insert is not None:
        at = hit.places["before"].end if "before" in hit.places else span.end
        return (Edit(Span(at, at), fill(spec.insert, values), ""),)
    if spec.join is not None:
        return tuple(
            Edit(Span(*found.span()), spec.join, found.group())
            for found in _LINE_END.finditer(text, span.start, span.end)
        )
    if spec.delete == "block":
        span = hit.places.get("block", span)
    return (_deletion(spec.delete or "match", span, facts),)


def _deletion(what: str, span: Span, facts: Facts) -> Edit:
    text = facts.text
    if what == "to-end":
        place = lines_deletion(text, Span(facts.lines_around(span).start, len(text)))
    elif what == "match":
        place = inline_deletion(facts, span)
    elif what == "paragraph":
        place = lines_deletion(text, _paragraphs_around(facts, span))
    else:
        place = lines_deletion(text, facts.lines_around(span))
    return Edit(place, "", place.of(text))


def _paragraphs_around(facts: Facts, span: Span) -> Span:
    touched = [one for one in facts.paragraphs if one.overlaps(span)] or [span]
    return facts.lines_around(Span(touched[0].start, touched[-1].end))


def inline_deletion(facts: Facts, span: Span) -> Span:
    """Widen `span` by the blanks that deleting it would leave doubled; all of its line if it fills it."""
    text, line = facts.text, facts.lines_around(span)
    start, end = span.start, span.end
    while start > line.start and text[start - 1].isspace():
        start -= 1
    while end < line.end and text[end].isspace():
        end += 1
    if end == line.end:
        return lines_deletion(text, line) if start == line.start else Span(start, end)
    if line.start < start == span.start:
        return span
    if end == span.end and not text[end].isalnum():
        return Span(start, end) if text[end] in _CLOSING else span
    return Span(span.start, end)


def lines_deletion(text: str, lines: Span) -> Span:
    r"""Give what to delete so that whole `lines` go and one separator stays.

    >>> text = "Uno.\n\nDos.\n\nTres.\n"
    >>> gone = lines_deletion(text, Span(6, 10))
    >>> text[: gone.start] + text[gone.end :]
    'Uno.\n\nTres.\n'
    """
    if _is_blank(text, lines.end, len(text)):
        start = len(text[: lines.start].rstrip())
        return Span(start, lines.end - _trailing_blanks(text, lines))
    behind = _BLANK_LINES.match(text, lines.end)
    next_line = text.rfind("\n", 0, behind.end() if behind else lines.end) + 1
    if _is_blank(text, 0, lines.start):
        return Span(0, next_line)
    line_before = text.rfind("\n", 0, lines.start - 1) + 1
    blank_before = _is_blank(text, line_before, lines.start - 1)
    return Span(lines.start, next_line if blank_before else lines.end + 1)


def _trailing_blanks(text: str, lines: Span) -> int:
    """Give the length of the white space that `lines` itself ends with: the end of the text."""
    part = lines.of(text)
    return len(part) - len(part.rstrip())


def _spares_protected(edits: tuple[Edit, ...], facts: Facts) -> bool:
    if not facts.document.protected:
        return True
    protected = SpanIndex(facts.document.protected)
    return all(
        (edit.span.contains(part) and not edit.text) or not len(edit.span)
        for edit in edits
        for part in protected.overlapping(edit.span)
    )


def _title(spec: FixSpec) -> str:
    if spec.replace is not None:
        return f"replace by “{spec.replace}”" if spec.replace else "delete it"
    if spec.insert is not None:
        return f"insert “{spec.insert}”"
    if spec.join is not None:
        return "join the lines"
    return {
        "match": "delete it",
        "line": "delete the line",
        "block": "delete the lines",
        "paragraph": "delete the paragraph",
        "to-end": "delete from here to the end",
    }.get(spec.delete or "", "repair it")
