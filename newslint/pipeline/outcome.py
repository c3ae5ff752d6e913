"""What is to be done with inputs, and what came of it: values that pass between processes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.config.settings import Settings
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.profile import Profile
    from newslint.model.result import DocumentResult
    from newslint.pipeline.kept_results import Entry


class Task(Enum):
    """What is done with an input."""

    CHECK = "check"
    FIX = "fix"
    PREVIEW = "preview"
    """Fix it, but write nothing: the outcome holds the change."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file, what is done with it, and what holds for it."""

    path: Path
    shown: str
    settings: Settings
    task: Task = Task.CHECK
    target: Path | None = None
    """Where a repaired copy goes, instead of in its place."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some documents of an input, or all of them, and what was to be told while they were read."""

    shown: str
    settings: Settings
    task: Task
    documents: tuple[Document, ...] = ()
    notices: tuple[Notice, ...] = ()


class Change(NamedTuple):
    """What fixes that were not written would change, in bytes of a file or of one of its texts."""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an input, or a portion of one, came to."""

    results: tuple[DocumentResult, ...] = ()
    notices: tuple[Notice, ...] = ()
    used_ignores: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()
    """What the fixes would change, only when they were not to be written."""
    entry: Entry | None = None
    """What to keep of it, so that an input that is as it was is not looked at again."""
    profile: Profile | None = None
    """What the rules cost, if that was asked for."""

    @property
    def worth_telling(self) -> bool:
        """Tell whether there is anything in it that a report for people might show."""
        told = (result.active or result.fixed or result.notices for result in self.results)
        return bool(self.notices or self.changes or any(told))
