from __future__ import annotations

import pytest

from newslint.errors import UsageError
from newslint.ruleset.rule import CheckMatch, Rule
from newslint.ruleset.select import CATEGORIES, select


def rule(identity: str, *, enabled: bool = True) -> Rule:
    return Rule(
        id=identity,
        summary="",
        severity="info",
        why="",
        match=CheckMatch(check=""),
        message="",
        enabled=enabled,
        flags=(),
        passes=(),
    )


RULES = {
    "bt": rule("boilerplate/teaser"),
    "bl": rule("boilerplate/related-link"),
    "bx": rule("boilerplate/extra", enabled=False),
    "ml": rule("markup/link"),
    "sw": rule("statistics/words"),
}


@pytest.mark.parametrize(
    ("chosen", "ignored", "extra", "names"),
    [
        pytest.param([], [], [], "bt bl ml", id="by-default"),
        pytest.param(["ALL"], [], [], "bt bl ml", id="all"),
        pytest.param(["boilerplate"], [], [], "bt bl bx", id="category"),
        pytest.param(["statistics"], [], [], "sw", id="category-that-is-off"),
        pytest.param(["boilerplate/extra"], [], [], "bx", id="rule-that-is-off"),
        pytest.param(["*/*link"], [], [], "bl ml", id="glob"),
        pytest.param(["*/extra"], [], [], "bx", id="glob-of-rule-that-is-off"),
        pytest.param([], [], ["statistics"], "bt bl ml sw", id="more"),
        pytest.param(["markup"], [], ["boilerplate/extra"], "bx ml", id="more-than-selected"),
        pytest.param([], ["boilerplate"], [], "ml", id="ignored-category"),
        pytest.param([], ["boilerplate/teaser", "markup"], [], "bl", id="ignored-rule"),
        pytest.param(["boilerplate/teaser"], ["boilerplate"], [], "bt", id="id-beats-category"),
        pytest.param(["boilerplate/*t*"], ["boilerplate"], [], "bt bl bx", id="glob-beats-category"),
        pytest.param(["boilerplate/*"], ["boilerplate/teaser"], [], "bl bx", id="id-beats-glob"),
        pytest.param(["boilerplate"], ["ALL"], [], "bt bl bx", id="category-beats-all"),
        pytest.param(["ALL"], ["ALL"], [], "", id="ignoring-wins"),
        pytest.param(["markup"], ["markup"], [], "", id="ignoring-a-category-wins"),
        pytest.param(["record", "translation"], ["encoding"], [], "", id="categories-without-rules"),
    ],
)  # fmt: skip
def test_select(chosen: list[str], ignored: list[str], extra: list[str], names: str) -> None:
    selected = select(RULES.values(), select=chosen, ignore=ignored, extend_select=extra)
    assert selected == tuple(RULES[name] for name in names.split())


@pytest.mark.parametrize(
    ("word", "told"),
    [
        pytest.param("boilerplate/teasers", "no rule or category is called 'boilerplate/teasers'; did you mean 'boilerplate/teaser'?", id="rule"),
        pytest.param("related-link", "no rule or category is called 'related-link'; did you mean 'boilerplate/related-link'?", id="without-category"),
        pytest.param("markups", "no rule or category is called 'markups'; did you mean 'markup'?", id="category"),
        pytest.param("all", "no rule or category is called 'all'; did you mean 'ALL'?", id="small-letters"),
        pytest.param("x/*", "no rule's id matches 'x/*'; `newslint rules` lists them", id="glob"),
        pytest.param("qqqq", "no rule or category is called 'qqqq'; `newslint rules` lists them", id="nothing-near"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["select", "ignore", "extend_select"])
def test_unknown_words(word: str, told: str, place: str) -> None:
    words: dict[str, list[str]] = {"select": [], "ignore": [], place: [word]}
    with pytest.raises(UsageError) as caught:
        select(RULES.values(), **words)
    assert str(caught.value) == told


def test_every_category_can_be_named() -> None:
    assert select((), select=CATEGORIES, ignore=CATEGORIES) == ()
