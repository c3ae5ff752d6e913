"""Globs like those of `.gitignore`, tested against paths as people see them.

A glob with a slash before its end is relative to the folder of its configuration, and may begin
with `../`; one without is about names at any depth. `**` crosses folders, `!` takes back, and a
glob that means a folder means all that is in it. Links are not followed: a path means what it says.
"""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_SPECIAL = re.compile(r"[\\*?\[\]!# ]")


@dataclass(frozen=True, slots=True)
class Globs:
    """Globs with the folder that they are relative to; call with a path to test it."""

    patterns: tuple[str, ...]
    folder: Path
    """Absolute."""
    cwd: Path
    """What the tested paths are relative to; absolute. Names are looked for below it, too, so that
    a configuration in a folder of its own can be about `*.md`."""

    def __call__(self, path: str) -> bool:
        """Tell whether the globs mean the file at `path`, or the folder if it ends with a slash."""
        return _matches(self, path)


def flaw(pattern: str) -> str | None:
    """Say why `pattern` is no glob; None if it is one."""
    try:
        parts = _compiled([pattern]).patterns
    except ValueError:
        return "is not a glob that .gitignore would know"
    if all(part.include is None for part in parts):
        return "is a glob that matches nothing"
    return None


def glob_of(path: Path, folder: Path) -> str:
    r"""Give the glob that means one file, both absolute, in a configuration that stands in `folder`.

    >>> glob_of(Path("/data/a[1].txt"), Path("/data")), glob_of(Path("/b.txt"), Path("/data"))
    ('/a\\[1\\].txt', '../b.txt')
    """
    relative = Path(os.path.relpath(path, folder))
    glob = _escaped(relative).removeprefix("/")
    return glob if "/" in glob else f"/{glob}"


@lru_cache(maxsize=4096)
def _matches(globs: Globs, path: str) -> bool:
    absolute = PurePath(os.path.normpath(globs.cwd / path)).as_posix()
    folder = "/" if path.endswith("/") else ""
    return _spec(globs).match_file(absolute.lstrip("/") + folder)


@lru_cache(maxsize=256)
def _spec(globs: Globs) -> GitIgnoreSpec:
    """Compile the globs as seen from the root of the file system."""
    roots = [globs.folder]
    if not globs.cwd.is_relative_to(globs.folder):
        roots.append(globs.cwd)
    return _compiled(_absolute(globs.patterns, roots))


def _compiled(patterns: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are globs

    return GitIgnoreSpec.from_lines(patterns)


def _absolute(patterns: Sequence[str], roots: Sequence[Path]) -> Iterator[str]:
    for pattern in patterns:
        sign = "!" if pattern.startswith("!") else ""
        glob = pattern.removeprefix("!")
        if "/" in glob.rstrip("/"):
            yield sign + _anchored(glob.removeprefix("/"), roots[0])
        else:
            yield from (f"{sign}{_escaped(root)}/**/{glob}" for root in roots)


def _anchored(glob: str, folder: Path) -> str:
    while glob.startswith(("./", "../")):
        step, _, glob = glob.partition("/")
        folder = folder.parent if step == ".." else folder
    return f"{_escaped(folder)}/{glob}"


def _escaped(folder: Path) -> str:
    literal = _SPECIAL.sub(lambda found: "\\" + found.group(), folder.as_posix())
    return "/" + literal.strip("/") if literal.strip("/") else ""
