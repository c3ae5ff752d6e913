"""`newslint rules`: the list of rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

import click

from newslint.cli.rulesets import known_rules
from newslint.errors import UsageError
from newslint.ruleset.rule import Rule


@click.command(name="rules", short_help="List the rules.")
@click.argument("categories", nargs=-1)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How to print the list.")
def command(categories: tuple[str, ...], output_format: str) -> int:
    """List the rules, or those of some CATEGORIES.

    The marks: * repaired by --fix, + repaired with --unsafe-fixes, too, - off unless selected by name.
    """
    rules = known_rules()
    chosen = [rule for rule in rules if not categories or rule.category in categories]
    if unknown := set(categories) - {rule.category for rule in rules}:
        known = ", ".join(sorted({rule.category for rule in rules}))
        raise UsageError(f"no category is called {min(unknown)!r}; there are {known}")
    click.echo(_as_json(chosen) if output_format == "json" else _as_text(chosen))
    return 0


def _as_text(rules: Sequence[Rule]) -> str:
    width = max((len(rule.id) for rule in rules), default=0)
    blocks = []
    for category, group in groupby(rules, key=lambda rule: rule.category):
        rows = [
            f"  {rule.id:<{width}} {_mark(rule)} {rule.severity:<7} {rule.summary}" for rule in group
        ]
        blocks.append("\n".join([click.style(category, bold=True), *rows]))
    enabled = sum(rule.enabled for rule in rules)
    return "\n\n".join([*blocks, f"{len(rules)} rules, {enabled} of them on by default."])


def _mark(rule: Rule) -> str:
    if not rule.enabled:
        return "-"
    return {"safe": "*", "unsafe": "+"}.get(rule.fix.applicability if rule.fix else "", " ")


def _as_json(rules: Sequence[Rule]) -> str:
    rows = [
        {
            "code": rule.id,
            "summary": rule.summary,
            "severity": rule.severity,
            "languages": list(rule.languages),
            "enabled": rule.enabled,
            "fix": rule.fix.applicability if rule.fix else None,
            "path": rule.path,
        }
        for rule in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
