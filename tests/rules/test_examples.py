"""Every example in every shipped rule file, one test each."""

from __future__ import annotations

import pytest

from newslint.pipeline.verify import Example, examples, verify
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules

EXAMPLES = [example for rule in load_rules(shipped_rules()) for example in examples(rule)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example) -> None:
    assert verify(example) == ()
