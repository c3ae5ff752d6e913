"""Replace a file as a whole, or leave it as it was.

The new content grows in a temporary file of the same folder and takes the old one's place in a
single step, after it has reached the disk. So whoever reads the file sees the old content or the
new, never a mixture, whatever happens in between. A symbolic link stays one: what it leads to is
replaced.

Not kept: hard links (the other names go on showing the old content), access control lists and
extended attributes.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newslint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = (".newslint-", ".tmp")
"""How temporary files begin and end: hidden, short, and with an ending that no format has. Between
them stands the process that made them, so that it can be tidied up after."""

CHANGED = "changed while newslint was at work; it was left alone"


class Fingerprint(NamedTuple):
    """What tells that a file is still the one that was read."""

    device: int
    inode: int
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since the epoch."""

    @classmethod
    def of(cls, status: os.stat_result) -> Fingerprint:
        """Take the fingerprint from what the system says about a file."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@contextmanager
def replacing(path: Path, expected: Fingerprint) -> Iterator[BinaryIO]:
    """Give a stream for the new content of `path`; when the block ends well, it takes effect.

    If the block raises, even `KeyboardInterrupt`, the file is as it was and nothing is left behind.

    Raises:
        InputError: the file cannot be written, or is no longer the one that `expected` was taken
            from; it is as it was.

    """
    try:
        target = path.resolve(strict=True)
        _check_writable(target)
        with _temporary(target.parent) as (stream, temporary):
            yield stream
            old = target.stat()
            _settle(stream, temporary, old)
            if Fingerprint.of(old) != expected:
                raise InputError(CHANGED)
            temporary.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be written: {reason}; nothing was changed") from error


def _check_writable(target: Path) -> None:
    # Replacing needs no right to write the file itself, and the superuser may write any; but a file
    # that is marked read-only was marked so by someone who meant it.
    marked = target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not marked or not os.access(target, os.W_OK):
        raise InputError("cannot be written: it is read-only; nothing was changed")


def remove_leftovers(path: Path, process: int) -> None:
    """Remove what a process that was killed left behind while it was replacing `path`."""
    prefix, suffix = TEMPORARY
    with suppress(OSError):
        for left in path.resolve().parent.glob(f"{prefix}{process}-*{suffix}"):
            left.unlink()


@contextmanager
def _temporary(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give an open file and its path; whatever happens, it is not there afterwards."""
    # Only here: most runs write nothing, and it brings half the standard library along.
    import tempfile  # noqa: PLC0415

    prefix, suffix = TEMPORARY
    own = f"{prefix}{os.getpid()}-"
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=own, suffix=suffix)
    try:
        # Closed before it is removed: some systems cannot remove an open file.
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, Path(name)
    finally:
        # Not there if it took the other's place.
        Path(name).unlink(missing_ok=True)


def _settle(stream: BinaryIO, path: Path, old: os.stat_result) -> None:
    """Bring the content to the disk, with the mode and, if that is allowed, the owner of `old`."""
    stream.flush()
    if hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(stream.fileno(), old.st_uid, old.st_gid)
    # After the owner: a change of owner clears the set-user-id bits.
    path.chmod(stat.S_IMODE(old.st_mode))
    os.fsync(stream.fileno())
    stream.close()  # some systems cannot move an open file
