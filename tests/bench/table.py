"""Tables of what was measured, for a terminal or for Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LARGE = 999.5
"""From here on three digits are not enough for what stands before the point."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. The first column is text, the others are figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def plain(self) -> str:
        """Give the table with its columns aligned."""
        lines = [self.head, *self.rows]
        first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
        shown = [
            "  ".join(
                [name.ljust(first), *(text.rjust(w) for text, w in zip(rest, others, strict=True))]
            )
            for name, *rest in lines
        ]
        return "\n".join([self.title, *(f"  {line}".rstrip() for line in shown)])

    def markdown(self) -> str:
        """Give the table in Markdown, under its title."""
        rule = ["---", *("---:" for _ in self.head[1:])]
        lines = [f"| {' | '.join(row)} |" for row in (self.head, rule, *self.rows)]
        return "\n".join([f"**{self.title}**", "", *lines])


def figure(number: float) -> str:
    """Give a number with three digits that count.

    >>> figure(0.08251), figure(33.27), figure(1234.5), figure(100)
    ('0.0825', '33.3', '1234', '100')
    """
    return f"{number:.0f}" if abs(number) >= _LARGE else f"{number:#.3g}".rstrip(".")


def times(ratio: float) -> str:
    """Give a ratio: `75.3 ×`."""
    return f"{figure(ratio)} ×"
