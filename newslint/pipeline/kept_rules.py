"""Keep rules made ready to run from one process to the next.

What is kept is a pickle, which can run code when it is read. So it lies only where the user's own
environment says, never where a command line or a configuration does, for these may come with a
checkout from somewhere else; it is read only if it is the user's own and nobody else could write it;
and it carries a checksum, so that one that is damaged or lies under another name is not even tried.
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from newslint.pipeline.cache import cache_folder, is_ours, read, write

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 20
"""How many are kept, of some megabytes each; those that were not used for longest go."""

_ENDING = ".pickle"
_SEAL = 32
"""Bytes of the checksum."""


class KeptRules:
    """Values by name; without a folder nothing is ever kept or found."""

    def __init__(self, folder: Path | None) -> None:
        """Use `folder`, which is made when it is needed."""
        self._folder = folder

    @classmethod
    def of_user(cls) -> KeptRules:
        """Give those in the folder that the environment says is the user's."""
        folder = cache_folder()
        return cls(folder and folder / "rules")

    def load(self, name: str) -> Any:
        """Give the value that was kept under `name`; None if there is none that can be used."""
        path = self._path(name)
        if path is None or not is_ours(path.parent):
            return None
        content = memoryview(read(path) or b"")
        if _seal(name, content[_SEAL:]) != content[:_SEAL]:
            return None
        # What a pickle of another kind raises is anyone's guess.
        with suppress(Exception):
            value = pickle.loads(content[_SEAL:])  # noqa: S301 - our own, see above
            os.utime(path)
            return value
        return None

    def save(self, name: str, value: object) -> None:
        """Keep `value` under `name`, if that can be done."""
        path = self._path(name)
        if path is None:
            return
        with suppress(pickle.PicklingError, AttributeError, TypeError):
            content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            if write(path, _seal(name, content) + content):
                _tidy(path.parent)

    def _path(self, name: str) -> Path | None:
        return None if self._folder is None else self._folder / f"{name}{_ENDING}"


def _seal(name: str, content: bytes | memoryview) -> bytes:
    return blake2b(content, key=name.encode(), digest_size=_SEAL).digest()


def _tidy(folder: Path) -> None:
    with suppress(OSError):
        kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-_MOST]:
            path.unlink(missing_ok=True)
