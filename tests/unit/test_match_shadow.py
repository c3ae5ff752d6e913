"""The words of a text as bytes: the same words and places that patterns find."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.shadow import Shadow, decoded, encoded

WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
SENTENCE = regex.compile(r"[^\s.!?…](?:[^.!?…\n]|[.](?=\S))*+[.!?…]*")

TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("aéßЖ漢٣²½'’.!?…,-“”«»\u00a0\u2003\u3000 \n\r\t🙂€×\u0301")
    )
)


def without_digits(text: str) -> str:
    return regex.sub(r"[0-9²³¹¼½¾]+", "0", text)


@given(TEXTS)
def test_words_are_those_that_a_pattern_finds(text: str) -> None:
    expected = [without_digits(word) for word in WORD.findall(text)]
    found = [without_digits(decoded(word)) for word in Shadow(text).words]
    assert found == expected


@given(TEXTS)
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(Shadow(text).data) == len(encoded(text))


@given(TEXTS)
def test_sentences_are_cut_where_a_pattern_cuts_them(text: str) -> None:
    expected = [len(WORD.findall(found)) for found in SENTENCE.findall(text) if WORD.search(found)]
    assert [len(words) for words in Shadow(text).sentences if words] == expected


@given(TEXTS)
def test_words_are_found_in_the_text_again(text: str) -> None:
    shadow = Shadow(text)
    places = list(shadow.places(set(shadow.words)))
    assert [place.of(text) for place in places] == WORD.findall(text)


@given(TEXTS)
def test_capitals_begin_where_their_words_stand(text: str) -> None:
    shadow = Shadow(text)
    every = set(shadow.capitals)
    starts = list(shadow.starts_of_capitals(every))
    assert len(starts) == len(shadow.capitals)
    assert set(starts) <= {place.start for place in shadow.places(every)}
    assert list(shadow.starts_of_capitals(())) == []


@given(TEXTS)
def test_sentences_begin_where_their_first_word_follows(text: str) -> None:
    shadow = Shadow(text)
    filled = [at for at, words in enumerate(shadow.sentences) if words]
    starts = list(shadow.starts(filled))
    assert starts == sorted(starts)
    for at, start in zip(filled, starts, strict=True):
        found = WORD.search(text, start)
        assert found is not None
        first = decoded(shadow.sentences[at][0])
        assert without_digits(found.group())[:1] == without_digits(first)[:1]


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        pytest.param("Dijo El Kremlin. El jefe", b"El", 1, id="behind a word"),
        pytest.param("«El jefe», El, (El", b"El", 0, id="behind signs"),
        pytest.param("Elena y Eloy", b"El", 0, id="part of a word"),
        pytest.param("dijo\u00a0El", b"El", 1, id="behind a no-break space"),
    ],
)
def test_words_behind_words_are_counted(text: str, word: bytes, count: int) -> None:
    assert Shadow(text).capitals.count(word) == count
