"""Text in a national code page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.legacy import wrong_code_page
from newslint.match.facts import Facts
from newslint.model.document import Document


def repaired(text: str, language: str | None) -> str:
    hits = wrong_code_page(Facts(Document(text, language=language)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Guðmundsson ve Þór Reykjavík’te", "tr", id="Icelandic names"),
        pytest.param("10 m³, że¹, zarobi³ i km²", "pl", id="footnotes and units"),
        pytest.param("«Señor», ¿qué? año", "es", id="a language without such a page"),
        pytest.param("æøåäö", "da", id="a row that is no Russian"),
        pytest.param("þehir", None, id="no language"),
    ],
)
def test_leaves_alone(text: str, language: str | None) -> None:
    assert repaired(text, language) == text


@pytest.mark.parametrize(
    ("read_in", "text", "language"),
    [
        pytest.param("cp1254", "Büyük şehir ve İstanbul", "tr", id="Turkish"),
        pytest.param("cp1250", "będą mogły powiedzieć", "pl", id="Polish, Windows"),
        pytest.param("iso8859_2", "będą mogły powiedzieć", "pl", id="Polish, ISO"),
        pytest.param("cp1250", "může před dělat", "cs", id="Czech"),
        pytest.param("cp1251", "Президент России встретился", None, id="Russian, Windows"),
        pytest.param("koi8_r", "Президент России встретился", None, id="Russian, KOI8"),
        pytest.param("cp1253", "κυβέρνηση ανακοίνωσε σήμερα", None, id="Greek"),
    ],
)
def test_repairs(read_in: str, text: str, language: str | None) -> None:
    assert repaired(text.encode(read_in).decode("latin-1"), language) == text


@given(st.text("abþýðÝ¹³±¶êæñ ", max_size=30), st.sampled_from(["tr", "pl", "cs", "hu", None]))
def test_a_repaired_text_needs_no_repair(text: str, language: str | None) -> None:
    once = repaired(text, language)
    assert repaired(repaired(once, language), language) == repaired(once, language)
