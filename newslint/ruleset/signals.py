"""Give rules that ask others the rules that they ask.

A rule of the kind `findings` asks any but its own kind. A match that counts only `given` what others
find, and a block beside what they find, ask any that ask none: so there are no circles.
"""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from newslint.ruleset.rule import BlockMatch, FindingsMatch, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence


def unanswered(rules: Sequence[Rule]) -> bool:
    """Tell whether a rule asks others that are not among `rules`."""
    ids = {rule.id for rule in rules}
    return any(
        not any(fnmatchcase(known, name) for known in ids)
        for rule in rules
        for name in _asked(rule)
    )


def with_signals(rules: Sequence[Rule], others: Sequence[Rule] = ()) -> tuple[Rule, ...]:
    """Give `rules`, those that ask others with the rules that they name.

    These are looked for among `rules`, then among `others`. A glob stands for enabled rules, an
    id for any one. Names that fit no rule are left out here.
    """
    candidates = {rule.id: rule for rule in (*others, *rules)}
    for rule in list(candidates.values()):
        if _asked(rule) and not isinstance(rule.match, FindingsMatch):
            plain = [one for one in candidates.values() if not _asked(one)]
            candidates[rule.id] = replace(rule, signals=_named(_asked(rule), plain))
    plain = [one for one in candidates.values() if not isinstance(one.match, FindingsMatch)]
    return tuple(
        replace(rule, signals=_named(_asked(rule), plain))
        if isinstance(rule.match, FindingsMatch)
        else candidates[rule.id]
        for rule in rules
    )


def _asked(rule: Rule) -> tuple[str, ...]:
    match rule.match:
        case FindingsMatch(findings=findings):
            named = tuple(findings)
        case BlockMatch(block=markers):
            named = tuple(name for marker in markers for name in marker.findings)
        case _:
            named = ()
    return (*named, *rule.match.given)


def _named(names: Sequence[str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules
        if rule.id in names or (rule.enabled and any(fnmatchcase(rule.id, name) for name in names))
    )
