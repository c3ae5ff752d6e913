"""Blanks that are missing beside stops, commas and brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.spacing import missing_space
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.severity import Applicability

ABBREVIATIONS = ("dr", "ul", "nr", "prof")


def repaired(text: str, language: str | None) -> str:
    hits = missing_space(Facts(Document(text, language=language)), abbreviations=ABBREVIATIONS)
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("the U.S.A., J.K.Rowling and U.S.Steel", "en", id="initials"),
        pytest.param("Booking.Com, example.NET, image.JPG", "en", id="addresses and files"),
        pytest.param("www.LisaHaven.Org, me@Home.Net", "en", id="longer addresses"),
        pytest.param("mail to anna.Schmidt@example.org", "en", id="mail address"),
        pytest.param("Bauen.Wohnen.Design", "de", id="slogan"),
        pytest.param("z.B. die Fa.Huber und Dr.Müller", "de", id="short words"),
        pytest.param("przy ul.Nowej, nr.Dwa", "pl", id="abbreviations"),
        pytest.param("Yahoo!Japan, S.Paulo", "pt", id="names"),
        pytest.param("1.234,56 um 10.30 Uhr, 3:2", "de", id="numbers"),
        pytest.param("1.Mai und 2.Bundesliga", "de", id="ordinals"),
        pytest.param("e.g.this, fin.luego", "en", id="small letter behind the stop"),
        pytest.param("Zyniker:innen, Kolleg*innen", "de", id="gender marks"),
        pytest.param("(Kurz-)Filme (in)direkt (Re)Start", "de", id="brackets inside words"),
        pytest.param("“Ak Parti”nin »Halt«und", "tr", id="suffix behind a quotation"),
        pytest.param("AC,DC and a,b", "en", id="letters and commas"),
        pytest.param("Sätze.Und", None, id="unknown language: nothing goes on"),
        pytest.param("他说“好”我们走。B.C.警方", "zh", id="Chinese"),
    ],
)
def test_leaves_alone(text: str, language: str | None) -> None:
    assert repaired(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "fixed"),
    [
        pytest.param("el fin.Luego fue", "es", "el fin. Luego fue", id="short word"),
        pytest.param("vacunación”.Hay que", "es", "vacunación”. Hay que", id="quotation"),
        pytest.param("in (jelit).Skutki są", "pl", "in (jelit). Skutki są", id="bracket"),
        pytest.param("to dry.(In fact", "en", "to dry. (In fact", id="opening bracket"),
        pytest.param("TL?Gram altın", "tr", "TL? Gram altın", id="acronym"),
        pytest.param("in 2023.Photograph by", "en", "in 2023. Photograph by", id="year"),
        pytest.param("kefir.W trosce", "pl", "kefir. W trosce", id="a word of one letter"),
        pytest.param('the "end".Then', "en", 'the "end". Then', id="straight marks"),
        pytest.param('of life."Making it', "en", 'of life. "Making it', id="mark that opens"),
        pytest.param("track,intensity and", "en", "track, intensity and", id="comma"),
        pytest.param("की पहल,अपने दो", "hi", "की पहल, अपने दो", id="comma in Hindi"),
        pytest.param("3:2 (1:0, 2:2)Tore: zwei", "de", "3:2 (1:0, 2:2) Tore: zwei", id="score"),
        pytest.param("lo necesario”Luego fue", "es", "lo necesario” Luego fue", id="no stop"),
        pytest.param("lire aussi«Père", "fr", "lire aussi «Père", id="opening mark"),
        pytest.param("no language.This goes on", None, "no language. This goes on", id="unknown"),
    ],
)
def test_puts_the_blank_in(text: str, language: str | None, fixed: str) -> None:
    assert repaired(text, language) == fixed


@pytest.mark.parametrize(
    ("text", "trust"),
    [
        pytest.param("the end.Then he left", Applicability.SAFE, id="small letters"),
        pytest.param("near Football.London they", Applicability.UNSAFE, id="perhaps a name"),
    ],
)
def test_trust(text: str, trust: Applicability) -> None:
    (hit,) = missing_space(Facts(Document(text, language="en")))
    assert hit.applicability is trust


def test_a_name_with_a_stop_that_is_used_twice_is_one() -> None:
    assert not list(missing_space(Facts(Document("Table.Media und Table.Media", language="de"))))


@given(st.text(alphabet='ab BÉ.,!?…«»“”"()0:/@\n'), st.sampled_from([None, "en", "es", "ru"]))
def test_only_blanks_are_put_in(text: str, language: str | None) -> None:
    fixed = repaired(text, language)
    assert fixed.replace(" ", "") == text.replace(" ", "")
    assert repaired(fixed, language) == fixed
