"""From what users name (files, folders, globs) to the files that are read.

A file that is named is read, whatever its ending and whoever ignores it. In folders only files with
known endings are found (of those that are mostly something else, such as `.json`, the ones that the
configuration speaks of); hidden ones and those that merely describe a dataset are left out, and
`.gitignore` and the user's exclusions hold. No file comes twice, and nothing that was asked for is
passed over in silence.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.formats.compression import COMPRESSIONS
from newslint.formats.registry import ENDINGS, format_by_ending
from newslint.formats.shown import show
from newslint.formats.walk import Place, Walk
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_BESIDE_DATA = ("dataset_info.json", "dataset_infos.json", "dataset_dict.json", "state.json")
_CACHED = "cache-*.arrow"
"""What `datasets` of Hugging Face writes into the folders of a dataset: what it says about the data,
and what it worked out of them and can again."""


def nothing(path: str) -> bool:  # noqa: ARG001  # a test of paths like any other
    """Mean no path at all."""
    return False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files are meant. The tests are given paths as shown, folders with a slash behind."""

    exclude: Callable[[str], bool] = nothing
    """What to leave out of folders."""
    include: Callable[[str], bool] = nothing
    """Files to be found in folders though their endings are not known."""
    mentioned: Callable[[str], bool] = nothing
    """Files of which the configuration says how to read them. Those whose endings are mostly
    something else are found in folders only if so."""
    force_exclude: bool = False
    """Leave it out even if it was named: pre-commit names every file of a commit."""
    gitignore: bool = True
    """Leave out of folders what `.gitignore` says."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read: where it is, and how people are told."""

    path: Path
    """Absolute."""
    shown: str


def discover(paths: Sequence[str], selection: Selection) -> Iterator[InputFile | Notice]:
    """Give the files that `paths` come to, in their order, those of a folder sorted.

    Notices stand for what is not there, cannot be searched, or comes to nothing.
    """
    given: set[str] = set()
    for path in paths:
        for item in _expanded(path, selection):
            if isinstance(item, Notice):
                yield item
            elif item.real not in given:
                given.add(item.real)
                yield InputFile(Path(item.path), item.shown)


def _expanded(path: str, selection: Selection) -> Iterator[Place | Notice]:
    # Not every shell expands globs; a file that really is called so goes first.
    if not any(sign in path for sign in "*?[") or os.path.lexists(path):
        yield from _named(path, selection)
        return
    matches = sorted(glob(_without_crossing(path), recursive=True))  # noqa: PTH207  # may be absolute
    if not matches:
        yield Notice(show(_absolute(path)), "no file matches this pattern")
    for match in matches:
        yield from _named(match, selection)


def _without_crossing(pattern: str) -> str:
    """Take `data/**` for the folder `data`: what is found in it is chosen as in other folders."""
    folder = pattern
    while Path(folder).name == "**":
        folder = str(Path(folder).parent)
    return folder


def _named(path: str, selection: Selection) -> Iterator[Place | Notice]:
    place = Place.at(_absolute(path))
    if not os.path.lexists(path):
        yield Notice(place.shown, "no such file or folder")
    elif Path(path).is_dir():
        yield from _in_folder(place, selection)
    elif not (selection.force_exclude and selection.exclude(place.shown)):
        yield place


def _in_folder(folder: Place, selection: Selection) -> Iterator[Place | Notice]:
    exclude = selection.exclude
    if exclude(f"{folder.shown}/"):
        if selection.force_exclude:
            return
        exclude = nothing  # who names an excluded folder wants to see what is in it
    walk = Walk(
        lambda shown: _is_known(shown, selection) or selection.include(shown),
        exclude,
        gitignore=selection.gitignore,
    )
    empty = True
    for item in walk.files(folder):
        empty = False
        yield item
    if empty:
        yield Notice(folder.shown, _why_empty(walk))


def _is_known(shown: str, selection: Selection) -> bool:
    name = shown.rpartition("/")[2]
    if name in _BESIDE_DATA or fnmatchcase(name, _CACHED):
        return False
    known = format_by_ending(name)
    return known is not None and (not known.named_only or selection.mentioned(shown))


def _why_empty(walk: Walk) -> str:
    if walk.passed_over:
        return "nothing to check: all that is here is excluded, or ignored by .gitignore"
    known = sorted(ending for ending, one in ENDINGS.items() if not one.named_only)
    packed = ", ".join(ending for one in COMPRESSIONS for ending in one.endings)
    endings = ", ".join(known)
    return f"nothing to check: no file here ends in {endings}, nor in one of them and {packed}"


def _absolute(path: str) -> Path:
    # Not resolved: what is named by way of a link goes by that name.
    return Path(os.path.abspath(path))  # noqa: PTH100  # drops `..` by its looks, as shells do
