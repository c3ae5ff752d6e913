"""Words for people: how values, choices and near misses are told in an error line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_QUOTE = 40
"""How many characters of a value are shown; an error has one line."""


def quoted(text: str) -> str:
    r"""Give a text as an error line shows it: in quotes, cut when it is long.

    Backslashes stay single, for most texts that are quoted are patterns.

    >>> print(quoted(r"\bwaring"), quoted("two\nlines"))
    '\bwaring' 'two\nlines'
    """
    shown = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
    if not shown.isprintable():
        return repr(shown)
    return f'"{shown}"' if "'" in shown else f"'{shown}'"


def listed(words: Sequence[str], conjunction: str = "or") -> str:
    """Give words as a list in a sentence.

    >>> listed(["error", "warning", "info"])
    'error, warning or info'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that `word` was probably meant to be.

    What was written is also looked for as a part between `/`: `related-link` is near
    `boilerplate/related-link`.
    """
    words = sorted(known)
    folded = {candidate.lower(): candidate for candidate in words}
    close = get_close_matches(word.lower(), folded, 1)
    if close:
        return folded[close[0]]
    parts = {part: candidate for candidate in words for part in candidate.lower().split("/")}
    near = get_close_matches(word.lower().rpartition("/")[2], parts, 1, cutoff=0.8)
    return parts[near[0]] if near else None


def cure(word: str, known: Iterable[str], most: int = 12) -> str:
    """Say what to write instead of `word`: the nearest of the known words, else all of them.

    >>> cure("waring", ["error", "warning", "info"])
    "did you mean 'warning'?"
    >>> cure("bad", ["error", "warning", "info"])
    'write error, warning or info'
    """
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return f"did you mean {near!r}?"
    shown = words if len(words) <= most else [*words[:most], "…"]
    return f"write {listed(shown)}"


def rule_cure(word: str, known: Iterable[str]) -> str:
    """Say which rule, category or selector was probably meant; there are too many to list."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else "`newslint rules` lists them"


def described(value: object) -> str:  # noqa: PLR0911 - one return for each kind of value
    """Say what kind of value was written.

    >>> described(["a"]), described(3), described(None)
    ('a list', '3', 'nothing')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value}"
        case str():
            return quoted(value)
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return type(value).__name__
