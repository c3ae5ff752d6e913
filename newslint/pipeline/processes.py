"""One worker process: it is given jobs and sends back what each came to, one by one.

A worker is started afresh, or forked where that is sound: a fork shares the rules that were made
ready and is there at once. Either way it ends with the process that started it, whatever becomes of
that, but never in the middle of writing a file.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from newslint.errors import NewslintError
from newslint.formats.atomic import remove_leftovers
from newslint.pipeline.accidents import killed
from newslint.pipeline.orders import Order, state_of
from newslint.pipeline.outcome import Job
from newslint.pipeline.signals import end_process, signals_free, signals_masked
from newslint.pipeline.together import ENOUGH, groups, performed
from newslint.pipeline.transport import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from newslint.pipeline.outcome import Outcome, Portion
    from newslint.pipeline.run import Linter

_Jobs = SimpleQueue["Sequence[Job | Portion] | None"]

_READY = b""
"""The first message of a worker."""


class Worker:
    """A process as seen from the one that started it."""

    def __init__(self, linter: Linter, *, careful: bool = False) -> None:
        """Start it; when `careful`, it does one order after the other, so that it dies of one."""
        context: Any = get_context(_way_to_start())
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        # Whatever happens to this process, it does not outlive it.
        self._process = context.Process(
            target=_work, args=(linter, theirs, 0 if careful else ENOUGH), daemon=True
        )
        with signals_masked():  # a process that was started by half would complain
            self._process.start()
            theirs.close()
        self._is_ready = False
        self.orders: deque[Order] = deque()
        """What it was given and has not answered; it is at work on the first."""
        self.load = 0
        """How much work that is."""

    def give(self, orders: Sequence[Order]) -> None:
        """Give it more to do, in order."""
        self.orders += orders
        self.load += sum(order.load for order in orders)
        with suppress(OSError):  # it died, which `receive` will tell
            self.connection.send([order.work for order in orders])

    def receive(self) -> tuple[Order, bytes] | None:
        """Give the next answer, packed, and what it is to; None for a mere sign of life.

        Raises:
            EOFError: the process died.

        """
        try:
            content = self.connection.recv_bytes()
        except OSError:
            raise EOFError from None
        if not self._is_ready:
            self._is_ready = True
            return None
        order = self.orders.popleft()
        self.load -= order.load
        return order, content

    def bury(self) -> Outcome | None:
        """Tidy up after a process that died, and tell what that says of the first of its orders.

        That remains to be done when it was given for the first time, or not even looked at: it may
        be innocent, since a system that runs out of memory ends whom it likes.

        Raises:
            NewslintError: it did not even get ready.

        """
        self.connection.close()
        self._process.join()
        status = self._process.exitcode
        if not self._is_ready:
            raise NewslintError(
                f"a worker process could not be started (status {status}); try --workers 1"
            )
        if not self.orders:
            return None
        suspect = self.orders[0]
        changed = False
        if isinstance(suspect.work, Job):
            remove_leftovers(suspect.work.path, self._process.pid)
            changed = state_of(suspect.work.path) != suspect.before
        if changed or suspect.again:
            return killed(suspect.work, status, changed=changed)
        self.orders[0] = replace(suspect, again=True)
        return None

    def release(self) -> None:
        """Let it end when it has done everything, and wait for that."""
        with suppress(OSError):  # it died, with nothing left to do
            self.connection.send(None)
        self._process.join()

    def stop(self) -> None:
        """End it as soon as no file is half-written, and wait for that."""
        self.connection.close()
        if hasattr(signal, "pthread_sigmask"):  # elsewhere it could not wait for the file
            self._process.terminate()
        self._process.join()


def _way_to_start() -> str:
    """Fork only where that is sound: what other threads hold would be held forever in a fork."""
    if not sys.platform.startswith("linux"):
        return "spawn"
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return "spawn"
    return "fork" if threads == 1 else "spawn"


def _work(linter: Linter, connection: Connection[Any, Any], enough: int) -> None:
    """Be the worker: answer each job with a pickle of its outcome, or of the error that it raised."""
    # Interrupts are the parent's to handle, and whoever kills it means all of the run.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    jobs: _Jobs = SimpleQueue()
    # It goes on holding signals, so that they come to this thread, which knows when they may.
    Thread(target=_listen, args=(connection, jobs, enough), daemon=True).start()
    signals_free()
    try:
        connection.send_bytes(_READY)
        while (group := jobs.get()) is not None:
            for answer in _answers(linter, group):
                connection.send_bytes(answer)
        linter.keep()
    except OSError:  # nobody listens any more
        end_process(1)


def _answers(linter: Linter, group: Sequence[Job | Portion]) -> Iterator[bytes]:
    try:
        yield from map(packed, performed(linter, group))
    except NewslintError as error:
        yield pickle.dumps(error)


def _listen(connection: Connection[Any, Any], jobs: _Jobs, enough: int) -> None:
    """Take jobs as they come, so that the parent never has to wait, and end with the parent."""
    parent = parent_process()
    lifeline = [] if parent is None else [parent.sentinel]
    try:
        while connection in wait([connection, *lifeline]):
            given = connection.recv()
            if given is None:
                jobs.put(None)
                return
            for group in groups(given, enough):
                jobs.put(group)
    except (EOFError, OSError):
        pass
    end_process(1)
