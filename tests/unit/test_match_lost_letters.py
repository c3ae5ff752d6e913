"""Words with a letter lost, and the one word that fits."""

import pytest

from newslint.match.checks.lost_letters import loose_accent, lost_letter, lost_ligature
from newslint.match.facts import Facts
from newslint.model.document import Document


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("¿Qué? ¡España!", "es", [], id="nothing lost"),
        pytest.param("en Espa�a", "es", [("Espa�a", "España")], id="one letter"),
        pytest.param("ESPA�A", "es", [("ESPA�A", "ESPAÑA")], id="capitals"),
        pytest.param(
            "la situaci�n econ�mica",
            "es",
            [("situaci�n", "situación"), ("econ�mica", "económica")],
            id="two words",
        ),
        pytest.param("didn�t", "en", [("didn�t", "didn’t")], id="apostrophe"),
        pytest.param("m�chten", "de", [("m�chten", "möchten")], id="German"),
        pytest.param("Espa�a", None, [("Espa�a", "")], id="no vocabulary"),
        pytest.param(
            "xq�zt � a�b�c�d", "es", [("xq�zt", ""), ("�", ""), ("a�b�c�d", "")], id="no word fits"
        ),
        pytest.param("比� 记者锟斤拷说", "zh", [("�", ""), ("锟斤拷", "")], id="Chinese"),
    ],
)
def test_lost_letters(text: str, language: str | None, found: list[tuple[str, str]]) -> None:
    hits = lost_letter(Facts(Document(text, language=language)), marks=["�", "锟斤拷"])
    assert [(hit.values["word"], hit.values["replacement"]) for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("¿no? ¿si? What?no que?dijo", "es", [], id="questions"),
        pytest.param("es bom ou mau? Acho", "pt", [], id="at the end of a word"),
        pytest.param("en Espa?a", "es", ["España"], id="one word fits"),
    ],
)
def test_question_marks(text: str, language: str, found: list[str]) -> None:
    hits = lost_letter(Facts(Document(text, language=language)), marks=["?"], only_known=True)
    assert [hit.values["replacement"] for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("don´t, l´amour, 20˚", "en", [], id="marks that are meant"),
        pytest.param("una canci´on", "es", ["canción"], id="before the letter"),
        pytest.param("Espan˜a", "es", ["España"], id="behind the letter"),
        pytest.param("u ¨ber", "de", ["über"], id="with a blank"),
        pytest.param("canci´on", None, [], id="no vocabulary"),
    ],
)
def test_loose_accents(text: str, language: str | None, found: list[str]) -> None:
    hits = loose_accent(Facts(Document(text, language=language)))
    assert [hit.values["replacement"] for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("A nation of men. I am to re do it.", "en", [], id="words"),
        pytest.param("Die Auf lage ist groß, am Ende.", "de", [], id="German words"),
        pytest.param("The de nition of pro ts", "en", ["definition", "profits"], id="English"),
        pytest.param("el con icto", "es", ["conflicto"], id="Spanish"),
        pytest.param("de nition", None, [], id="no vocabulary"),
    ],
)
def test_lost_ligatures(text: str, language: str | None, found: list[str]) -> None:
    hits = lost_ligature(Facts(Document(text, language=language)))
    assert [hit.values["replacement"] for hit in hits] == found
