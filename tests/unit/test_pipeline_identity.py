"""Names that change when anything changes that decides."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from newslint.pipeline import identity
from newslint.pipeline.identity import name_of


@pytest.fixture(autouse=True)
def _anew() -> None:
    identity._surroundings.cache_clear()


def test_names_depend_on_parts_and_on_the_content_of_folders(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "deep").mkdir(parents=True)
    (folder / "link").symlink_to("nowhere")
    names = [name_of(1), name_of(2), name_of(1, folders=[folder])]
    for content in ("a", "b", "ab"):
        (folder / "deep/a.yaml").write_text(content)
        os.utime(folder / "deep/a.yaml", ns=(1, 1))
        names.append(name_of(1, folders=[folder]))
    (folder / "deep/a.yaml").rename(folder / "deep/b.yaml")
    names.append(name_of(1, folders=[folder]))
    assert len(set(names)) == len(names)
    os.utime(folder / "deep/b.yaml", ns=(2, 2))
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__/c.pyc").write_text("")
    assert name_of(1, folders=[folder]) == names[-1]


def test_a_single_file_and_what_is_not_there_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    absent = name_of(folders=[path])
    path.write_text("a")
    assert name_of(folders=[path]) != absent


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param("sys.version", "4.0", id="python"),
        pytest.param("sys.platform", "amiga", id="platform"),
        pytest.param("newslint.pipeline.identity._processor", lambda: "Z80", id="processor"),
        pytest.param("newslint.pipeline.identity._LIBRARIES", ("regex",), id="libraries"),
        pytest.param(
            "newslint.pipeline.identity.find_spec", lambda _: None, id="nothing-installed"
        ),
    ],
)
def test_names_depend_on_the_surroundings(
    monkeypatch: pytest.MonkeyPatch, place: str, value: object
) -> None:
    before = name_of(1)
    monkeypatch.setattr(place, value)
    identity._surroundings.cache_clear()
    assert name_of(1) != before


def test_names_depend_on_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    names = set()
    for engine in ("regex", "portable"):
        monkeypatch.setenv("NEWSLINT_ENGINE", engine)
        identity._surroundings.cache_clear()
        names.add(name_of(1))
    assert len(names) == 2


def test_names_depend_on_the_release_of_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "hyperscan", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    names = [name_of(1)]
    package = tmp_path / "hyperscan"
    package.mkdir()
    for name, content in (("__init__.py", ""), ("part.py", "1"), ("part.py", "12")):
        (package / name).write_text(content)
        identity._surroundings.cache_clear()
        names.append(name_of(1))
    assert len(set(names)) == len(names)


def test_names_are_file_names() -> None:
    assert set(name_of("\ud800", Path("/"))) <= set("0123456789abcdef")
    assert len(name_of()) == 32
