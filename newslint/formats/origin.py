"""Where bytes come from and new ones go to: a file, or what somebody already holds."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.atomic import CHANGED, Fingerprint, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class FileOrigin:
    """A file on disk. From its first opening on it must stay the same, or nothing is written.

    New content takes its place, or, with a `target`, becomes another file.
    """

    is_packed = False

    def __init__(self, path: Path, shown: str, target: Path | None = None) -> None:
        self.shown = shown
        self.in_place = target is None
        self._path = path
        self._target = target
        self._seen: Fingerprint | None = None
        self._stream: BinaryIO | None = None

    @property
    def consumed(self) -> int:
        """Give how many bytes were read since it was opened last; all, if it was closed again."""
        if self._stream is None or self._stream.closed:
            return self._seen.size if self._seen else 0
        return self._stream.tell()

    def open(self) -> BinaryIO:
        """Open the file.

        Raises:
            InputError: it cannot be opened, is no file, or no longer the one that was opened first.

        """
        # Asked before opening, since opening a pipe waits until someone writes into it.
        _check_kind(self._status().st_mode)
        try:
            stream = self._path.open("rb")
        except OSError as error:
            raise unreadable(error) from error
        found = Fingerprint.of(os.fstat(stream.fileno()))
        if self._seen not in {None, found}:
            stream.close()
            raise InputError(CHANGED)
        self._seen = found
        self._stream = stream
        return stream

    @contextmanager
    def replacing(self) -> Iterator[BinaryIO]:
        """Replace the file, or make the other one, atomically: see `atomic.replacing`."""
        expected = self._seen or Fingerprint.of(self._status())
        with replacing(self._path, expected, self._target) as sink:
            yield sink
        self._seen = None

    def _status(self) -> os.stat_result:
        try:
            return self._path.stat()
        except OSError as error:
            raise unreadable(error) from error
        except ValueError as error:
            raise InputError(f"is no path: {error}") from error


class BytesOrigin:
    """Bytes in memory, such as came through standard input; new content is handed to `sink`, whole."""

    in_place = False
    is_packed = False

    def __init__(self, content: bytes, shown: str, sink: Callable[[bytes], object]) -> None:
        self.shown = shown
        self._content = content
        self._sink = sink

    @property
    def consumed(self) -> int:
        """Give all of them: they were read before."""
        return len(self._content)

    def open(self) -> BinaryIO:
        """Open the bytes."""
        return BytesIO(self._content)

    @contextmanager
    def replacing(self) -> Iterator[BinaryIO]:
        """Give a stream whose content is sent on when all of it is there."""
        content = BytesIO()
        yield content
        self._sink(content.getvalue())


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def _check_kind(mode: int) -> None:
    for is_kind, name in _KINDS:
        if is_kind(mode):
            raise InputError(f"is {name}, not a file")


def unreadable(error: OSError) -> InputError:
    """Say in a user's words why the system refuses to read a file."""
    if isinstance(error, FileNotFoundError):
        return InputError("no such file or folder")
    if isinstance(error, PermissionError):
        return InputError("no permission to read it")
    return InputError(f"cannot be read: {error.strerror or error}")
