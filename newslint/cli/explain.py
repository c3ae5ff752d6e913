"""`newslint explain`: what a rule looks for, why, what it does about it, shown on its examples."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import click

from newslint.cli.example import Page, example_lines
from newslint.cli.figures import figures
from newslint.cli.options import SETTINGS, Command, argument, under
from newslint.cli.rulesets import known_rules, rule_called
from newslint.cli.streams import columns, say, wants_color
from newslint.pipeline.verify import completed, examples, parse_marks
from newslint.report.paint import painter
from newslint.report.visible import head, visible
from newslint.ruleset.rule import KINDS
from newslint.ruleset.select import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.pipeline.verify import Example
    from newslint.ruleset.rule import FlaggedExample, Match, PassingExample, Rule

_WIDEST = 88
"""Columns of running text; longer lines read badly."""

_FEW = 6
"""Examples of a sort that are shown unless all are asked for."""

_REPAIRS = {
    "safe": "safe, made by --fix: no word of the author's changes",
    "unsafe": "unsafe, made only by --fix --unsafe-fixes: words move or vanish",
    "display": "a suggestion, never made",
}

_KINDS = {
    "patterns": "regular expressions",
    "phrases": "phrases, word for word",
    "lexicon": "regular expressions, and how frequent the words are",
    "block": "several weak signs near one another",
    "repetition": "what stands in the text twice",
    "metric": "a number about the whole text",
    "findings": "what other rules find",
    "classifier": "a model of lines, trained on pages",
    "check": "code made for it",
    "across": "what an earlier record has, too",
}

_PLACES = {
    "sentence-start": "at the start of a sentence",
    "line-start": "at the start of a line",
    "line": "filling a line",
    "paragraph": "filling a paragraph",
}
"""What is said of where a match must lie; anywhere goes without saying."""


@click.command(cls=Command, context_settings=SETTINGS, name="explain")
@argument("rule_id", about="Such as boilerplate/related-link, or related-link alone.")
@under("Options")("--all", "everything", is_flag=True, help="Show all examples.")
def command(rule_id: str, everything: bool) -> int:
    """Explain a rule: what it looks for, why, and what it does, shown on examples."""
    rule = rule_called(rule_id, known_rules())
    width = min(_WIDEST, columns(sys.stdout, piped=_WIDEST))
    page = Page(painter(color=wants_color(sys.stdout)), width - 4)
    say("\n\n".join(_sections(rule, page, None if everything else _FEW)))
    return 0


def _sections(rule: Rule, page: Page, most: int | None) -> Iterator[str]:
    title = f"{page.paint(rule.id, 'path')}  {page.paint(rule.severity, rule.severity)}"
    yield f"{title}\n{_filled(rule.summary, page)}"
    yield "\n\n".join(_filled(one, page) for one in rule.why.strip().split("\n\n"))
    yield "\n".join(f"{name:<10} {told}" for name, told in _facts(rule))
    yield from _shown("Reported", _examples(rule, "flags"), page, most)
    yield page.paint("Not reported", "path")
    passing = list(rule.passing())
    yield "\n".join(_passing(case, page) for case in passing[:most])
    yield from _more(passing, most)
    if rule.todo_flags:
        gaps = _examples(rule, "todo-flags")
        yield from _shown("Known gaps: not reported yet", gaps, page, most)


def _examples(rule: Rule, kind: str) -> list[Example]:
    return [example for example in examples(rule) if example.kind == kind]


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    looked_at = {"text": "Texts", "title": "Titles", "record": "Records"}[rule.of]
    yield looked_at, f"in {', '.join(rule.languages)}" if rule.languages else "in any language"
    yield "Found by", _means(rule.match)
    yield "Message", rule.message
    yield "Repair", _REPAIRS[rule.fix.applicability] if rule.fix else "none: a person has to look"
    if is_on(rule):
        yield "Runs", "by default"
        yield "Turn off", f"`ignore: [{rule.id}]` in newslint.yaml"
    else:
        yield "Runs", "only when it is asked for"
        yield "Turn on", f"`extend-select: [{rule.id}]` in newslint.yaml"
    yield "Defined in", rule.path
    yield from figures(rule)


def _means(match: Match) -> str:
    parts = [next(_KINDS[name] for name, kind in KINDS.items() if isinstance(match, kind))]
    if match.scope in _PLACES:
        parts.append(_PLACES[match.scope])
    if match.within is not None:
        ends = (("first", match.within.first), ("last", match.within.last))
        parts.append(" or ".join(f"in the {end} {size}" for end, size in ends if size))
    return ", ".join(parts)


def _shown(title: str, cases: Sequence[Example], page: Page, most: int | None) -> Iterator[str]:
    yield page.paint(title, "path")
    for case in map(completed, cases[:most]):
        lines = example_lines(case, page) if parse_marks(case.text)[0] else ()
        yield "\n".join((*lines, *_remarks(case, page)))
    yield from _more(cases, most)


def _remarks(case: FlaggedExample, page: Page) -> Iterator[str]:
    for name, word in case.record.items():
        yield f"  {page.paint(f'{name}:', 'gutter')} {head(word, page.room - len(name)).text}"
    for said in case.before:
        told = "; ".join(f"{name}: {word}" for name, word in said.items())
        yield f"  {page.paint('before:', 'gutter')} {head(told, page.room - 7).text}"
    if case.fixed == "":
        yield "  = nothing is left"
    if case.message is not None:
        yield f"  = {page.paint(head(case.message, page.room).text, 'help')}"
    if case.language is not None:
        yield f"  = {page.paint(f'in a text in {case.language}', 'gutter')}"


def _passing(case: PassingExample, page: Page) -> str:
    language = f" [{case.language}]" if case.language else ""
    said = [f"{name}: {visible(word)}" for name, word in case.record.items()]
    return textwrap.fill(
        "; ".join([*([visible(case.text)] if case.text else []), *said]) + language,
        page.room,
        initial_indent=f"  {page.paint('✓', 'good')} ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _more(cases: Sequence[object], most: int | None) -> Iterator[str]:
    if most is not None and len(cases) > most:
        yield f"    … and {len(cases) - most} more; --all shows them"


def _filled(paragraph: str, page: Page) -> str:
    words = " ".join(paragraph.split())
    return textwrap.fill(words, page.room + 4, break_long_words=False, break_on_hyphens=False)
