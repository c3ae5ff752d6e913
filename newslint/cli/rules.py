"""`newslint rules`: the list of rules."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from newslint.cli.options import SETTINGS, Command, argument, one_of, under
from newslint.cli.rulesets import known_rules
from newslint.cli.streams import columns, say, wants_color
from newslint.errors import UsageError
from newslint.report.paint import Paint, painter
from newslint.report.visible import head
from newslint.ruleset.select import is_on
from newslint.suppress.naming import complaint, means_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.ruleset.rule import Rule

_UNCUT = 1000
"""Columns where nobody looks: files and pipes get the whole lines."""

_REPAIRS = {"safe": "--fix", "unsafe": "unsafe", "display": "-", "": "-"}
"""What stands in the column about repairs."""


@click.command(cls=Command, context_settings=SETTINGS, name="rules")
@argument("words", nargs=-1, about="Ids, categories or globs.  [default: all]")
@under("Options")(
    "--output-format",
    default="text",
    metavar="FORMAT",
    callback=one_of("text", "json"),
    help="How to print the list: text or json.  [default: text]",
)
@under("Options")("--cost", is_flag=True, help="Tell on how much of an article each rule is tried.")
def command(words: tuple[str, ...], output_format: str, cost: bool) -> int:
    """List the rules, shipped ones and those of the configuration."""
    rules = known_rules()
    ids = [rule.id for rule in rules]
    for word in words:
        wrong = complaint(word, ids)
        if wrong is not None:
            raise UsageError(wrong)
    chosen = [rule for rule in rules if not words or means_any(words, rule.id)]
    if cost:
        say("\n".join(_costs(chosen)))
        return 0
    say(_as_json(chosen) if output_format == "json" else "\n".join(_as_text(chosen)))
    return 0


def _costs(rules: Sequence[Rule]) -> Iterator[str]:
    """Tell what can be known of the cost without any article."""
    # It brings in all that matches.
    from newslint.match.cost import costs  # noqa: PLC0415
    from newslint.match.matcher import Matcher  # noqa: PLC0415

    width = max((len(rule.id) for rule in rules), default=0)
    for one in costs(Matcher(rules).compiled):
        told = {
            "certain lines": one.at_heads + one.in_lines,
            "certain articles": one.in_texts,
            "all articles": one.everywhere,
        }
        where = ", ".join(f"{number} on {place}" for place, number in told.items() if number)
        yield f"{one.rule:<{width}}  {where or 'code on all articles'}"


def _as_text(rules: Sequence[Rule]) -> Iterator[str]:
    paint = painter(color=wants_color(sys.stdout))
    width = max((len(rule.id) for rule in rules), default=0)
    room = max(columns(sys.stdout, piped=_UNCUT) - width - 21, 20)
    for category, group in groupby(rules, key=lambda rule: rule.category):
        yield paint(category, "path")
        yield from (_row(rule, width, room, paint) for rule in group)
        yield ""
    on = sum(map(is_on, rules))
    yield f"{len(rules)} rules; {on} of them run by default, those with (off) when selected."
    yield "Repairs: --fix makes them; unsafe: only --fix --unsafe-fixes does."


def _row(rule: Rule, width: int, room: int, paint: Paint) -> str:
    severity = paint(f"{rule.severity:<7}", rule.severity)
    repair = _REPAIRS[rule.fix.applicability if rule.fix else ""]
    summary = rule.summary if is_on(rule) else f"(off) {rule.summary}"
    return f"  {rule.id:<{width}}  {severity}  {repair:<6}  {head(summary, room).text}"


def _as_json(rules: Sequence[Rule]) -> str:
    rows = [
        {
            "code": rule.id,
            "summary": rule.summary,
            "severity": rule.severity,
            "languages": list(rule.languages),
            "enabled": is_on(rule),
            "fix": rule.fix.applicability if rule.fix else None,
            "path": rule.path,
        }
        for rule in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
