"""The work of a run, shared out to processes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.config.settings import Choice, Settings
from newslint.pipeline import spread, workers
from newslint.pipeline.inputs import outcomes
from newslint.pipeline.outcome import Job, Outcome
from newslint.pipeline.rulings import Rulings
from newslint.pipeline.run import Linter
from newslint.pipeline.transport import packed
from newslint.pipeline.workers import worker_count

SETTINGS = Settings(choices=(Choice(select=("whitespace/double-space",)),), language="es")


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Rulings(), date(2026, 1, 1))


def jobs(folder: Path, sizes: list[int]) -> list[Job]:
    """Give jobs for files of so many defects each."""
    paths = [folder / f"{number}.txt" for number in range(len(sizes))]
    for path, size in zip(paths, sizes, strict=True):
        path.write_text("Uno" + "  dos" * size)
    return [Job(path, path.name, SETTINGS) for path in paths]


def counts(made: list[Outcome]) -> list[int]:
    return [len(result.findings) for outcome in made for result in outcome.results]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs(
    linter: Linter, tmp_path: Path, workers: int
) -> None:
    sizes = list(range(20))
    assert counts(list(outcomes(linter, jobs(tmp_path, sizes), workers))) == sizes


@pytest.mark.parametrize("most_held", [1, 3_000])
def test_what_waits_for_its_turn_is_bounded(
    linter: Linter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_held: int
) -> None:
    monkeypatch.setattr(spread, "_MOST_HELD", most_held)
    monkeypatch.setattr(spread, "_BATCH", 5_000)
    sizes = [2_000, *range(1, 60), 2_000, *range(60)]
    crew = spread._Crew(linter, jobs(tmp_path, sizes), 1_000_000, 2)
    try:
        made, held = [], []
        for outcome in crew.outcomes():
            made.append(outcome)
            held.append(crew._held)
        assert counts(made) == sizes
        # Each worker may send one more when the limit is all but reached.
        assert max(held) < most_held + 2 * max(len(packed(outcome)) for outcome in made)
        assert held[-1] == 0
    finally:
        crew.stop()


def test_a_caller_may_stop_early(linter: Linter, tmp_path: Path) -> None:
    made = spread.spread(linter, jobs(tmp_path, [1] * 50), 1_000_000, 2)
    assert counts([next(made)]) == [1]
    made.close()  # type: ignore[attr-defined]
    assert list(made) == []


@pytest.mark.parametrize(
    ("wanted", "files", "size", "count"),
    [
        pytest.param(3, 100, 1, 3, id="as-wanted"),
        pytest.param(3, 2, 1, 2, id="no-more-than-files"),
        pytest.param(3, 0, 1, 1, id="no-files"),
        pytest.param(99, 100, 1, 60, id="no-more-than-a-system-can-have"),
        pytest.param(None, 3, 1, 1, id="a-few-files"),
        pytest.param(None, 100, 1_000, 7, id="many-files"),
        pytest.param(None, 3, 100_000, 3, id="large-files"),
        pytest.param(None, 1, 1_000_000, 1, id="one-large-file"),
    ],
)
def test_worker_count(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    wanted: int | None,
    files: int,
    size: int,
    count: int,
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 7)
    monkeypatch.setattr(workers, "_WORTHWHILE", 300_000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    assert worker_count(wanted, [Job(path, "a.txt", SETTINGS)] * files) == count
