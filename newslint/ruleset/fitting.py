"""Make rules of data that fits the schema to the letter.

Nearly all rule files do, and for them pydantic is not needed: importing it and building its
validators takes longer than reading a hundred files. What does not fit here is not refused but left
to pydantic, which is more lenient with numbers and knows what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newslint.ruleset.keys import yaml_key

Fit = Callable[[Any], Any]


class MisfitError(Exception):
    """Data that does not fit the schema, or fits it only with some goodwill."""


@cache
def fit(schema: Any) -> Fit:  # noqa: PLR0911 - one return for each kind of type
    """Give what turns plain data into a value of the type `schema`, or raises MisfitError."""
    origin = get_origin(schema)
    if is_dataclass(schema):
        return _record(schema)
    if origin in {Union, UnionType}:
        return _first_of([fit(branch) for branch in get_args(schema)])
    if origin is tuple:
        return _items(fit(get_args(schema)[0]))
    if origin is Mapping:
        return _entries(fit(get_args(schema)[1]))
    if origin is Literal:
        return _choice(frozenset(get_args(schema)))
    if schema is object:
        return lambda data: data
    return _plain(NoneType if schema is None else schema)


def _plain(kind: type) -> Fit:
    def fitted(data: Any) -> Any:
        if type(data) is kind or (kind is float and type(data) is int):
            return data
        raise MisfitError

    return fitted


def _choice(choices: frozenset[object]) -> Fit:
    def fitted(data: Any) -> Any:
        if isinstance(data, str) and data in choices:
            return data
        raise MisfitError

    return fitted


def _items(item: Fit) -> Fit:
    def fitted(data: Any) -> Any:
        if type(data) is list:
            return tuple([item(one) for one in data])
        raise MisfitError

    return fitted


def _entries(entry: Fit) -> Fit:
    def fitted(data: Any) -> Any:
        if type(data) is dict:
            return {key: entry(value) for key, value in data.items()}
        raise MisfitError

    return fitted


def _first_of(branches: list[Fit]) -> Fit:
    def fitted(data: Any) -> Any:
        for branch in branches:
            try:
                return branch(data)
            except MisfitError:
                continue
        raise MisfitError

    return fitted


def _record(schema: Any) -> Fit:
    hints = get_type_hints(schema)
    known = {yaml_key(field.name): (field.name, fit(hints[field.name])) for field in fields(schema)}
    required = {
        yaml_key(field.name)
        for field in fields(schema)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def fitted(data: Any) -> Any:
        if type(data) is not dict or not required <= data.keys() <= known.keys():
            raise MisfitError
        values = {}
        for key, value in data.items():
            name, convert = known[key]
            values[name] = convert(value)
        return schema(**values)

    return fitted
