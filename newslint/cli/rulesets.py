"""The rules that a command works with: the shipped ones and those of the configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config.discover import find_config
from newslint.errors import UsageError
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.wording import quoted, rule_cure

if TYPE_CHECKING:
    from newslint.ruleset.rule import Rule


def rule_folders() -> tuple[Path, ...]:
    """Give the folders with rules that the configuration of the working folder names.

    Raises:
        ConfigError: the configuration cannot be used.

    """
    config = find_config(Path.cwd())
    return config.rule_folders if config else ()


def known_rules() -> tuple[Rule, ...]:
    """Load the shipped rules and those that the configuration of the working folder names.

    Raises:
        RuleFileError: a rule file cannot be used.
        ConfigError: the configuration cannot be used.

    """
    return load_rules(shipped_rules(), *rule_folders())


def rule_called(name: str, rules: tuple[Rule, ...]) -> Rule:
    """Give the rule with the id `name`, or the only one whose id ends in it.

    Raises:
        UsageError: there is none; the message offers the nearest.

    """
    by_id = {rule.id: rule for rule in rules}
    tails = [rule for rule in rules if rule.id.endswith(f"/{name}")]
    if name not in by_id and len(tails) != 1:
        raise UsageError(f"no rule is called {quoted(name)}; {rule_cure(name, by_id)}")
    return by_id.get(name) or tails[0]
