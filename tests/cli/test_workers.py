"""Several processes come to the same as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

TEXTS = ("Uno  dos.\n", "Uno.\n\nREAD Dos\n\nTres.\n", "Uno dos.\n", "pasadoEl fin\n", "")
FILES: dict[str, str | bytes] = {f"{at:02}.txt": TEXTS[at % len(TEXTS)] for at in range(60)}


def test_reports_are_the_same(newslint: Newslint) -> None:
    newslint.write(FILES)
    one, two = (
        newslint.lint("--workers", workers, "missing.txt", ".", "--output-format", "jsonl")
        for workers in ("1", "2")
    )
    assert one == two
    assert one.status == 2
    assert len(one.told) == 1 + 12


def test_many_files_are_shared_out_and_fixed_alike(newslint: Newslint) -> None:
    newslint.write(FILES)
    two = newslint.lint("--fix")
    fixed = {name: newslint.read(name) for name in FILES}
    newslint.write(FILES)
    one = newslint.lint("--fix", "--workers", "1")
    assert one == two
    assert fixed == {name: newslint.read(name) for name in FILES}


def test_rules_of_a_worker_may_fail(newslint: Newslint) -> None:
    """Its files are under other settings than those that were looked at first."""
    newslint.write(
        {
            **FILES,
            "newslint.yaml": "{rules: [own], select: [mine], timeout: 0.05}",
            "own/mine/slow.yaml": (
                "{summary: s, severity: error, why: w, message: m, match: {patterns: ['(x+x+)+y']},"
                " flags: [{text: ⟦xxxy⟧}], passes: [a]}"
            ),
            "99.txt": "x" * 20_000 + " xxy",
        }
    )
    done = newslint("--workers", "2", "-q", "99.txt", "00.txt")
    assert done.status == 2
    assert done.told[0].startswith("99.txt: mine/slow: a pattern ran longer than 0.05 seconds")
