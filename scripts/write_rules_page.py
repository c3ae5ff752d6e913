#!/usr/bin/env python3
"""Write the page of all shipped rules, with what was measured of them.

    python scripts/write_rules_page.py docs/rules.md

It holds what the rule files say and the counts that `python -m tests.eval --measure-rules` wrote; a rule that
came later is not measured yet. Nothing is measured here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.measured import NO_LABELS, Measurement, is_measurable, read_measurement
from newslint.ruleset.rule import FixSpec, Rule
from newslint.ruleset.select import is_on

HEAD = """\
<!-- written by scripts/write_rules_page.py: change the rule files, not this page -->

# Rules

{number} rules, {on} of them on by default. `newslint explain RULE` shows one with its examples; its file, linked here,
is the rule itself.

- **Fix**: *safe*, made by `--fix`; *unsafe*, only with `--unsafe-fixes`; *display*, shown and never made.
- **Precision**: how much of what the rule reports in labelled texts lies on a labelled defect: findings, on web pages
  the lines of findings. What the labels say nothing about is left out.
- **Recall**: how many of the labelled defects of the rule's kind, which is named, this rule found. Rules that share a
  kind each find a part of it; what all rules found of it, under this kind or a like one, is told then.
- **False**: findings in 10,000 words of clean text, and how many there were.
- **{no_labels}**: the labels know no defect of this sort, or all that there are is found by other rules.

Measured on {date}, with all rules, on these texts: {data}; {words:,} words in the clean ones.
*Clean* are edited texts and treebanks, *injected* clean texts with defects put in, *leftover* what extractors made of
web pages, *mt* translations by machines and people, *seeds* and *wild* articles from real datasets, labelled by hand.
Rules were written with these texts at hand: expect less on others. Where little was counted, a share says little.
"""

COLUMNS = (
    ("Rule", "Finds", "Languages", "Severity", "Fix", "On"),
    ("Precision", "Recall", "False"),
)


def page(rules: tuple[Rule, ...], measurement: Measurement) -> str:
    """Give the page in Markdown, as it lies in a folder beside that of the rules."""
    head = HEAD.format(
        number=len(rules),
        on=sum(map(is_on, rules)),
        no_labels=NO_LABELS.capitalize(),
        date=measurement.date,
        data=measurement.data(),
        words=measurement.clean_words,
    )
    return head + "".join(_sections(rules, measurement))


def _sections(rules: Iterable[Rule], measurement: Measurement) -> Iterator[str]:
    told, counts = COLUMNS
    for category, group in groupby(rules, key=lambda rule: rule.category):
        yield f"\n## {category}\n\n{_row((*told, *counts))}"
        yield _row((*("---" for _ in told), *("---:" for _ in counts)))
        yield from (_row([*_told(rule), *_counts(rule, measurement)]) for rule in group)


def _row(cells: Iterable[str]) -> str:
    told = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {told} |\n"


def _told(rule: Rule) -> Iterator[str]:
    yield f"[{rule.id.partition('/')[2]}](../rules/{rule.id}.yaml)"
    yield rule.summary
    yield " ".join(rule.languages) or "any"
    yield rule.severity
    yield _safety(rule.fix) if rule.fix else "none"
    yield "yes" if is_on(rule) else "no"


def _safety(fix: FixSpec) -> str:
    inside = fix.inside_line
    return f"{fix.applicability}; {inside} inside a line" if inside else fix.applicability


def _counts(rule: Rule, measurement: Measurement) -> tuple[str, str, str]:
    own = measurement.rules.get(rule.id)
    if own is None:
        missing = "not measured yet" if is_measurable(rule) else NO_LABELS
        return missing, missing, missing
    rate = 10_000 * own.on_clean / measurement.clean_words
    false = f"{rate:.2f} ({own.on_clean})" if own.on_clean else "0"
    return measurement.precision(own), measurement.recall(own), false


def main() -> None:
    """Write the page where the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path, help="where to write, beside the folder of the rules")
    place: Path = parser.parse_args().page
    written = page(load_rules(shipped_rules()), read_measurement())
    place.write_text(written, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
