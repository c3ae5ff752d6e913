"""Walk a folder: each file once, links followed, ignored folders not entered."""

from __future__ import annotations

import os
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.formats.ignore import IgnoreRules, rules_above
from newslint.formats.shown import printable, show
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Place(NamedTuple):
    """A file or folder."""

    path: str
    """Absolute, as it was come by."""
    real: str
    """Absolute, without links."""
    shown: str

    @classmethod
    def at(cls, path: Path) -> Place:
        """Give the place at an absolute path."""
        return cls(str(path), os.path.realpath(path), show(path))

    def child(self, name: str, *, link: bool) -> Place:
        """Give what is called `name` in this folder."""
        # Strings, since there may be a million of them.
        path = f"{self.path.rstrip(os.sep)}{os.sep}{name}"
        real = os.path.realpath(path) if link else f"{self.real.rstrip(os.sep)}{os.sep}{name}"
        shown = printable(name)
        return Place(path, real, shown if self.shown == "." else f"{self.shown}/{shown}")


class Walk:
    """One walk; afterwards it tells in `passed_over` how much was excluded or ignored.

    `wanted` tells by its shown path whether a file is one of those looked for, `excluded` what to
    pass over; it is given folders with a slash behind.
    """

    def __init__(
        self,
        wanted: Callable[[str], bool],
        excluded: Callable[[str], bool],
        *,
        gitignore: bool = True,
    ) -> None:
        self.passed_over = 0
        self._wanted = wanted
        self._excluded = excluded
        self._gitignore = gitignore
        self._folders: deque[tuple[Place, IgnoreRules]] = deque()
        self._linked_folders: deque[tuple[Place, IgnoreRules]] = deque()
        self._entered: set[str] = set()
        self._files: dict[str, Place] = {}
        self._linked_files: list[Place] = []

    def files(self, root: Place) -> Iterator[Place | Notice]:
        """Give the files in `root` and below, sorted by their shown paths, after any notices.

        A file that is there under its own name and by way of links comes under its own name.
        """
        above = rules_above(root.path) if self._gitignore else IgnoreRules()
        self._folders.append((root, above))
        while self._folders or self._linked_folders:
            if self._folders:
                yield from self._enter(*self._folders.popleft())
                continue
            # Links last: what they lead to may turn up by itself. One to a folder around the root
            # would lead in a circle.
            place, rules = self._linked_folders.popleft()
            if not Path(root.real).is_relative_to(place.real):
                self._folders.append((place, rules))
        for link in self._linked_files:
            self._files.setdefault(link.real, link)
        yield from sorted(self._files.values(), key=lambda place: place.shown)

    def _enter(self, folder: Place, rules: IgnoreRules) -> Iterator[Notice]:
        if folder.real in self._entered:
            return
        self._entered.add(folder.real)
        try:
            with os.scandir(folder.path) as scan:
                entries = list(scan)
        except OSError as error:
            yield Notice(folder.shown, f"cannot be searched: {error.strerror}")
            return
        if self._gitignore:
            rules = rules.inside(folder.path, {entry.name for entry in entries})
        for entry in entries:
            if not entry.name.startswith("."):
                self._sort_in(entry, folder, rules)

    def _sort_in(self, entry: os.DirEntry[str], folder: Place, rules: IgnoreRules) -> None:
        link = entry.is_symlink()
        place = folder.child(entry.name, link=link)
        if _is_folder(entry):
            if not self._passes_over(place, rules, "/"):
                (self._linked_folders if link else self._folders).append((place, rules))
        elif self._wanted(place.shown) and not self._passes_over(place, rules, ""):
            if link:
                self._linked_files.append(place)  # if it leads nowhere, reading it will tell
            elif entry.is_file():
                self._files[place.real] = place

    def _passes_over(self, place: Place, rules: IgnoreRules, end: str) -> bool:
        if self._excluded(place.shown + end) or rules.ignores(place.path, folder=bool(end)):
            self.passed_over += 1
            return True
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead to one another
        return False
