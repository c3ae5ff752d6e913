"""Jobs in the order of a run, and how much work there is in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.formats.atomic import Fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.pipeline.run import Job

_PER_FILE = 2_000
"""To find, open and report a file takes about as long as to look at so many bytes of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """A job, its place in the run, and the state of the file before: None if it cannot be told."""

    number: int
    job: Job
    before: Fingerprint | None
    again: bool = False
    """Whether a process has died over it already."""

    @classmethod
    def of(cls, number: int, job: Job) -> Order:
        """Look at the file and give the order."""
        return cls(number, job, state_of(job.path))

    @property
    def load(self) -> int:
        """Give how much work it is, in bytes: more files of the same size are more work."""
        return _PER_FILE + (self.before.size if self.before else 0)


def state_of(path: Path) -> Fingerprint | None:
    """Give what tells whether a file has changed; None if it cannot be told."""
    try:
        return Fingerprint.of(path.stat())
    except OSError:
        return None
