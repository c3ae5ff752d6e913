"""A progress bar on stderr, for runs that take more than a second on a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before anything is shown."""


def tracked(items: Iterable[T], total: int, stream: TextIO) -> Iterator[T]:
    """Give `items` as they are, showing how many of `total` are done if it takes long."""
    if not stream.isatty():
        yield from items
        return
    start, bar = time.monotonic(), None
    try:
        for done, item in enumerate(items):
            yield item
            if bar is None and time.monotonic() - start > PATIENCE:
                bar = _bar(stream, total)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done + 1)
    finally:
        if bar is not None:
            bar.stop()


def _bar(stream: TextIO, total: int) -> Progress:
    from rich.console import Console  # noqa: PLC0415 - most runs are over before
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    bar = Progress(console=Console(file=stream), transient=True)
    bar.add_task("Checking", total=total)
    bar.start()
    return bar
