"""What is kept from run to run changes how long a run takes, and nothing else."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Done, Newslint

RULE = """\
summary: s
severity: %s
why: w
match: {patterns: ['%s']}
message: found {match}
flags: [{text: "⟦xy⟧"}]
passes: [a]
"""

CONFIG = """\
rules: [own]
select: [mine]
language: es
ignores:
  - {rule: mine/rule, text: fine xy, reason: it is fine}
  - {rule: mine/rule, path: ignored.txt}
  - {rule: mine/rule, path: never.txt}
  - {rule: mine/rule, text: old xy, until: 2020-01-01}
"""

FILES: dict[str, str | bytes] = {
    "newslint.yaml": CONFIG,
    "own/mine/rule.yaml": RULE % ("error", "xy"),
    "a.txt": "Uno xy dos.\r\nfine xy, old xy\n",
    "b.md": "---\nxy: xy\n---\n# xy `xy`\n",
    "clean.txt": "Uno dos.\n",
    "comment.txt": "xy <!-- newslint: disable-line=mine/rule so it is -->\nxy\n",
    "unused.txt": "<!-- newslint: disable=mine/rule -->\n",
    "mistake.txt": "<!-- newslint: disabel=mine/rule --> xy\n",
    "guessed.txt": "El niño comió más piñas que el señor de la montaña; ¿qué será? xy".encode(
        "cp1252"
    ),
    "ignored.txt": "xy\n",
    "sub/ignored.txt": "xy\n",
    "empty.txt": "",
}


@pytest.fixture
def linted(newslint: Newslint, tmp_path: Path) -> Newslint:
    """Files, and a cache of their own."""
    newslint.write(FILES)
    newslint.environment["NEWSLINT_CACHE_DIR"] = str(tmp_path / "cache")
    return newslint


def files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and one.name != ".gitignore")


def results(folder: Path) -> list[Path]:
    return [path for path in files(folder) if path.parent.name.startswith("results-")]


def cold(newslint: Newslint, *arguments: str) -> Done:
    return newslint("--no-cache", *arguments)


@pytest.mark.parametrize(
    "how",
    [
        pytest.param([], id="text"),
        pytest.param(["--output-format", "json"], id="json"),
        pytest.param(["--output-format", "jsonl", "--workers", "2"], id="workers"),
        pytest.param(["--statistics", "-q"], id="statistics"),
        pytest.param(["--diff"], id="diff"),
        pytest.param(["--ignore", "mine/rule"], id="without-the-rule"),
        pytest.param(["a.txt", "clean.txt"], id="clean-and-not"),
    ],
)
def test_cold_warm_and_without_are_the_same(linted: Newslint, how: list[str]) -> None:
    runs = [cold(linted, *how), *(linted(*how) for _ in range(3))]
    assert runs[1:] == [runs[0]] * 3


def test_fixing_comes_to_the_same(linted: Newslint) -> None:
    rule = (RULE % ("error", "xy")).replace("message:", "fix: {replace: z}\nmessage:")
    rule = rule.replace('⟧"}', '⟧", fixed: z}')
    again = {**FILES, "own/mine/rule.yaml": rule}
    ends = []
    for how in (["--no-cache"], [], []):
        linted.write(again)
        done = linted("--fix", "--unsafe-fixes", *how)
        ends.append((done, [path.read_bytes() for path in files(linted.folder)]))
    assert ends[1:] == [ends[0]] * 2
    assert linted.read("a.txt") == b"Uno z dos.\r\nfine xy, old z\n"
    assert linted("--fix", "--unsafe-fixes") == cold(linted, "--fix", "--unsafe-fixes")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("own/mine/rule.yaml", RULE % ("error", "os"), id="other-pattern"),
        pytest.param("own/mine/rule.yaml", RULE % ("info", "xy"), id="other-severity"),
        pytest.param("own/mine/other.yaml", RULE % ("error", "xy dos"), id="new-rule"),
        pytest.param("newslint.yaml", CONFIG.replace("fine xy", "Uno xy"), id="other-ignores"),
        pytest.param("newslint.yaml", CONFIG.replace("2020", "2999"), id="later-end"),
        pytest.param("newslint.yaml", CONFIG + "severity: {mine: info}\n", id="other-severities"),
        pytest.param("newslint.yaml", CONFIG.replace("es", "de"), id="other-language"),
        pytest.param("a.txt", "Uno xy dos.\r\nfine xy, xyz xy\n", id="other-text"),
        pytest.param("clean.txt", "Uno  xy.\n", id="no-longer-clean"),
    ],
)
def test_what_changes_counts(linted: Newslint, name: str, content: str) -> None:
    before = linted("--output-format", "json")
    linted.write({name: content})
    after = linted("--output-format", "json")
    assert after == cold(linted, "--output-format", "json")
    assert after != before
    linted.write(FILES)
    (linted.folder / "own/mine/other.yaml").unlink(missing_ok=True)
    assert linted("--output-format", "json") == before


def test_files_that_move_are_looked_at_as_what_they_are_now(linted: Newslint) -> None:
    linted()
    (linted.folder / "a.txt").rename(linted.folder / "moved.txt")
    (linted.folder / "ignored.txt").rename(linted.folder / "a.txt")
    assert linted() == cold(linted)


def test_a_rule_that_ran_out_of_time_is_not_taken_for_clean(linted: Newslint) -> None:
    linted.write(
        {
            "newslint.yaml": "{rules: [own], select: [mine], timeout: 0.02}",
            "own/mine/rule.yaml": RULE % ("error", "(x+x+)+(?<!x)"),
            "a.txt": "x" * 20_000,
        }
    )
    runs = [linted("a.txt", "-q") for _ in range(3)]
    assert [(run.status, "ran longer" in run.err) for run in runs] == [(2, True)] * 3


def damaged(content: bytes) -> Iterator[bytes]:
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    yield b""
    yield content[: len(content) // 2]
    yield b"\0" * len(content)
    yield content.replace(b'"error"', b'"infos"').replace(b"[]", b"[ ]")
    for _ in range(2):
        flipped = bytearray(content)
        for at in chance.sample(range(len(content)), len(content) // 20 + 1):
            flipped[at] ^= 1 << chance.randrange(8)
        yield bytes(flipped)


def test_damage_changes_nothing(linted: Newslint, tmp_path: Path) -> None:
    expected = linted("--output-format", "json")
    whole = {path: path.read_bytes() for path in files(tmp_path / "cache")}
    assert len(whole) > 8
    for damage in zip(*map(damaged, whole.values()), strict=True):
        for path, content in zip(whole, damage, strict=True):
            path.write_bytes(content)
        assert linted("--output-format", "json") == expected
    assert linted("--output-format", "json") == expected


def test_a_folder_that_cannot_be_used_changes_nothing(linted: Newslint, tmp_path: Path) -> None:
    expected = cold(linted)
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file/below", Path("/proc/newslint")):
        assert linted(env={"NEWSLINT_CACHE_DIR": str(place)}) == expected
        if not place.is_file():
            assert linted("--cache-dir", str(place)) == expected


def test_a_folder_that_cannot_be_written_changes_nothing(linted: Newslint, tmp_path: Path) -> None:
    expected = linted()
    for path in (tmp_path / "cache").rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    linted.write({"clean.txt": "Uno dos. xy"})
    assert linted() != expected
    linted.write(FILES)
    assert linted() == expected


def test_runs_do_not_get_in_each_others_way(linted: Newslint) -> None:
    expected = cold(linted, "--output-format", "json")
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: linted("--output-format", "json"), range(4)))
    assert runs == [expected] * 4
    assert linted("--output-format", "json") == expected


def test_no_cache_keeps_nothing(linted: Newslint, tmp_path: Path) -> None:
    cold(linted)
    linted("--no-cache", "--cache-dir", str(tmp_path / "other"))
    assert files(tmp_path / "cache") == files(tmp_path / "other") == []


def test_rules_never_lie_where_the_command_line_says(linted: Newslint, tmp_path: Path) -> None:
    """A command line may come with a checkout, and rules made ready can run code."""
    linted("--cache-dir", str(tmp_path / "named"))
    assert results(tmp_path / "named") == files(tmp_path / "named") != []
    assert results(tmp_path / "cache") == []
    assert [path.suffix for path in files(tmp_path / "cache")] == [".pickle"]


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770])
def test_a_place_that_others_may_write(linted: Newslint, tmp_path: Path, mode: int) -> None:
    """What others put there is not used; what we put there, they cannot write."""
    expected = cold(linted)
    shared = tmp_path / "cache"
    shared.mkdir()
    shared.chmod(mode)
    assert [linted(), linted()] == [expected] * 2
    assert {path.stat().st_mode & 0o077 for path in files(shared)} == {0}
    for path in shared.iterdir():
        path.chmod(0o777)
    kept = {path: path.read_bytes() for path in files(shared)}
    assert linted() == expected
    assert {path: path.read_bytes() for path in files(shared)} == kept


def test_a_folder_among_the_articles_is_not_linted(linted: Newslint) -> None:
    expected = cold(linted)
    runs = [linted("--cache-dir", ".newslint_cache"), linted("--cache-dir", ".newslint_cache")]
    assert runs == [expected] * 2


HEAVY = "ftfy gcld3 hyperscan marisa_trie newslint.match pathspec pydantic ruamel"


def test_what_is_known_needs_nothing_heavy(linted: Newslint) -> None:
    """Not even the rules are loaded."""
    (linted.folder / "newslint.yaml").unlink()
    code = (
        "import sys\n"
        "from newslint.cli.main import run\n"
        "run(['--select', 'whitespace', '-q', 'a.txt', 'clean.txt'])\n"
        f"print(*[name for name in {HEAVY!r}.split() if name in sys.modules], file=sys.stderr)"
    )
    seen = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=linted.folder,
            env=linted.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        for _ in range(2)
    ]
    assert "newslint.match" in seen[0].stderr
    assert seen[1].stderr == "\n"
    assert seen[0].stdout == seen[1].stdout
