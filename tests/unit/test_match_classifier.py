"""The kind `classifier`: what is reported, when it abstains, what is wrong with a model's file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import RuleFileError
from newslint.fix.apply import apply_edits
from newslint.fix.plan import plan
from newslint.match.compiled import CompiledRule, compile_rule
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.severity import Applicability
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import ClassifierMatch

RULE = Path("rules/boilerplate/boilerplate-line.yaml")

SENTENCES = [
    "The council will close the old bridge for three weeks from Monday, it said in a letter.",
    "Inspectors found rust under both railings in May and did not want to wait for another winter.",
    "Pedestrians can take a small boat from the harbour, which runs every ten minutes until eight.",
]
MENU = ["Home", "News", "Sport", "Weather", "Culture", "Opinion", "Travel", "Food", "Video", "Podcasts", "Games", "Shop", "Log in"]  # fmt: skip


@cache
def shipped() -> CompiledRule:
    (rule,) = load_rules(RULE)
    return compile_rule(rule)


def found(text: str, rule: CompiledRule | None = None) -> list[str]:
    facts = Facts(Document(text, path="a.txt", language=None))
    stretches = [finding.match for finding in (rule or shipped()).findings(facts)]
    return [line.strip() for stretch in stretches for line in stretch.split("\n")]


def fixed(text: str) -> str:
    """Make the rule's fixes until there are none."""
    while True:
        facts = Facts(Document(text, path="a.txt", language=None))
        edits = plan(shipped().findings(facts), Applicability.UNSAFE).edits
        if not edits:
            return text
        text = apply_edits(text, edits)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("\n \n", [], id="blank"),
        pytest.param("Home\nSport", [], id="too-few"),
        pytest.param("\n\n".join(SENTENCES), [], id="prose"),
        pytest.param("\n".join(["Nine killed in storm", "", *SENTENCES]), [], id="headline"),
        pytest.param("\n".join([*MENU, *SENTENCES]), MENU, id="menu-above"),
        pytest.param("\n".join([*(f"  * {one}" for one in MENU), "", *SENTENCES]), [f"* {one}" for one in MENU[:-1]], id="bullets"),
    ],
)  # fmt: skip
def test_reported_lines(text: str, lines: list[str]) -> None:
    assert found(text) == lines


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        pytest.param({}, True, id="as-shipped"),
        pytest.param({"at_least": 1.0}, False, id="never-sure"),
        pytest.param({"fewest": 40}, False, id="too-few-for-it"),
        pytest.param({"prose_at_most": 0.5}, False, id="too-much-prose"),
    ],
)
def test_abstains(change: dict[str, float], *, reported: bool) -> None:
    rule = shipped().rule
    assert isinstance(rule.match, ClassifierMatch)
    changed = replace(rule, match=replace(rule.match, **change))  # type: ignore[arg-type]
    assert bool(found("\n".join([*MENU, *SENTENCES]), compile_rule(changed))) is reported


def test_message_names_reasons() -> None:
    facts = Facts(Document("\n".join([*MENU, *SENTENCES]), path="a.txt", language=None))
    (finding,) = shipped().findings(facts)
    assert finding.message.startswith(f"{len(MENU)} lines that seem no part of the article (9")
    assert "one word" in finding.message


def test_not_a_probability() -> None:
    rule = shipped().rule
    match = ClassifierMatch(classifier={}, at_least=1.5)
    with pytest.raises(RuleFileError, match=r"at-least: 1\.5 is no probability"):
        compile_rule(replace(rule, match=match))


PIECES = st.sampled_from(
    [*MENU, *SENTENCES, "", "  ", "• a, b", "© 2024", "さようなら。", "x" * 300]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("\n".join))


@given(TEXTS)
def test_findings_are_whole_lines(text: str) -> None:
    facts = Facts(Document(text, path="a.txt", language=None))
    lines = [line.strip() for line in text.split("\n")]
    for finding in shipped().findings(facts):
        first = facts.lines[facts.line_number(finding.span.start)]
        last = facts.lines[facts.line_number(finding.span.end)]
        assert finding.match == text[first.start : last.end].strip()
        assert {line.strip() for line in finding.match.split("\n")} <= set(lines)


@given(TEXTS)
def test_fixing_twice_changes_nothing(text: str) -> None:
    once = fixed(text)
    assert fixed(once) == once


HEAD = RULE.read_text(encoding="utf-8").replace("  classifier: boilerplate-line.weights.tsv\n", "")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("gone.tsv", None, "no file 'gone.tsv' beside the rule", id="missing"),
        pytest.param("../w.tsv", None, "'../w.tsv' does not lie beside the rule; put it there", id="elsewhere"),
        pytest.param("w.tsv", b"\xff", "the weights 'w.tsv' are not UTF-8", id="not-utf-8"),
        pytest.param("w.tsv", b"# x\none word 3\n", "line 2 of 'w.tsv' is no feature, tab and number", id="no-tab"),
        pytest.param("w.tsv", b"one word\tnan\n", "line 1 of 'w.tsv' is no feature, tab and number", id="no-number"),
    ],
)  # fmt: skip
def test_broken_weights(tmp_path: Path, name: str, content: bytes | None, told: str) -> None:
    file = tmp_path / "boilerplate/a-line.yaml"
    file.parent.mkdir()
    file.write_text(HEAD.replace("match:\n", f"match:\n  classifier: {name}\n"), encoding="utf-8")
    if content is not None:
        (file.parent / name).write_bytes(content)
    with pytest.raises(RuleFileError) as caught:
        load_rules(tmp_path)
    assert told in str(caught.value)
