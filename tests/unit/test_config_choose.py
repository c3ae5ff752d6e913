from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.config.choose import resolve_rules
from newslint.config.settings import Choice, Settings
from newslint.ruleset.rule import CheckMatch, Rule
from newslint.ruleset.select import precision, select
from newslint.suppress.naming import means


def rule(identity: str, *, enabled: bool = True) -> Rule:
    return Rule(
        id=identity,
        summary="",
        severity="warning",
        why="",
        match=CheckMatch(check=""),
        message="",
        enabled=enabled,
        flags=(),
        passes=(),
    )


RULES = (
    rule("boilerplate/related-link"),
    rule("boilerplate/teaser", enabled=False),
    rule("markup/bare-url"),
    rule("statistics/short-words"),  # off by default as all of its category
)


@pytest.mark.parametrize(
    ("choices", "names"),
    [
        pytest.param([], "related-link bare-url", id="default"),
        pytest.param([Choice(("ALL",))], "related-link bare-url", id="all-but-what-is-off"),
        pytest.param([Choice(("*",))], "related-link teaser bare-url short-words", id="star"),
        pytest.param([Choice(("boilerplate",))], "related-link teaser", id="category"),
        pytest.param([Choice(("*/b*",))], "bare-url", id="glob"),
        pytest.param([Choice(())], "", id="nothing"),
        pytest.param(
            [Choice(extend_select=("statistics",))],
            "related-link bare-url short-words",
            id="extend",
        ),
        pytest.param([Choice(ignore=("markup",))], "related-link", id="ignore"),
        pytest.param([Choice(ignore=("ALL",))], "", id="ignore-all"),
        pytest.param(
            [Choice(("ALL",), ignore=("boilerplate",))], "bare-url", id="select-and-ignore"
        ),
        pytest.param(
            [Choice(("boilerplate/teaser", "markup"), ignore=("boilerplate", "markup"))],
            "teaser",
            id="precise-word-counts",
        ),
        pytest.param(
            [Choice(ignore=("boilerplate",), extend_select=("ALL",))], "bare-url", id="ignore-stays"
        ),
        pytest.param(
            [Choice(ignore=("boilerplate",)), Choice(extend_select=("boilerplate",))],
            "related-link teaser bare-url",
            id="later-brings-back",
        ),
        pytest.param(
            [Choice(("ALL",), ignore=("boilerplate",)), Choice(("boilerplate/related-link",))],
            "related-link",
            id="later-select-starts-anew",
        ),
        pytest.param(
            [Choice(severity=(("markup", "off"),))], "related-link", id="off-is-to-ignore"
        ),
        pytest.param(
            [Choice(severity=(("ALL", "off"), ("markup", "error")))], "bare-url", id="all-off-but"
        ),
        pytest.param(
            [Choice(severity=(("markup", "off"),)), Choice(("markup",))],
            "bare-url",
            id="off-and-selected-later",
        ),
        pytest.param(
            [Choice(severity=(("statistics", "error"),))],
            "related-link bare-url",
            id="a-severity-does-not-select",
        ),
    ],
)
def test_which(choices: list[Choice], names: str) -> None:
    chosen = resolve_rules(Settings(choices=tuple(choices)), RULES)
    assert " ".join(rule.id.partition("/")[2] for rule in chosen) == names


@pytest.mark.parametrize(
    ("choices", "severity"),
    [
        pytest.param([], "warning", id="its-own"),
        pytest.param([{"markup": "info"}], "info", id="category"),
        pytest.param([{"markup/bare-url": "error", "markup": "info"}], "error", id="id-counts"),
        pytest.param([{"*/bare-*": "error", "markup": "info"}], "error", id="glob-counts"),
        pytest.param([{"markup": "info", "ALL": "error"}], "info", id="all-counts-least"),
        pytest.param([{"*/b*": "info", "*/bare*": "error"}], "error", id="later-of-alike"),
        pytest.param([{"markup/bare-url": "error"}, {"ALL": "info"}], "info", id="later-place"),
        pytest.param([{"boilerplate": "error"}], "warning", id="another"),
    ],
)
def test_how_bad(choices: list[dict[str, str]], severity: str) -> None:
    settings = Settings(
        choices=tuple(Choice(severity=tuple(told.items())) for told in choices)  # type: ignore[arg-type]
    )
    (chosen,) = (rule for rule in resolve_rules(settings, RULES) if rule.category == "markup")
    assert chosen.severity == severity


def test_rules_that_keep_their_severity_are_the_same_objects() -> None:
    settings = Settings(choices=(Choice(severity=(("markup", "warning"),)),))
    assert resolve_rules(settings, RULES) == (RULES[0], RULES[2])
    assert resolve_rules(settings, RULES)[1] is RULES[2]


_WORDS = st.lists(
    st.sampled_from(
        ["ALL", "*", "boilerplate", "statistics", "markup", "m*", "*/teaser", "markup/bare-url"]
    ),
    max_size=3,
)


@given(st.none() | _WORDS.filter(bool), _WORDS, _WORDS)
def test_one_place_alone_is_a_selection(
    selected: list[str] | None, ignored: list[str], extended: list[str]
) -> None:
    choice = Choice(tuple(selected) if selected else ("ALL",), tuple(ignored), tuple(extended))
    assert resolve_rules(Settings(choices=(choice,)), RULES) == select(
        RULES, select=selected or (), ignore=ignored, extend_select=extended
    )


@given(_WORDS, st.sampled_from(RULES))
def test_suppressions_read_words_as_selections_do(words: list[str], rule: Rule) -> None:
    for word in words:
        assert means(word, rule.id) is bool(precision(word, rule))
