"""Name what decides, besides the text itself, what is found in a text.

A name is another one when any of it changes: the settings, the rules, newslint, the libraries that
it asks, Python, the machine. So what was kept under a name may be used as long as the name is found
again, and nothing has to be compared.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LIBRARIES = ("ftfy", "gcld3", "hyperscan", "marisa_trie", "regex")
"""What findings are made with; which of them are there, and which release, is part of the name."""

_ENGINE = "NEWSLINT_ENGINE"
"""The environment variable that asks for an engine."""


def name_of(*parts: object, folders: Iterable[Path] = ()) -> str:
    """Give a name, 32 hexadecimal digits, for `parts`, the files in `folders`, and the rest.

    The files in `folders` count by their content. Those of newslint and of libraries count by size
    and time of modification, as for Python's own compiled modules.
    """
    digest = blake2b(digest_size=16)
    digest.update(repr((*_surroundings(), parts)).encode("utf-8", "surrogateescape"))
    for folder in folders:
        for path in sorted(_files(str(folder))):
            digest.update(f"{path}\0".encode("utf-8", "surrogateescape"))
            digest.update(_content_hash(path))
    return digest.hexdigest()


@cache
def _surroundings() -> tuple[object, ...]:
    package = Path(__file__).parent.parent
    places = [str(package), *filter(None, map(_place, _LIBRARIES))]
    stamps = sorted(_stamp(path) for place in places for path in _files(place))
    return sys.version, sys.platform, _processor(), os.environ.get(_ENGINE), stamps


def _place(library: str) -> str | None:
    """Give the folder of a library, or its file if it is a single one; None if it is not there."""
    spec = find_spec(library)
    if spec is None or spec.origin is None:
        return None
    return str(Path(spec.origin).parent) if spec.submodule_search_locations else spec.origin


def _processor() -> str:
    """Give what the processor is and can do, as far as that is told."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_IDENTIFIER")
    with suppress(OSError), Path("/proc/cpuinfo").open("rb") as file:
        # The first of many; all are alike.
        told = [line for line in file.read(8192).splitlines() if line.startswith(_TOLD)]
        return f"{machine} {b' '.join(told[:2])!r}"
    return str(machine)


_TOLD = (b"flags", b"Features", b"model name")


def _files(place: str) -> Iterator[str]:
    """Give the files below a folder, or `place` itself if it is a file."""
    try:
        entries = os.scandir(place)
    except NotADirectoryError:
        yield place
        return
    except OSError:
        return
    with entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _stamp(path: str) -> str:
    with suppress(OSError):  # a link that leads nowhere
        status = Path(path).stat()
        return f"{path}\0{status.st_size} {status.st_mtime_ns}"
    return path


def _content_hash(path: str) -> bytes:
    with suppress(OSError):
        return blake2b(Path(path).read_bytes(), digest_size=16).digest()
    return b""
