"""Which paths a walk passes over because `.gitignore` files say so.

Not read are `core.excludesFile` and other settings of the person at the keyboard: what is checked
must not depend on who checks it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.formats.gitignore import Pattern, parse

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one place, which speak of what lies below `folder` (absolute)."""

    folder: str
    patterns: tuple[Pattern, ...]

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """Tell whether the entry at `path` (absolute) is ignored, or None if nothing speaks of it.

        Only the entry itself counts: who walks does not enter an ignored folder.
        """
        below = self.folder.rstrip(os.sep) + os.sep
        relative = path.removeprefix(below).replace(os.sep, "/").lstrip("/")
        for pattern in reversed(self.patterns):
            if pattern.matches(relative, folder=folder):
                return pattern.ignores
        return None


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """Patterns from the outermost to the innermost: the last one that says something decides."""

    layers: tuple[Patterns, ...] = ()

    def ignores(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether the entry at `path` (absolute) is ignored."""
        for patterns in reversed(self.layers):
            verdict = patterns.verdict(path, folder=folder)
            if verdict is not None:
                return verdict
        return False

    def inside(self, folder: str, names: Collection[str]) -> IgnoreRules:
        """Give the rules within `folder` (absolute), which has entries called `names`."""
        if ".git" not in names and ".gitignore" not in names:
            return self
        # A repository inside another has nothing to do with it.
        layers = (_excluded_by_git(folder),) if ".git" in names else self.layers
        if ".gitignore" in names:
            layers += (_read(folder, Path(folder, ".gitignore")),)
        return IgnoreRules(layers)


def rules_above(folder: str) -> IgnoreRules:
    """Give the rules that hold at `folder` (absolute) because of the folders above it.

    They begin at the top of the work tree; outside of one there are none. And there are none if
    they ignore `folder` itself: who names an ignored folder wants to see what is in it.
    """
    above = Path(folder).parents
    top = next((at for at, one in enumerate(above) if (one / ".git").exists()), None)
    if top is None or Path(folder, ".git").exists():
        return IgnoreRules()
    rules = IgnoreRules()
    chain = [*reversed(above[: top + 1]), Path(folder)]
    for parent, child in pairwise(chain):
        names = [name for name in (".git", ".gitignore") if (parent / name).exists()]
        rules = rules.inside(str(parent), names)
        if rules.ignores(str(child), folder=True):
            return IgnoreRules()
    return rules


def _excluded_by_git(folder: str) -> Patterns:
    """Give what the repository at `folder` ignores besides its `.gitignore` files."""
    git = Path(folder, ".git")
    try:
        if git.is_file():  # a further work tree, or a submodule
            git = Path(folder, git.read_text("utf-8").removeprefix("gitdir:").strip())
            common = git / "commondir"
            git = git / common.read_text("utf-8").strip() if common.is_file() else git
    except (OSError, UnicodeDecodeError):
        return Patterns(folder, ())
    return _read(folder, git / "info" / "exclude")


def _read(folder: str, path: Path) -> Patterns:
    try:
        content = path.read_bytes()
    except OSError:
        return Patterns(folder, ())
    lines = content.decode("utf-8-sig", "surrogateescape").split("\n")
    return Patterns(folder, parse(lines))
