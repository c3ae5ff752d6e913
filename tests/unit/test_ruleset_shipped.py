from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.errors import UsageError
from newslint.ruleset import builtin, examine_patterns
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.examine import examine
from newslint.ruleset.load import load_rules
from newslint.ruleset.scaffold import scaffold
from newslint.ruleset.select import CATEGORIES

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.ruleset.rule import Rule

RULES = load_rules(shipped_rules())


def test_an_editable_install_reads_the_checkout() -> None:
    assert (shipped_rules().parent / "pyproject.toml").is_file()


def test_a_wheel_reads_what_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = tmp_path / "newslint/_rules"
    carried.mkdir(parents=True)
    monkeypatch.setattr(builtin, "__file__", str(tmp_path / "newslint/ruleset/builtin.py"))
    assert shipped_rules() == carried


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_shipped_rules_are_sound(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    # Hurtful texts are tried by `newslint test`; for all rules that takes a dozen seconds.
    monkeypatch.setattr(examine_patterns, "explosion", lambda *_: None)

    assert [problem.clickable for problem in examine([rule])] == []
    assert rule.category in CATEGORIES


def test_no_scaffold_for_an_unknown_kind() -> None:
    with pytest.raises(UsageError, match="no kind of match is called 'phrase'; did you mean"):
        scaffold("a/b", "phrase")
