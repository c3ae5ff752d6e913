"""Words that ran together: what is taken for two words, and what for a brand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.checks.glue import glued_words, run_together
from newslint.match.checks.split import split_words
from newslint.match.facts import Facts
from newslint.model.document import Document

OPENERS = {
    "es": ["el", "en", "allí", "y"],
    "en": ["the", "this", "in"],
    "de": ["die", "am"],
    "pt": ["muitos", "o"],
    "it": ["per"],
}


def glued(text: str, language: str | None) -> list[tuple[str, str, str]]:
    facts = Facts(Document(text, language=language))
    return [
        (hit.values["left"], hit.values["between"], hit.values["right"])
        for hit in run_together(facts, openers=OPENERS)
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("YouTube y LinkedIn", "es", id="known brands"),
        pytest.param("Ron DeSantis met LeBron at SoftBank", "en", id="names"),
        pytest.param("eBay, iPhone, iPadOS, macOS, mRNA", "en", id="short prefixes"),
        pytest.param("linkedIn profile", "en", id="a brand in small letters that goes on with in"),
        pytest.param("FitnessPoint und MöBo", "de", id="unknown brands"),
        pytest.param("die MitarbeiterInnen", "de", id="German plural with a capital"),
        pytest.param("OrbitBeyond flew", "en", id="a name that goes on with no opener"),
        pytest.param("PasoEl y otra vez PasoEl", "es", id="used twice"),
        pytest.param("https://example.org/pasadoEl @pasadoEl #pasadoEl", "es", id="addresses"),
        pytest.param('{"pasadoEl":1} x.pasadoEl f=pasadoEl pasadoEl()', "es", id="code"),
        pytest.param("www.pasadoEl.es", "es", id="domain"),
        pytest.param("vitaminaC buena", "es", id="a letter that is no word"),
        pytest.param("pasadoEl fin", None, id="unknown language"),
        pytest.param("pasadoEl fin", "sw", id="language without a vocabulary"),
        pytest.param("El iPhone del pasado: iEl y elPasado", None, id="halves too short"),
        pytest.param("昨天YouTube说", "zh", id="Chinese"),
        pytest.param("VIPs, ONGs, CEOs", "pt", id="plurals of acronyms"),
    ],
)
def test_leaves_names_and_code_alone(text: str, language: str | None) -> None:
    assert glued(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("el mes pasadoEl líder", "es", ("pasado", ". ", "El"), id="verb and article"),
        pytest.param("a BeijingAllí, él", "es", ("Beijing", ". ", "Allí"), id="name and opener"),
        pytest.param("estos añosY luego", "es", ("años", ". ", "Y"), id="a word of one letter"),
        pytest.param("Tiempo deLectura", "es", ("de", " ", "Lectura"), id="preposition: no stop"),
        pytest.param("quicklyThe chairman", "en", ("quickly", ". ", "The"), id="English"),
        pytest.param("anos vellosEntendín que", "gl", ("vellos", " ", "Entendín"), id="borrowed"),
        pytest.param("El mes pasado: pasadoMes", None, ("pasado", " ", "Mes"), id="own words"),
        pytest.param("der ExperteDie Rede", "de", ("Experte", ". ", "Die"), id="German noun"),
        pytest.param("un passoMuitos dias", "pt", ("passo", ". ", "Muitos"), id="Portuguese"),
        pytest.param("l'ONUPer la pace", "it", ("ONU", ". ", "Per"), id="acronym"),
        pytest.param("emocionarEn junio", "es", ("emocionar", ". ", "En"), id="an old verb form"),
        pytest.param(
            "yükselişteTürkiye'deki siyasi",
            "tr",
            ("yükselişte", " ", "Türkiye'deki"),
            id="Turkish, with a suffix",
        ),
    ],
)
def test_finds_glue(text: str, language: str, found: tuple[str, str, str]) -> None:
    assert glued(text, language) == [found]


@given(st.text(), st.sampled_from([None, "en", "es", "de", "tr", "ru"]))
def test_hits_are_made_of_their_halves(text: str, language: str | None) -> None:
    for hit in run_together(facts := Facts(Document(text, language=language)), openers=OPENERS):
        assert hit.span.of(facts.text) == hit.values["left"] + hit.values["right"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("las tanganas del club", [], id="a word that is not listed"),
        pytest.param("el contrarreloj antiinflamatorio", [], id="compounds"),
        pytest.param("@estosenlaces.com #estosenlaces", [], id="addresses"),
        pytest.param("por estosenlaces y", [("estos", "enlaces")], id="glue"),
        pytest.param("estosenlaces y estosenlaces", [], id="used twice"),
    ],
)
def test_glued_words(text: str, found: list[tuple[str, str]]) -> None:
    hits = glued_words(Facts(Document(text, language="es")))
    assert [(hit.values["left"], hit.values["right"]) for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("la rueda de prensa sobre todo", "es", [], id="Spanish"),
        pytest.param("he can not come to day", "en", [], id="words that can be one"),
        pytest.param("the rocket’s core stage, proof’s in", "en", [], id="apostrophes"),
        pytest.param("presi dente y presi dente", "es", [], id="used twice"),
        pytest.param("presi\ndente", "es", [], id="two lines"),
        pytest.param("presi dente", None, [], id="unknown language"),
        pytest.param("el presi dente habló", "es", ["presidente"], id="split"),
        pytest.param("presi dente", "es", ["presidente"], id="nothing around"),
        pytest.param("The govern\u00a0ment fell", "en", ["government"], id="no-break space"),
    ],
)
def test_split_words(text: str, language: str | None, found: list[str]) -> None:
    hits = split_words(Facts(Document(text, language=language)))
    assert [hit.values["joined"] for hit in hits] == found
