"""Choose rules by the words that users write: ids, categories, globs over ids, and `ALL`.

The more precise word about a rule counts: its id before a glob, a glob before its category, that
before `ALL`; of words alike the one that ignores. `ALL` does not mean rules that are off by
default; whoever wants those says more.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from newslint.errors import UsageError
from newslint.ruleset.wording import quoted, rule_cure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.ruleset.rule import Rule

ALL = "ALL"
"""The word for all rules that are on by default."""

CATEGORIES = (
    "encoding",
    "whitespace",
    "boilerplate",
    "markup",
    "sentence",
    "translation",
    "language",
    "repetition",
    "completeness",
    "statistics",
    "record",
)
"""The categories of shipped rules. They can be named though they may hold no rule yet."""

ON_REQUEST = frozenset({"statistics"})
"""Categories whose rules are off by default: they say how a text is, not what is wrong with it."""

_GLOB_SIGNS = frozenset("*?[")


def select(
    rules: Iterable[Rule],
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    extend_select: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """Give those of `rules` that are selected and not ignored, in their order.

    With nothing under `select`, it is all that are on by default; `extend_select` adds to either.

    Raises:
        UsageError: a word means no rule and no category.

    """
    rules = tuple(rules)
    for word in (*select, *extend_select, *ignore):
        _refuse_unknown(word, rules)
    wanted = (*(select or (ALL,)), *extend_select)
    return tuple(rule for rule in rules if _is_chosen(rule, wanted, ignore))


def _is_chosen(rule: Rule, wanted: Iterable[str], ignored: Iterable[str]) -> bool:
    heard = [word for word in wanted if word != ALL or is_on(rule)]
    on = max((precision(word, rule) for word in heard), default=0)
    return on > max((precision(word, rule) for word in ignored), default=0)


def is_on(rule: Rule) -> bool:
    """Tell whether a rule runs without being asked for by name."""
    return rule.enabled and rule.category not in ON_REQUEST


def precision(word: str, rule: Rule) -> int:
    """Tell how precisely a word means a rule, from 1 for `ALL` to 4 for its id; 0: not at all."""
    if word == rule.id:
        return 4
    if is_glob(word):
        return 3 if fnmatchcase(rule.id, word) else 0
    return {ALL: 1, rule.category: 2}.get(word, 0)


def is_glob(word: str) -> bool:
    """Tell whether a word is a pattern for ids."""
    return not _GLOB_SIGNS.isdisjoint(word)


def _refuse_unknown(word: str, rules: Sequence[Rule]) -> None:
    if word in {ALL, *CATEGORIES} or any(precision(word, rule) for rule in rules):
        return
    if is_glob(word):
        raise UsageError(f"no rule's id matches {quoted(word)}; `newslint rules` lists them")
    categories = {*CATEGORIES, *(rule.category for rule in rules)}
    known = {ALL, *categories, *(rule.id for rule in rules)}
    raise UsageError(f"no rule or category is called {quoted(word)}; {rule_cure(word, known)}")
