"""How many processes share the work of a run, and what they make of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.pipeline.run import Job, Linter, Outcome

_MANY = 50
"""From so many files on it is worth starting processes, which takes half a second."""


def worker_count(wanted: int | None, files: int) -> int:
    """Give the number of processes for so many files; `wanted` is None when the user leaves it."""
    if wanted is not None:
        return max(1, min(wanted, files))
    return _processors() if files >= _MANY else 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(linter: Linter, jobs: Sequence[Job], workers: int = 1) -> Iterator[Outcome]:
    """Give what each job came to, in their order; `workers` processes share the work.

    Raises:
        NewslintError: a process was killed.
        RuleFileError: a rule cannot be used.

    """
    if workers == 1:
        return map(linter.perform, jobs)
    from newslint.pipeline.processes import spread  # noqa: PLC0415 - most runs need none

    return spread(linter, jobs, workers)
