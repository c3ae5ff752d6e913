from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newslint.config.globs import Globs, flaw

REPO = Path("/home/dana/data [1]/repo")


@pytest.mark.parametrize(
    ("patterns", "path", "meant"),
    [
        pytest.param(["*.txt"], "a.txt", True, id="name"),
        pytest.param(["*.txt"], "x/y/a.txt", True, id="name-at-any-depth"),
        pytest.param(["*.txt"], "a.md", False, id="another-name"),
        pytest.param(["data"], "data/x/a.txt", True, id="folder-means-what-is-in-it"),
        pytest.param(["dana"], "a.txt", False, id="not-what-lies-above"),
        pytest.param(["data/*.txt"], "data/a.txt", True, id="anchored"),
        pytest.param(["/data/*.txt"], "data/a.txt", True, id="anchored-by-slash"),
        pytest.param(["./data/*.txt"], "data/a.txt", True, id="anchored-by-dot"),
        pytest.param(["data/*.txt"], "x/data/a.txt", False, id="anchored-above"),
        pytest.param(["data/*.txt"], "data/x/a.txt", False, id="star-stays-in-folder"),
        pytest.param(["data/**"], "data/x/a.txt", True, id="two-stars-cross"),
        pytest.param(["data/**/a.txt"], "data/a.txt", True, id="two-stars-or-nothing"),
        pytest.param(["**/wire/*"], "x/wire/a.txt", True, id="two-stars-in-front"),
        pytest.param(["wire/"], "x/wire/a.txt", True, id="folder-by-slash"),
        pytest.param(["wire/"], "wire", False, id="file-is-no-folder"),
        pytest.param(["wire/"], "wire/", True, id="folder-itself"),
        pytest.param(["*.txt", "!b.txt"], "b.txt", False, id="taken-back"),
        pytest.param(["*.txt", "!/b.txt"], "x/b.txt", True, id="taken-back-elsewhere"),
        pytest.param(["data/**"], "./data/../data/a.txt", True, id="normalized"),
        pytest.param(["data/**"], f"{REPO.as_posix()}/data/a.txt", True, id="absolute"),
        pytest.param(["*.txt"], "../a.txt", False, id="outside"),
        pytest.param(["../wire/*"], "../wire/a.txt", True, id="up-and-down"),
        pytest.param(["!../wire/*", "*.txt"], "a.txt", True, id="not-up"),
        pytest.param(["a[12].txt"], "a1.txt", True, id="class"),
        pytest.param([r"a\*.txt"], "a*.txt", True, id="escaped"),
        pytest.param(["año/**"], "año/ü.txt", True, id="letters"),
    ],
)
def test_globs(patterns: list[str], path: str, *, meant: bool) -> None:
    assert Globs(tuple(patterns), REPO, REPO)(path) is meant


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        pytest.param("*.md", "data/a.md", True, id="names-below-the-working-folder"),
        pytest.param("data/**", "data/a.md", False, id="anchored-in-its-own-folder"),
        pytest.param("../data/**", "data/a.md", True, id="up-and-down"),
        pytest.param("*.md", "../a.md", False, id="not-elsewhere"),
    ],
)
def test_a_configuration_in_a_folder_of_its_own(pattern: str, path: str, *, meant: bool) -> None:
    assert Globs((pattern,), REPO / "ci", REPO)(path) is meant


def test_a_working_folder_below_the_configuration() -> None:
    globs = Globs(("data/*.txt",), REPO, REPO / "data")
    assert globs("a.txt")
    assert not globs("data/a.txt")


def test_globs_travel_to_workers() -> None:
    globs = Globs(("*.txt",), REPO, REPO)
    assert globs("a.txt")
    assert pickle.loads(pickle.dumps(globs)) == globs


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        pytest.param("data/**", None, id="good"),
        pytest.param("", "is a glob that matches nothing", id="empty"),
        pytest.param("/", "is a glob that matches nothing", id="slash"),
        pytest.param("# x", "is a glob that matches nothing", id="comment"),
        pytest.param("!", "is not a glob that .gitignore would know", id="mark-only"),
        pytest.param("a\\", "is not a glob that .gitignore would know", id="open-escape"),
    ],
)
def test_flaw(pattern: str, message: str | None) -> None:
    assert flaw(pattern) == message
