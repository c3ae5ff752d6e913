"""Read rule files into rules.

A rule of a later folder takes the place of one with the same id. Everything that is wrong with any
file is told at once.

Files are only checked for what they may say; whether patterns compile and rules make sense is
`examine`'s to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.errors import RuleFileError
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.extend import ExtendError, Library
from newslint.ruleset.files import identify, rule_files
from newslint.ruleset.fitting import MisfitError, fit
from newslint.ruleset.flaws import Flaw, RuleProblem, located
from newslint.ruleset.places import Places
from newslint.ruleset.problems import unknown_key
from newslint.ruleset.rule import Rule
from newslint.ruleset.signals import unanswered, with_signals
from newslint.ruleset.source import FlawedSourceError, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """Load the rules in `<category>/<name>.yaml` below the folders, sorted by id.

    Instead of a folder a single file can be given. Rules that extend a shipped rule find it also
    when the shipped rules are not among the folders.

    Raises:
        RuleFileError: with a line for each thing wrong with any of the files.

    """
    library, problems = _read(folders)
    rules: list[Rule] = []
    for source in library.in_force():
        try:
            data = library.whole(source)
        except ExtendError as error:
            problems += _located(error.flaws, source, source.data)
            continue
        checked = _checked(data, source)
        if isinstance(checked, Rule):
            rules.append(checked)
        else:
            problems += _located(checked, source, data)
    if problems:
        problems.sort(key=lambda problem: (problem.path, problem.line, problem.column))
        raise RuleFileError(*(problem.clickable for problem in problems))
    shipped = shipped_rules()
    absent = shipped not in folders and unanswered(rules)
    return with_signals(rules, load_rules(shipped) if absent else ())


def _read(folders: tuple[Path, ...]) -> tuple[Library, list[RuleProblem]]:
    library = Library()
    problems: list[RuleProblem] = []
    for folder in folders:
        seen: dict[str, Source] = {}
        for path in rule_files(folder):
            try:
                source = read_source(path)
            except FlawedSourceError as error:
                problems.append(error.problem)
                library.add_broken(identify(path))
                continue
            if source.id in seen:
                problems.append(_twice(source, seen[source.id]))
            seen[source.id] = source
            library.add(source)
    return library, problems


def _twice(source: Source, other: Source) -> RuleProblem:
    message = f"the id {source.id!r} is taken by {other.shown}; rename one of the files"
    return RuleProblem(source.shown, 1, 1, "", message)


def _located(
    flaws: tuple[Flaw, ...], source: Source, data: Mapping[str, object]
) -> list[RuleProblem]:
    if not flaws:
        return []
    places = Places(source.text, data)
    return [located(flaw, source.shown, places) for flaw in flaws]


def _checked(data: Mapping[str, Any], source: Source) -> Rule | tuple[Flaw, ...]:
    """Check a rule's data against the schema."""
    own = {key: value for key, value in data.items() if key != "extends"}
    strays = [unknown_key((key,), data) for key in ("id", "path", "signals") if key in own]
    empty = [
        Flaw((key,), "is empty; give at least one example")
        for key in ("flags", "passes")
        if own.get(key) == []
    ]
    outcome = _rule({**own, "id": source.id, "path": source.shown})
    if isinstance(outcome, Rule):
        return (*strays, *empty) or outcome
    return (*strays, *empty, *outcome)


def _rule(data: Mapping[str, Any]) -> Rule | tuple[Flaw, ...]:
    try:
        rule: Rule = fit(Rule)(data)
    except MisfitError:
        from newslint.ruleset.validation import validated  # noqa: PLC0415 - brings in pydantic

        return validated(data)
    return rule
