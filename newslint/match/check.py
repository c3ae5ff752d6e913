"""The kind `check`: binds a rule's options to the function that its check names."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from newslint.errors import RuleFileError
from newslint.match.checks import CHECKS, Check
from newslint.match.expression import Expression
from newslint.match.facts import Facts
from newslint.match.hit import Hit
from newslint.ruleset.rule import CheckMatch, Rule

_LISTS = "lists"
"""A check with a parameter of this name gets the word lists of its rule."""


@dataclass(frozen=True, slots=True)
class CheckFinder:
    """A check and the options that a rule gives it."""

    check: Check
    options: Mapping[str, object]

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give the expressions of which one must match if there is to be a hit."""
        telling = self.check.telling
        return telling(**self.options) if callable(telling) else telling

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give the check's hits. Checks are linear by their own care."""
        return self.check.find(facts, **self.options)


def check_finder(rule: Rule, match: CheckMatch) -> CheckFinder:
    """Look up the check of a rule, and its options.

    Raises:
        RuleFileError: there is no such check, or it takes no such option.

    """
    check = CHECKS.get(match.check)
    if check is None:
        raise RuleFileError(f"{rule.path}: match.check: {_unknown('check', match.check, CHECKS)}")
    parameters = list(inspect.signature(check.find).parameters)[1:]
    options: dict[str, object] = {}
    if _LISTS in parameters:
        parameters.remove(_LISTS)
        options[_LISTS] = _sets(match.lists)
    for key, value in match.options.items():
        name = key.replace("-", "_")
        if name not in parameters:
            known = {parameter.replace("_", "-"): None for parameter in parameters}
            raise RuleFileError(f"{rule.path}: match.options: {_unknown('option', key, known)}")
        options[name] = _sets(value) if isinstance(value, Mapping) else value
    return CheckFinder(check, options)


def _sets(lists: Mapping[str, object]) -> dict[str, object]:
    """Make sets of word lists: a check asks for them in every text, and need not make them itself."""
    return {
        name: _one_of_each(frozenset(words)) if isinstance(words, list | tuple) else words
        for name, words in lists.items()
    }


@lru_cache(maxsize=1024)
def _one_of_each(words: frozenset[str]) -> frozenset[str]:
    """Give the same set for the same words, so that telling two apart takes no time."""
    return words


def _unknown(what: str, name: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(name, known, 1)
    cure = f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(known)}"
    return f"no {what} is called {name!r}; {cure}"
