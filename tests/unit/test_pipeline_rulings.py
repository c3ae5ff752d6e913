"""Rules made ready: once for equal settings, kept from run to run, made anew when anything changes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newslint.config.settings import Choice, Settings
from newslint.errors import RuleFileError
from newslint.pipeline import rulings as module
from newslint.pipeline.cache import FOLDER_VARIABLE, Cache, cache_folder, name_of
from newslint.pipeline.rulings import Rulings, known_ids

ONE = Settings(choices=(Choice(select=("whitespace/double-space",)),))

RULE = """\
summary: s
severity: error
why: w
match: {patterns: ['%s']}
message: m
flags: [{text: "⟦xy⟧"}]
passes: [a]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    write(folder, "xy")
    return folder


def write(folder: Path, pattern: str) -> None:
    path = folder / "mine/rule.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE % pattern, encoding="utf-8")


def of(folder: Path) -> Settings:
    return Settings(rule_folders=(folder,), choices=(Choice(select=("mine",)),))


def test_equal_rules_are_made_ready_once() -> None:
    rulings = Rulings()
    first = rulings.of(ONE)
    other = Settings(choices=ONE.choices, language="es", fix=True)
    assert rulings.of(other) is first
    assert [rule.id for rule in first.matcher.rules] == ["whitespace/double-space"]
    assert first.roster.active == {"whitespace/double-space"}
    assert first.roster.known == known_ids()
    assert first.warnings == []


def test_what_was_made_ready_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Rulings(Cache(tmp_path)).of(ONE)
    monkeypatch.setattr(module, "Matcher", None)
    kept = Rulings(Cache(tmp_path)).of(ONE)
    assert [rule.id for rule in kept.matcher.rules] == [rule.id for rule in made.matcher.rules]
    assert kept.roster == made.roster


def test_a_changed_rule_is_made_ready_anew(tmp_path: Path, own: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = Rulings(cache).of(of(own))
    time.sleep(0.02)  # longer than the clock of any file system takes for a tick
    write(own, "xz")
    second = Rulings(cache).of(of(own))
    assert first.matcher.rules != second.matcher.rules


@pytest.mark.parametrize(
    "damage", [b"", b"nonsense", b"\x80\x05N."], ids=["empty", "torn", "other"]
)
def test_damage_is_mended(tmp_path: Path, damage: bytes) -> None:
    Rulings(Cache(tmp_path)).of(ONE)
    (file,) = tmp_path.iterdir()
    whole = file.stat().st_size
    file.write_bytes(damage)
    assert Rulings(Cache(tmp_path)).of(ONE).matcher.rules
    assert file.stat().st_size > whole / 2


def test_users_rules_are_looked_over(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own, "[a-z]y|xy")
    ruling = Rulings().of(of(own))
    for cwd, shown in (
        (own, "mine/rule.yaml"),
        (Path("/"), str(own / "mine/rule.yaml").lstrip("/")),
    ):
        monkeypatch.chdir(cwd)
        (warning,) = ruling.warnings
        assert str(warning).startswith(f"{shown}:4:20: match.patterns[0]: '[a-z]' knows no letters")
        assert not warning.failed


def test_rules_that_cannot_work_are_refused(own: Path) -> None:
    write(own, "(x")
    with pytest.raises(RuleFileError, match=r"'\(x' is no pattern"):
        Rulings().of(of(own))


def test_known_ids(own: Path) -> None:
    assert "boilerplate/related-link" in known_ids()
    assert known_ids((own,)) - known_ids() == {"mine/rule"}


def test_a_cache_keeps_values(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "er")
    assert cache.load("one") is None
    cache.save("one", {"a": 1})
    assert cache.load("one") == {"a": 1}
    assert (tmp_path / "deep/er").stat().st_mode & 0o077 == 0


def test_a_cache_without_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.save("one", 1)
    assert cache.load("one") is None


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Cache(tmp_path / "file").save("one", 1)
    Cache(tmp_path).save("two", lambda: None)
    assert Cache(tmp_path).load("two") is None


def test_a_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(30):
        cache.save(str(number), number)
        os.utime(tmp_path / f"{number}.pickle", (number, number))
    assert len(list(tmp_path.iterdir())) == 20
    assert (cache.load("0"), cache.load("29")) == (None, 29)


def test_what_belongs_to_somebody_else_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    cache.save("one", 1)
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    assert cache.load("one") is None


def test_names_depend_on_all_that_matters(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "link").symlink_to("nowhere")
    names = [name_of(1), name_of(2), name_of(1, folders=[folder])]
    (folder / "a.yaml").write_text("a")
    names.append(name_of(1, folders=[folder]))
    (folder / "a.yaml").write_text("ab")
    names.append(name_of(1, folders=[folder]))
    os.utime(folder / "a.yaml", ns=(1, 1))
    names.append(name_of(1, folders=[folder]))
    assert len(set(names)) == len(names)
    assert name_of(1, folders=[folder]) == names[-1]


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg/newslint"
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "Library/Caches/newslint"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == tmp_path / "local/newslint"


def test_no_home_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    for name in (FOLDER_VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
