"""What is wrong with how a rule recognises its defect, its patterns aside.

Most of it makes a rule that can never match: no schema can tell, and no error would ever come.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from newslint.ruleset.compiling import compiled
from newslint.ruleset.entries import patterns_of, phrases_in, phrases_of
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.languages import language_flaw
from newslint.ruleset.rule import (
    AcrossMatch,
    BlockMatch,
    CheckMatch,
    Evidence,
    LexiconMatch,
    MetricMatch,
    PatternMatch,
    PhraseMatch,
    RepetitionMatch,
    Rule,
)
from newslint.ruleset.wording import cure, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.ruleset.entries import Entry
    from newslint.ruleset.places import KeyPath

PERCENTAGE = regex.compile(r"(?P<number>\d{1,3}(?:\.\d+)?)%")
_LINES = regex.compile(r"[1-9]\d* lines?")

_SHORT = 2
"""Phrases of so many words occur in prose: 6 of 228 of two words in widgets did so in 898,000
characters of clean text in four languages, 56 of 153 of one word, none of 495 longer ones."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['\u2019-][\p{L}\p{M}\p{N}]+)*")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def match_flaws(rule: Rule) -> Iterator[Flaw]:
    """Tell what is wrong with a rule's conditions and with what its kind of match asks for."""
    yield from _language_flaws(rule)
    yield from _extent_flaws(rule)
    yield from _list_flaws(rule)
    yield from _phrase_flaws(rule)
    match rule.match:
        case AcrossMatch(across=what) if rule.of != {"id": "record"}.get(what, "text"):
            cured = "record" if what == "id" else "text"
            yield Flaw(("match", "across"), f"asks for rules with `of: {cured}`", "key")
        case BlockMatch():
            yield from _block_flaws(rule.match)
        case MetricMatch(above=None, below=None):
            yield Flaw(("match",), "has no limit; give `above` or `below`", "key")
        case LexiconMatch(evidence=tests):
            for index, test in enumerate(tests):
                yield from _evidence_flaws(test, ("match", "evidence", index), rule)


def percentage(text: str) -> bool:
    """Tell whether a text is a share from 0% to 100%."""
    found = PERCENTAGE.fullmatch(text)
    return found is not None and float(found["number"]) <= 100  # noqa: PLR2004 - per cent


def _named_languages(rule: Rule) -> Iterator[tuple[KeyPath, str]]:
    """Give every language code in a rule, with the keys that lead to it."""
    for index, code in enumerate(rule.languages):
        yield ("languages", index), code
    for entry in (*patterns_of(rule), *phrases_of(rule)):
        if entry.language is not None:
            yield entry.keys[:-1], entry.language
    match rule.match:
        case RepetitionMatch(exceptions=exceptions):
            yield from (
                (("match", "exceptions", code), code) for code in exceptions if code != "any"
            )
        case LexiconMatch(evidence=tests):
            for index, test in enumerate(tests):
                keys = ("match", "evidence", index)
                named = [((*keys, "vocabulary"), code) for code in test.vocabulary]
                named += [((*keys, "above"), test.above)] if test.above else []
                yield from (pair for pair in named if pair[1] != "document")
    for section, cases in (("flags", rule.flags), ("todo-flags", rule.todo_flags)):
        yield from _example_languages(section, cases)
    yield from _example_languages("passes", rule.passing())


def _example_languages(section: str, cases: Iterable[object]) -> Iterator[tuple[KeyPath, str]]:
    for index, case in enumerate(cases):
        language = getattr(case, "language", None)
        if language is not None:
            yield (section, index, "language"), language


def _language_flaws(rule: Rule) -> Iterator[Flaw]:
    for keys, code in dict.fromkeys(_named_languages(rule)):
        flaw = language_flaw(code)
        if flaw is not None:
            yield Flaw(keys, flaw, "key" if keys[-1] == code else "value")
        elif keys[-1] == code and _is_unheard(code, rule):
            message = f"never looked at: the rule is for texts in {listed(rule.languages, 'and')}"
            yield Flaw(keys, message, "key")


def _is_unheard(code: str, rule: Rule) -> bool:
    """Tell whether what is listed under a language waits for texts the rule does not look at."""
    match rule.match:
        case PhraseMatch(in_any_language=everywhere):
            tied = everywhere is False
        case PatternMatch(in_any_language=everywhere) | LexiconMatch(in_any_language=everywhere):
            tied = not everywhere
        case _:
            tied = False
    return tied and bool(rule.languages) and code not in rule.languages


