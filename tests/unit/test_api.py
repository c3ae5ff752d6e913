"""The Python interface, as a program uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newslint
from newslint.errors import IncompleteError, NewslintError, RuleFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
summary: s
severity: error
why: w
match: {patterns: ['%s']}
message: found
fix: {replace: '%s', applicability: %s}
flags: [{text: "⟦xy⟧", fixed: "b"}]
passes: [a]
"""


def write(folder: Path, pattern: str, new: str = "b", trust: str = "unsafe") -> Path:
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine/rule.yaml").write_text(RULE % (pattern, new, trust), encoding="utf-8")
    return folder


def test_what_is_public() -> None:
    assert dir(newslint) == sorted(newslint.__all__)
    assert all(getattr(newslint, name) for name in newslint.__all__)
    with pytest.raises(AttributeError, match="module 'newslint' has no attribute 'lint'"):
        newslint.lint  # noqa: B018 - asking is the point


def test_rules_of_ones_own(tmp_path: Path) -> None:
    folder = write(tmp_path, "xy")
    own = newslint.load_rules(folder, shipped=False)
    assert [rule.id for rule in own] == ["mine/rule"]
    everything = newslint.load_rules(str(folder))
    assert [rule.id for rule in everything] == sorted(rule.id for rule in everything)
    assert own[0] in everything
    (finding,) = newslint.lint_text("a xy", rules=own)
    assert (finding.rule, finding.match, finding.span.start) == ("mine/rule", "xy", 2)


def test_unsafe_fixes_are_asked_for(tmp_path: Path) -> None:
    rules = newslint.load_rules(write(tmp_path, "xy"), shipped=False)
    assert newslint.fix_text("a xy", rules=rules) == "a xy"
    assert newslint.fix_text("a xy", rules=rules, unsafe=True) == "a b"


def test_rules_that_are_off_by_default_stay_off() -> None:
    text = "Rents rose by a tenth last year, the city said on Monday. " * 20
    categories = {finding.rule.partition("/")[0] for finding in newslint.lint_text(text)}
    assert "statistics" not in categories


@pytest.mark.parametrize("language", ["es", "es-MX", "ES"])
def test_language(language: str) -> None:
    assert newslint.fix_text("El viaje  fue largo.", language=language) == "El viaje fue largo."


def test_what_is_no_language() -> None:
    with pytest.raises(UsageError, match="'spanish' is no language code"):
        newslint.lint_text("El viaje.", language="spanish")


def test_broken_rules(tmp_path: Path) -> None:
    (write(tmp_path, "xy") / "mine/rule.yaml").write_text("summary: 3")
    with pytest.raises(RuleFileError, match=r"summary: 3 is no text"):
        newslint.load_rules(tmp_path)


def test_rules_that_run_out_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.match.matcher.Matcher.__init__.__kwdefaults__", {"timeout": 0.05})
    rules = newslint.load_rules(write(tmp_path, r"(x+x+)+\Zx"), shipped=False)
    with pytest.raises(
        IncompleteError, match=r"mine/rule: a pattern ran longer than 0\.05 seconds"
    ):
        newslint.lint_text("x" * 20_000, language="es", rules=rules)


def test_fixes_that_never_settle(tmp_path: Path) -> None:
    rules = newslint.load_rules(write(tmp_path, "a", "aa", "safe"), shipped=False)
    with pytest.raises(NewslintError, match=r"not stable after 10 rounds of fixes by mine/rule"):
        newslint.fix_text("a", language="es", rules=rules)
