"""Words that stand twice or go round: what is looked for in bytes is all that the patterns find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.checks.doubled import (
    _DOUBLED,
    _LOOPS,
    _lines_with_doubles,
    doubled_phrase,
    doubled_word,
    word_loop,
)
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.span import Span

PIECES = st.lists(
    st.sampled_from(
        ["de", "la", "el", "d'", "á", " ", " ", " ", "\u00a0", "\n", ".", "-", "“", "’", "3", "La"]
    ),
    max_size=60,
).map("".join)


def facts(text: str) -> Facts:
    return Facts(Document(text, language="es"))


@given(PIECES)
def test_no_doubled_word_is_missed(text: str) -> None:
    expected = [found.span("mark") for found in _DOUBLED.compile().finditer(text)]
    found = [hit.span for hit in doubled_word(facts(text), at_least=0.0)]
    assert found == [Span(*span) for span in expected]


@given(PIECES, st.integers(2, 4))
def test_no_loop_is_missed(text: str, times: int) -> None:
    text = (text + " ") * times
    expected: list[Span] = []
    matches = [found.span() for loop in _LOOPS for found in loop.compile().finditer(text)]
    for start, end in sorted(matches, key=lambda span: (span[0], -span[1])):
        if not expected or end > expected[-1].end:
            expected.append(Span(start, end))
    assert [hit.span for hit in word_loop(facts(text))] == expected


@pytest.mark.parametrize("word", ["la", "la de", "a"])
def test_long_rows_take_no_longer_than_their_length(word: str) -> None:
    row = facts(f"{word} " * 20_000)
    assert len(list(word_loop(row))) <= 1
    assert not list(doubled_phrase(row))


def test_a_loop_is_found_whose_words_stand_in_the_line_before_too() -> None:
    text = "one two\none two one two one two"
    assert [hit.span.of(text) for hit in word_loop(facts(text))] == ["one two one two one two"]


WORDS = st.lists(st.sampled_from(["comme", "prouve", "tweet", "le", "la", "Ana"]), max_size=12)


@given(WORDS, st.lists(st.sampled_from(["comme", "prouve", "Ana"]), min_size=2, max_size=6), WORDS)
def test_no_line_with_a_doubled_phrase_is_missed(
    before: list[str], unit: list[str], after: list[str]
) -> None:
    text = " ".join(["Oui", *before, *unit, *unit, *after])
    found = _lines_with_doubles(facts(text))
    assert found == [Span(0, len(text))]
