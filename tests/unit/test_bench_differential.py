"""The rules of the benchmark, the naive way to run them, and whether a difference would be noticed."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from newslint.match.facts import Facts
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from tests.bench import naive, ruleset
from tests.bench.comparison import Comparison, Tally
from tests.bench.differential import compare
from tests.bench.engines import EngineMatcher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from newslint.ruleset.rule import Rule

DOCUMENTS = [
    Document(
        "Sie kam  spät .\n\nlabel eins de end\n\nEr sagte: label zwei de end,nichts.\n",
        language="de",
    ),
    Document("She came .Then  she left.\u200b\n\n<b>Label</b> one en end", language="en"),
    Document("label une fr end\n"),
    Document(""),
]
NUMBERS = ("eins", "zwei", "drei", "one", "two", "three", "une", "deux", "trois")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Rule]:
    folder = tmp_path_factory.mktemp("rules")
    lines = [
        f"{code}\twidget\tlabel {number} {code} end"
        for code in ruleset.LANGUAGES
        for number in NUMBERS
    ]
    labels = folder / "labels.tsv"
    labels.write_text("\n".join(["lang\twidget\tstring", *lines]), encoding="utf-8")
    return ruleset.make_rules(labels, folder / "rules")


@pytest.fixture(scope="module")
def few(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Some rules of each kind: all would take seconds to make ready."""
    house = islice((rule for rule in rules if rule.category == "house"), 40)
    return [*(rule for rule in rules if rule.category in {"whitespace", "sentence"}), *house]


def test_there_are_as_many_rules_as_asked(rules: Sequence[Rule]) -> None:
    assert len({rule.id for rule in rules}) == len(rules) == ruleset.RULES
    house = [rule for rule in rules if rule.category == "house"]
    assert len(house) > 400
    assert {rule.match.scope for rule in house} == {"line", "line-start", "text"}
    assert {code for rule in house for code in rule.languages} == set(ruleset.LANGUAGES)
    assert any(not rule.languages for rule in house)


def test_there_are_no_fewer_rules_than_shipped(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="rules are shipped: more than 3"):
        ruleset.make_rules(tmp_path / "labels.tsv", tmp_path, 3)


def test_one_by_one_finds_the_same(few: Sequence[Rule]) -> None:
    matcher = EngineMatcher(few, "portable")
    alone = EngineMatcher(few, "regex")
    found = [list(one.findings) for one in matcher.findings(DOCUMENTS)]
    assert found == [naive.language_gated(alone.compiled, document) for document in DOCUMENTS]
    assert {finding.rule.partition("/")[0] for one in found for finding in one} == {
        "house",
        "sentence",
        "whitespace",
    }


def test_an_engine_is_in_force_when_languages_are_made_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEWSLINT_ENGINE", "hyperscan")
    seen: list[str] = []
    monkeypatch.setattr(Matcher, "findings", lambda *_: seen.append(os.environ["NEWSLINT_ENGINE"]))
    EngineMatcher((), "portable").findings([])
    assert seen == ["portable"]
    assert os.environ["NEWSLINT_ENGINE"] == "hyperscan"


def test_engines_are_alike(few: Sequence[Rule], capsys: pytest.CaptureFixture[str]) -> None:
    comparison = Comparison(few, ["portable"])
    assert compare(comparison, DOCUMENTS, (), 0)
    assert comparison.matches
    assert comparison.tallies[0].seen["findings"]
    assert "0 missing, 0 extra" in capsys.readouterr().out


def test_more_texts_are_taken_until_there_are_enough_matches(few: Sequence[Rule]) -> None:
    comparison = Comparison(few, ["portable"])
    more = iter([DOCUMENTS[0]] * 9)
    assert compare(comparison, (), more, 1)
    assert len(list(more)) == 7


def test_a_lost_rule_is_noticed(few: Sequence[Rule], capsys: pytest.CaptureFixture[str]) -> None:
    comparison = Comparison(few, ["portable"])
    (engine,) = comparison.engines
    engine.matcher = EngineMatcher(
        [rule for rule in few if rule.category != "sentence"], "portable"
    )
    assert not compare(comparison, DOCUMENTS, (), 0)
    (tally,) = comparison.tallies
    assert tally.seen["findings missing"]
    assert not tally.seen["matches missing"]
    assert "portable: findings in" in capsys.readouterr().out


def test_a_lost_match_is_noticed(few: Sequence[Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = Comparison(few, ["portable"])
    (engine,) = comparison.engines
    monkeypatch.setattr(engine, "facts", lambda _: Facts(Document("label")))
    assert not compare(comparison, DOCUMENTS, (), 0)
    (tally,) = comparison.tallies
    assert tally.seen["matches missing"] == tally.seen["matches"]
    assert not tally.seen["findings missing"]


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        pytest.param([1, 2], "missing", id="missing"),
        pytest.param([1, 2, 2, 3], "extra", id="extra"),
        pytest.param([2, 1, 3], "out of order", id="order"),
    ],
)
def test_faults_are_told_apart(found: Sequence[int], fault: str) -> None:
    tally = Tally("some")
    assert not tally.compare("matches", [1, 2, 3], found)
    assert tally.differs
    assert f"1 {fault}" in tally.line()