def _extent_flaws(rule: Rule) -> Iterator[Flaw]:
    within = rule.match.within
    if within is None:
        return
    if within.first is None and within.last is None:
        yield Flaw(("match", "within"), "names no part; give `first` or `last`")
    for key, amount in (("first", within.first), ("last", within.last)):
        if amount is not None and not percentage(amount) and not _LINES.fullmatch(amount):
            message = f"{quoted(amount)} is no part of a text; write a share as 20%, or 12 lines"
            yield Flaw(("match", "within", key), message)


def _list_flaws(rule: Rule) -> Iterator[Flaw]:
    if isinstance(rule.match, CheckMatch):
        return  # code may call its lists as it likes
    for name, words in rule.match.lists.items():
        keys = ("match", "lists", name)
        if not regex.fullmatch(r"\w+", name):
            yield Flaw(keys, "a list's name is made of letters, digits and '_'; rename it", "key")
        if not words:
            yield Flaw(keys, "is empty, so patterns that name it never match")


def _phrase_flaws(rule: Rule) -> Iterator[Flaw]:
    for entry in phrases_of(rule):
        if not _WORD.search(entry.text) and not entry.text.replace("{}", "").strip():
            message = f"{quoted(entry.text)} says nothing, so it matches anywhere"
            yield Flaw(entry.keys, message, entry.at)
    match rule.match:
        case PhraseMatch(scope="text" | "line-start" | "sentence-start"):
            yield from _short_phrases(phrases_of(rule))
        case BlockMatch(block=markers):
            for index, marker in enumerate(markers):
                if marker.scope == "line-start":
                    yield from _short_phrases(phrases_in(marker, index))


def _short_phrases(entries: Iterable[Entry]) -> Iterator[Flaw]:
    """Warn of short phrases, once for each list."""
    for _, together in groupby(entries, key=lambda entry: entry.keys[:-1]):
        short = [entry for entry in together if 0 < _words(entry.text) <= _SHORT]
        if short:
            more = f" and {len(short) - 1} more" if len(short) > 1 else ""
            message = f"{quoted(short[0].text)}{more}: so short a phrase occurs in prose"
            message = f"{message}; take it as a whole line"
            yield Flaw(short[0].keys, message, short[0].at, level="warning")


def _words(phrase: str) -> int:
    """Count words; in scripts without blanks, two characters for one."""
    unspaced = len(_UNSPACED.findall(phrase))
    return len(_WORD.findall(_UNSPACED.sub(" ", phrase))) + (unspaced + 1) // 2


def _block_flaws(match: BlockMatch) -> Iterator[Flaw]:
    if not match.block:
        yield Flaw(("match", "block"), "is empty; give at least two markers")
        return
    for index, marker in enumerate(match.block):
        if not (marker.phrases or marker.patterns or marker.findings):
            told = "marks nothing; give `phrases`, `patterns` or `findings`"
            yield Flaw(("match", "block", index), told)
        elif marker.findings and (marker.phrases or marker.patterns):
            told = "marks lines of its own and of other rules; make two markers of it"
            yield Flaw(("match", "block", index), told)
    if all(marker.findings for marker in match.block):
        yield Flaw(
            ("match", "block"), "has no lines of its own to report; other rules report theirs"
        )
    if all(marker.once for marker in match.block):
        most = sum(marker.weight for marker in match.block)
        if most < match.need:
            message = f"{match.need:g} can never be reached: all markers together weigh {most:g}"
            yield Flaw(("match", "need"), message)


def _evidence_flaws(test: Evidence, keys: KeyPath, rule: Rule) -> Iterator[Flaw]:
    if test.at_least is None and test.at_most is None and test.above is None:
        yield Flaw(keys, "asks nothing; give `at-least`, `at-most` or `above`")
    if test.at_least is not None and test.at_most is not None and test.at_least > test.at_most:
        yield Flaw((*keys, "at-most"), f"no word is above {test.at_least:g} and below this")
    if test.by and test.above is None:
        yield Flaw((*keys, "by"), "by how much, but above which language? give `above`")
    if test.word != "whole":
        for entry in patterns_of(rule):
            pattern = compiled(entry.text, rule)
            if pattern is not None and test.word not in pattern.groupindex:
                near = cure(test.word, ["whole", *pattern.groupindex])
                message = f"no group {test.word!r} in {quoted(entry.text)}"
                yield Flaw((*keys, "word"), f"{message}; {near}")
                return
