"""How paths are shown: relative to the working folder if they lie in it, with `/`; printable."""

from __future__ import annotations

import os
from pathlib import Path


def show(path: Path) -> str:
    """Give an absolute path as people see it."""
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return printable(shown.as_posix())


def printable(name: str) -> str:
    r"""Give a file's name without what is no text, which would stop whatever prints it.

    >>> printable("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    if name.isascii():
        return name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def copy_of(shown: str, folder: Path) -> Path:
    """Give where in `folder` a copy of the file goes that is shown so.

    >>> copy_of("../data/a.jsonl", Path("out")).as_posix()
    'out/data/a.jsonl'
    """
    parts = [part for part in Path(shown).parts if part not in {"..", ".", Path(shown).anchor}]
    return folder.joinpath(*parts)
