"""Keep what takes long to make, rules made ready to run, from one process to the next.

What is kept is a copy that can be thrown away at any time: whatever is wrong with it, it is made
anew, and a folder that cannot be written only costs time. It is a pickle, which can run code when
it is read, so it never lies in a checkout that came from somewhere else but in the user's own cache
folder, and is read only if it belongs to the user who runs newslint.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER_VARIABLE = "NEWSLINT_CACHE_DIR"
"""The environment variable that names another folder."""

_MOST = 20
"""How many entries are kept, of some megabytes each; those that were not used for longest go."""

_ENDING = ".pickle"


class Cache:
    """Values by name, in files; without a folder nothing is ever kept or found."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, name: str) -> Any:
        """Give the value that was kept under `name`; None if there is none that can be used."""
        path = self._path(name)
        if path is None:
            return None
        # What a damaged or foreign pickle raises is anyone's guess.
        with suppress(Exception), path.open("rb") as file:
            if not _is_own(os.fstat(file.fileno())):
                return None
            value = pickle.load(file)  # noqa: S301 - our own, see above
            os.utime(path)
            return value
        return None

    def save(self, name: str, value: object) -> None:
        """Keep `value` under `name`, if that can be done."""
        path = self._path(name)
        if path is None:
            return
        with suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
            content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).replace(path)
            self._tidy(path.parent)

    def _path(self, name: str) -> Path | None:
        return None if self._folder is None else self._folder / f"{name}{_ENDING}"

    @staticmethod
    def _tidy(folder: Path) -> None:
        kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-_MOST]:
            path.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """Give the folder for what this user may throw away; None if nobody knows it."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    with suppress(RuntimeError):  # no home folder
        return _user_folder() / "newslint"
    return None


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def name_of(*parts: object, folders: Iterable[Path] = ()) -> str:
    """Give a name that is another one when any of `parts`, or a file in `folders`, changes.

    A file counts as changed when its size or its time of modification is another, as for Python's
    own compiled modules; those are part of the name, too, with what they run on.
    """
    digest = blake2b(digest_size=16)
    known = (sys.version, sys.platform, regex.__version__, *parts)
    digest.update(repr(known).encode("utf-8", "surrogateescape"))
    for folder in (Path(__file__).parent.parent, *folders):
        for line in sorted(_files(str(folder))):
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield f"{entry.path}\0{_stamp(entry)}\n"
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _stamp(entry: os.DirEntry[str]) -> str:
    try:
        status = entry.stat()
    except OSError:  # a link that leads nowhere
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()
