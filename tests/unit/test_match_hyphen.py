"""Words broken by a hyphen: which are joined, and how surely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.hyphen import hyphen_breaks
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.severity import Applicability

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Vor- und Nachteile, Ein- und\nAusgang", "de", id="part named later"),
        pytest.param("Musik- auch Schuss- beziehungsweise", "de", id="German, no conjunction"),
        pytest.param("op- en afritten, lang- als kort", "nl", id="the joined word exists"),
        pytest.param("pre- y poselectoral", "es", id="Spanish part named later"),
        pytest.param("mid- to late-decade", "en", id="English part named later"),
        pytest.param("lo peor -claro- supone un gasto", "es", id="aside"),
        pytest.param("dijo -como si- no quisiera", "es", id="aside that would join"),
        pytest.param("Málaga- hasta Cádiz", "es", id="dash without its blank"),
        pytest.param("a well-\nknown long-\nterm follow-\nup", "en", id="compounds at line ends"),
        pytest.param("French-\nSpeaking US-\nChina", "en", id="capital behind"),
        pytest.param("a 36-year-\nold, state-of-the-\nart", "en", id="another hyphen"),
        pytest.param("G20-\ngipfel, 2010-\n11", "de", id="digits"),
        pytest.param("e-\nmail, A- A", "en", id="one letter"),
        pytest.param("an -\nnounced", "en", id="a dash"),
        pytest.param("inter-national\nand inter-\nnational", "en", id="the document has it so"),
        pytest.param("on-line co-operation e-mail week-end", "en", id="no line end"),
        pytest.param("inter-\nnational", None, id="unknown language"),
        pytest.param("im\u00adprisoned", "en", id="soft hyphen inside a word"),
    ],
)
def test_leaves_alone(text: str, language: str | None) -> None:
    assert list(hyphen_breaks(Facts(Document(text, language=language)))) == []


@pytest.mark.parametrize(
    ("text", "language", "word", "trust"),
    [
        pytest.param("la inter-\nnacional feria", "es", "internacional", SAFE, id="line end"),
        pytest.param("la pro-\n  ducción", "es", "producción", SAFE, id="indented line"),
        pytest.param("el pro- ducto", "es", "producto", SAFE, id="within a line"),
        pytest.param("die meis- ten", "de", "meisten", SAFE, id="German"),
        pytest.param("der Politikfor- scher", "de", "Politikforscher", UNSAFE, id="a compound"),
        pytest.param("mit ei-nen Film", "de", "einen", UNSAFE, id="no line end"),
        pytest.param("the com\u00ad\nmittee", "en", "committee", SAFE, id="soft hyphen"),
        pytest.param("the com\u2010\nmittee", "en", "committee", SAFE, id="U+2010"),
        pytest.param("d’au- jourd’hui et", "fr", "d’aujourd’hui", SAFE, id="apostrophes"),
        pytest.param("THE COM-\nMITTEE", "en", "COMMITTEE", SAFE, id="capitals"),
        pytest.param("the com-\n\nmittee", "en", "committee", UNSAFE, id="over a page end"),
        pytest.param("Orlovsky. Orlov-\nsky", None, "Orlovsky", SAFE, id="named elsewhere"),
        pytest.param("a co-\nordinator", "en", "coordinator", SAFE, id="usual without hyphen"),
        pytest.param("non-\nverbal", "en", "nonverbal", UNSAFE, id="often with hyphen"),
    ],
)
def test_joins(text: str, language: str | None, word: str, trust: Applicability) -> None:
    (hit,) = hyphen_breaks(Facts(Document(text, language=language)))
    assert hit.values["joined"] == word
    assert hit.applicability is trust
    assert word in apply_edits(text, hit.edits or ())


def test_a_printed_text_is_believed_to_break_unknown_words_too() -> None:
    alone = "la gente mira-\nflortesa"
    assert list(hyphen_breaks(Facts(Document(alone, language="es")))) == []
    printed = f"la inter-\nnacional feria y {alone}"
    joined = [
        hit.values["joined"] for hit in hyphen_breaks(Facts(Document(printed, language="es")))
    ]
    assert joined == ["internacional", "miraflortesa"]


@given(st.text(alphabet="abdeinrstu-\u00ad\u2010 \nÉ1"), st.sampled_from([None, "en", "es", "de"]))
def test_only_hyphens_and_blanks_are_taken_out(text: str, language: str | None) -> None:
    hits = list(hyphen_breaks(Facts(Document(text, language=language))))
    fixed = apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])
    drop = str.maketrans("", "", "-\u00ad\u2010 \n")
    assert fixed.translate(drop) == text.translate(drop)
