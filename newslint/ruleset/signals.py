"""Give rules of the kind `findings` the rules that they ask.

A rule that asks others never asks one of its own kind, so there are no circles.
"""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from newslint.ruleset.rule import FindingsMatch, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence


def unanswered(rules: Sequence[Rule]) -> bool:
    """Tell whether a rule of the kind `findings` names others that are not among `rules`."""
    ids = {rule.id for rule in rules}
    return any(
        not any(fnmatchcase(known, name) for known in ids)
        for rule in rules
        if isinstance(rule.match, FindingsMatch)
        for name in rule.match.findings
    )


def with_signals(rules: Sequence[Rule], others: Sequence[Rule] = ()) -> tuple[Rule, ...]:
    """Give `rules`, those of the kind `findings` with the rules that they name.

    These are looked for among `rules`, then among `others`. A glob stands for enabled rules, an
    id for any one. Names that fit no rule are left out here.
    """
    candidates = {rule.id: rule for rule in (*others, *rules)}
    plain = [one for one in candidates.values() if not isinstance(one.match, FindingsMatch)]
    return tuple(
        replace(rule, signals=_named(tuple(rule.match.findings), plain))
        if isinstance(rule.match, FindingsMatch)
        else rule
        for rule in rules
    )


def _named(names: Sequence[str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules
        if rule.id in names or (rule.enabled and any(fnmatchcase(rule.id, name) for name in names))
    )
