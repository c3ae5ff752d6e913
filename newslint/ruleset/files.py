"""Find rule files, and name them.

The last two parts of a file's path are the rule's id: `rules/boilerplate/related-link.yaml` holds
`boilerplate/related-link`, whatever folder was named. Hidden folders are passed over.

No file is opened here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import RuleFileError

if TYPE_CHECKING:
    from collections.abc import Iterator


def rule_files(folder: Path) -> Iterator[Path]:
    """Give the rule files below `folder`, or `folder` itself when it is a file, in order.

    Raises:
        RuleFileError: there is no such folder.

    """
    if folder.is_file():
        yield folder
        return
    if not folder.is_dir():
        raise RuleFileError(f"{shown(folder)}: no such folder of rules")
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(place, name)


def shown(path: Path) -> str:
    """Give a path as people see it: from the current folder where it lies below that, with `/`."""
    cwd, place = Path.cwd(), path.absolute()
    if ".." in place.parts:
        place = path.resolve()
    return (place.relative_to(cwd) if place.is_relative_to(cwd) else place).as_posix()


def identify(path: Path) -> str:
    """Give the id of the rule in a file."""
    return f"{path.absolute().parent.name}/{path.stem}"
