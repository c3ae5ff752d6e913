"""Word lists cut down to what a text holds: nothing that matches may be left out."""

from __future__ import annotations

import pickle

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.expression import Expression
from newslint.match.narrowing import narrowed

WORDS = [f"word{number:03}" for number in range(600)]
LONG = Expression(r"\b\L<w>\b", int(regex.IGNORECASE), {"w": frozenset(WORDS)})
ALPHABET = "abkKsSſiIİıΣσςßẞéÉɤ\ua7cb '’"


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        pytest.param({"see", "read"}, "Read on", {"read"}, id="in-another-case"),
        pytest.param({"is", "ask"}, "İſ aſK", {"is", "ask"}, id="in-odd-case"),
        pytest.param({"see"}, "", {"see"}, id="one-that-cannot-match-at-least"),
        pytest.param({"see", "ɤ"}, "\ua7cb", {"see", "ɤ"}, id="a-letter-that-python-does-not-know"),
        pytest.param(set(), "a", set(), id="none"),
    ],
)
def test_what_is_left_of_a_list(words: set[str], text: str, left: set[str]) -> None:
    assert set(narrowed({"w": frozenset(words)}, text)["w"]) == left


@given(
    st.frozensets(st.text(ALPHABET, min_size=1, max_size=3), min_size=1, max_size=9),
    st.text(ALPHABET, max_size=20),
    st.sampled_from([0, regex.IGNORECASE]),
)
def test_nothing_that_matches_is_left_out(words: frozenset[str], text: str, flags: int) -> None:
    lists = {"w": words}
    whole = regex.compile(r"\L<w>", flags, w=set(words)).findall(text)
    assert whole == regex.compile(r"\L<w>", flags, w=set(narrowed(lists, text)["w"])).findall(text)


def test_a_long_list_is_compiled_whole_when_it_has_been_needed_some_times() -> None:
    expression = pickle.loads(pickle.dumps(LONG))
    for number in range(20):
        text = f"Word{number:03}, word599"
        first = expression.compile_for(text)
        assert [found.group() for found in first.finditer(text)] == text.split(", ")
        assert expression.compile_for(text) is first
        expression = pickle.loads(pickle.dumps(expression))
        assert expression.is_compiled == (number >= 13)


def test_a_short_list_is_compiled_at_once() -> None:
    expression = Expression(r"\L<w>", 0, {"w": frozenset(WORDS[:9])})
    assert expression.compile_for("a") is expression.compile()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param(r"(?:\L<w>){e<=1}", "say wird001", id="fuzzy"),
        pytest.param(r"(?if)\L<w>", "die straße", id="full-case-folding"),
    ],
)
def test_a_list_that_is_not_matched_letter_by_letter_stays_as_it_is(
    pattern: str, text: str
) -> None:
    words = frozenset([*WORDS, "strasse", "strase"])
    found = Expression(pattern, 0, {"w": words}).compile_for(text).finditer(text)
    plain = regex.finditer(pattern, text, w=words)
    assert [one.span() for one in found] == [one.span() for one in plain] != []


def test_expressions_with_other_lists_share_nothing() -> None:
    one, other = (
        Expression(r"\L<verb> \L<word>", 0, {"verb": verbs, "word": words})
        for verbs, words in (
            (frozenset({"ask"}), frozenset({"word", "x"})),
            (frozenset({"ask", "word"}), frozenset({"x"})),
        )
    )
    assert one != other
    assert one.compile().search("word x") is None
    assert other.compile().search("word x") is not None
