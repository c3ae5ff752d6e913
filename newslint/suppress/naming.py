"""Which rules the words in a suppression mean.

The words are those of `ruleset.select`: a rule's id, a category, a glob over ids, or `ALL`. Here,
where a rule is known by its id only, `ALL` means those that are off by default, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

from newslint.ruleset.select import ALL, CATEGORIES, is_glob
from newslint.ruleset.wording import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


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
    if is_glob(word):
        return fnmatchcase(rule, word)
    return word in {ALL, rule, rule.partition("/")[0]}


def means_any(words: Iterable[str], rule: str) -> bool:
    """Tell whether any of `words` means the rule."""
    return any(means(word, rule) for word in words)


def complaint(word: str, known: Collection[str]) -> str | None:
    """Say what is wrong with a word that means none of the rules with the ids `known`.

    Nothing is (the answer is None) with categories that hold no rule yet.
    """
    if word in {ALL, *CATEGORIES} or any(means(word, rule) for rule in known):
        return None
    if is_glob(word):
        return f"no rule's id matches {quoted(word)}; `newslint rules` lists them"
    categories = (rule.partition("/")[0] for rule in known)
    meant = nearest(word, {ALL, *CATEGORIES, *categories, *known})
    cure = f"did you mean {meant!r}?" if meant else "`newslint rules` lists them"
    return f"no rule or category is called {quoted(word)}; {cure}"
