"""Texts that are said to be in one language and are in another. Silence comes first."""

from __future__ import annotations

import pytest

from newslint.match.checks.language import foreign_paragraph, foreign_sentence, wrong_language
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


HOST = (
    "El gobierno anunció ayer que las obras del puente empezarán después del verano.",
    "Los vecinos esperan desde hace años que alguien arregle la carretera que lleva al pueblo.",
    "La alcaldesa dijo que no sabía nada del asunto y que hablaría con el ministro.",
)
LONG = "The company said on Tuesday that it would not comment on the matter until the end of next week."
SHORT = "Das Unternehmen wollte sich dazu bis zum Abend nicht äußern."
TITLES = (
    "The Last Emperor, Gone With the Wind, Lawrence of Arabia, Once Upon a Time in the West, Alien"
)


def parts(*lines: str, language: str | None = "es") -> tuple[list[str], list[str]]:
    """Give the foreign paragraphs, and the foreign sentences."""
    text = "\n".join(lines)
    facts = Facts(Document(text, language=language))
    paragraphs, sentences = foreign_paragraph(facts), foreign_sentence(facts)
    return [hit.span.of(text) for hit in paragraphs], [hit.span.of(text) for hit in sentences]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(HOST[1], id="own language"),
        pytest.param(f"“{LONG}”", id="a quotation"),
        pytest.param(f"“{LONG}", id="a quotation that goes on"),
        pytest.param(f'"{LONG}', id="a quotation in straight marks that goes on"),
        pytest.param(f"— «{LONG}", id="a quotation behind a dash"),
        pytest.param(f"Entonces el portavoz leyó la nota: “{LONG}”", id="with its introduction"),
        pytest.param(TITLES, id="names"),
        pytest.param("1 2 3 4 5 " * 5, id="numbers"),
    ],
)
@pytest.mark.parametrize("place", range(4))
def test_what_is_quoted_or_named_is_not_foreign(line: str, place: int) -> None:
    assert parts(*HOST[:place], line, *HOST[place:]) == ([], [])


@pytest.mark.parametrize("place", range(4))
def test_paragraphs_and_sentences_are_told_once(place: int) -> None:
    assert parts(*HOST[:place], f"  {LONG} {LONG}  ", *HOST[place:]) == ([f"{LONG} {LONG}"], [])
    assert parts(*HOST[:place], SHORT, *HOST[place:]) == ([], [SHORT])
    mixed = f"{HOST[0]} {SHORT} {HOST[1]} {HOST[2]}"
    assert parts(*HOST[:place], mixed, *HOST[place:]) == ([], [SHORT])


@pytest.mark.parametrize("language", ["de", None, "zu"])
def test_a_text_that_is_not_in_its_language_has_no_foreign_parts(language: str | None) -> None:
    assert parts(LONG, *HOST, language=language) == ([], [])


def test_a_quotation_in_a_foreign_paragraph_does_not_hide_it() -> None:
    line = f"{LONG} “We know nothing.”"
    assert parts(*HOST, line) == ([line], [])


@pytest.mark.parametrize("lines", [1, 2])
def test_paragraphs_that_are_most_of_the_text_are_the_text(lines: int) -> None:
    line = (
        "The minister told reporters on Friday that the bridge would be closed until the end of the "
        "summer at least. Traffic has been sent through the old town since the accident, which "
        "nobody likes at all."
    )
    text = "\n".join([line] * lines)
    assert list(foreign_paragraph(Facts(Document(text, language="de")))) == []
    assert told(text, "de") == [("English", "German")]


def test_a_long_line_is_judged_once_for_all_foreign_sentences_in_it() -> None:
    spanish, english = SPANISH.replace("\n", " "), ENGLISH.partition("\n")[0]
    text = f"{spanish} {spanish} {english} " * 400
    assert len(list(foreign_sentence(Facts(Document(text, language="es"))))) == 400
