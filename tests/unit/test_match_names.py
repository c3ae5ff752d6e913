"""Names that a text spells in two ways. Silence comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.checks.names import inconsistent_name, skeleton
from newslint.match.facts import Facts
from newslint.model.document import Document

PLACES = {
    "es": ["Moscow = Moscú", "New York = Nueva York", "London = Londres"],
    "de": ["Germany = Deutschland", "Moscow = Moskau"],
    "en": [],
    "pt": ["Moscow", "= Londres", "Rome ="],
}
FAR = "Pasaron los años y nadie volvió a preguntar por aquello que tanto había dado que hablar. "


def told(text: str, language: str | None = "es") -> list[tuple[str, str]]:
    hits = inconsistent_name(Facts(Document(text, language=language)), lists=PLACES)
    return [(hit.span.of(text), hit.values["other"]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("", "es", id="empty"),
        pytest.param("Vive en London y trabaja en London.", "es", id="one way only"),
        pytest.param("Vive en Londres. Escribe para London Review.", "es", id="part of a name"),
        pytest.param("Vive en Londres como Jack London.", "es", id="a surname"),
        pytest.param("Vive en Londres, en el barrio de New London.", "es", id="another place"),
        pytest.param("Vive en Londres, cerca del London-Bus.", "es", id="part of a compound"),
        pytest.param("Vive en Londres y canta «en London».", "es", id="a quotation"),
        pytest.param("Vive en Londres: https://a.org/en/London y más.", "es", id="an address"),
        pytest.param("Vive en Londres. The city of London is big.", "es", id="English words"),
        pytest.param("Vive en Londres. Estudió en University of London.", "es", id="of"),
        pytest.param("Deutschland ist stolz auf Made in Germany bis heute.", "de", id="a label"),
        pytest.param("Vive en Londres y viaja a London.", None, id="language unknown"),
        pytest.param("Vive en Londres y viaja a London.", "fr", id="no list"),
        pytest.param("Vive em Londres, foi a Moscow e a Rome.", "pt", id="half a line"),
        pytest.param("Habló Petrovskiy, o Petrovsky, con la prensa.", "es", id="both together"),
        pytest.param(f"Habló Ivan Petrovskiy. {FAR}Calló Boris Petrovsky.", "es", id="two people"),
        pytest.param(f"Habló con Petróvsky. {FAR}Llamó a Petrovsky.", "es", id="an accent"),
        pytest.param(f"He met Vasquezovich. {FAR}He saw Vasquezovichs.", "en", id="a genitive"),
        pytest.param(f"Habló con Catherine. {FAR}Llamó a Katherine.", "es", id="first names"),
        pytest.param(f"Petrovskiy habló. {FAR}Petrovsky calló.", "es", id="nowhere in the midst"),
        pytest.param(f"Mówił Petrovskiy. {FAR}Znał Petrovsky.", "pl", id="endings"),
        pytest.param(f"Der alte Vampyrs. {FAR}Der alte Wampyrs, vampyrs.", "de", id="a small word"),
    ],
)
def test_names_in_one_spelling_are_left_alone(text: str, language: str | None) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param(
            "Vive en Londres. Viaja a London cada año.", "es", [("London", "Londres")], id="a place"
        ),
        pytest.param(
            "En Nueva York nieva. Los barrios de New York duermen y los de New York sueñan.",
            "es",
            [("New York", "Nueva York")] * 2,
            id="every time",
        ),
        pytest.param(
            "En London llueve. Vive en Londres.", "es", [("London", "Londres")], id="opens"
        ),
        pytest.param(
            f"Habló con Petrovskiy. {FAR}Llamó a Petrovsky.",
            "es",
            [("Petrovsky", "Petrovskiy")],
            id="the second of two",
        ),
        pytest.param(
            f"Habló con Petrovskiy. {FAR}Llamó a Petrovsky y a Petrovsky.",
            "es",
            [("Petrovskiy", "Petrovsky")],
            id="the rarer of two",
        ),
        pytest.param(
            f"He met Ivan Petrovskiy. {FAR}He saw Petrovski.",
            "en",
            [("Petrovski", "Petrovskiy")],
            id="with a first name once",
        ),
    ],
)
def test_other_spellings_are_told(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert told(text, language) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gordievskiy", "Gordijewski", True),
        ("Kharkiv", "Harkiw", True),
        ("Moubarak", "Mubarak", True),
        ("Poutine", "Putin", False),
        ("Verrazzano", "Verrazano", True),
        ("Kravtchenko", "Krawchenko", True),
        ("Martin", "Marten", False),
    ],
)
def test_skeletons(one: str, other: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is same


@given(st.text(alphabet=st.sampled_from("MoscwúNeYrk LndAaéß.,\n-«»"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(found in text for found, _ in told(text))
