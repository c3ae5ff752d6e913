"""How many processes share the work of a run, and what they make of it."""

from __future__ import annotations

import os
import sys
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from newslint.pipeline.accidents import surviving
from newslint.pipeline.orders import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.pipeline.run import Job, Linter, Outcome

_WORTHWHILE = 500_000 if sys.platform.startswith("linux") else 5_000_000
"""From so many bytes on it is worth starting processes: where they are forked they are there at
once, elsewhere it takes half a second."""

_MOST = 60
"""Windows cannot wait for more at a time."""


def worker_count(wanted: int | None, jobs: Sequence[Job]) -> int:
    """Give the number of processes for some jobs; `wanted` is None when the user leaves it."""
    if wanted is None:
        wanted = _processors() if _is_worthwhile(jobs) else 1
    return max(1, min(wanted, len(jobs), _MOST))


def _is_worthwhile(jobs: Sequence[Job]) -> bool:
    """Tell whether there is much to do; no more files are looked at than it takes to tell."""
    loads = accumulate(Order.of(number, job).load for number, job in enumerate(jobs))
    return any(load >= _WORTHWHILE for load in loads)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(linter: Linter, jobs: Sequence[Job], workers: int = 1) -> Iterator[Outcome]:
    """Give what each job came to, in their order; `workers` processes share the work.

    An input that newslint does not survive has an outcome that says so; all others have theirs.

    Raises:
        NewslintError: processes cannot be started.
        RuleFileError: a rule cannot be used.

    """
    if workers == 1:
        return (surviving(job.shown, partial(linter.perform, job)) for job in jobs)
    from newslint.pipeline.spread import spread  # noqa: PLC0415 - most runs need none

    return spread(linter, jobs, workers)
