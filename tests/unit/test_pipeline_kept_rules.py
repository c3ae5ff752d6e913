"""Pickles are read only if they are what was written, by us, where nobody else could."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.pipeline.cache import FOLDER_VARIABLE
from newslint.pipeline.kept_rules import KeptRules


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.write_text, (self.place, "boom")


def test_values_are_kept(tmp_path: Path) -> None:
    kept = KeptRules(tmp_path / "deep" / "er")
    assert kept.load("one") is None
    kept.save("one", {"a": 1})
    assert kept.load("one") == {"a": 1}
    assert (tmp_path / "deep/er").stat().st_mode & 0o077 == 0


def test_without_folder_nothing_is_kept() -> None:
    kept = KeptRules(None)
    kept.save("one", 1)
    assert kept.load("one") is None


def test_what_cannot_be_kept_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    KeptRules(tmp_path / "file").save("one", 1)
    KeptRules(tmp_path).save("two", lambda: None)
    assert KeptRules(tmp_path).load("two") is None


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    kept = KeptRules(tmp_path)
    for number in range(30):
        kept.save(str(number), number)
        os.utime(tmp_path / f"{number}.pickle", (number, number))
    assert len(list(tmp_path.iterdir())) == 20
    assert (kept.load("0"), kept.load("29")) == (None, 29)


def test_a_pickle_without_seal_is_not_unpickled(tmp_path: Path) -> None:
    place = tmp_path / "place"
    KeptRules(tmp_path).save("one", 1)
    seal = (tmp_path / "one.pickle").read_bytes()[:32]
    for content in (pickle.dumps(Bomb(place)), seal + pickle.dumps(Bomb(place))):
        (tmp_path / "one.pickle").write_bytes(content)
        assert KeptRules(tmp_path).load("one") is None
    assert not place.exists()


def test_a_pickle_of_another_name_is_not_unpickled(tmp_path: Path) -> None:
    kept = KeptRules(tmp_path)
    kept.save("one", 1)
    (tmp_path / "one.pickle").rename(tmp_path / "two.pickle")
    assert kept.load("two") is None


@pytest.mark.parametrize("where", ["", "one.pickle"], ids=["folder", "file"])
@pytest.mark.parametrize("mode", [0o020, 0o002], ids=["group", "others"])
def test_what_others_may_write_is_not_unpickled(tmp_path: Path, where: str, mode: int) -> None:
    folder = tmp_path / "rules"
    kept = KeptRules(folder)
    kept.save("one", 1)
    place = folder / where
    place.chmod(place.stat().st_mode | mode)
    assert kept.load("one") is None


def test_what_belongs_to_somebody_else_is_not_unpickled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptRules(tmp_path)
    kept.save("one", 1)
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    assert kept.load("one") is None


@settings(deadline=None)
@given(st.data())
def test_no_damage_is_read(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    kept = KeptRules(folder)
    kept.save("one", ["value"])
    path = folder / "one.pickle"
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[at:]
    else:
        content[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert kept.load("one") is None


def test_of_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    KeptRules.of_user().save("one", 1)
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["one.pickle"]
