"""What must be known of the rules of a run though nothing is looked at: kept as text, and read again.

What is read is held against what it can be; where it does not fit, nothing of it is used.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from pathlib import Path

from newslint.formats.shown import show
from newslint.model.finding import Notice
from newslint.pipeline.duplicates import Across
from newslint.suppress.naming import Roster


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd about a user's rule, though it works."""

    path: str
    """Absolute, for it may be told from another working folder."""
    line: int
    column: int
    told: str

    @property
    def notice(self) -> Notice:
        """Give the warning, with the path as people see it here."""
        return Notice(f"{show(Path(self.path))}:{self.line}:{self.column}", self.told, failed=False)


@dataclass(frozen=True, slots=True)
class Overview:
    """What must be known of the rules in any case."""

    roster: Roster
    """Which rules there are, and which of them run."""
    odd: tuple[Oddity, ...] = ()
    across: tuple[Across, ...] = ()
    """The rules that compare records."""


def written_overview(overview: Overview) -> str:
    """Give JSON on one line."""
    roster = overview.roster
    odd = [(one.path, one.line, one.column, one.told) for one in overview.odd]
    across = [astuple(one) for one in overview.across]
    return json.dumps([sorted(roster.known), sorted(roster.active), odd, across])


def read_overview(content: str | None) -> Overview | None:
    """Give what `written_overview` wrote; None if it can be nothing of the kind."""
    if content is None:
        return None
    try:
        known, active, odd, across = json.loads(content)
        roster = Roster(frozenset(map(_text, known)), frozenset(map(_text, active)))
        return Overview(
            roster,
            tuple(
                Oddity(_text(path), int(line), int(column), _text(told))
                for path, line, column, told in odd
            ),
            tuple(
                Across(_text(rule), _text(severity), _text(told), _text(same), int(length))
                for rule, severity, told, same, length in across
            ),
        )
    except (TypeError, ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError
