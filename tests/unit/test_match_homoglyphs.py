"""Letters of another script inside a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.homoglyphs import homoglyphs
from newslint.match.facts import Facts
from newslint.match.scripts import main_script, scripts_of
from newslint.model.document import Document
from newslint.model.severity import Applicability


@pytest.mark.parametrize(
    ("text", "fixed", "language"),
    [
        pytest.param("сайт Яndex, ZаПобеду", "сайт Яndex, ZаПобеду", "ru", id="no twin"),
        pytest.param("на YouTubeе и в Facebookа", "на YouTubeе и в Facebookа", "ru", id="endings"),
        pytest.param("XІX и Хvііі века", "XІX и Хvііі века", "ru", id="Roman numerals"),
        pytest.param("А4, 5 µg, ΔT, кB", "А4, 5 µg, ΔT, кB", "ru", id="short"),
        pytest.param("το mόνο", "το mόνο", "el", id="no twin in Greek"),
        pytest.param("IT-компания, COVID-19", "IT-компания, COVID-19", "ru", id="hyphens"),
        pytest.param("President Рutіn", "President Putin", "en", id="Cyrillic in Latin"),
        pytest.param("в Mоскве, вiру", "в Москве, вiру", "ru", id="Latin in Cyrillic"),
        pytest.param("ο ΠAOK νίκησε", "ο ΠΑΟΚ νίκησε", "el", id="Latin in Greek"),
    ],
)
def test_repairs(text: str, fixed: str, language: str) -> None:
    hits = list(homoglyphs(Facts(Document(text, language=language))))
    sure = [hit for hit in hits if hit.applicability is None]
    assert apply_edits(text, [edit for hit in sure for edit in hit.edits or ()]) == fixed


def test_a_word_that_nobody_knows_is_trusted_less() -> None:
    (hit,) = homoglyphs(Facts(Document("Herr Вrаxmоrel sagt", language="de")))
    assert hit.values["replacement"] == "Braxmorel"
    assert hit.values["odd"] == "Вао"
    assert hit.applicability == Applicability.UNSAFE


@given(st.text("aеoАEОpxРx бж αΑνv", max_size=30))
def test_keeps_length_and_ends_in_one_script(text: str) -> None:
    for hit in homoglyphs(Facts(Document(text))):
        new = hit.values["replacement"]
        assert len(new) == len(hit.span)
        assert len(scripts_of(new) or ()) == 1


@pytest.mark.parametrize(
    ("text", "scripts", "main"),
    [
        pytest.param("12 – €", frozenset(), "Latin", id="no letters"),
        pytest.param("Wi-Fi в поезде", {"Latin", "Cyrillic"}, "Cyrillic", id="two"),
        pytest.param("東京でHello", {"CJK", "Latin"}, "Latin", id="Japanese"),
        pytest.param("10 µm", {"Latin"}, "Latin", id="a sign that is a letter"),
        pytest.param("ᚠᚢᚦ", None, "Latin", id="runes"),
    ],
)
def test_scripts(text: str, scripts: set[str] | None, main: str) -> None:
    assert scripts_of(text) == scripts
    assert main_script(text) == main
