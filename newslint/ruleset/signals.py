"""Give rules of the kind `findings` the rules that they ask.

A rule that asks others never asks one of its own kind, so there are no circles.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import translate
from typing import TYPE_CHECKING

from newslint.ruleset.rule import FindingsMatch, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_signals(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Give `rules`, those of the kind `findings` with the others that they name.

    A glob stands for enabled rules only, an id for any. Names that fit no rule are left out here.
    """
    plain = [rule for rule in rules if not isinstance(rule.match, FindingsMatch)]
    return tuple(
        replace(rule, signals=_named(tuple(rule.match.findings), plain))
        if isinstance(rule.match, FindingsMatch)
        else rule
        for rule in rules
    )


def _named(names: Sequence[str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    globs = re.compile("|".join(map(translate, names)) or "(?!)")
    return tuple(
        rule for rule in rules if rule.id in names or (rule.enabled and globs.fullmatch(rule.id))
    )
