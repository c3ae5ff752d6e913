"""Look configurations over when more is known than what they say.

Once the rules are loaded: whether all that are mentioned exist. Once the run is over: which entries
under `ignores` were of no use.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from newslint.config.place import shown
from newslint.config.resolve import ignores_of
from newslint.config.schema import some
from newslint.errors import ConfigError, UsageError
from newslint.suppress.ignores import useless
from newslint.suppress.naming import complaint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from newslint.config.configuration import Config, ConfigFile
    from newslint.config.schema import ConfigValues, OverrideEntry
    from newslint.config.settings import CommandLine
    from newslint.model.finding import Notice
    from newslint.ruleset.places import KeyPath

_Told = tuple["KeyPath", str]
"""What to tell of a place in a file."""


def check_mentions(
    configs: Collection[Config], command_line: CommandLine, known: Collection[str]
) -> None:
    """Refuse words that mean none of the rules with the ids `known`.

    Raises:
        UsageError: there is one on the command line.
        ConfigError: with a line for each one in the configurations.

    """
    for option in ("select", "ignore", "extend_select"):
        for word in getattr(command_line, option) or ():
            wrong = complaint(word, known)
            if wrong is not None:
                raise UsageError(f"--{option.replace('_', '-')}: {wrong}")
    problems = [
        notice for file in _files(configs) for notice in _located(file, list(_unknown(file, known)))
    ]
    if problems:
        raise ConfigError("\n".join(map(str, problems)))


def useless_ignores(
    configs: Collection[Config], used: Collection[str], today: date
) -> list[Notice]:
    """Tell which entries under `ignores` were of no use, each with its position.

    `used` are the names of entries that were, as `suppress` gives them. To be asked only when all
    files that the configurations are about have been looked at.

    Raises:
        ConfigError: a configuration is no longer what it was.

    """
    entries = {entry.name: entry for config in configs for entry in ignores_of(config)}
    told: dict[str, list[_Told]] = defaultdict(list)
    for entry, why in useless(entries.values(), used, today):
        told[entry.file].append((("ignores", entry.number), why))
    return [
        replace(notice, failed=False)
        for file in _files(configs)
        for notice in _located(file, told[shown(file.path)])
    ]


def _located(file: ConfigFile, told: list[_Told]) -> list[Notice]:
    if not told:
        return []
    # They bring in YAML, and most of the time there is nothing to tell.
    from newslint.config.load import located  # noqa: PLC0415
    from newslint.ruleset.flaws import Flaw  # noqa: PLC0415

    return located(
        file.path,
        [Flaw(keys, message, "key" if "severity" in keys else "value") for keys, message in told],
    )


def _files(configs: Iterable[Config]) -> list[ConfigFile]:
    """Give all files, each once: two configurations may build on the same one."""
    return list({file.path: file for config in configs for file in config.files}.values())


def _unknown(file: ConfigFile, known: Collection[str]) -> Iterator[_Told]:
    for keys, word in _mentions(file.values):
        wrong = complaint(word, known)
        if wrong is not None:
            yield keys, wrong


def _mentions(values: ConfigValues) -> Iterator[tuple[KeyPath, str]]:
    """Give the words that stand for rules, each with the keys that lead to it."""
    yield from _selectors(values, ())
    for at, override in enumerate(values.overrides or ()):
        yield from _selectors(override, ("overrides", at))
    for at, gate in enumerate(values.gate or ()):
        for number, word in enumerate(some(gate.rules)):
            where: KeyPath = ("gate", at, "rules")
            yield where if isinstance(gate.rules, str) else (*where, number), word
    for at, entry in enumerate(values.ignores or ()):
        for number, word in enumerate(some(entry.rule)):
            keys: KeyPath = ("ignores", at, "rule")
            yield keys if isinstance(entry.rule, str) else (*keys, number), word


def _selectors(values: ConfigValues | OverrideEntry, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    lists = {
        "select": values.select,
        "ignore": values.ignore,
        "extend-select": values.extend_select,
    }
    for key, words in lists.items():
        for number, word in enumerate(words or ()):
            yield (*at, key, number), word
    for word in values.severity or ():
        yield (*at, "severity", word), word
