"""The JSON Schema of rule files, for editors.

It is made from the classes in `rule` and `kinds`, whose strings under the fields become the
descriptions. It is as strict as the loader about keys and shapes, and knows little of what `examine`
looks for. A file with `extends` may leave out what its parent says, and may have `key+` and `key-`.

Every choice between alternatives is made with `if` by a key that is there, so that an editor
underlines the slip itself and not the whole of what it stands in.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newslint.ruleset import kinds, rule
from newslint.ruleset.keys import yaml_key
from newslint.ruleset.rule import KINDS, Conditions, Match, Rule

RULE_SCHEMA_URL = "https://newslint.readthedocs.io/schemas/rule-v1.json"
"""Where the schema is published; rule files name it in their first line."""

Schema = dict[str, Any]

_LANGUAGE = "^[a-z]{2,3}$"
_SHARE = r"\d{1,3}(\.\d+)?%"

_BY_LANGUAGE = frozenset({"patterns", "phrases", "lexicon", "exceptions"})
"""Fields whose mappings have languages for keys."""

_MORE: Mapping[str, Schema] = {
    "languages": {"items": {"type": "string", "pattern": _LANGUAGE}},
    "flags": {"minItems": 1},
    "passes": {"minItems": 1},
    "first": {"pattern": rf"^({_SHARE}|[1-9]\d* lines?)$"},
    "last": {"pattern": rf"^({_SHARE}|[1-9]\d* lines?)$"},
    "max-removed": {"pattern": f"^{_SHARE}$"},
}
"""What the values of keys have to be beyond their types."""

_EXTENDS: Schema = {
    "type": "string",
    "pattern": "^[a-z0-9-]+/[a-z0-9-]+$",
    "description": (
        "The id of the rule that this one changes. A key takes the place of the parent's; `key+` "
        "adds to its list or mapping, `key-` takes from it."
    ),
}


def rule_schema() -> Schema:
    """Give the JSON Schema (draft 2020-12) of a rule file."""
    definitions: dict[str, Schema] = {}
    properties = _properties(Rule, definitions)
    for key in ("id", "path", "signals"):
        del properties[key]
    changes = _changes({key: value for key, value in properties.items() if key != "match"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": RULE_SCHEMA_URL,
        "title": "newslint rule",
        "description": _one_line(Rule.__doc__),
        "type": "object",
        "properties": {"extends": _EXTENDS, **properties, **changes},
        "additionalProperties": False,
        "if": {"required": ["extends"]},
        "then": {"properties": {"match": {"$ref": "#/$defs/changed-match"}}},
        "else": {
            "required": _required(Rule),
            "properties": {"match": {"$ref": "#/$defs/match"}},
            "propertyNames": {"not": {"pattern": "[+-]$"}},
        },
        "$defs": {
            "match": _match_schema(definitions),
            "changed-match": _changed_match_schema(definitions),
            **definitions,
        },
    }


def _match_schema(definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a match: exactly one kind, whose key says what else there may be."""
    for kind, schema in KINDS.items():
        definitions[f"match-{kind}"] = _record(schema, definitions)
    return {
        "type": "object",
        "oneOf": [{"required": [kind]} for kind in KINDS],
        "properties": {
            kind: {"description": _one_line(schema.__doc__)} for kind, schema in KINDS.items()
        },
        "allOf": [
            {"if": {"required": [kind]}, "then": {"$ref": f"#/$defs/match-{kind}"}}
            for kind in KINDS
        ],
    }


