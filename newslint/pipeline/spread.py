"""Spread the files of a run over processes; what they came to is given in the order of the files.

A process that dies costs nothing but the outcome of the file it was at work on; another takes over
the rest. What has to wait for its turn stays packed and is bounded, whatever the files are like:
when there is too much of it, only the process is heard that everybody waits for.
"""

from __future__ import annotations

import pickle
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from newslint.errors import NewslintError
from newslint.pipeline.orders import Order
from newslint.pipeline.processes import Worker
from newslint.pipeline.signals import signals_masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.pipeline.outcome import Job, Outcome, Portion
    from newslint.pipeline.run import Linter

_BATCH = 500_000
"""So many bytes a process has before it, and gets more when half of them are done: it must not run
dry while the parent writes reports, nor have much to do when all others are done."""

_MOST_HELD = 50_000_000
"""Bytes of packed outcomes that wait for their turn."""


def spread(
    linter: Linter, works: Iterable[Job | Portion], expected: int, workers: int
) -> Iterator[Outcome]:
    """Give what each piece of work came to, in their order, from so many processes.

    `works` are taken as they are needed. They are `expected` bytes of work, more or less. When the
    caller stops early, so do the processes, though not in the middle of writing a file.

    Raises:
        NewslintError: processes cannot be started.
        RuleFileError: a rule cannot be used.

    """
    crew = _Crew(linter, works, expected, workers)
    try:
        yield from crew.outcomes()
        crew.release()
    finally:
        crew.stop()


class _Crew:
    """The workers, what is still to be given to them, and what they have given out of turn."""

    def __init__(
        self, linter: Linter, works: Iterable[Job | Portion], expected: int, workers: int
    ) -> None:
        self._linter = linter
        self._left = (Order.of(number, work) for number, work in enumerate(works))
        self._given = 0
        self._expected = expected
        self._workers = [Worker(linter) for _ in range(workers)]
        self._early: dict[int, bytes | Outcome] = {}
        self._held = 0
        """Bytes of what is early."""

    def outcomes(self) -> Iterator[Outcome]:
        """Give the outcomes in order, and see to it that everybody has something to do."""
        turn = 0
        self._hand_out()
        while turn < self._given:
            while turn not in self._early:
                self._hear(turn)
                self._hand_out()
            yield self._unpacked(self._early.pop(turn))
            turn += 1
            self._hand_out()

    def release(self) -> None:
        """Let the workers go; they have nothing left to do."""
        for worker in self._workers:
            worker.release()

    def stop(self) -> None:
        """End the workers, whatever they are at."""
        with signals_masked():
            for worker in self._workers:
                worker.stop()

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.load < _BATCH / 2 and self._held < _MOST_HELD:
                worker.give(list(self._batch(_BATCH - worker.load)))

    def _batch(self, size: int) -> Iterator[Order]:
        """Give orders for about so many bytes, at least one; towards the end only few at a time."""
        size = min(size, self._expected // (2 * len(self._workers)))
        for order in self._left:
            self._given += 1
            self._expected -= order.load
            yield order
            size -= order.load
            if size <= 0:
                return

    def _hear(self, turn: int) -> None:
        """Wait until some worker says something, and take what it says."""
        heard = [one for one in self._workers if self._may_speak(one, turn)]
        ready = wait([worker.connection for worker in heard])
        for worker in heard:
            if worker.connection in ready:
                self._receive(worker)

    def _may_speak(self, worker: Worker, turn: int) -> bool:
        if self._held < _MOST_HELD:
            return True
        return bool(worker.orders) and worker.orders[0].number == turn

    def _receive(self, worker: Worker) -> None:
        try:
            answer = worker.receive()
        except EOFError:
            self._replace(worker)
            return
        if answer is not None:
            order, content = answer
            self._early[order.number] = content
            self._held += len(content)

    def _replace(self, worker: Worker) -> None:
        """Have another worker go on where one died."""
        if outcome := worker.bury():
            self._early[worker.orders.popleft().number] = outcome
        successor = Worker(self._linter, careful=True)
        self._workers[self._workers.index(worker)] = successor
        successor.give(worker.orders)

    def _unpacked(self, content: bytes | Outcome) -> Outcome:
        if not isinstance(content, bytes):
            return content
        self._held -= len(content)
        value: Outcome | NewslintError = pickle.loads(content)  # noqa: S301 - a worker's own
        if isinstance(value, NewslintError):
            raise value
        return value
