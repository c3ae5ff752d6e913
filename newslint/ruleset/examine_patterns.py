"""What is wrong with the patterns of a rule: those that break, and those that surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newslint.ruleset.compiling import LIST_NAME, attempt, compiled, lists_in
from newslint.ruleset.entries import exceptions_of, patterns_of
from newslint.ruleset.explosion import explosion
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.wording import cure, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.ruleset.entries import Entry
    from newslint.ruleset.rule import Rule

_SET = regex.compile(r"(?<!\\)(?:\\\\)*\[\^?\]?(?P<members>(?:\\.|[^\]\\])*)\]")
_ASCII_LETTERS = regex.compile(r"a-z|A-Z")
_OTHER_LETTERS = regex.compile(r"\\p\{|\\w|[^\x00-\x7f]|\\u|\\x")
_SYNTAX = regex.compile(r"\(\?(?:P?<\w+>|[^)\w]+)|\\[pPLN](?:\{[^}]*\}|<\w+>)|\{\d*,?\d*\}|#.*")
"""What stands for itself in no pattern."""
_MARKUP = regex.compile(r"[<>&@#%{}=]|:/|www|http")
"""Signs of a pattern for markup, addresses or file names, which are in ASCII."""

_SLIPS = {"\b": r"\b", "\a": r"\a", "\f": r"\f", "\v": r"\v", "\x1b": r"\e", "\0": r"\0"}
"""What double quotes in YAML make of escapes that were meant for the pattern."""

_ENGLISH = frozenset({"en"})


def pattern_flaws(rule: Rule) -> Iterator[Flaw]:
    """Tell what is wrong with the patterns of a rule, its exceptions too."""
    for entry in (*patterns_of(rule), *exceptions_of(rule)):
        broken = next(_breakage(entry, rule), None)
        yield from [broken] if broken else _surprises(entry, rule)


def _breakage(entry: Entry, rule: Rule) -> Iterator[Flaw]:
    """Tell why a pattern cannot be used at all."""
    text = entry.text
    for character, escape in _SLIPS.items():
        if character in text:
            message = f"in double quotes `{escape}` is the character U+{ord(character):04X}"
            yield Flaw(entry.keys, f"{message}; put the pattern in single quotes")
    for name in LIST_NAME.findall(text):
        if name not in rule.match.lists:
            yield Flaw(entry.keys, f"no list is called {name!r}; {_list_cure(name, rule)}")
    outcome = attempt(text, rule)
    if isinstance(outcome, str):
        yield Flaw(entry.keys, f"{quoted(text)} is no pattern: {outcome}")


def _list_cure(name: str, rule: Rule) -> str:
    return cure(name, rule.match.lists) if rule.match.lists else "give it under `match.lists`"


def _surprises(entry: Entry, rule: Rule) -> Iterator[Flaw]:
    """Tell what a pattern does that its author hardly wants."""
    pattern = compiled(entry.text, rule)
    if pattern is None:
        return
    if pattern.search("") is not None:
        message = f"{quoted(entry.text)} matches the empty text, so it matches anywhere"
        yield Flaw(entry.keys, message)
    yield from _ascii_only(entry, rule)
    found = explosion(pattern, entry.text, lists_in(entry.text, rule))
    if found:
        yield Flaw(
            entry.keys,
            f"takes too long on {quoted(found.repeated)} written {found.rounds} times; let no "
            r"repeat match what its neighbour does, or make it possessive, as in '\w++'",
            level="error" if found.hopeless else "warning",
        )


def _ascii_only(entry: Entry, rule: Rule) -> Iterator[Flaw]:
    languages = {entry.language} if entry.language else set(rule.languages)
    if languages == _ENGLISH or _MARKUP.search(_SYNTAX.sub("", entry.text)):
        return
    for found in _SET.finditer(entry.text):
        members = found["members"]
        if _ASCII_LETTERS.search(members) and not _OTHER_LETTERS.search(members):
            both = "a-z" in members and "A-Z" in members
            letters = r"\p{L}" if both else r"\p{Ll}" if "a-z" in members else r"\p{Lu}"
            message = f"'{found.group()}' knows no letters but ASCII's: é, я or ß never match"
            yield Flaw(entry.keys, f"{message}; write {letters}", level="warning")
            return
