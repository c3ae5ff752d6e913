from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.config.load import load
from newslint.config.resolve import Resolver
from newslint.config.scaffold import initial_config
from newslint.config.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_initial_configuration_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.yaml").write_text(initial_config(), encoding="utf-8")
    settings = Resolver().settings("a.txt")
    choices = settings.choices
    assert settings == Settings(choices=choices)
    assert [choice.select for choice in choices] == [("ALL",)]


def test_the_initial_configuration_is_right_with_all_its_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lint" / "rules").mkdir(parents=True)
    (tmp_path / "base").mkdir()
    (tmp_path / "newslint.yaml").touch()
    lines = [
        line.removeprefix("# ") if _is_setting(line) else line
        for line in initial_config().splitlines()
    ]
    path = tmp_path / "base" / "newslint.yaml"
    path.write_text("\n".join(lines).replace("[lint/rules]", "[../lint/rules]"))
    values = load(path).files[-1].values
    unsaid = [name for name in values.__slots__ if getattr(values, name) is None]
    assert unsaid == []


def test_what_a_setting_does_stands_above_it() -> None:
    for paragraph in initial_config().strip().split("\n\n"):
        first = paragraph.split("\n")[0]
        assert first.startswith("# "), first
        assert not _is_setting(first), first


def _is_setting(line: str) -> bool:
    """Tell whether a comment of the scaffold is a setting and not a sentence."""
    words = line.removeprefix("# ")
    key = words.partition(":")[0]
    return line.startswith("# ") and (
        words.startswith("  ") or (key.islower() and " " not in key and ":" in words)
    )
