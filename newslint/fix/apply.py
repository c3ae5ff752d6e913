"""Make edits: on a text, and one after another as if they were one.

Nothing here chooses which edits to make, and nothing is written that was not checked: an edit whose
old text is no longer there raises instead of damaging.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from newslint.errors import StaleEditError
from newslint.model.fix import Edit
from newslint.model.span import Span


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Give `text` with all `edits` made.

    The edits are in text order and none clashes with another (they may touch).

    Raises:
        StaleEditError: an edit's old text is not what stands at its span.

    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if (
            edit.span.of(text) != edit.old
            or len(edit.span) != len(edit.old)
            or edit.span.start < at
        ):
            raise StaleEditError(
                f"offset {edit.span.start}: expected {edit.old!r}, found {edit.span.of(text)!r}"
            )
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    parts.append(text[at:])
    return "".join(parts)


def undo(text: str, edits: Iterable[Edit]) -> str:
    """Give the text from which `edits` made `text`.

    >>> undo("abcd", [Edit(Span(1, 1), "b", ""), Edit(Span(2, 3), "", "-")])
    'ac-d'
    """
    parts: list[str] = []
    at = shift = 0
    for edit in edits:
        start = edit.span.start + shift
        parts += (text[at:start], edit.old)
        at = start + len(edit.text)
        shift += len(edit.text) - len(edit.old)
    return "".join((*parts, text[at:]))


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Give the edits on `text` that do what `first` and then `second` do.

    `second` speaks of the text that `first` left behind. Edits of the two that meet become one.
    """
    if not first or not second:
        return tuple(first or second)
    merged = [_merge(text, *group) for group in _meeting(_placed(first), second)]
    return tuple(edit for edit in merged if edit.text != edit.old)


Placed = tuple[Edit, Span]
"""An edit of the first round, and the span that its new text takes in the text after that round."""


def _placed(first: Sequence[Edit]) -> list[Placed]:
    starts = (edit.span.start + shift for edit, shift in zip(first, _shifts(first), strict=False))
    return [
        (edit, Span(start, start + len(edit.text)))
        for edit, start in zip(first, starts, strict=True)
    ]


def _meeting(
    first: list[Placed], second: Sequence[Edit]
) -> list[tuple[int, list[Placed], list[Edit]]]:
    """Group edits that touch, each group with the shift that the first round's edits before it made."""
    items: list[tuple[Span, Placed | None, Edit | None]] = [
        (span, (edit, span), None) for edit, span in first
    ]
    items += [(edit.span, None, edit) for edit in second]
    items.sort(key=lambda item: (item[0].start, item[0].end))
    groups: list[tuple[int, list[Placed], list[Edit]]] = []
    reach, shift = -1, 0
    for span, one, other in items:
        if span.start > reach:
            groups.append((shift, [], []))
        reach = max(reach, span.end)
        if one is not None:
            groups[-1][1].append(one)
            shift += len(one[0].text) - len(one[0].span)
        if other is not None:
            groups[-1][2].append(other)
    return groups


def _merge(text: str, shift: int, first: list[Placed], second: list[Edit]) -> Edit:
    """Make one edit on `text` of a group of edits that touch."""
    spans = [span for _, span in first] + [edit.span for edit in second]
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    grown = sum(len(edit.text) - len(edit.span) for edit, _ in first)
    before = Span(low - shift, high - shift - grown)
    old = before.of(text)
    after_first = apply_edits(old, [_moved(edit, -before.start) for edit, _ in first])
    new = apply_edits(after_first, [_moved(edit, -low) for edit in second])
    return Edit(before, new, old)


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.span.moved(by), edit.text, edit.old)


def carry(spans: Iterable[Span], edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Give where `spans` of the old text lie in the text that `edits` leave behind.

    A span that an edit touches the inside of is dropped.
    """
    ends = [edit.span.end for edit in edits]
    shifts = _shifts(edits)
    carried: list[Span] = []
    for span in spans:
        before = bisect_right(ends, span.start)
        # The edits are in text order, so that no later one reaches further back than this.
        if before == len(edits) or not edits[before].span.overlaps(span):
            carried.append(span.moved(shifts[before]))
    return tuple(carried)


class WayBack:
    """The way from the text that edits left behind to the text before."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Begin; `edits` are in text order and none clashes with another."""
        self._edits = edits
        self._shifts = _shifts(edits)
        self._starts = [span.start for _, span in _placed(edits)]

    def offset(self, offset: int) -> int:
        """Give where `offset` was before; inside the new text of an edit that is its start."""
        passed = bisect_right(self._starts, offset)
        if passed and offset < self._starts[passed - 1] + len(self._edits[passed - 1].text):
            return self._edits[passed - 1].span.start
        return offset - self._shifts[passed]


def _shifts(edits: Iterable[Edit]) -> list[int]:
    """Give by how much the text behind the first 0, 1, 2 … of the edits moves."""
    return list(accumulate((len(edit.text) - len(edit.span) for edit in edits), initial=0))
