"""What a rule found, and what newslint could not do."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.model.fix import Fix
from newslint.model.severity import Severity
from newslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count: someone decided to live with it. `kind` is SARIF's word."""

    kind: str
    """`inSource` (a comment in the text) or `external` (configuration, baseline)."""
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place. Findings sort by place, then by rule."""

    rule: str
    severity: Severity
    span: Span
    message: str
    match: str
    fix: Fix | None = None
    suppression: Suppression | None = None

    @property
    def order(self) -> tuple[int, int, str]:
        """Give the key that findings of one document are sorted by."""
        return (self.span.start, self.span.end, self.rule)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that is not a finding.

    With `failed`, newslint could not do its job there (an unreadable input, a rule that ran out of
    time), so the run must not count as clean.
    """

    place: str
    """A path, `path:line` or `path:line:column`."""
    message: str
    failed: bool = True
    record: bool = False
    """Whether it is about a record that cannot be read, while others of its file can."""
    once: bool = False
    """Whether to say it once in a run is enough, wherever it comes up."""
    trace: str = ""
    """Where in newslint it went wrong, in many lines, if it is a bug."""

    def __str__(self) -> str:
        """Give the clickable line."""
        return f"{self.place}: {self.message}"
