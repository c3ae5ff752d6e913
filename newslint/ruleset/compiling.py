r"""Compile patterns in order to look at them, not to match with them.

They are compiled as for matching: with `^` and `$` at line ends, and with the word lists that they
name. What runs on texts is made elsewhere, with the scope built in.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.ruleset.rule import Rule

LIST_NAME = regex.compile(r"(?<!\\)(?:\\\\)*\\L<(\w+)>")
"""A word list, as a pattern names it."""

_Lists = tuple[tuple[str, tuple[str, ...]], ...]


def compiled(text: str, rule: Rule) -> regex.Pattern[str] | None:
    """Compile a pattern of a rule; None if that cannot be done."""
    outcome = attempt(text, rule)
    return None if isinstance(outcome, str) else outcome


def attempt(text: str, rule: Rule) -> regex.Pattern[str] | str:
    """Compile a pattern of a rule, or say why that cannot be done."""
    flags = regex.MULTILINE | (regex.IGNORECASE if rule.match.ignore_case else 0)
    return _attempt(text, int(flags), tuple(lists_in(text, rule).items()))


def lists_in(text: str, rule: Rule) -> Mapping[str, tuple[str, ...]]:
    """Give the word lists of a rule that a pattern names."""
    named = LIST_NAME.findall(text)
    return {
        name: words
        for name, words in rule.match.lists.items()
        if name in named and not isinstance(words, str)
    }


@lru_cache(maxsize=512)
def _attempt(text: str, flags: int, lists: _Lists) -> regex.Pattern[str] | str:
    named: dict[str, Any] = dict(lists)
    try:
        return regex.compile(text, flags, cache_pattern=False, **named)
    except regex.error as error:
        position = getattr(error, "pos", None)
        where = "" if position is None else f" at character {position + 1}"
        return f"{getattr(error, 'msg', error)}{where}"
    except RecursionError:
        return "nested too deeply"
