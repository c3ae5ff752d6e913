"""Spread the files of a run over processes; what they came to is given in the order of the files.

Processes are started afresh, not forked, so that it works alike on all systems. Each gets a copy of
the linter, with the rules that were made ready by then.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from newslint.errors import NewslintError
from newslint.pipeline.signals import signals_free, signals_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from newslint.pipeline.run import Job, Linter, Outcome

_BATCH = 8
"""How many files a process is given at a time."""

_AHEAD = 4
"""How many batches for each process are under way or waiting to be fetched, and held in memory."""


def spread(linter: Linter, jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """Give what each job came to, in their order, from so many processes.

    When the caller stops early, jobs that a process has begun are still done, others are not.

    Raises:
        NewslintError: a process was killed.
        RuleFileError: a rule cannot be used.

    """
    # What is under way is brought to an end even when the user interrupts: files stay whole.
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (linter,)) as executor:
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            for at in range(0, len(jobs), _BATCH):
                with signals_held():  # a process that was started by half would complain
                    waiting.append(executor.submit(_perform, jobs[at : at + _BATCH]))
                if len(waiting) > _AHEAD * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            raise NewslintError(
                "a worker process was killed, perhaps for want of memory; try --workers 1"
            ) from None
        finally:
            executor.shutdown(cancel_futures=True)


_linter: Linter


def _begin(linter: Linter) -> None:
    global _linter  # noqa: PLW0603 - the one thing that a worker process is for
    _linter = linter
    # Interrupts are the parent's to handle, and whoever kills it means all of the run.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signals_free()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _perform(jobs: Sequence[Job]) -> list[Outcome]:
    return [_linter.perform(job) for job in jobs]
