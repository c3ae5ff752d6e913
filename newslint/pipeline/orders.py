"""Work in the order of a run, and how much of it there is in each piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.formats.atomic import Fingerprint
from newslint.pipeline.outcome import Portion

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.pipeline.outcome import Job

_PER_FILE = 2_000
"""To find, open and report a file takes about as long as to look at so many bytes of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """A piece of work, its place in the run, and the state of the file that it may change.

    That is None if it changes none, or if it cannot be told.
    """

    number: int
    work: Job | Portion
    load: int
    """How much work it is, in bytes: more files of the same size are more work."""
    before: Fingerprint | None = None
    again: bool = False
    """Whether a process has died over it already."""

    @classmethod
    def of(cls, number: int, work: Job | Portion) -> Order:
        """Give the order for a file, or for a portion of one."""
        if isinstance(work, Portion):
            return cls(number, work, sum(len(document.text) for document in work.documents))
        before = state_of(work.path)
        return cls(number, work, load_of(before), before)


def load_of(state: Fingerprint | None) -> int:
    """Give how much work a file is, in bytes."""
    return _PER_FILE + (state.size if state else 0)


def state_of(path: Path) -> Fingerprint | None:
    """Give what tells whether a file has changed; None if it cannot be told."""
    try:
        return Fingerprint.of(path.stat())
    except OSError:
        return None
