"""From paths, folders and globs to files."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.formats.discover import InputFile, Selection, discover
from newslint.formats.gitignore import parse, parse_line
from newslint.formats.ignore import IgnoreRules
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def plant(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(*paths: str, **selection: Any) -> list[str]:
    """Give the shown paths of the files, and notices as lines."""
    items = list(discover(paths, Selection(**selection)))
    assert all(item.path.is_absolute() for item in items if isinstance(item, InputFile))
    return [item.shown if isinstance(item, InputFile) else str(item) for item in items]


@pytest.mark.parametrize(
    ("files", "paths", "expected"),
    [
        pytest.param(["b.txt", "a.txt"], ["."], ["a.txt", "b.txt"], id="sorted"),
        pytest.param(["b.txt", "a.txt"], ["b.txt", "a.txt"], ["b.txt", "a.txt"], id="as-named"),
        pytest.param(
            ["a.TXT", "b.md", "c.text", "d.markdown", "e.py", "f", "g.gz", "h.txt~"],
            ["."],
            ["a.TXT", "b.md", "c.text", "d.markdown"],
            id="known-endings-in-folders",
        ),
        pytest.param(
            [
                *("README.md", "dataset_infos.json", "saved/dataset_dict.json", "hub/a.parquet"),
                *("saved/train/data-00000-of-00002.arrow", "saved/train/data-00001-of-00002.arrow"),
                *("saved/train/dataset_info.json", "saved/train/state.json"),
                *("saved/train/cache-4d7f30f2a1c1fae5.arrow", "saved/train/cache.arrow"),
            ],
            ["."],
            [
                *("README.md", "hub/a.parquet", "saved/train/cache.arrow"),
                *("saved/train/data-00000-of-00002.arrow", "saved/train/data-00001-of-00002.arrow"),
            ],
            id="datasets",
        ),
        pytest.param(
            ["state.json", "cache-1.arrow"],
            ["state.json", "cache-1.arrow"],
            ["state.json", "cache-1.arrow"],
            id="named-though-beside-data",
        ),
        pytest.param(
            ["a.TXT.gz", "b.md.zst", "c.text.bz2", "d.markdown.XZ", "e.py.gz", "f.txt.zip"],
            ["."],
            ["a.TXT.gz", "b.md.zst", "c.text.bz2", "d.markdown.XZ"],
            id="known-endings-compressed",
        ),
        pytest.param(["e.py", "f"], ["e.py", "f"], ["e.py", "f"], id="any-ending-if-named"),
        pytest.param(
            ["d/a.md", "d/e/b.md", "c.md"], ["."], ["c.md", "d/a.md", "d/e/b.md"], id="below"
        ),
        pytest.param(["d/a.md", "d-e/a.md"], ["."], ["d-e/a.md", "d/a.md"], id="as-git-sorts"),
        pytest.param(["d/a.md"], ["./d//../d/"], ["d/a.md"], id="odd-spelling"),
        pytest.param([".a.md", ".d/a.md", "a.md"], ["."], ["a.md"], id="not-hidden-ones"),
        pytest.param([".a.md", ".d/b.md"], [".a.md", ".d"], [".a.md", ".d/b.md"], id="but-named"),
        pytest.param(["a.md", "b.md"], ["b.md", ".", "a.md"], ["b.md", "a.md"], id="none-twice"),
        pytest.param(["añó.md", "a b.md"], ["."], ["a b.md", "añó.md"], id="any-name"),
        pytest.param(["a.md", "b.txt", "c.py"], ["*.*"], ["a.md", "b.txt", "c.py"], id="glob"),
        pytest.param(["a1.md", "a2.md", "b.md"], ["a?.md"], ["a1.md", "a2.md"], id="glob-mark"),
        pytest.param(["d/a.md", "e/b.md", "c.md"], ["*/"], ["d/a.md", "e/b.md"], id="glob-folder"),
        pytest.param(["d/a.md", "d/e/b.md"], ["**/*.md"], ["d/a.md", "d/e/b.md"], id="glob-deep"),
        pytest.param(["d/a.md", "d/b.py"], ["d/**"], ["d/a.md"], id="glob-of-a-whole-folder"),
        pytest.param(["[a].md", "a.md"], ["[a].md"], ["[a].md"], id="not-a-glob"),
        pytest.param([], ["a.md"], ["a.md: no such file or folder"], id="not-there"),
        pytest.param([], ["*.md"], ["*.md: no file matches this pattern"], id="glob-of-nothing"),
        pytest.param([], [], [], id="nothing-asked"),
    ],
)
def test_paths(here: Path, files: list[str], paths: list[str], expected: list[str]) -> None:
    plant(here, *files)
    assert found(*paths) == expected


def test_all_notices_are_failures(here: Path) -> None:
    (here / "empty").mkdir()
    items = list(discover(["no.md", "*.no", "empty"], Selection()))
    assert len(items) == 3
    assert all(isinstance(item, Notice) and item.failed for item in items)


def test_a_folder_without_files_tells_what_it_looked_for(here: Path) -> None:
    plant(here, "a.py")
    [line] = found(".")
    assert line.startswith(".: nothing to check: no file here ends in .")


@pytest.mark.usefixtures("here")
def test_what_is_elsewhere_is_shown_with_its_whole_path(tmp_path: Path) -> None:
    plant(tmp_path, "there/a.md", "b.md")
    assert found("../there", "../b.md") == [f"{tmp_path}/there/a.md", f"{tmp_path}/b.md"]


def test_what_is_named_with_its_whole_path_is_shown_without(here: Path) -> None:
    plant(here, "d/a.md")
    assert found(f"{here}/d") == ["d/a.md"]


def test_the_root_of_the_file_system_is_a_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(here, "a.md")
    monkeypatch.chdir("/")
    assert found(str(here)) == [str(here / "a.md").lstrip("/")]


def test_a_name_that_is_no_text_can_be_shown(here: Path) -> None:
    Path(os.fsdecode(os.fsencode(here) + b"/caf\xe9.md")).touch()
    assert found(".") == found("*.md") == ["caf\\xe9.md"]


def ends(*endings: str) -> Callable[[str], bool]:
    return lambda path: path.endswith(endings)


@pytest.mark.parametrize(
    ("paths", "selection", "expected"),
    [
        pytest.param(["."], {"exclude": ends("a.md")}, ["c.md", "d/b.md"], id="file"),
        pytest.param(["."], {"exclude": ends("d/")}, ["a.md", "c.md"], id="folder"),
        pytest.param(["a.md"], {"exclude": ends("a.md")}, ["a.md"], id="not-if-named"),
        pytest.param(["d"], {"exclude": ends("d/")}, ["d/b.md"], id="not-a-named-folder"),
        pytest.param(
            ["a.md", "c.md"],
            {"exclude": ends("a.md"), "force_exclude": True},
            ["c.md"],
            id="forced",
        ),
        pytest.param(["d"], {"exclude": ends("d/"), "force_exclude": True}, [], id="forced-folder"),
        pytest.param(
            ["."], {"include": ends(".dat")}, ["a.md", "c.md", "d/b.md", "d/e.dat"], id="in"
        ),
        pytest.param(
            ["d"],
            {"exclude": ends("b.md")},
            ["d: nothing to check: all that is here is excluded, or ignored by .gitignore"],
            id="all-of-it",
        ),
    ],
)
def test_selection(
    here: Path, paths: list[str], selection: dict[str, Any], expected: list[str]
) -> None:
    plant(here, "a.md", "c.md", "d/b.md", "d/e.dat", "d/f.py")
    assert found(*paths, **selection) == expected


def test_links_are_followed(here: Path, tmp_path: Path) -> None:
    plant(tmp_path, "there/a.md", "there/d/b.md")
    (here / "link.md").symlink_to("../there/a.md")
    (here / "linked").symlink_to("../there/d")
    assert found(".") == ["link.md", "linked/b.md"]


def test_what_is_there_by_itself_comes_under_its_own_name(here: Path) -> None:
    plant(here, "z/a.md", "y.md")
    (here / "b").symlink_to("z")
    (here / "c.md").symlink_to("y.md")
    assert found(".") == ["y.md", "z/a.md"]


def test_links_in_circles_end(here: Path) -> None:
    plant(here, "d/a.md")
    (here / "d" / "up").symlink_to("..")
    (here / "d" / "self").symlink_to(".")
    (here / "d" / "root").symlink_to("/")
    (here / "one.md").symlink_to("two.md")
    (here / "two.md").symlink_to("one.md")
    assert found(".") == ["d/a.md", "one.md", "two.md"]


def test_two_folders_that_link_to_each_other_end(here: Path, tmp_path: Path) -> None:
    plant(tmp_path, "here/a.md", "there/b.md")
    (here / "there").symlink_to("../there")
    (tmp_path / "there" / "here").symlink_to("../here")
    assert found(".") == ["a.md", "there/b.md"]


def test_a_link_to_nothing_is_left_for_the_reader_to_tell(here: Path) -> None:
    (here / "a.md").symlink_to("nowhere.md")
    assert found(".") == found("a.md") == ["a.md"]


def test_pipes_in_folders_are_no_files(here: Path) -> None:
    plant(here, "a.md")
    os.mkfifo(here / "b.md")
    assert found(".") == ["a.md"]


def test_a_folder_that_cannot_be_searched_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(here, "a.md", "d/b.md")
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("/d"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(".") == ["d: cannot be searched: Permission denied", "a.md"]


# What git ignores


def git(*arguments: str, at: Path) -> str:
    # Nothing of the person's own settings, nor of a hook that runs the tests.
    plain = {"PATH": os.environ["PATH"], "HOME": str(at), "GIT_CONFIG_NOSYSTEM": "1"}
    ran = subprocess.run(
        ["git", *arguments], cwd=at, env=plain, check=True, capture_output=True, timeout=60
    )
    return ran.stdout.decode()


@pytest.fixture
def repository(here: Path) -> Path:
    git("init", "-q", at=here)
    return here


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_gitignore(repository: Path) -> None:
    plant(repository, "a.md", "b.md", "out/c.md", "d/out/e.md", "d/f.md", "d/g.md", "d/b.md")
    write(repository, ".gitignore", "/b.md", "out/")
    write(repository, "d/.gitignore", "g.*")
    assert found(".") == ["a.md", "d/b.md", "d/f.md"]
    assert found("d") == ["d/b.md", "d/f.md"]
    assert found(".", gitignore=False) == [
        *("a.md", "b.md", "d/b.md", "d/f.md", "d/g.md", "d/out/e.md", "out/c.md")
    ]


def test_the_innermost_gitignore_decides(repository: Path) -> None:
    plant(repository, "a.md", "d/a.md", "d/e/a.md")
    write(repository, ".gitignore", "a.md")
    write(repository, "d/.gitignore", "!a.md")
    assert found(".") == ["d/a.md", "d/e/a.md"]
    assert found("d/e") == ["d/e/a.md"]


def test_what_is_in_an_ignored_folder_cannot_be_taken_back(repository: Path) -> None:
    plant(repository, "a.md", "d/a.md")
    write(repository, ".gitignore", "d/", "!d/a.md")
    assert found(".") == ["a.md"]


def test_ignored_files_and_folders_that_are_named_are_read(repository: Path) -> None:
    plant(repository, "a.md", "d/a.md", "d/e/a.md", "d/e/b.md")
    write(repository, ".gitignore", "d/", "a.md")
    write(repository, "d/e/.gitignore", "b.md")
    assert found("a.md", "d/a.md") == ["a.md", "d/a.md"]
    assert found("d") == ["d/a.md", "d/e/a.md"]


def test_exclusions_of_the_repository(repository: Path) -> None:
    plant(repository, "a.md", "b.md")
    write(repository, ".git/info/exclude", "b.md")
    assert found(".") == ["a.md"]
    (repository / ".gitignore").write_text("!b.md")
    assert found(".") == ["a.md", "b.md"]


def test_a_further_work_tree_shares_the_exclusions(repository: Path, tmp_path: Path) -> None:
    write(repository, ".git/info/exclude", "b.md")
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(*name, "commit", "-q", "--allow-empty", "-m", "a", at=repository)
    git("worktree", "add", "-q", str(tmp_path / "further"), at=repository)
    plant(tmp_path / "further", "a.md", "b.md")
    assert found("../further") == [f"{tmp_path}/further/a.md"]


def test_a_work_tree_whose_repository_is_gone_ignores_nothing_else(here: Path) -> None:
    write(here, ".git", "gitdir: /nowhere/to/be/found")
    plant(here, "a.md")
    assert found(".") == ["a.md"]


def test_a_repository_in_a_repository_is_on_its_own(repository: Path) -> None:
    plant(repository, "a.md", "d/a.md", "d/b.md")
    write(repository, ".gitignore", "*.md")
    git("init", "-q", at=repository / "d")
    write(repository, "d/.gitignore", "b.md")
    assert found(".") == found("d") == ["d/a.md"]


def test_gitignore_files_hold_outside_of_repositories_for_what_is_below(here: Path) -> None:
    plant(here, "a.md", "d/a.md", "d/e/a.md")
    write(here, ".gitignore", "a.md")
    assert found(".") == [
        ".: nothing to check: all that is here is excluded, or ignored by .gitignore"
    ]
    assert found("d") == ["d/a.md", "d/e/a.md"]


def test_a_gitignore_that_is_no_file_ignores_nothing(here: Path) -> None:
    plant(here, "a.md", ".gitignore/b")
    assert found(".") == ["a.md"]


@pytest.mark.parametrize(
    ("line", "path", "folder", "expected"),
    [
        pytest.param("a", "a", False, True, id="name"),
        pytest.param("a", "b/a", True, True, id="name-anywhere"),
        pytest.param("a", "a/b", False, False, id="not-what-is-in-it"),
        pytest.param("/a", "a", False, True, id="anchored"),
        pytest.param("/a", "b/a", False, False, id="anchored-not-below"),
        pytest.param("b/a", "b/a", False, True, id="path"),
        pytest.param("b/a", "c/b/a", False, False, id="path-is-anchored"),
        pytest.param("a/", "a", False, False, id="folder-no-file"),
        pytest.param("a/", "b/a", True, True, id="folder"),
        pytest.param("*.md", "b/.md", False, True, id="star-of-nothing"),
        pytest.param("a*", "a/b", False, False, id="star-stays-in-its-folder"),
        pytest.param("/*/a", "b/c/a", False, False, id="star-is-one-folder"),
        pytest.param("**/a", "b/c/a", False, True, id="any-folder"),
        pytest.param("**/b/a", "b/a", False, True, id="any-folder-or-none"),
        pytest.param("b/**/a", "b/a", False, True, id="none-between"),
        pytest.param("b/**/a", "b/c/d/a", False, True, id="some-between"),
        pytest.param("b/**", "b/c/d", False, True, id="all-in-it"),
        pytest.param("b/**", "b", True, False, id="but-not-itself"),
        pytest.param("a**b", "axxb", False, True, id="two-stars-in-a-name"),
        pytest.param("?", "ñ", False, True, id="one-character"),
        pytest.param("a?b", "a/b", False, False, id="no-slash"),
        pytest.param("[a-c]", "b", False, True, id="range"),
        pytest.param("[!a-c]", "b", False, False, id="not-in-range"),
        pytest.param("[^a]", "b", False, True, id="not-with-hat"),
        pytest.param("x[!a]y", "x/y", False, False, id="class-without-slash"),
        pytest.param("[]a]", "]", False, True, id="bracket-first"),
        pytest.param("[[:digit:]x]", "7", False, True, id="posix"),
        pytest.param("[a&&b]", "&", False, True, id="nothing-special-in-python"),
        pytest.param("[a\\]]", "]", False, True, id="escaped-in-class"),
        pytest.param("\\*", "*", False, True, id="escaped"),
        pytest.param("\\*", "a", False, False, id="escaped-is-itself"),
        pytest.param("\\#a", "#a", False, True, id="hash"),
        pytest.param("\\!a", "!a", False, True, id="exclamation"),
        pytest.param("a.md", "axmd", False, False, id="a-dot-is-a-dot"),
        pytest.param("a \t", "a \t", False, True, id="a-tab-stays"),
        pytest.param("a  ", "a", False, True, id="blanks-at-the-end-go"),
        pytest.param("a\\ ", "a ", False, True, id="an-escaped-one-stays"),
        pytest.param("a\r", "a", False, True, id="windows-line-end"),
        pytest.param(" a", " a", False, True, id="a-blank-in-front-stays"),
    ],
)
def test_patterns(line: str, path: str, folder: bool, expected: bool) -> None:
    pattern = parse_line(line)
    assert pattern is not None
    assert pattern.ignores
    assert pattern.matches(path, folder=folder) == expected


@pytest.mark.parametrize("line", ["", "  ", "# a", "/", "!", "[a", "a\\", "[z-a]"])
def test_what_is_no_pattern(line: str) -> None:
    assert parse_line(line) is None


def test_patterns_that_take_back() -> None:
    [pattern] = parse(["!a", "#b", ""])
    assert not pattern.ignores


FOLDERS = ["", "a", "b", "data", "a/b", "data/a", "a/data", "x y", "data/a/b"]
PATTERNS = [
    *("a", "b", "*.txt", "*.md", "data", "d*", "**/a", "a/**", "a/**/b", "/a", "/data", "*", "*/b"),
    *("?.txt", "[ab]", "x y", "c.txt", "b/c.txt", "**", "a/*", "\\#x", "data/a", "[!a]*", "[^c]*"),
    *("\\!x", "x y\\ ", "[[:alpha:]]", "[a-c]*", "**a", "a**/b", "[]a]", "[a-", "*\\", "/", "//"),
    *("[z-a]", "[[:alpha:].t-x]*", "c\\.txt", "c.txt ", "x\\ y", "a//b", "***", "data/**/*.md"),
    *("a[/]b", "# x", "[--z]*", "a?b", "[[:foo:]]*", "\\[a]", "[\\a]", "./a", "a/../b", "c[.]txt"),
]


def walked(folder: Path, rules: IgnoreRules) -> Iterator[Path]:
    entries = list(folder.iterdir())
    rules = rules.inside(str(folder), {entry.name for entry in entries})
    for entry in entries:
        if entry.name.startswith(".") or rules.ignores(str(entry), folder=entry.is_dir()):
            continue
        if entry.is_dir():
            yield from walked(entry, rules)
        else:
            yield entry


def random_lines(chance: random.Random) -> Sequence[str]:
    return [
        chance.choice(["", "", "!"]) + chance.choice(PATTERNS) + chance.choice(["", "", "/"])
        for _ in range(chance.randint(1, 4))
    ]


def test_git_ignores_the_same(repository: Path) -> None:
    chance = random.Random(20_240_901)  # noqa: S311  # nothing secret about it
    for folder in FOLDERS:
        plant(repository / folder, "c.txt", "d.md")
    for _ in range(40):
        written = chance.sample(FOLDERS, chance.randint(1, 3))
        for folder in FOLDERS:
            lines = random_lines(chance) if folder in written else ()
            write(repository / folder, ".gitignore", *lines)
        listed = git("ls-files", "-z", "--others", "--exclude-standard", at=repository)
        expected = {name for name in listed.split("\0") if name.endswith((".txt", ".md"))}
        ours = {
            path.relative_to(repository).as_posix() for path in walked(repository, IgnoreRules())
        }
        said = {folder: (repository / folder / ".gitignore").read_text() for folder in written}
        assert ours == expected, said