def _changed_match_schema(definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a child's match: one of its own, or changes to its parent's."""
    properties: dict[str, Schema] = {}
    for schema in (Conditions, *KINDS.values()):
        properties |= _properties(schema, definitions)
    options = {key: value for key, value in properties.items() if key not in KINDS}
    return {
        "if": {"anyOf": [{"required": [kind]} for kind in KINDS]},
        "then": {"$ref": "#/$defs/match"},
        "else": {
            "type": "object",
            "properties": {**options, **_changes(properties)},
            "additionalProperties": False,
        },
    }


def _changes(properties: Mapping[str, Schema]) -> dict[str, Schema]:
    """Give the `key+` and `key-` of the keys that hold lists and mappings."""
    changes: dict[str, Schema] = {}
    for key, value in properties.items():
        if _holds_many(value):
            changes[f"{key}+"] = {**value, "description": f"Added to the parent's `{key}`."}
            changes[f"{key}-"] = {
                "type": ["array", "object"],
                "description": f"Taken from the parent's `{key}`.",
            }
    return changes


def _holds_many(value: Schema) -> bool:
    shapes = value.get("anyOf", [value.get("then", value)])
    return any(shape.get("type") in {"array", "object"} or "$ref" in shape for shape in shapes)


def _properties(schema: type, definitions: dict[str, Schema]) -> dict[str, Schema]:
    """Give the schemas of the fields of a class, by their keys."""
    hints = get_type_hints(schema)
    properties = {}
    for field in fields(schema):
        key = yaml_key(field.name)
        hint = dict if hints[field.name] == Match else hints[field.name]
        properties[key] = {
            "description": _description(schema, field.name),
            **_of_type(hint, key, definitions),
            **_MORE.get(key, {}),
            **_default(field),
        }
    return properties


def _record(schema: type, definitions: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "description": _one_line(schema.__doc__),
        "properties": _properties(schema, definitions),
        "required": _required(schema),
        "additionalProperties": False,
    }


def _required(schema: type) -> list[str]:
    return [
        yaml_key(field.name)
        for field in fields(schema)
        if field.default is MISSING and field.default_factory is MISSING
    ]


def _default(field: Field[Any]) -> Schema:
    plain = isinstance(field.default, str | int | float) and field.default != ""
    return {"default": field.default} if plain else {}


def _of_type(hint: Any, key: str, definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a type; nobody writes out that there is nothing, so None has no part."""
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _union(hint, key, definitions)
    if origin is tuple:
        return {"type": "array", "items": _of_type(get_args(hint)[0], key, definitions)}
    if origin is Mapping:
        return _mapping(_of_type(get_args(hint)[1], "", definitions), key)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if is_dataclass(hint) and isinstance(hint, type):
        definitions.setdefault(hint.__name__, _record(hint, definitions))
        return {"$ref": f"#/$defs/{hint.__name__}"}
    named = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object"}
    return {"type": named[hint]} if hint in named else {}


def _union(hint: Any, key: str, definitions: dict[str, Schema]) -> Schema:
    branches = [branch for branch in get_args(hint) if branch is not NoneType]
    shapes = [_of_type(branch, key, definitions) for branch in branches]
    if key == "fix":  # nothing in its place takes a parent's fix away
        return {"if": {"not": {"type": "null"}}, "then": shapes[0]}
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _mapping(entry: Schema, key: str) -> Schema:
    if key in _BY_LANGUAGE:
        return {
            "type": "object",
            "patternProperties": {_LANGUAGE: entry},
            "additionalProperties": False,
        }
    return {"type": "object", "additionalProperties": entry}


def _description(schema: type, name: str) -> str:
    """Give the string under a field, in the class or in the one it comes from."""
    texts = _field_texts()
    told = (texts.get((ancestor.__name__, name)) for ancestor in schema.__mro__)
    return next((text for text in told if text), "")


@cache
def _field_texts() -> Mapping[tuple[str, str], str]:
    """Read the strings under the fields of all classes in `kinds` and `rule`, by class and field."""
    classes = [
        statement
        for module in (kinds, rule)
        for statement in ast.parse(inspect.getsource(module)).body
        if isinstance(statement, ast.ClassDef)
    ]
    texts = {}
    for one in classes:
        for field, text in pairwise(one.body):
            match field, text:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(told))),
                ):
                    texts[one.name, name] = _one_line(told)
    return texts


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
