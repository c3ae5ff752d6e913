"""What is said of a rule's cost: on how much of an article its expressions are tried."""

from __future__ import annotations

import pytest

from newslint.match.compiled import compile_rules
from newslint.match.cost import Cost, costs
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules

RULES = {rule.id: rule for rule in load_rules(shipped_rules())}


def cost(rule: str) -> Cost:
    (found,) = costs(compile_rules([RULES[rule]]))
    return found


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("translation/machine-translated", id="asks-other-rules"),
        pytest.param("translation/untranslated-word", id="weighs-words"),
        pytest.param("completeness/too-short", id="measures"),
        pytest.param("repetition/duplicate-line", id="repetition"),
    ],
)
def test_code_runs_on_all_articles(rule: str) -> None:
    assert cost(rule) == Cost(rule)


@pytest.mark.parametrize(
    ("rule", "tried"),
    [
        pytest.param("encoding/soft-hyphen", "in_lines", id="character"),
        pytest.param("boilerplate/tag-line", "at_heads", id="head"),
    ],
)
def test_an_expression_is_tried_where_it_may_match(rule: str, tried: str) -> None:
    found = cost(rule)
    assert getattr(found, tried) > 0
    assert found.everywhere == 0
