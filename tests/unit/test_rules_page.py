"""The page of all rules, which a script writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.measured import KindFigures, Measurement, RuleFigures, read_measurement
from newslint.ruleset.rule import FixSpec, Rule

ROOT = Path(__file__).parents[2]
SCRIPT = "scripts/write_rules_page.py"
PAGE = "docs/rules.md"

page = run_path(str(ROOT / SCRIPT))["page"]
RULES = load_rules(shipped_rules())

MEASUREMENT = Measurement(
    date="2026-11-22",
    texts={"clean": 12},
    clean_words=20_000,
    kinds={"menu": KindFigures(labelled=40, found=30)},
    rules={"markup/bbcode": RuleFigures("menu", right=8, wrong=2, on_clean=3, found=10)},
)


def test_the_page_is_what_the_rules_say_now() -> None:
    written = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written == page(RULES, read_measurement()), f"call python {SCRIPT} {PAGE}"


def rule(name: str, **changes: Any) -> Rule:
    (found,) = (one for one in RULES if one.id == name)
    return replace(found, summary="Left | over", fix=None, **changes)


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        pytest.param(
            rule("markup/bbcode"),
            r"| [bbcode](../rules/markup/bbcode.yaml) | Left \| over | any | error | none | yes "
            "| 8 of 10 (80 %) | 10 of 40 (25 %) menu; all rules 30 | 1.50 (3) |",
            id="measured",
        ),
        pytest.param(
            replace(
                rule("markup/cdata", languages=("es", "it"), enabled=False),
                fix=FixSpec(delete="match", applicability="safe", inside_line="display"),
            ),
            r"| [cdata](../rules/markup/cdata.yaml) | Left \| over | es it | error | safe; display inside a line | no "
            "| not measured yet | not measured yet | not measured yet |",
            id="later",
        ),
        pytest.param(
            rule("record/missing-title", severity="info"),
            r"| [missing-title](../rules/record/missing-title.yaml) | Left \| over | any | info | none | yes "
            "| no labelled data | no labelled data | no labelled data |",
            id="never",
        ),
    ],
)
def test_a_rule_has_a_row(rule: Rule, row: str) -> None:
    lines = page((rule,), MEASUREMENT).splitlines()
    assert lines[-1] == row
    assert lines[-5] == f"## {rule.category}"
    assert f"1 rules, {rule.enabled:d} of them on by default" in " ".join(lines)
