"""Say which rules run, and how bad their findings are.

This is not a value but a history. Each place that says `select` starts anew; any other adds to what
was chosen before it and takes away from it. So `--select boilerplate` runs what the configuration
ignores, and an override can bring back what its configuration switched off. Within one place words
count as in `ruleset.select`: the more precise one, of words alike the one that ignores.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newslint.ruleset.select import ALL, is_on, precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.config.schema import SeverityChoice
    from newslint.config.settings import Choice, Settings
    from newslint.ruleset.rule import Rule


def resolve_rules(settings: Settings, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Give those of `rules` that run, in their order, with the severity of their findings."""
    return tuple(_chosen(settings.choices, rules))


def _chosen(choices: Sequence[Choice], rules: Sequence[Rule]) -> Iterator[Rule]:
    for rule in rules:
        runs, severity = is_on(rule), rule.severity
        for choice in choices:
            runs = _runs(choice, rule, before=runs)
            level = _level(choice, rule)
            if level == "off":
                runs = False
            elif level is not None:
                severity = level
        if runs:
            yield rule if severity == rule.severity else replace(rule, severity=severity)


def _runs(choice: Choice, rule: Rule, *, before: bool) -> bool:
    wanted = (*(choice.select or ()), *choice.extend_select)
    on = max((precision(word, rule) for word in wanted if word != ALL or is_on(rule)), default=0)
    off = max((precision(word, rule) for word in choice.ignore), default=0)
    if on or off:
        return on > off
    return before and choice.select is None


def _level(choice: Choice, rule: Rule) -> SeverityChoice | None:
    """Give the severity that the most precise word about the rule says, the last one of several."""
    told = [(precision(word, rule), at, level) for at, (word, level) in enumerate(choice.severity)]
    most, _, level = max(told, default=(0, 0, None))
    return level if most else None
