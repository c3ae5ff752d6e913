"""Words are judged once, and nobody is told of fewer words than interest them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from newslint.match import register as registers
from newslint.match.facts import Facts
from newslint.match.register import Register, anything, register_of
from newslint.model.document import Document


@dataclass(frozen=True)
class Short:
    """An interest in short words."""

    length: int

    def __call__(self, word: str, _frequency: float) -> bool:
        return len(word) <= self.length


@dataclass(frozen=True)
class Frequent:
    """An interest in frequent words."""

    at_least: float

    def __call__(self, _word: str, frequency: float) -> bool:
        return frequency >= self.at_least


def facts(text: str, language: str | None = "es") -> Facts:
    return Facts(Document(text, language=language))


def test_words_of_interest_are_told() -> None:
    assert facts("El jefe de la casa y su tía").remarkable(Short(2)) == {
        b"El",
        b"de",
        b"la",
        b"y",
        b"su",
    }


def test_an_interest_taken_later_is_told_of_words_before() -> None:
    asked = facts("uno dos y tres")
    assert asked.remarkable(Short(1)) == {b"y"}
    assert asked.remarkable(Short(3)) == {b"uno", b"dos", b"y"}


def test_words_within_a_run_with_digits_are_shown() -> None:
    assert facts("covid19a").remarkable(Short(1)) == {b"covid00a"}


def test_equal_interests_are_one() -> None:
    asked = facts("a b")
    assert asked.remarkable(Short(1)) == asked.remarkable(Short(1))
    assert sum(one == Short(1) for one in register_of("es").interests) == 1


def test_languages_without_a_vocabulary_share_a_register() -> None:
    assert register_of("gl") is register_of(None)
    assert register_of("es") is not register_of("fr")


def test_votes_are_those_of_the_words() -> None:
    register = Register("es")
    assert register[b"de"] == pytest.approx(4.4, abs=0.5)
    assert register[b"xyzzyq"] == 0.0
    assert register[b"0000"] == 1.0


def test_words_that_come_no_more_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "CAPACITY", 2)
    register = Register("es")
    register.interesting(Short(1), anything)
    votes = [register[word] for word in (b"a", b"b", b"c")]
    register.make_room()
    assert [register[word] for word in (b"a", b"d", b"e")][:1] == votes[:1]
    assert register.remarkable == {b"a", b"b", b"c", b"d", b"e"}
    register.make_room()
    assert register.remarkable == register.interests[Short(1)] == {b"a", b"d", b"e"}
    assert [register[word] for word in (b"a", b"b", b"c")] == votes


def test_a_premise_is_asked_before_the_interests_that_need_it() -> None:
    register = Register("es")
    assert register[b"de"] > 0
    assert register.interesting(Frequent(4.0), Short(2)) == {b"de"}
    votes = [register[word] for word in (b"casa", b"qx", b"la")]
    assert votes[1] < 1 < votes[2]
    assert register.interesting(Frequent(4.0), Short(2)) == {b"de", b"la"}
    assert register.interesting(Frequent(0.0), Short(2)) == {b"de", b"la", b"qx"}
    assert register.remarkable == {b"de", b"la", b"qx"}


def test_long_words_are_not_kept() -> None:
    register = Register("es")
    assert register[b"a" * 300] == 0.0
    assert not register
