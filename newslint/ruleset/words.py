"""Word lists that a rule keeps in text files beside it: a word a line, `#` before a comment.

They are read before anything else is done with the rule, so that one which extends it may lie in
another folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newslint.ruleset.flaws import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.ruleset.places import KeyPath


def with_words(
    data: Mapping[str, object], folder: Path
) -> tuple[Mapping[str, object], tuple[Flaw, ...]]:
    """Give a rule's data with its word lists in place of the names of their files.

    What is wrong otherwise with the data stays as it is, for others to tell.
    """
    flaws: list[Flaw] = []
    changed = dict(data)
    for key in ("match", "match+"):
        match = data.get(key)
        if isinstance(match, dict):
            lists = {
                name: _lists(match[name], folder, (key, name), flaws)
                for name in ("lists", "lists+")
                if isinstance(match.get(name), dict)
            }
            changed[key] = {**match, **lists}
    return changed, tuple(flaws)


def _lists(
    lists: Mapping[str, object], folder: Path, path: KeyPath, flaws: list[Flaw]
) -> dict[str, object]:
    return {
        name: _words(entry, folder, (*path, name), flaws) if isinstance(entry, str) else entry
        for name, entry in lists.items()
    }


def _words(name: str, folder: Path, path: KeyPath, flaws: list[Flaw]) -> list[str]:
    file = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        flaws.append(Flaw(path, f"{name!r} does not lie beside the rule; put it there"))
        return []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        there = f"the word list {name!r} {reason}"
        flaws.append(Flaw(path, there if file.exists() else f"no file {name!r} beside the rule"))
        return []
    words = [line.strip() for line in lines]
    return [word for word in words if word and not word.startswith("#")]
