"""`newslint explain`: what a rule looks for, why, and what it does about it, shown on its examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from newslint.cli.rulesets import known_rules, rule_called
from newslint.match.metric import METRICS
from newslint.pipeline.verify import CLOSE, OPEN
from newslint.ruleset.rule import KINDS, FlaggedExample, MetricMatch, Rule

_FIXES = {
    "safe": "repaired by --fix: no word of the author's changes",
    "unsafe": "repaired only with --fix --unsafe-fixes: words move or vanish",
    "display": "a repair is suggested, never made",
}


@click.command(name="explain", short_help="Explain a rule, with its examples.")
@click.argument("rule_id")
def command(rule_id: str) -> int:
    """Explain the rule RULE_ID (`boilerplate/related-link`, or `related-link` alone)."""
    rule = rule_called(rule_id, known_rules())
    click.echo("\n\n".join(_sections(rule)))
    return 0


def _sections(rule: Rule) -> Iterator[str]:
    yield f"{click.style(rule.id, bold=True)} ({rule.severity})\n{rule.summary}"
    yield "\n\n".join(_wrapped(paragraph) for paragraph in rule.why.strip().split("\n\n"))
    yield "\n".join(_facts(rule))
    yield _heading("Reported")
    for example in rule.flags:
        yield _flagged(example)
    yield _heading("Not reported")
    yield "\n".join(_quoted(example.text, "✓") for example in rule.passing())
    if rule.todo_flags:
        yield _heading("Known gaps")
        yield "\n".join(_quoted(_highlighted(example.text), "?") for example in rule.todo_flags)
    yield f"Defined in {rule.path}. Switch it off with `ignore: [{rule.id}]` or `--ignore {rule.id}`."


def _facts(rule: Rule) -> Iterator[str]:
    kind = next(name for name, cls in KINDS.items() if isinstance(rule.match, cls))
    yield f"Texts:    {', '.join(rule.languages) if rule.languages else 'in any language'}"
    yield f"Match:    {kind}"
    if isinstance(rule.match, MetricMatch):
        yield f"Measures: {rule.match.metric} (of {', '.join(METRICS)})"
    yield f"Fix:      {_FIXES[rule.fix.applicability] if rule.fix else 'none: a person has to look'}"
    if not rule.enabled:
        yield "Default:  off; select it by name or category"


def _wrapped(paragraph: str) -> str:
    return textwrap.fill(" ".join(paragraph.split()), 88)


def _heading(text: str) -> str:
    return click.style(text, bold=True, underline=True)


def _flagged(example: FlaggedExample) -> str:
    language = f" [{example.language}]" if example.language else ""
    lines = [_quoted(_highlighted(example.text), "✗") + language]
    if example.fixed is not None:
        lines.append(_quoted(example.fixed or "(nothing is left)", "→"))
    return "\n".join(lines)


def _highlighted(text: str) -> str:
    if not click.get_current_context().color and not _stdout_has_color():
        return text
    for mark, style in ((OPEN, "\x1b[31;4m"), (CLOSE, "\x1b[0m")):
        text = text.replace(mark, style)
    return text


def _stdout_has_color() -> bool:
    return click.get_text_stream("stdout").isatty()


def _quoted(text: str, sign: str) -> str:
    lines = [_visible(line) for line in text.split("\n")]
    return "\n".join([f"  {sign} {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _visible(line: str) -> str:
    """Show what cannot be seen: no-break blanks, controls and zero-width characters by their code."""
    return "".join(
        character
        if character.isprintable() or character in {" ", "\x1b"}
        else f"<U+{ord(character):04X}>"
        for character in line
    )
