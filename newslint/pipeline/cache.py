"""Where newslint keeps what can be thrown away at any time, and how files are read and written there.

Nothing here raises for want of a folder, room or permission: what cannot be kept is made anew. What
is read must belong to the user who runs newslint, and nobody else may be able to write it.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "NEWSLINT_CACHE_DIR"
"""The environment variable that names another folder."""

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""A link among the files is not ours: we make none."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


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


def is_ours(folder: Path) -> bool:
    """Tell whether a folder belongs to this user, and nobody else may change what is in it."""
    try:
        return _is_ours(folder.stat())
    except OSError:
        return False


def read(path: Path) -> bytes | None:
    """Give the content of a file; None if there is none, or not one of ours."""
    with suppress(OSError), os.fdopen(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode) and _is_ours(status):
            return file.read()
    return None


def write(path: Path, content: bytes) -> bool:
    """Put a whole file in the place of what is there, and tell whether that could be done."""
    with suppress(OSError):
        if _made(path.parent):
            descriptor, temporary = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
                Path(temporary).replace(path)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
            return True
    return False


def append(path: Path, content: bytes) -> int:
    """Write to the end of a file in one go, and give its size in bytes; 0 if that cannot be done.

    What several processes append at the same time does not get mixed up on a local disk.
    """
    with suppress(OSError):
        if _made(path.parent):
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _FLAGS
            descriptor = os.open(path, flags, 0o600)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                file.write(content)
                return os.fstat(descriptor).st_size
    return 0


def _made(folder: Path) -> bool:
    """Make a folder that nobody else may enter; tell whether it is ours."""
    # The mode is for the last folder only, which is the one that matters.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return is_ours(folder)


def _is_ours(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # access is not told by modes
        return True
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE
