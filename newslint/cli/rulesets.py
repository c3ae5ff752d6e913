"""The rules that a command works with: the shipped ones and those of the configuration."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from newslint.config.discover import find_config
from newslint.errors import UsageError
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import Rule


def known_rules() -> tuple[Rule, ...]:
    """Load the shipped rules and those that the configuration of this folder names.

    Raises:
        RuleFileError: a rule file cannot be used.
        ConfigError: the configuration cannot be used.

    """
    config = find_config(Path.cwd())
    folders = config.rule_folders if config else ()
    return load_rules(shipped_rules(), *folders)


def rule_called(name: str, rules: tuple[Rule, ...]) -> Rule:
    """Give the rule with the id `name`.

    Raises:
        UsageError: there is none; the message offers the nearest.

    """
    by_id = {rule.id: rule for rule in rules}
    if name in by_id:
        return by_id[name]
    tails = [rule.id for rule in rules if rule.id.endswith(f"/{name}")]
    if len(tails) == 1:
        return by_id[tails[0]]
    close = tails or get_close_matches(name, by_id, 3)
    cure = f"did you mean {' or '.join(repr(one) for one in close)}?" if close else "see `newslint rules`"
    raise UsageError(f"no rule is called {name!r}; {cure}")
