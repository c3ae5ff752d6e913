"""Check what a rule file says against the schema, and tell everything that does not fit.

This is the judge for data that `fitting` could not take as it is: pydantic converts what can be
converted, and finds all the rest. Imported only when there is such data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from newslint.ruleset.flaws import Flaw
from newslint.ruleset.misfits import flaws_of
from newslint.ruleset.problems import keys_of, unknown_key
from newslint.ruleset.rule import KINDS, CheckMatch, Rule
from newslint.ruleset.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_STAND_IN = CheckMatch(check="")
"""Takes the place of a rule's `match` while the rest of the rule is checked."""

_OPTIONS = {key for kind in KINDS.values() for key in keys_of(kind)} - KINDS.keys()


@cache
def _adapter(schema: type) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


def validated(data: Mapping[str, Any]) -> Rule | tuple[Flaw, ...]:
    """Give the rule that `data` says, with its id and path, or all that is wrong with it."""
    try:
        rule: Rule = _adapter(Rule).validate_python(data)
    except ValidationError:
        return tuple(_flaws(data))
    return rule


def _flaws(data: Mapping[str, Any]) -> list[Flaw]:
    """Tell what does not fit, in the match and in the rest.

    Checked with the rest, a match would be compared with every kind there is.
    """
    match = data.get("match")
    if isinstance(match, dict):
        return [*_match_flaws(match), *_compared(Rule, {**data, "match": _STAND_IN})]
    return _compared(Rule, data)


def _match_flaws(match: Mapping[str, Any]) -> list[Flaw]:
    kinds = [key for key in match if key in KINDS]
    if not kinds:
        near = [key for key in match if key not in _OPTIONS and nearest(key, KINDS)]
        if near:
            return [unknown_key(("match", near[0]), match)]
        kinds_named = listed(list(KINDS))
        return [Flaw(("match",), f"names no kind of match; give one of {kinds_named}", "key")]
    if len(kinds) > 1:
        message = f"a rule has one kind of match, here {kinds[0]!r}; make this a rule of its own"
        return [Flaw(("match", kind), message, "key") for kind in kinds[1:]]
    return _compared(KINDS[kinds[0]], match, "match")


def _compared(schema: type, data: Mapping[str, Any], *at: str) -> list[Flaw]:
    try:
        _adapter(schema).validate_python(data)
    except ValidationError as error:
        return flaws_of(error.errors(include_url=False, include_input=False), data, at)
    return []
