"""The checks for what translations leave behind. Silence comes first."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.pipeline.verify import put_marks
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import FindingsMatch, Rule

RULES = Path(__file__).parents[2] / "rules"


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules(RULES)


@cache
def matcher(rule: str) -> Matcher:
    return Matcher([one for one in rules() if one.id == rule])


@cache
def whole_category() -> Matcher:
    return Matcher([one for one in rules() if one.category in {"translation", "language"}])


def marked(rule: str, text: str, language: str | None = "es") -> str:
    (matches,) = matcher(rule).findings([Document(text, language=language)])
    return put_marks(text, [finding.span for finding in matches.findings])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Escribió la palabra «defiance» en la web de la casa.", "es", id="quoted"),
        pytest.param("El grupo Rage Against the Machine canta hoy.", "es", id="name"),
        pytest.param("Pulsa defiance.example/against o escribe a @against.", "es", id="address"),
        pytest.param("El término (computing spaces) es nuevo.", "es", id="gloss"),
        pytest.param("Pidió el menu y unas precauciones.", "es", id="lost accent"),
        pytest.param("A todos nos compete la seguridad.", "es", id="own word"),
        pytest.param("The government is against the treaty.", "en", id="English text"),
        pytest.param("The government is against the treaty.", "es", id="language mistaken"),
        pytest.param("Un dress code strict est demandé.", "fr", id="loan of two words"),
    ],
)
def test_words_that_belong_are_left_alone(text: str, language: str) -> None:
    assert marked("translation/untranslated-word", text, language) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Firmaron un acuerdo ⟦against⟧ las armas nucleares.", "es", id="es"),
        pytest.param("Le ministre a parlé du ⟦government⟧ avec la presse.", "fr", id="fr"),
        pytest.param("O ministro disse ⟦although⟧ que não sabia de nada.", "pt", id="pt"),
        pytest.param("Il ministro ha detto ⟦because⟧ non sapeva nulla.", "it", id="it"),
        pytest.param("Der Minister sprach ⟦against⟧ den Vertrag mit dem Nachbarn.", "de", id="de"),
        pytest.param("O goberno falou ⟦against⟧ o tratado coa prensa.", "gl", id="no vocabulary"),
    ],
)
def test_words_left_in_english_are_reported(text: str, language: str) -> None:
    plain = text.replace("⟦", "").replace("⟧", "")
    assert marked("translation/untranslated-word", plain, language) == text


def test_other_languages_need_several_words() -> None:
    one = "O grupo publicou ontem uma reedición de todos os seus discos antigos."
    several = (
        "O grupo publicou ontem uma ⟦reedición⟧ dos discos. Os ⟦videojuegos⟧ têm ⟦plantilla⟧ nova."
    )
    assert marked("translation/untranslated-word", one, "pt") == one
    plain = several.replace("⟦", "").replace("⟧", "")
    assert marked("translation/untranslated-word", plain, "pt") == several


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "Vimos la casa con un trato muy familiar Daban ganas de volver.", "es", id="stop"
        ),
        pytest.param("Viajó con el ministro De la Torre a La Haya por la tarde.", "es", id="names"),
        pytest.param("Ayer vimos la película «Todo Está Perdido» en casa.", "es", id="title"),
        pytest.param("Dique oficial Está en estudo no ministério um projeto.", "pt", id="heading"),
        pytest.param("Llegó ayer. Fue su primera visita. Comenzó tarde.", "es", id="sentences"),
        pytest.param("Nous avons vu hier soir le film La Haine de Kassovitz.", "fr", id="article"),
        pytest.param("Nació en Cuba el 5 de Septiembre de 1990.", "es", id="dated month"),
        pytest.param("Er sagte dem Minister, dass Sie und Er nicht Gehen.", "de", id="German"),
    ],
)
def test_capitals_that_are_meant_are_left_alone(text: str, language: str) -> None:
    assert marked("translation/anchor-casing", text, language) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "Dijo ayer en la capital que los niños son ⟦Saliendo⟧ ya.", "es", id="es verb"
        ),
        pytest.param(
            "Dijo que la guerra en toda Ucrania ⟦Comenzó⟧ en 2022 y que la gente ⟦Huyó⟧ del país.",
            "es",
            id="two that writers may have written without a stop",
        ),
        pytest.param(
            "Volvió a los swamps. El chaval vivió meses encerrado y la chica fue rescatada ⟦Por⟧ la "
            "policía en defiance de las leyes.",
            "es",
            id="one, and words left in English",
        ),
        pytest.param(
            "De minister zei dat hij ⟦Naar⟧ huis ging en dat zij ⟦Voor⟧ hem een ⟦Ballonnetje⟧ kocht, "
            "want zo'n ballonnetje is mooi.",
            "nl",
            id="a word that no list has, in small letters elsewhere",
        ),
        pytest.param("O ministro disse ontem que não ⟦Para⟧ muitos era novo.", "pt", id="pt"),
        pytest.param("Le ministre a dit hier en ville que ⟦Pour⟧ nous tout va.", "fr", id="fr"),
        pytest.param("Il ministro ha detto che la legge e ⟦Per⟧ molti è nuova.", "it", id="it"),
    ],
)
def test_capitals_where_a_link_began_are_reported(text: str, language: str) -> None:
    plain = text.replace("⟦", "").replace("⟧", "")
    assert marked("translation/anchor-casing", plain, language) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("La Merkel y el Merkel; la Casa Blanca y el Blanca.", id="surname"),
        pytest.param("El Senado y la Cámara; la Senado Federal no existe.", id="longer name"),
        pytest.param("La Policía avisó al Policía.", id="either"),
    ],
)
def test_names_of_both_genders_are_left_alone(text: str) -> None:
    assert marked("translation/gender-mismatch", text) == text


def test_a_verdict_asks_rules_that_are_not_selected() -> None:
    (rule,) = (one for one in rules() if isinstance(one.match, FindingsMatch))
    texts = ["Viajó hoy.", "El asesor de la Kremlin coopera en defiance de las sanciones del país."]
    first, second = Matcher([rule]).findings([Document(text, language="es") for text in texts])
    assert not first.findings
    assert [finding.rule for finding in second.findings] == [rule.id]


def test_a_verdict_and_its_rules_agree_when_all_are_selected() -> None:
    text = "El asesor de la Kremlin coopera en defiance de las sanciones del país."
    (matches,) = whole_category().findings([Document(text, language="es")])
    assert {finding.rule for finding in matches.findings} == {
        "translation/gender-mismatch",
        "translation/machine-translated",
        "translation/untranslated-word",
    }


@settings(deadline=None)  # the rules are compiled in the first case
@given(st.text(max_size=200), st.sampled_from(["es", "de", "gl", "en", None]))
def test_no_text_is_too_odd(text: str, language: str | None) -> None:
    (matches,) = whole_category().findings([Document(text, language=language)])
    assert all(
        0 <= finding.span.start <= finding.span.end <= len(text) for finding in matches.findings
    )
