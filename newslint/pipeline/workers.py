"""How many processes share the work of a run."""

from __future__ import annotations

import os
import sys
from itertools import accumulate
from typing import TYPE_CHECKING

from newslint.pipeline.orders import load_of, state_of
from newslint.pipeline.portions import source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.pipeline.outcome import Job

_WORTHWHILE = 500_000 if sys.platform.startswith("linux") else 5_000_000
"""From so many bytes on it is worth starting processes: where they are forked they are there at
once, elsewhere it takes half a second."""

_MOST = 60
"""Windows cannot wait for more at a time."""


def worker_count(wanted: int | None, jobs: Sequence[Job]) -> int:
    """Give the number of processes for some jobs; `wanted` is None when the user leaves it."""
    if wanted is None:
        wanted = _processors() if _is_worthwhile(jobs) else 1
    pieces = _MOST if any(map(_has_records, jobs)) else len(jobs)
    return max(1, min(wanted, pieces, _MOST))


def _has_records(job: Job) -> bool:
    return source_of(job).has_records


def _is_worthwhile(jobs: Sequence[Job]) -> bool:
    """Tell whether there is much to do; no more files are looked at than it takes to tell."""
    loads = accumulate(load_of(state_of(job.path)) for job in jobs)
    return any(load >= _WORTHWHILE for load in loads)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
