"""Keep interrupts out of what must not be broken off in the middle."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD = (signal.SIGINT, signal.SIGTERM)

_unbroken = RLock()
"""Held by the thread that must not be broken off, against others that would end the process."""


@contextmanager
def signals_held() -> Iterator[None]:
    """Let interrupts, and `end_process` in other threads, wait until the block ends.

    Interrupts wait where the system can do that.
    """
    with _unbroken, signals_masked():
        yield


def end_process(status: int) -> NoReturn:
    """End this process at once; only blocks under `signals_held` are brought to their end."""
    with _unbroken:
        os._exit(status)


@contextmanager
def signals_masked() -> Iterator[None]:
    """Let interrupts wait until the block ends, where the system can do that.

    Threads and processes that are started in the block go on holding them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def signals_free() -> None:
    """Let interrupts come at once again."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
