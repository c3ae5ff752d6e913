"""Colours of the reports for people, named for what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from click import style

Role = Literal[
    "error", "warning", "info", "path", "gutter", "mark", "help", "old", "new", "hunk", "good"
]
Paint = Callable[[str, Role], str]
"""Gives a text the colour of its role, or leaves it plain."""

_STYLES: Mapping[Role, Mapping[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "path": {"bold": True},
    "gutter": {"fg": "blue"},
    "mark": {"fg": "cyan"},
    "help": {"fg": "cyan", "bold": True},
    "old": {"fg": "red"},
    "new": {"fg": "green"},
    "hunk": {"fg": "cyan"},
    "good": {"fg": "green", "bold": True},
}


def painter(*, color: bool) -> Paint:
    """Give the way to paint on a stream that shows colours, or on one that does not."""
    return _paint if color else _leave_plain


def _paint(text: str, role: Role) -> str:
    return style(text, **_STYLES[role]) if text else text


def _leave_plain(text: str, role: Role) -> str:  # noqa: ARG001  (both have the shape of a Paint)
    return text
