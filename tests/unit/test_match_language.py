"""Texts that are said to be in one language and are in another. Silence comes first."""

from __future__ import annotations

import pytest

from newslint.match.checks.language import wrong_language
from newslint.match.facts import Facts
from newslint.model.document import Document

ENGLISH = (
    "The company said on Tuesday that it would not comment on the matter until next week.\n"
    "Shares fell by more than two per cent after the news, which surprised many analysts."
)
SPANISH = (
    "El presidente dijo el martes que no hablaría del asunto hasta la semana que viene.\n"
    "Las acciones cayeron más de un dos por ciento tras la noticia, lo que sorprendió a todos."
)
DANISH = (
    "Statsministeren sagde tirsdag, at han ikke ville tale om sagen før i næste uge. "
    "Aktierne faldt med mere end to procent efter nyheden, hvilket overraskede alle."
)


def told(text: str, language: str | None, *expected: str) -> list[tuple[str, str]]:
    hits = wrong_language(Facts(Document(text, language=language)), expected=expected)
    return [(hit.values["other"], hit.values["own"]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param(SPANISH, "es", [], id="as said"),
        pytest.param(ENGLISH, "en-GB", [], id="a variety"),
        pytest.param(ENGLISH, None, [], id="nothing is said"),
        pytest.param(ENGLISH[:80], "es", [], id="too short"),
        pytest.param(DANISH, "no", [], id="a twin"),
        pytest.param("3 4 5 " * 30, "es", [], id="numbers"),
        pytest.param("", "es", [], id="empty"),
        pytest.param(ENGLISH, None, ["es", "en"], id="one of those expected"),
        pytest.param(ENGLISH, "es", ["es", "en"], id="said to be in one, in another expected"),
    ],
)
def test_texts_in_their_language_are_left_alone(
    text: str, language: str | None, expected: list[str]
) -> None:
    assert told(text, language, *expected) == []


@pytest.mark.parametrize(
    ("text", "language", "expected", "found"),
    [
        pytest.param(ENGLISH, "es", [], ("English", "Spanish"), id="English said to be Spanish"),
        pytest.param(SPANISH, "fr", [], ("Spanish", "French"), id="Spanish said to be French"),
        pytest.param(SPANISH, None, ["en", "fr"], ("Spanish", "English or French"), id="neither"),
        pytest.param(SPANISH, "es", ["en"], ("Spanish", "English"), id="known and not expected"),
    ],
)
def test_texts_in_another_language_are_reported(
    text: str, language: str | None, expected: list[str], found: tuple[str, str]
) -> None:
    assert told(text, language, *expected) == [found]


@pytest.mark.parametrize(
    ("text", "language", "declared", "found"),
    [
        pytest.param(ENGLISH, None, ("es", "en"), [], id="one of them"),
        pytest.param(ENGLISH, "en", ("es", "en"), [], id="said and one of them"),
        pytest.param(DANISH, "no", ("nb",), [], id="a twin"),
        pytest.param(ENGLISH, None, ("es",), [("English", "Spanish")], id="none of them"),
        pytest.param(ENGLISH, "en", ("es", "fr"), [("English", "Spanish or French")], id="said"),
        pytest.param(
            ENGLISH, "es", ("es", "en"), [("English", "Spanish")], id="said to be another"
        ),
    ],
)
def test_a_text_is_in_one_of_the_languages_declared(
    text: str, language: str | None, declared: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    hits = wrong_language(Facts(Document(text, language=language, expected=declared)))
    assert [(hit.values["other"], hit.values["own"]) for hit in hits] == found
