"""Read rule files into rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from newslint.errors import RuleFileError
from newslint.ruleset.rule import KINDS, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """Load every `<category>/<name>.yaml` below the folders, sorted by id; later folders win."""
    adapters: dict[type, TypeAdapter[Any]] = {
        kind: TypeAdapter(kind) for kind in (Rule, *KINDS.values())
    }
    rules: dict[str, Rule] = {}
    problems: list[str] = []
    for folder in folders:
        for path in _rule_files(folder):
            identity = f"{path.parent.name}/{path.stem}"
            try:
                data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
                kinds = [key for key in data["match"] if key in KINDS]
                if len(kinds) != 1:
                    problems.append(f"{_shown(path)}: match: give exactly one of {', '.join(KINDS)}")
                    continue
                match = adapters[KINDS[kinds[0]]].validate_python(data["match"])
                rules[identity] = adapters[Rule].validate_python(
                    {**data, "match": match, "id": identity, "path": _shown(path)}
                )
            except (YAMLError, ValidationError, TypeError, KeyError) as error:
                problems.append(f"{_shown(path)}: {error}")
    if problems:
        raise RuleFileError(*problems)
    return tuple(rules[identity] for identity in sorted(rules))


def _rule_files(folder: Path) -> Iterator[Path]:
    return iter([folder] if folder.is_file() else sorted(folder.rglob("*.yaml")))


def _shown(path: Path) -> str:
    cwd = Path.cwd()
    resolved = path.resolve()
    return (resolved.relative_to(cwd) if resolved.is_relative_to(cwd) else resolved).as_posix()
