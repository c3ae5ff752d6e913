"""What checks tell of themselves: where one finds something, something it names must match."""

import pytest

from newslint.match.check import CheckFinder
from newslint.match.compiled import CompiledRule, compile_rules
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules

UNMARKED = {ord(mark): None for mark in "⟦⟧"}

CHECKED = [
    pytest.param(rule, id=rule.rule.id)
    for rule in compile_rules(load_rules(shipped_rules()))
    if isinstance(rule.finder, CheckFinder) and rule.finder.searched
]


@pytest.mark.parametrize("rule", CHECKED)
def test_tells_what_it_searches_for(rule: CompiledRule) -> None:
    for example in rule.rule.flags:
        facts = Facts(Document(example.text.translate(UNMARKED), language=example.language))
        assert rule.findings(facts)
        assert any(next(facts.search(told), None) is not None for told in rule.searched)
