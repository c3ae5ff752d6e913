"""The line that says how far a run has come."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from newslint.cli import progress
from newslint.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])

    def move(seconds: float) -> None:
        now[0] += seconds

    return move


def run(
    stream: io.StringIO, clock: Callable[[float], None], seconds: float, items: int
) -> list[str]:
    """Give what stands in the stream after each of some items that take so long each."""
    seen = []
    progress = Progress(items, stream)
    progress.expect(items * 7)
    for _ in progress.over(range(items)):
        clock(seconds)
        progress.advance(7)
        seen.append(stream.getvalue())
    return [*seen, stream.getvalue()]


def test_a_short_run_shows_nothing(clock: Callable[[float], None]) -> None:
    assert set(run(Terminal(), clock, 0.1, 9)) == {""}


def test_a_pipe_gets_nothing(clock: Callable[[float], None]) -> None:
    assert set(run(io.StringIO(), clock, 10, 9)) == {""}


def test_a_dumb_terminal_gets_nothing(
    clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert set(run(Terminal(), clock, 10, 9)) == {""}


def test_a_long_run_is_shown_and_cleared(
    clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    clear = "\r\x1b[K"
    assert run(Terminal(), clock, 0.6, 4)[-1] == (
        f"{clear}50% of 4 inputs checked{clear}75% of 4 inputs checked"
        f"{clear}100% of 4 inputs checked{clear}"
    )


def test_it_is_not_written_too_often(
    clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert run(Terminal(), clock, 0.01, 1000)[-1].count("checked") <= 91
