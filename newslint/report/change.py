"""Show what a fix does: the text before and after, cut down to the part that changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
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
class Change:
    """What a fix does, as it is shown: `edits` with what is kept before, between and behind them."""

    kept: tuple[str, ...]
    """One more than there are edits."""
    edits: tuple[tuple[str, str], ...]
    """The old and the new text of each edit."""
    more: int
    """How many edits of the fix are too far away to be shown."""


def change(text: str, fix: Fix) -> Change:
    """Give what `fix` does to `text`, as far as there is room for it."""
    near = fix.edits[0].span.start + _REACH
    edits = list(takewhile(lambda edit: edit.span.start <= near, fix.edits))
    between = (text[one.span.end : next_.span.start] for one, next_ in pairwise(edits))
    return Change(
        kept=(
            tail(_line_before(text, edits[0]), _CONTEXT).text,
            *(middle_cut(kept, _CLIP).text for kept in between),
            head(_line_behind(text, edits[-1]), _CONTEXT).text,
        ),
        edits=tuple(
            (middle_cut(edit.old, _CLIP).text, middle_cut(edit.text, _CLIP).text) for edit in edits
        ),
        more=len(fix.edits) - len(edits),
    )


def before_and_after(text: str, fix: Fix, paint: Paint) -> list[str]:
    """Give the lines that show how `fix` changes `text`; none if it only takes something away.

    What is taken away is what the finding marks, and the fix's title says so; two lines more would
    say nothing new.
    """
    if not any(edit.text for edit in fix.edits):
        return []
    shown = change(text, fix)
    old, new = zip(*shown.edits, strict=True)
    lines = [_line("-", shown.kept, old, paint, "old"), _line("+", shown.kept, new, paint, "new")]
    if shown.more:
        lines.append(f"  (and {shown.more} more {'edit' if shown.more == 1 else 'edits'})")
    return lines


def _line(sign: str, kept: Sequence[str], edited: Sequence[str], paint: Paint, role: Role) -> str:
    pairs = zip(kept, edited, strict=False)  # one more is kept
    shown = "".join(f"{before}{paint(piece, role)}" for before, piece in pairs) + kept[-1]
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
