"""Files that can be thrown away: whose they are, and that nothing ever goes wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.pipeline.cache import FOLDER_VARIABLE, append, cache_folder, is_ours, read, write


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/file"
    assert read(path) is None
    assert write(path, b"one")
    assert read(path) == b"one"
    assert append(path, b"two") == 6
    assert read(path) == b"onetwo"
    assert append(tmp_path / "deep/er/other", b"new") == 3
    assert sorted(one.name for one in path.parent.iterdir()) == ["file", "other"]


def test_nobody_else_may_enter(tmp_path: Path) -> None:
    path = tmp_path / "folder/file"
    append(path, b"one")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    write(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    path.chmod(mode)
    assert read(path) is None
    path.chmod(0o644)
    assert read(path) == b"one"


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o1777])
def test_where_others_may_write_nothing_is_kept(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)
    assert not is_ours(folder)
    assert not write(folder / "file", b"one")
    assert append(folder / "file", b"one") == 0
    assert list(folder.iterdir()) == []


def test_what_belongs_to_somebody_else_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write(path, b"one")
    owner = path.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    assert read(path) is None
    assert not write(path, b"two")
    assert not is_ours(tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"one")
    link = tmp_path / "link"
    link.symlink_to(target)
    assert read(link) is None
    assert append(link, b"two") == 0
    assert write(link, b"three")
    assert (target.read_bytes(), link.read_bytes()) == (b"one", b"three")


@pytest.mark.parametrize(
    "name", ["there-is/file", "is-file/file", "is-folder"], ids=["no-folder", "file", "folder"]
)
def test_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "is-file").write_bytes(b"")
    (tmp_path / "is-folder").mkdir()
    assert read(tmp_path / name) is None


@pytest.mark.parametrize("name", ["is-file/file", "is-folder"])
def test_what_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "is-file").write_bytes(b"")
    (tmp_path / "is-folder/full").mkdir(parents=True)
    assert not write(tmp_path / name, b"one")
    assert append(tmp_path / name, b"one") == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["is-file", "is-folder"]


def test_where_modes_tell_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.getuid")
    path = tmp_path / "file"
    assert write(path, b"one")
    assert read(path) == b"one"


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
