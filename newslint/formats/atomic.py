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

_SMALL = 1 << 20
"""Bytes of a file for which there is room, or writing it will tell."""

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
def replacing(path: Path, expected: Fingerprint, copy: Path | None = None) -> Iterator[BinaryIO]:
    """Give a stream for the new content of `path`; when the block ends well, it takes effect.

    It goes to `copy` if that is given, whose folder is made if need be. If the block raises, even
    `KeyboardInterrupt`, all is as it was and nothing is left behind but that folder.

    Raises:
        InputError: the file cannot be written, or is no longer the one that `expected` was taken
            from; it is as it was.

    """
    try:
        source = path.resolve(strict=True)
        target = _place_for(copy, source) if copy else source
        if target.exists():
            _check_writable(target)
        _check_space(target.parent, expected.size)
        with _temporary(target.parent) as (stream, temporary):
            yield stream
            old = source.stat()
            _settle(stream, temporary, old)
            if Fingerprint.of(old) != expected:
                raise InputError(CHANGED)
            temporary.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be written: {reason}; nothing was changed") from error


def _place_for(copy: Path, source: Path) -> Path:
    """Give where a copy goes, in a folder that is there."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    target = copy.resolve()
    if target == source:
        raise InputError("is its own copy: choose another folder; nothing was changed")
    return target


def _check_space(folder: Path, size: int) -> None:
    """See to it that a file of about the old size fits in, rather than fill the disk with half."""
    if size < _SMALL:
        return
    from shutil import disk_usage  # noqa: PLC0415 - most files are small

    free = disk_usage(folder).free
    if free < size:
        raise InputError(
            f"cannot be written: it takes about {size:,} bytes, and {free:,} are free; "
            "nothing was changed"
        )


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
