"""Files that are looked at together come to what each comes to by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newslint.config.settings import Settings
from newslint.errors import RuleFileError
from newslint.pipeline.outcome import Job, Portion, Task
from newslint.pipeline.rulings import Rulings
from newslint.pipeline.run import Linter
from newslint.pipeline.together import groups, performed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from newslint.pipeline.outcome import Outcome

SETTINGS = Settings()
PORTION = Portion("all.jsonl", SETTINGS, Task.CHECK)


def job(folder: Path, name: str, text: str, task: Task = Task.CHECK) -> Job:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Job(path, name, SETTINGS, task)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([100, 100], [2], id="small files"),
        pytest.param([9000, 9000, 9000], [2, 1], id="enough"),
        pytest.param([90_000, 100], [1, 1], id="a large file"),
        pytest.param([100, None, 100, 100], [1, 1, 2], id="a portion is alone"),
        pytest.param([None, None], [1, 1], id="portions"),
    ],
)
def test_neighbours_are_together(
    tmp_path: Path, sizes: list[int | None], expected: list[int]
) -> None:
    works = [
        PORTION if size is None else job(tmp_path, f"{at}.txt", "a" * size)
        for at, size in enumerate(sizes)
    ]
    found = list(groups(works, enough=20_000))
    assert [len(group) for group in found] == expected
    assert [work for group in found for work in group] == works


def test_without_a_size_each_is_alone(tmp_path: Path) -> None:
    works = [job(tmp_path, f"{at}.txt", "") for at in range(3)]
    assert [len(group) for group in groups(works, enough=0)] == [1, 1, 1]


@pytest.mark.parametrize("task", Task)
def test_a_group_comes_to_what_each_comes_to_alone(tmp_path: Path, task: Task) -> None:
    texts = ["Uno  dos.\n", "", "Lo dijo pasadoEl presidente  ayer.\n", "Uno dos.\n"]

    def outcomes(name: str, way: Callable[[Linter, Sequence[Job]], list[Outcome]]) -> list[Outcome]:
        (tmp_path / name).mkdir()
        linter = Linter(Rulings(), date(2026, 1, 1))
        works = [job(tmp_path / name, f"{at}.txt", text, task) for at, text in enumerate(texts)]
        return way(linter, works)

    together = outcomes("a", lambda linter, works: list(performed(linter, works)))
    alone = outcomes("b", lambda linter, works: [linter.perform(work) for work in works])
    assert [one.results for one in together] == [one.results for one in alone]
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


class _Unlucky(Linter):
    """Hits upon a bug in one of the files, whoever else is in the group."""

    def begun(self, works: Sequence[Job | Portion]) -> list[Callable[[], Outcome]]:
        if any(work.shown == "bug.txt" for work in works):
            raise ValueError("no luck")
        return super().begun(works)


def test_a_bug_costs_its_own_file_only(tmp_path: Path) -> None:
    works = [job(tmp_path, name, "Uno  dos.\n") for name in ("a.txt", "bug.txt", "c.txt")]
    outcomes = list(performed(_Unlucky(Rulings(), date(2026, 1, 1)), works))
    assert [len(outcome.results) for outcome in outcomes] == [1, 0, 1]
    assert "a bug in newslint, ValueError: no luck" in outcomes[1].notices[0].message


class _Misled(Linter):
    """Has a rule that cannot be used."""

    def begun(self, works: Sequence[Job | Portion]) -> list[Callable[[], Outcome]]:
        raise RuleFileError(f"a rule that {works[0].shown} needs: mend me")


def test_what_a_user_can_mend_ends_the_run(tmp_path: Path) -> None:
    works = [job(tmp_path, name, "") for name in ("a.txt", "b.txt")]
    with pytest.raises(RuleFileError):
        list(performed(_Misled(Rulings(), date(2026, 1, 1)), works))
