"""Show what holds for an input, and where each setting comes from.

The text is YAML, with the origins as comments. It is no configuration: rules are listed as they
came out in the end, with the severity that their findings have.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING

from newslint.config.globs import Globs
from newslint.config.place import shown
from newslint.config.settings import most_removed
from newslint.ruleset.keys import yaml_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.config.settings import InputSettings, Settings
    from newslint.ruleset.rule import Rule
    from newslint.suppress.ignores import Ignore

_PLAIN = re.compile(r"(?!(?:null|true|false)$)[A-Za-z][\w./-]*")
"""Texts that YAML takes for texts without quotes."""


def show_settings(settings: Settings, rules: Sequence[Rule] = (), path: str | None = None) -> str:
    """Give the settings as YAML; `rules` are those that run, `path` the file they hold for."""
    return "\n".join(_lines(settings, rules, path)) + "\n"


def _lines(settings: Settings, rules: Sequence[Rule], path: str | None) -> Iterator[str]:
    configuration = ", which builds on ".join(settings.files) or "none"
    yield f"# settings of {'the run' if path is None else path}"
    yield f"# configuration: {configuration}"
    origins = dict(settings.origins)
    for key, value in _values(settings).items():
        yield f"{yaml_key(key)}: {value}  # {origins.get(key, 'default')}"
    for key, given in _input(settings.input).items():
        yield f"input-{yaml_key(key)}: {_shown(given)}"
    yield from _listed("rule-folders", [_shown(shown(place)) for place in settings.rule_folders])
    yield from _listed("exclude", [_globs(globs) for globs in settings.exclude])
    yield from _listed("ignores", [_ignore(entry) for entry in settings.ignores])
    if rules:
        yield "rules:"
        yield from (f"  {rule.id}: {rule.severity}" for rule in rules)


def _values(settings: Settings) -> Mapping[str, str]:
    return {
        "languages": _shown(settings.languages),
        "language": settings.language or "auto",
        "fail_on": "never" if settings.fail_on is None else settings.fail_on.label,
        "output_format": settings.output_format,
        "fix": _shown(settings.fix),
        "unsafe_fixes": _shown(settings.unsafe_fixes),
        "max_removed": f"{most_removed(settings) * 100:g}%",
        "timeout": f"{settings.timeout:g}",
    }


def _input(given: InputSettings) -> Mapping[str, object]:
    """Give what was said of how the input is read, with the fields of records as people say it."""
    values: dict[str, object] = {"format": given.format, "encoding": given.encoding}
    values |= {field.name: getattr(given.fields, field.name) for field in fields(given.fields)}
    return {key.replace("texts", "text"): value for key, value in values.items() if value}


def _listed(key: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"{key}:"
        yield from (f"  - {item}" for item in items)


def _globs(globs: Globs) -> str:
    return f"{_shown(globs.patterns)}  # in {shown(globs.folder)}"


def _ignore(entry: Ignore) -> str:
    conditions = {
        "rule": entry.rules,
        "text": entry.text,
        "path": entry.path.patterns if isinstance(entry.path, Globs) else None,
        "record": entry.record,
        "source": entry.source,
        "reason": entry.reason,
        "until": entry.until and entry.until.isoformat(),
    }
    told = (f"{key}: {_shown(value)}" for key, value in conditions.items() if value)
    return f"{{{', '.join(told)}}}  # {entry.name}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
