"""What is wrong with a configuration, told so that its author can mend it.

pydantic finds what does not fit the schema; here its findings are put into words, one for each
place. What a schema cannot refuse is looked for in `sense`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from newslint.config.schema import (
    ConfigValues,
    GateEntry,
    GateLimits,
    IgnoreEntry,
    InputEntry,
    OverrideEntry,
)
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.keys import yaml_key
from newslint.ruleset.wording import cure, described, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.ruleset.places import KeyPath

_SECTIONS: Mapping[str, type] = {
    "inputs": InputEntry,
    "overrides": OverrideEntry,
    "ignores": IgnoreEntry,
    "gate": GateEntry,
    "max": GateLimits,
}
"""The classes of the mappings in lists, by the key of the list."""

_SHAPES: Mapping[str, str] = {
    "extend": "a path, or a list of paths",
    "match": "a glob, or a list of globs",
    "path": "a glob, or a list of globs",
    "rule": "a rule, or a list of rules",
    "text": "a text",
    "record": "the id of a record",
    "severity": "a mapping of rules to severities",
    "until": "a day, as 2027-03-31",
    "fix": "true or false",
    "unsafe-fixes": "true or false",
    "timeout": "a number of seconds",
    "max-removed": "a percentage, as 50%",
    "max": "a mapping of limits, as {findings: 0}",
    "findings": "a number",
    "new-findings": "a number",
    "per-thousand-words": "a number",
    "share-of-records": "a percentage, as 0.5%",
    "bad-records": "a percentage, as 0.1%",
}
"""What stands at a key; at others it is told by the type that pydantic missed."""

_MISSING: Mapping[str, str] = {
    "match": "is missing; say which files are meant, as 'data/**'",
    "max": "is missing; set a limit, as {findings: 0}",
}
"""What is said of keys that have to be there."""

_TYPES: Mapping[str, str] = {"string": "a text", "tuple": "a list", "dataclass": "a mapping"}

_CHOICES: Mapping[str, str] = {
    "fail-on": "level to fail on",
    "output-format": "output format",
    "format": "format of inputs",
    "level": "level",
}
"""What the value of a key is one of; else a severity."""


def flaws_of(errors: Sequence[Mapping[str, Any]], data: Mapping[str, Any]) -> Iterator[Flaw]:
    """Put pydantic's errors about the configuration `data` into words."""
    found = {_keys(error["loc"], data): error for error in reversed(errors)}
    for keys in sorted(found, key=_sortable):
        if not any(other != keys and other[: len(keys)] == keys for other in found):
            yield _flaw(found[keys], keys)


def _keys(location: Sequence[Any], data: Any) -> KeyPath:
    """Leave out of a location what names a branch of an alternative and not a place in the data."""
    keys: list[Any] = []
    for step in location:
        if _leads_on(data, step):
            keys.append(step)
            data = data[step]
        elif isinstance(data, dict) and step == location[-1]:
            keys.append(step)  # a key that is missing
    return tuple(keys)


def _leads_on(data: object, step: object) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int)


def _sortable(keys: KeyPath) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (0, step) for step in keys]


def _flaw(error: Mapping[str, Any], keys: KeyPath) -> Flaw:
    match error["type"]:
        case "unexpected_keyword_argument":
            return _unknown_key(keys)
        case "missing":
            return Flaw(keys, _MISSING[str(keys[-1])])
        case "literal_error":
            return Flaw(keys, _wrong_choice(error, keys))
        case _:
            return Flaw(keys, _wrong_shape(error, keys))


def _unknown_key(keys: KeyPath) -> Flaw:
    *parents, key = (step for step in keys if isinstance(step, str))
    section = _SECTIONS[parents[-1]] if parents else ConfigValues
    known = [yaml_key(field.name) for field in fields(section)]
    misplaced = parents and key in {yaml_key(field.name) for field in fields(ConfigValues)}
    if misplaced:
        return Flaw(keys, "no such key here; it belongs at the left margin", "key")
    return Flaw(keys, f"no such key; {cure(key, known, most=len(known))}", "key")


def _wrong_choice(error: Mapping[str, Any], keys: KeyPath) -> str:
    value = error["input"]
    choices = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    if not isinstance(value, str):
        return _misfit(value, listed(choices))
    noun = _CHOICES.get(str(keys[-1]), "severity")
    article = "an" if noun[0] in "aeiou" else "a"
    return f"{quoted(value)} is not {article} {noun}; {cure(value, choices)}"


def _wrong_shape(error: Mapping[str, Any], keys: KeyPath) -> str:
    value = error["input"]
    missed = _TYPES.get(error["type"].partition("_")[0])
    inside_list = isinstance(keys[-1], int) if keys else False
    wanted = (None if inside_list else _SHAPES.get(str(keys[-1]))) or missed or "something else"
    if wanted == "a list" and isinstance(value, str):
        return f"{quoted(value)} is one text; write a list: [{value}]"
    if wanted == "a text" and isinstance(value, bool | int | float):
        return f"{described(value)} is no text; write '{described(value)}', in quotes"
    return _misfit(value, wanted)


def _misfit(value: object, wanted: str) -> str:
    if value is None:
        return f"is empty; write {wanted}"
    return f"{described(value)} cannot stand here; write {wanted}"
