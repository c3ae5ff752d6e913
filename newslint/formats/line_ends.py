r"""Between a text whose line ends are all `\n` and the same text as the file has it.

Rules see `\r\n` as `\n`. Everything else, a lone `\r` included, is a character like any other.
Going back, only what an edit replaces is written anew, so a file that mixes line ends goes on
mixing them.
"""

from __future__ import annotations

from bisect import bisect_left
from os.path import commonprefix
from typing import TYPE_CHECKING

from newslint.errors import StaleEditError
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def unify(raw: str) -> str:
    r"""Give `raw` as rules see it.

    >>> unify("a\r\nb\rc\n")
    'a\nb\rc\n'
    """
    return raw.replace("\r\n", "\n")


def splice(raw: str, edits: Iterable[Edit]) -> str:
    r"""Make edits that speak of `unify(raw)` in `raw`.

    The edits are in text order and none clashes with another. New lines end as the line does that
    they are put into.

    Raises:
        StaleEditError: an edit's old text is not what stands at its span.

    >>> splice("a\r\nb\nc\n", [Edit(Span(0, 1), "x\ny", "a"), Edit(Span(4, 5), "z", "c")])
    'x\r\ny\r\nb\nz\n'
    """
    text = unify(raw)
    returns = _hidden_returns(raw)
    parts: list[str] = []
    at = end = 0
    for edit in edits:
        if edit.span.of(text) != edit.old or edit.span.start < end:
            raise StaleEditError(
                f"offset {edit.span.start}: expected {edit.old!r}, found {edit.span.of(text)!r}"
            )
        end = edit.span.end
        change = _narrowed(edit)
        start = _raw_offset(returns, change.span.start)
        parts += (raw[at:start], _with_line_ends(change.text, raw, start))
        at = _raw_offset(returns, change.span.end)
    parts.append(raw[at:])
    return "".join(parts)


def _hidden_returns(raw: str) -> list[int]:
    r"""Give the offsets, in the text without them, where a `\r` is missing."""
    offsets: list[int] = []
    at = raw.find("\r\n")
    while at >= 0:
        offsets.append(at - len(offsets))
        at = raw.find("\r\n", at + 2)
    return offsets


def _raw_offset(returns: list[int], offset: int) -> int:
    r"""Give the place in the raw text; at a line end it is before the `\r`, not after it."""
    return offset + bisect_left(returns, offset)


def _narrowed(edit: Edit) -> Edit:
    """Leave out what an edit replaces by itself, so that line ends inside it stay as they are."""
    front = len(commonprefix((edit.old, edit.text)))  # noqa: RUF071  # texts, not paths
    old, new = edit.old[front:], edit.text[front:]
    back = len(commonprefix((old[::-1], new[::-1])))  # noqa: RUF071
    span = Span(edit.span.start + front, edit.span.end - back)
    return Edit(span, new[: len(new) - back], old[: len(old) - back])


def _with_line_ends(new: str, raw: str, at: int) -> str:
    if "\n" not in new:
        return new
    line_end = raw.find("\n", at)
    if line_end < 0:
        line_end = raw.rfind("\n", 0, at)
    if line_end > 0 and raw[line_end - 1] == "\r":
        return new.replace("\n", "\r\n")
    # A `\r` that rules saw before a line end is a character of its own; with a bare `\n` behind it,
    # the two would be read as one line end.
    return new.replace("\r\n", "\r\r\n")
