"""What is wrong with what a rule says and does about a match, and with the examples that prove it.

Whether examples come out as they show is for `newslint test` to find by running them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import regex

from newslint.ruleset.compiling import compiled
from newslint.ruleset.entries import exceptions_of, patterns_of
from newslint.ruleset.examine_match import percentage
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.rule import (
    AcrossMatch,
    BlockMatch,
    CheckMatch,
    ClassifierMatch,
    FindingsMatch,
    LexiconMatch,
    MetricMatch,
    PatternMatch,
    PhraseMatch,
    RepetitionMatch,
    Rule,
)
from newslint.ruleset.wording import cure, listed, quoted

if TYPE_CHECKING:
    from newslint.ruleset.places import KeyPath
    from newslint.ruleset.rule import FixSpec, FlaggedExample

CASES = ("lower", "upper", "capitalize", "uncapitalize")
"""What may stand behind the `|` in a template."""

_FILLED: Mapping[type, list[str]] = {
    BlockMatch: ["lines"],
    ClassifierMatch: ["lines", "reasons", "sure"],
    MetricMatch: ["value"],
    FindingsMatch: ["signals"],
}
"""What else than the match is filled in, where that is the same for all rules of a kind."""

_ACTIONS = ("replace", "delete", "insert", "join", "repair")
_FIELD = regex.compile(r"\{(?P<name>[^{}|]*)(?:\|(?P<case>[^{}]*))?\}")
_MARKED = regex.compile(r"[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)+")
_LETTERS = regex.compile(r"\p{L}")
_REPRESENTS = frozenset({"encoding", "markup"})
"""Categories whose safe fixes change letters by right: `&eacute;` and `Ã©` stand for others."""


def example_flaws(rule: Rule) -> Iterator[Flaw]:
    """Tell what is wrong with a rule's message, fix and examples."""
    yield from _template_flaws(rule.message, ("message",), rule)
    if rule.message.endswith(".") and not rule.message.endswith(".."):
        yield Flaw(("message",), "ends in a full stop; leave it out", level="warning")
    for section, cases in (("flags", rule.flags), ("todo-flags", rule.todo_flags)):
        for index, case in enumerate(cases):
            yield from _flagged_flaws(case, (section, index), rule)
    for index, passing in enumerate(rule.passing()):
        if "⟦" in passing.text or "⟧" in passing.text:
            yield Flaw(("passes", index), "has marks, but nothing is to be reported here")
    yield from _idle_exceptions(rule)
    if rule.fix is not None:
        yield from _fix_flaws(rule.fix, rule)


def _flagged_flaws(case: FlaggedExample, keys: KeyPath, rule: Rule) -> Iterator[Flaw]:
    if rule.of != "record" and case.text == "⟦⟧":
        yield Flaw((*keys, "text"), "is missing")
    if not _MARKED.fullmatch(case.text):
        message = "does not say what is to be reported; put it between ⟦ and ⟧"
        if "⟦" in case.text or "⟧" in case.text:
            message = "each ⟦ wants one ⟧ behind it, before the next ⟦"
        yield Flaw((*keys, "text"), message)
    if case.fixed is not None and ("⟦" in case.fixed or "⟧" in case.fixed):
        yield Flaw((*keys, "fixed"), "shows the repaired text, which has no marks")
    if case.fixed is not None and rule.fix is None:
        yield Flaw((*keys, "fixed"), "shows a repaired text, but the rule has no `fix`")


def _idle_exceptions(rule: Rule) -> Iterator[Flaw]:
    """Warn of exceptions that no passing example needs."""
    texts = [case.text for case in rule.passing()]
    for entry in exceptions_of(rule):
        pattern = compiled(entry.text, rule)
        if pattern is not None and not any(_found(pattern, text) for text in texts):
            message = f"{quoted(entry.text)} matches in no example under `passes`; give one"
            yield Flaw(entry.keys, message, level="warning")


def _found(pattern: regex.Pattern[str], text: str) -> bool:
    try:
        return pattern.search(text, timeout=1) is not None
    except TimeoutError:
        return True  # told elsewhere


def _fix_flaws(fix: FixSpec, rule: Rule) -> Iterator[Flaw]:
    actions = [action for action in _ACTIONS if getattr(fix, action) is not None]
    if not actions and not isinstance(rule.match, CheckMatch):
        yield Flaw(("fix",), f"does nothing; give one of {listed(_ACTIONS)}")
    for action in actions[1:]:
        yield Flaw(("fix", action), f"a fix does one thing, here {actions[0]!r}; keep one", "key")
    for key in ("replace", "insert", "title"):
        yield from _template_flaws(getattr(fix, key) or "", ("fix", key), rule)
    if not percentage(fix.max_removed):
        message = f"{quoted(fix.max_removed)} is no share; write a percentage, as 20%"
        yield Flaw(("fix", "max-removed"), message)
    if fix.applicability != "display" and not any(case.fixed is not None for case in rule.flags):
        yield Flaw(("flags",), "no example shows the repaired text; add `fixed` to one", "key")
    if fix.applicability == "safe" and rule.category not in _REPRESENTS:
        yield from _changed_letters(fix, rule)


def _changed_letters(fix: FixSpec, rule: Rule) -> Iterator[Flaw]:
    """Warn of a fix that is called safe, although an example shows other letters after it.

    Deleting is another matter: what is certainly not the article's may go.
    """
    if fix.delete or fix.repair:
        return
    for case in rule.flags:
        if case.fixed is not None and _letters(case.text) != _letters(case.fixed):
            message = "is for fixes that change no letter, and an example shows that this one does"
            yield Flaw(("fix", "applicability"), f"{message}; write unsafe", level="warning")
            return


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


def _template_flaws(template: str, keys: KeyPath, rule: Rule) -> Iterator[Flaw]:
    """Tell of names in a template that nothing fills in; they would be printed as they stand."""
    for found in _FIELD.finditer(template):
        case = found["case"]
        if case is not None and case not in CASES:
            yield Flaw(keys, f"'{found.group()}' knows no {case!r}; {cure(case, CASES)}")
        known = _fillable(rule)
        if known is not None and found["name"] not in known:
            yield Flaw(keys, f"nothing fills in '{found.group()}'; {cure(found['name'], known)}")


def _fillable(rule: Rule) -> list[str] | None:
    """Give the names that every match of a rule has a text for; None where only code knows."""
    names: list[str] = []
    match rule.match:
        case CheckMatch():
            return None
        case PatternMatch() | LexiconMatch():
            names = [*_common_groups(rule), *_replacement(getattr(rule.match, "patterns", ()))]
        case PhraseMatch(phrases=source):
            names = _replacement(source)
        case RepetitionMatch(repetition=what):
            names = ["word" if what == "word" else "first_line"]
        case AcrossMatch():
            return ["first"]
        case _:
            names = _FILLED[type(rule.match)]
    return ["match", *names]


def _replacement(source: object) -> list[str]:
    """Give the name of the replacement if the entries listed under languages bring one."""
    by_language = source.values() if isinstance(source, Mapping) else ()
    return ["replacement"] if any(isinstance(one, Mapping) for one in by_language) else []


def _common_groups(rule: Rule) -> list[str]:
    """Give the named groups that all patterns of a rule have."""
    patterns = [compiled(entry.text, rule) for entry in patterns_of(rule)]
    groups = [list(pattern.groupindex) for pattern in patterns if pattern is not None]
    if len(groups) < len(patterns) or not groups:
        return [name for names in groups for name in names]
    return [name for name in groups[0] if all(name in names for names in groups)]
