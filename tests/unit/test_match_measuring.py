"""What rules cost: measured without changing what they find."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newslint.match.matcher import Matcher
from newslint.match.measuring import MeasuringMatcher
from newslint.model.document import Document
from newslint.model.profile import Cost, Profile
from newslint.ruleset.load import load_rules

RULE = """\
summary: s
severity: error
why: w
match: {patterns: ['%s'], unless: ['%s']}
message: m
flags: [{text: "⟦xy⟧"}]
passes: [a]
"""


@pytest.fixture
def matcher(tmp_path: Path) -> Matcher:
    for name, pattern, unless in (
        ("one", "x.", "xz"),
        ("two", "absent", "never"),
        ("slow", "(x+x+)+(?<!x)", "-"),
    ):
        path = tmp_path / f"mine/{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RULE % (pattern, unless), encoding="utf-8")
    return Matcher(load_rules(tmp_path), timeout=0.02)


DOCUMENTS = [Document("xy xz"), Document("xy xy"), Document("nothing"), Document("x" * 5000)]


def test_it_finds_the_same(matcher: Matcher) -> None:
    measuring = MeasuringMatcher(matcher)
    assert measuring.findings(DOCUMENTS[:3]) == matcher.findings(DOCUMENTS[:3])
    assert [bool(one.notices) for one in measuring.findings(DOCUMENTS)] == [False] * 3 + [True]


def test_it_counts(matcher: Matcher) -> None:
    measuring = MeasuringMatcher(matcher)
    measuring.findings(DOCUMENTS[:3])
    profile = measuring.taken()
    cost = profile.rules["mine/one"]
    assert (cost.documents, cost.matches, cost.findings) == (2, 4, 3)
    assert "mine/two" not in profile.rules
    assert profile.documents == 3
    assert 0 < cost.seconds <= profile.seconds
    assert profile.scanning > 0
    assert measuring.taken() == Profile()


def test_rules_that_do_not_finish_count(matcher: Matcher) -> None:
    measuring = MeasuringMatcher(matcher)
    measuring.findings(DOCUMENTS[3:])
    cost = measuring.taken().rules["mine/slow"]
    assert (cost.documents, cost.findings) == (1, 0)
    assert cost.seconds > 0.01


def test_it_goes_to_other_processes(matcher: Matcher) -> None:
    copy = pickle.loads(pickle.dumps(MeasuringMatcher(matcher)))
    copy.findings(DOCUMENTS[:2])
    assert copy.taken().rules["mine/one"].documents == 2


def test_profiles_add_up() -> None:
    whole = Profile()
    whole.add(Profile({"a": Cost(1.0, 1, 2, 3)}, 2, 2.0))
    whole.add(Profile({"a": Cost(0.5, 1, 1, 1), "b": Cost(3.0, 1, 0, 0)}, 1, 4.0))
    assert whole == Profile({"a": Cost(1.5, 2, 3, 4), "b": Cost(3.0, 1, 0, 0)}, 3, 6.0)
    assert whole.scanning == 1.5
    assert [rule for rule, _ in whole.ranked()] == ["b", "a"]
