"""Phrases: tried as a tree, they match what they match written one after the other."""

from __future__ import annotations

from typing import get_args

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.pattern import compile_phrases
from newslint.ruleset.rule import Scope

PARTS = [
    "read",
    "re",
    "more",
    "I",
    "is",
    "L'a",
    "l’a",
    " ",
    "  ",
    "{}",
    "…",
    "...",
    ".",
    "É",
    "é",
    "|",
]
TEXTS = [*PARTS, "\n", "\u00a0", "Read", "MORE", "’", "x"]


def phrases(parts: list[str]) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(parts), min_size=1, max_size=5).map("".join)
    return words.filter(lambda phrase: bool(phrase.strip(" {}")))


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        pytest.param(["read", "read more"], "read  more", "read  more", id="the-longer-one"),
        pytest.param(["read", "read more"], "read mores", "read", id="whole-words"),
        pytest.param(["a {} c", "a b d"], "a b d c", "a b d c", id="the-longer-one-with-a-gap"),
        pytest.param(["{} cd", "ab"], "ab cd", "ab", id="a-word-before-a-gap"),
        pytest.param(["a {} bb", "a {} c"], "a c bb", "a c bb", id="the-longer-one-of-two-gaps"),
        pytest.param(["more...", "more."], "more…", "more…", id="an-ellipsis-is-three-stops"),
        pytest.param(["l'an", "l’été"], "L´ÉTÉ", "L´ÉTÉ", id="any-apostrophe"),
    ],
)
def test_which_phrase_is_found(listed: list[str], text: str, found: str) -> None:
    match = compile_phrases(listed, "text").compile().search(text)
    assert match is not None
    assert match.group() == found


@given(
    st.lists(phrases(PARTS), min_size=1, max_size=8),
    st.lists(st.sampled_from(TEXTS), max_size=12).map("".join),
    st.sampled_from(get_args(Scope)),
    st.booleans(),
)
def test_a_tree_of_phrases_matches_as_the_phrases_do(
    listed: list[str], text: str, scope: Scope, ignore_case: bool
) -> None:
    expression = compile_phrases(listed, scope, ignore_case=ignore_case)
    flat = regex.compile(expression.text, expression.flags)
    spans = [found.span() for found in expression.compile().finditer(text)]
    assert spans == [found.span() for found in flat.finditer(text)]
