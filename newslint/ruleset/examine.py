"""Look for what is wrong with rules that no schema can refuse.

Errors make a rule useless or dangerous: it is refused. Warnings are for rules that work, though
probably not as their authors think. Patterns are run on texts made to hurt them, which takes time:
so shipped rules are examined by the tests and by `newslint test`, and only users' rules whenever
they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import RuleFileError
from newslint.ruleset.examine_examples import example_flaws
from newslint.ruleset.examine_match import match_flaws
from newslint.ruleset.examine_patterns import pattern_flaws
from newslint.ruleset.flaws import Flaw, RuleProblem, located
from newslint.ruleset.keys import yaml_key
from newslint.ruleset.places import Places, spelled
from newslint.ruleset.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMINERS: Sequence[Callable[[Rule], Iterator[Flaw]]] = (match_flaws, pattern_flaws, example_flaws)


def examine(rules: Iterable[Rule]) -> tuple[RuleProblem, ...]:
    """Give what is wrong with rules, in the order of their ids and of the lines in their files."""
    return tuple(problem for rule in rules for problem in _problems(rule))


def refuse_unsound(rules: Iterable[Rule]) -> tuple[RuleProblem, ...]:
    """Refuse rules with errors; give the warnings about the others.

    Raises:
        RuleFileError: with a line for each error.

    """
    problems = examine(rules)
    errors = [problem.clickable for problem in problems if problem.level == "error"]
    if errors:
        raise RuleFileError(*errors)
    return problems


def _problems(rule: Rule) -> list[RuleProblem]:
    flaws = list(dict.fromkeys(flaw for examiner in EXAMINERS for flaw in examiner(rule)))
    if not flaws:
        return []
    places = _places(rule)
    if places is None:
        return [
            RuleProblem(rule.path or rule.id, 1, 1, spelled(flaw.keys), flaw.message, flaw.level)
            for flaw in flaws
        ]
    found = [located(flaw, rule.path, places) for flaw in flaws]
    return sorted(found, key=lambda problem: (problem.line, problem.column))


def _places(rule: Rule) -> Places | None:
    """Give the positions in a rule's file; None for a rule that was made in memory."""
    file = Path(rule.path)
    if not rule.path or not file.is_file():
        return None
    return Places(file.read_text(encoding="utf-8-sig"), _data(rule))


def _data(value: object) -> object:
    """Give a rule as the data that its file and its parents' files say."""
    if is_dataclass(value):
        return {yaml_key(field.name): _data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _data(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    return value
