"""Show what a fix does: the text before and after, cut down to the part that changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from newslint.report.visible import head, middle_cut, tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model.finding import Finding
    from newslint.model.fix import Edit, Fix
    from newslint.report.paint import Paint, Role

_CONTEXT = 24
"""Terminal cells of unchanged text on either side of a change."""

_REACH = 60
"""How far behind the first edit, in code points, others are shown along with it."""

_CLIP = 60
"""Terminal cells of each changed or unchanged stretch."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text; `edited` if a fix took it away or put it in."""

    text: str
    edited: bool


def before_and_after(text: str, fix: Fix, paint: Paint) -> list[str]:
    """Give the lines that show how `fix` changes `text`; none if it only takes something away.

    What is taken away is what the finding marks, and the fix's title says so; two lines more would
    say nothing new.
    """
    if not any(edit.text for edit in fix.edits):
        return []
    start = fix.edits[0].span.start
    edits = list(takewhile(lambda edit: edit.span.start <= start + _REACH, fix.edits))
    lines = [_line("-", text, edits, paint, "old"), _line("+", text, edits, paint, "new")]
    if more := len(fix.edits) - len(edits):
        lines.append(f"  (and {more} more {'edit' if more == 1 else 'edits'})")
    return lines


def _line(sign: str, text: str, edits: Sequence[Edit], paint: Paint, role: Role) -> str:
    pieces = [_Piece(tail(_line_before(text, edits[0]), _CONTEXT).text, edited=False)]
    at = edits[0].span.start
    for edit in edits:
        pieces.append(_Piece(middle_cut(text[at : edit.span.start], _CLIP).text, edited=False))
        changed = edit.old if role == "old" else edit.text
        pieces.append(_Piece(middle_cut(changed, _CLIP).text, edited=True))
        at = edit.span.end
    pieces.append(_Piece(head(_line_behind(text, edits[-1]), _CONTEXT).text, edited=False))
    shown = "".join(paint(piece.text, role) if piece.edited else piece.text for piece in pieces)
    return f"  {paint(sign, role)} {shown}".rstrip(" ")


def _line_before(text: str, edit: Edit) -> str:
    return text[text.rfind("\n", 0, edit.span.start) + 1 : edit.span.start]


def _line_behind(text: str, edit: Edit) -> str:
    end = text.find("\n", edit.span.end)
    return text[edit.span.end : end if end >= 0 else len(text)]


def old_and_new(finding: Finding) -> tuple[str, str]:
    """Give what a fix that was made found and left, for a list of fixes.

    That is the matched text and what became of it, or, where the fix reaches beyond the match, the
    first thing that it replaced.
    """
    edits = finding.fix.edits if finding.fix else ()
    repaired = _repaired(finding.match, finding.span.start, edits)
    if repaired is not None:
        return finding.match, repaired
    return (edits[0].old, edits[0].text) if edits else (finding.match, finding.match)


def _repaired(match: str, start: int, edits: Sequence[Edit]) -> str | None:
    """Give `match` with `edits` made, or None if they are not all inside it."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        low, high = edit.span.start - start, edit.span.end - start
        if low < at or match[low:high] != edit.old or high > len(match):
            return None
        parts += (match[at:low], edit.text)
        at = high
    return "".join((*parts, match[at:]))
