"""Which rules the words in a suppression mean.

The words are those of `select`: a rule's id, a category, a glob over ids, or `ALL`. Unlike there, a
word never reaches further for being vague: `ALL` has to be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

ALL = "ALL"
"""The word for every rule."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The ids of the rules there are, and of those that took part in this run.

    A suppression of a rule that is not there is a mistake; one of a rule that merely did not take
    part says nothing about its use.
    """

    known: frozenset[str]
    active: frozenset[str]


@lru_cache(maxsize=4096)
def means(word: str, rule: str) -> bool:
    """Tell whether `word` means the rule with this id.

    >>> [means(word, "markup/bare-url") for word in ("ALL", "markup", "*/bare-*", "mark")]
    [True, True, True, False]
    """
    return word in {ALL, rule, rule.partition("/")[0]} or (
        any(sign in word for sign in "*?[") and fnmatchcase(rule, word)
    )


def means_any(words: Iterable[str], rule: str) -> bool:
    """Tell whether any of `words` means the rule."""
    return any(means(word, rule) for word in words)


def complaint(word: str, known: Collection[str]) -> str | None:
    """Say what is wrong with a word that means no rule, and what may be meant; else give None."""
    if any(means(word, rule) for rule in known):
        return None
    choices = sorted({ALL, *known, *(rule.partition("/")[0] for rule in known)})
    close = get_close_matches(word, choices, n=1)
    cure = f"; did you mean '{close[0]}'?" if close else "; `newslint rules` lists them"
    return f"no rule is called '{word}'{cure}"
