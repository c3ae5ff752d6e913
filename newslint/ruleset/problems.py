"""What keys there are in a rule file, and which one was meant by one that is not."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from newslint.ruleset.flaws import Flaw
from newslint.ruleset.keys import yaml_key
from newslint.ruleset.places import last_key
from newslint.ruleset.rule import (
    KINDS,
    Evidence,
    Extent,
    FixSpec,
    FlaggedExample,
    Marker,
    PassingExample,
    Rule,
)
from newslint.ruleset.wording import cure, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.ruleset.places import KeyPath

SECTIONS: Mapping[str, type] = {
    "fix": FixSpec,
    "flags": FlaggedExample,
    "todo-flags": FlaggedExample,
    "passes": PassingExample,
    "within": Extent,
    "evidence": Evidence,
    "block": Marker,
}
"""The classes of the mappings inside a rule, by the last key that leads to them."""


def _section(path: KeyPath) -> type:
    """Give the class of the mapping at `path`."""
    if path == ("match",):
        return next(iter(KINDS.values()))
    return SECTIONS.get(last_key(path), Rule)


def keys_of(section: type) -> list[str]:
    """Give the keys that a mapping of this class may have in a rule file."""
    keys = [yaml_key(field.name) for field in fields(section)]
    if section is Rule:
        return ["extends", *(key for key in keys if key not in {"id", "path", "signals"})]
    return keys


def unknown_key(path: KeyPath, data: Mapping[str, object]) -> Flaw:
    """Tell of a key that nothing knows, and which one was meant."""
    key = str(path[-1])
    parent = path[:-1]
    known = known_keys(parent, data)
    if key[-1:] in {"+", "-"} and key[:-1] in known:
        message = f"{key[-1]!r} changes what a parent says, and there is no parent here"
        return Flaw(path, message, "key")
    elsewhere = _home(key, parent)
    if elsewhere is not None:
        return Flaw(path, f"no such key here; it belongs {elsewhere}", "key")
    meant = meant_key(key, known)
    hint = f"did you mean {meant!r}?" if meant else cure(key, known)
    return Flaw(path, f"no such key; {hint}", "key")


def meant_key(key: str, known: Sequence[str]) -> str | None:
    """Give the key that was meant; the names that Python code has for keys count as well."""
    return yaml_key(key) if yaml_key(key) in known else nearest(key, known)


def known_keys(parent: KeyPath, data: Mapping[str, object]) -> list[str]:
    """Give the keys that the mapping `data` at the path `parent` may have."""
    if parent == ("match",):
        kinds = [kind for kind in KINDS if kind in data]
        named = keys_of(KINDS[kinds[0]]) if kinds else [*KINDS, *keys_of(_section(parent))]
        return list(dict.fromkeys(named))
    return keys_of(_section(parent))


def _home(key: str, parent: KeyPath) -> str | None:
    """Say where a key belongs that stands one level too high or too low."""
    in_match = {key for kind in KINDS.values() for key in keys_of(kind)}
    if not parent and key in {"id", "path"}:
        return "in the file's name: `<category>/<name>.yaml` is the id"
    if parent == ("match",) and key in keys_of(Rule):
        return "at the left margin, beside `match`"
    if not parent and key in in_match:
        return "under `match`"
    return "under `fix`" if not parent and key in keys_of(FixSpec) else None
