"""Keep what came of inputs, so that one that is as it was is not looked at again.

An entry is a line of text: a key that is another one when anything changes that decides, a checksum,
and JSON. It cannot run code. A line that is cut off, changed, or stands under another key is passed
over; what it says is checked once more by those who read it.

Lines lie in a folder for each set of rules, in files by the first digits of their keys. A run only
appends, so that several can go on at once; a file that gets too long loses its older half, and only
the folders that were used last are kept.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.pipeline.cache import append, is_ours, read, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 256 * 1024
"""Bytes of a file; there are up to 256 of them in a folder."""

_MOST = 8
"""Folders that are kept."""

_WAITING = 1000
"""Entries that are collected before they are written."""

_KEY = 32
"""Hexadecimal digits of a key."""

_LINE = re.compile(rb"([0-9a-f]{32}) ([0-9a-f]{16}) ([^\n]+)")
_FOLDER = re.compile(r"results-[0-9a-f]{32}")
_FILE = re.compile(r"[0-9a-f]{2}|tmp\w+|\.gitignore")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept under a key for inputs that the rules called `ruling` hold for."""

    ruling: str
    key: str
    content: str
    """JSON in ASCII, on one line."""

    @property
    def line(self) -> bytes:
        """Give what is written."""
        content = self.content.encode("ascii")
        return b"%s %s %s\n" % (self.key.encode(), _checksum(self.key.encode(), content), content)


class KeptResults:
    """Entries by ruling and key; without a folder none is ever kept or found."""

    def __init__(self, folder: Path | None) -> None:
        """Use `folder`, which is made when it is needed."""
        self._folder = folder
        self._read: dict[Path, Mapping[bytes, tuple[bytes, bytes]]] = {}
        self._waiting: list[Entry] = []

    def recall(self, ruling: str, key: str) -> str | None:
        """Give what was kept; None if there is nothing that can be used."""
        path = self._path(ruling, key)
        if path is None:
            return None
        if path not in self._read:
            self._read[path] = _lines(path) if is_ours(path.parent) else {}
        checksum, content = self._read[path].get(key.encode(), (b"", b""))
        return content.decode("ascii") if checksum == _checksum(key.encode(), content) else None

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep entries, in this run or when it is over."""
        if self._folder is not None:
            self._waiting += entries
        if len(self._waiting) >= _WAITING:
            self.write()

    def write(self) -> None:
        """Write what is to be kept, if that can be done."""
        by_path: defaultdict[Path, list[bytes]] = defaultdict(list)
        for entry in self._waiting:
            path = self._path(entry.ruling, entry.key)
            if path is not None:
                by_path[path].append(entry.line)
        self._waiting = []
        for folder in {path.parent for path in by_path if not path.parent.exists()}:
            write(folder / ".gitignore", b"*\n")  # it may lie in a checkout
        for path, lines in by_path.items():
            # A line that was cut off must not spoil the next one.
            if append(path, b"\n" + b"".join(lines)) > _LONGEST:
                _shorten(path)
        if self._folder is not None and by_path:
            _tidy(self._folder)

    def touch(self, ruling: str) -> None:
        """Say that what is kept for a ruling is of use."""
        if self._folder is not None:
            with suppress(OSError):
                os.utime(self._folder / f"results-{ruling}")

    def _path(self, ruling: str, key: str) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"results-{ruling}" / key[:2]

    def __getstate__(self) -> tuple[Path | None]:
        """Go to another process without what was read here."""
        return (self._folder,)

    def __setstate__(self, state: tuple[Path | None]) -> None:
        KeptResults.__init__(self, *state)


def key_of(*parts: object) -> str:
    """Give a key for values that are told apart by how they are written."""
    digest = blake2b(digest_size=_KEY // 2)
    for part in parts:
        kind, text = (b"text", part) if isinstance(part, str) else (b"value", repr(part))
        written = text.encode("utf-8", "surrogatepass")
        digest.update(b"%s %d " % (kind, len(written)))
        digest.update(written)
    return digest.hexdigest()


def _checksum(key: bytes, content: bytes) -> bytes:
    return blake2b(content, key=key, digest_size=8).hexdigest().encode()


def _lines(path: Path) -> dict[bytes, tuple[bytes, bytes]]:
    """Give the last line of each key."""
    found = _LINE.findall(read(path) or b"")
    return {key: (checksum, content) for key, checksum, content in found}


def _shorten(path: Path) -> None:
    """Drop the older half, and what was written again later or cannot be read."""
    kept: list[bytes] = []
    size = 0
    for key, (checksum, content) in reversed(_lines(path).items()):
        line = b"%s %s %s\n" % (key, checksum, content)
        size += len(line)
        if size > _LONGEST // 2:
            break
        kept.append(line)
    write(path, b"".join(reversed(kept)))


def _tidy(folder: Path) -> None:
    with suppress(OSError):
        found = [path for path in folder.iterdir() if _FOLDER.fullmatch(path.name)]
        for old in sorted(found, key=lambda path: path.stat().st_mtime)[:-_MOST]:
            _remove(old)


def _remove(folder: Path) -> None:
    """Remove a folder of ours; if there is anything else in it, it stays."""
    with suppress(OSError):
        for file in folder.iterdir():
            if _FILE.fullmatch(file.name):
                file.unlink(missing_ok=True)
        folder.rmdir()
