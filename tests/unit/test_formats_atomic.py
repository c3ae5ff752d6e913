"""A file is replaced as a whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.errors import InputError
from newslint.formats import atomic
from newslint.formats.atomic import Fingerprint, remove_leftovers, replacing

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = b"old content\n"
NEW = b"new\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    return path


def replace_by(path: Path, content: bytes) -> None:
    with replacing(path, Fingerprint.of(path.stat())) as sink:
        sink.write(content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_new_content_replaces_the_old(target: Path) -> None:
    replace_by(target, NEW)
    assert target.read_bytes() == NEW
    assert names(target.parent) == ["a.txt"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664, 0o2644])
def test_the_mode_is_kept(target: Path, mode: int) -> None:
    target.chmod(mode)
    replace_by(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_the_owner_is_kept(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fchown", lambda _, *owner: asked.append(owner), raising=False)
    replace_by(target, NEW)
    assert asked == [(target.stat().st_uid, target.stat().st_gid)]


def test_another_owners_file_becomes_ones_own(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchown", failing(PermissionError()), raising=False)
    replace_by(target, NEW)
    assert target.read_bytes() == NEW


def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to("../a.txt")
    replace_by(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names(folder) == ["link.txt"]


def test_the_longest_name_fits(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".txt")
    path.write_bytes(OLD)
    replace_by(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("error", [ValueError("bug"), KeyboardInterrupt(), InputError("bad")])
def test_what_is_raised_meanwhile_leaves_the_file_alone(target: Path, error: BaseException) -> None:
    def interrupted() -> None:
        with replacing(target, Fingerprint.of(target.stat())) as sink:
            sink.write(NEW)
            raise error

    with pytest.raises(type(error)):
        interrupted()
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["a.txt"]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        pytest.param(tempfile, "mkstemp", id="no-temporary-file"),
        pytest.param(os, "fsync", id="no-sync"),
        pytest.param(Path, "chmod", id="no-mode"),
        pytest.param(Path, "replace", id="no-replacing"),
    ],
)
def test_a_system_that_refuses_leaves_the_file_alone(
    target: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    monkeypatch.setattr(owner, name, failing(OSError(28, "No space left on device")))
    with pytest.raises(InputError) as caught:
        replace_by(target, NEW)
    assert str(caught.value) == ("cannot be written: No space left on device; nothing was changed")
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["a.txt"]


def test_a_full_disk_leaves_the_file_alone(target: Path) -> None:
    def write_too_much() -> None:
        with replacing(target, Fingerprint.of(target.stat())) as sink:
            sink.write(NEW)
            raise OSError(28, "No space left on device")

    with pytest.raises(InputError, match="cannot be written: No space left"):
        write_too_much()
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["a.txt"]


def test_a_read_only_file_is_left_alone_even_by_the_superuser(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(InputError, match="it is read-only; nothing was changed"):
        replace_by(target, NEW)
    assert target.read_bytes() == OLD


def test_a_file_that_one_may_not_write_is_left_alone(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError, match="read-only"):
        replace_by(target, NEW)


def grow(path: Path) -> None:
    path.write_bytes(OLD + b"more")


def swap(path: Path) -> None:
    other = path.with_name("b.txt")
    other.write_bytes(OLD)
    other.replace(path)


def touch(path: Path) -> None:
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


@pytest.mark.parametrize("change", [grow, swap, touch])
def test_a_file_that_changed_since_is_left_alone(
    target: Path, change: Callable[[Path], None]
) -> None:
    expected = Fingerprint.of(target.stat())
    change(target)
    content = target.read_bytes()
    with pytest.raises(InputError, match="changed while"), replacing(target, expected) as sink:
        sink.write(NEW)
    assert target.read_bytes() == content
    assert names(target.parent) == ["a.txt"]


def test_a_file_that_vanished_stays_away(target: Path) -> None:
    expected = Fingerprint.of(target.stat())
    target.unlink()
    with pytest.raises(InputError, match="cannot be written: No such file"):
        replacing(target, expected).__enter__()
    assert names(target.parent) == []


VICTIM = """
import sys, time
from pathlib import Path
from newslint.formats.atomic import Fingerprint, remove_leftovers, replacing
path = Path(sys.argv[1])
with replacing(path, Fingerprint.of(path.stat())) as sink:
    sink.write(b"half of it")
    sink.flush()
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_killed_process_leaves_the_old_content(target: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", VICTIM, str(target)], stdout=subprocess.PIPE
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"ready\n"
        victim.send_signal(signal.SIGKILL)
    assert target.read_bytes() == OLD
    # What it left behind can be told by its name.
    begin, end = atomic.TEMPORARY
    [left] = [name for name in names(target.parent) if name != "a.txt"]
    assert left.startswith(begin)
    assert left.endswith(end)
    remove_leftovers(target, victim.pid + 1)
    assert len(names(target.parent)) == 2
    remove_leftovers(target, victim.pid)
    assert names(target.parent) == ["a.txt"]
