from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.config.discover import find_config, locate
from newslint.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "[tool.newslint]\n"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param({"newslint.yaml": ""}, "newslint.yaml", id="visible"),
        pytest.param({".newslint.yaml": ""}, ".newslint.yaml", id="hidden"),
        pytest.param({"pyproject.toml": TABLE}, "pyproject.toml", id="table"),
        pytest.param(
            {".newslint.yaml": "", "newslint.yaml": ""}, "newslint.yaml", id="visible-before-hidden"
        ),
        pytest.param(
            {".newslint.yaml": "", "pyproject.toml": TABLE}, ".newslint.yaml", id="yaml-before-toml"
        ),
        pytest.param(
            {"newslint.yaml": "", "a/.newslint.yaml": ""}, "a/.newslint.yaml", id="closest"
        ),
        pytest.param(
            {"newslint.yaml": "", "a/b/pyproject.toml": TABLE},
            "a/b/pyproject.toml",
            id="closest-whatever-it-is",
        ),
        pytest.param(
            {"newslint.yaml": "", "a/pyproject.toml": "[project]\nname = 'newslint-data'\n"},
            "newslint.yaml",
            id="table-missing",
        ),
        pytest.param(
            {"newslint.yaml": "", "a/pyproject.toml": "[broken"},
            "newslint.yaml",
            id="not-our-table",
        ),
        pytest.param(
            {"newslint.yaml": "", "a/b/newslint.yaml/x": ""}, "newslint.yaml", id="a-folder-is-none"
        ),
        pytest.param({"newslint.yml": ""}, None, id="no-other-names"),
    ],
)
def test_locate(files: dict[str, str], found: str | None, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "a" / "b").mkdir(parents=True, exist_ok=True)
    expected = tmp_path / found if found else locate(tmp_path.parent)
    assert locate(tmp_path / "a" / "b") == expected


def test_a_table_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.newslint\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml:1:15: is not valid TOML"):
        find_config(tmp_path)


def test_a_folder_that_cannot_be_looked_into_has_none(tmp_path: Path) -> None:
    (tmp_path / "newslint.yaml").touch()
    assert locate(tmp_path / ("x" * 300)) == tmp_path / "newslint.yaml"


def test_find_config_reads_what_is_located(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newslint.yaml").write_text("rules: [.]")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    config = find_config(tmp_path / "a")
    assert config is not None
    assert config.rule_folders == (tmp_path,)


def test_without_any_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.config.discover.locate", lambda _: None)
    assert find_config(tmp_path) is None
