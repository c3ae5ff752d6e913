from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.errors import RuleFileError
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.extend import overlaid
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import FlaggedExample, PatternMatch, PhraseMatch, Rule

if TYPE_CHECKING:
    from pathlib import Path

PARENT = r"""summary: A
severity: warning
why: because
match:
  phrases:
    en: [one two three, four five six]
    es: [uno dos tres]
  unless: ['\bx\b', 'y']
  as: line
message: foo left
fix: {delete: line, applicability: safe}
flags:
  - {text: "⟦one two three⟧", fixed: ""}
passes:
  - bar
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r/cat").mkdir(parents=True)
    (tmp_path / "r/cat/parent.yaml").write_text(PARENT, encoding="utf-8")
    return tmp_path / "r"


def child(folder: Path, text: str, name: str = "child") -> Rule:
    (folder / f"cat/{name}.yaml").write_text(text, encoding="utf-8")
    return next(rule for rule in load_rules(folder) if rule.id == f"cat/{name}")


def test_a_child_says_only_what_differs(folder: Path) -> None:
    parent = child(folder, PARENT, "parent")
    rule = child(folder, "extends: cat/parent\nseverity: error\nlanguages: [es]\n")
    assert (rule.severity, rule.languages) == ("error", ("es",))
    assert (rule.id, rule.path) == ("cat/child", "r/cat/child.yaml")
    assert (rule.match, rule.fix, rule.flags) == (parent.match, parent.fix, parent.flags)


def test_a_child_adds_and_takes(folder: Path) -> None:
    rule = child(
        folder,
        "extends: cat/parent\n"
        "match:\n"
        "  phrases+: {es: [cuatro cinco seis], pt: [um dois três]}\n"
        "  phrases-: {en: [one two three]}\n"
        "  unless-: ['y']\n"
        "  as: paragraph\n"
        "flags+: [{text: ⟦um dois três⟧}]\n"
        "fix+: {max-removed: 20%}\n",
    )
    assert rule.match == PhraseMatch(
        phrases={
            "en": ("four five six",),
            "es": ("uno dos tres", "cuatro cinco seis"),
            "pt": ("um dois três",),
        },
        unless=(r"\bx\b",),
        scope="paragraph",
    )
    assert rule.flags[1] == FlaggedExample(text="⟦um dois três⟧")
    assert rule.fix is not None
    assert (rule.fix.delete, rule.fix.max_removed) == ("line", "20%")


def test_a_child_with_a_match_of_its_own(folder: Path) -> None:
    rule = child(folder, "extends: cat/parent\nmatch: {patterns: [a+]}\nfix: null\n")
    assert (rule.match, rule.fix) == (PatternMatch(patterns=("a+",)), None)


def test_a_child_takes_whole_languages(folder: Path) -> None:
    rule = child(folder, "extends: cat/parent\nmatch: {phrases-: [en]}\n")
    assert rule.match == PhraseMatch(
        phrases={"es": ("uno dos tres",)}, unless=(r"\bx\b", "y"), scope="line"
    )


def test_a_grandchild(folder: Path) -> None:
    child(folder, "extends: cat/parent\npasses+: [b]\n")
    rule = child(folder, "extends: cat/child\npasses+: [c]\n", "grandchild")
    assert rule.passes == ("bar", "b", "c")


def test_a_rule_extends_the_one_it_replaces(folder: Path) -> None:
    (folder.parent / "own/cat").mkdir(parents=True)
    text = "extends: cat/parent\nseverity: info\n"
    (folder.parent / "own/cat/parent.yaml").write_text(text, encoding="utf-8")
    (rule,) = load_rules(folder, folder.parent / "own")
    assert (rule.id, rule.severity, rule.summary) == ("cat/parent", "info", "A")


def test_shipped_rules_need_not_be_loaded(folder: Path) -> None:
    shipped = load_rules(shipped_rules())[0]
    (folder / shipped.category).mkdir()
    own = folder / f"{shipped.id}.yaml"
    own.write_text(f"extends: {shipped.id}\nmessage: x\n", encoding="utf-8")
    rule = next(rule for rule in load_rules(folder) if rule.id == shipped.id)
    assert (rule.message, rule.match) == ("x", shipped.match)


def test_word_lists_stay_where_the_parent_lies(folder: Path) -> None:
    listed = PARENT.replace("  as: line", "  as: line\n  lists: {names: names.txt}")
    (folder / "cat/names.txt").write_text("Ana", encoding="utf-8")
    child(folder, listed, "listed")
    (folder / "dog").mkdir()
    (folder / "dog/more.txt").write_text("Eva", encoding="utf-8")
    text = "extends: cat/listed\nmatch: {lists+: {names: more.txt}}\n"
    (folder / "dog/child.yaml").write_text(text, encoding="utf-8")
    rule = next(rule for rule in load_rules(folder) if rule.id == "dog/child")
    assert rule.match.lists == {"names": ("Ana", "Eva")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("extends: cat/parnt\n", "1:10: extends: no rule is called 'cat/parnt'; did you mean 'cat/parent'?", id="unknown"),
        pytest.param("extends: [a]\n", "1:10: extends: a list is no id; write the id of one rule", id="no-id"),
        pytest.param("extends: cat/child\n", "1:10: extends: a rule cannot extend itself, and no other has its id", id="itself"),
        pytest.param("extends: cat/parent\nmatch: {unless-: [z]}\n", r"2:19: match.unless-[0]: 'z' is not there to be taken away; write \bx\b or y", id="nothing-to-take"),
        pytest.param("extends: cat/parent\nmatch: {phrases-: {en: [one two thre]}}\n", "2:25: match.phrases-.en[0]: 'one two thre' is not there to be taken away; did you mean 'one two three'?", id="near-miss"),
        pytest.param("extends: cat/parent\nlanguages-: [es]\n", "2:13: languages-: a list cannot be taken from what the parent does not have; leave the key out", id="nothing-at-all"),
        pytest.param("extends: cat/parent\nmatch: {phrases+: [a]}\n", "2:19: match.phrases+: a list cannot be added to the parent's mapping; write a mapping", id="list-to-mapping"),
        pytest.param("extends: cat/parent\npasses+: a\n", "2:10: passes+: 'a' cannot be added to the parent's list; write a list", id="text-to-list"),
        pytest.param("extends: cat/parent\nseverity+: error\n", "2:12: severity+: 'error' cannot be added to the parent's 'warning'; leave out the sign behind the key", id="text-to-text"),
        pytest.param("extends: cat/parent\nseverity: eror\n", "2:11: severity: 'eror' is not a severity; did you mean 'error'?", id="own-value"),
        pytest.param("extends: cat/parent\nflags+:\n  - {text: ⟦a⟧}\n  - {txt: ⟦b⟧}\n", "4:6: flags[2].txt: no such key; did you mean 'text'?", id="own-item"),
        pytest.param("extends: cat/parent\nmatch: {phrases+: {es: [a, 3]}}\n", "2:28: match.phrases.es[2]: 3 is no text; write '3', in quotes", id="own-item-deep-down"),
        pytest.param("extends: cat/parent\nmatch: {les: x}\n", "2:9: match.les: no such key; did you mean 'unless'?", id="own-key"),
        pytest.param("extends: cat/parent\nfix+: {insrt: x}\n", "2:8: fix.insrt: no such key; did you mean 'insert'?", id="own-added-key"),
    ],
)  # fmt: skip
def test_children_that_cannot_be(folder: Path, text: str, told: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        child(folder, text)
    assert caught.value.problems == (f"r/cat/child.yaml:{told}",)


def test_circles_are_told_for_each_rule(folder: Path) -> None:
    (folder / "cat/a.yaml").write_text("extends: cat/b\n", encoding="utf-8")
    (folder / "cat/b.yaml").write_text("extends: cat/a\n", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rules(folder)
    assert caught.value.problems == (
        "r/cat/a.yaml:1:10: extends: goes round in a circle: cat/a > cat/b > cat/a",
        "r/cat/b.yaml:1:10: extends: goes round in a circle: cat/b > cat/a > cat/b",
    )


@pytest.mark.parametrize(
    ("parent", "told"),
    [
        pytest.param("a: 1\na: 2\n", ("r/cat/parent.yaml:2:1: 'a' is given twice; keep one", "r/cat/child.yaml:1:10: extends: the parent, 'cat/parent', is broken"), id="no-yaml"),
        pytest.param("extends: cat/none\n", ("r/cat/parent.yaml:1:10: extends: no rule is called 'cat/none'; `newslint rules` lists them", "r/cat/child.yaml:1:10: extends: the parent, 'cat/parent', is broken"), id="no-grandparent"),
    ],
)  # fmt: skip
def test_a_broken_parent(folder: Path, parent: str, told: tuple[str, ...]) -> None:
    (folder / "cat/parent.yaml").write_text(parent, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        child(folder, "extends: cat/parent\n")
    assert sorted(caught.value.problems) == sorted(told)


def test_what_is_laid_over_stays_as_it_was() -> None:
    parent = {"a": ["x"], "m": {"k": ["y"]}}
    merged, flaws = overlaid(parent, {"a+": ["z"], "m+": {"k": ["w"]}, "m-": {"k": ["y"]}})
    assert (merged, flaws) == ({"a": ["x", "z"], "m": {"k": ["w"]}}, [])
    assert parent == {"a": ["x"], "m": {"k": ["y"]}}
