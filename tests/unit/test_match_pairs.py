"""Quotation marks and brackets without a partner. Silence comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.checks.pairs import REACH, unbalanced_marks
from newslint.match.facts import Facts
from newslint.model.document import Document

MARKS = "“”„‟\"«»()[]（）「」『』'’‘`,"


def told(text: str, language: str | None = None) -> list[tuple[int, str]]:
    hits = unbalanced_marks(Facts(Document(text, language=language)))
    return [(hit.span.start, hit.values["state"]) for hit in hits]


def marked(text: str) -> tuple[str, list[int]]:
    """Give a text without ⟦ and ⟧, and where what they held begins."""
    parts = text.split("⟦")
    starts, plain = [], parts[0]
    for part in parts[1:]:
        starts.append(len(plain))
        plain += part.replace("⟧", "", 1)
    return plain, starts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("", None, id="empty"),
        pytest.param("“A (b [c] d) e.”", "en", id="nested"),
        pytest.param("“A.\n\n“B.\n\n“C.”", "en", id="paragraphs of one quotation"),
        pytest.param("«A.\n»B.\n»C.»", "es", id="the Spanish way"),
        pytest.param("« A\n» b », c", "fr", id="closed at the beginning of a line"),
        pytest.param('"A.\n\nB."', "en", id="opens anew in no paragraph"),
        pytest.param("A (b\n\nc) d.", "en", id="cut by newlines"),
        pytest.param("A «\nb\n» c.", "fr", id="lines that were links"),
        pytest.param("a) A\n1. b) B 3) C\niv) D", "en", id="enumerations"),
        pytest.param("A :) b ;-) c:( d ^)) e.", "en", id="smileys"),
        pytest.param("Да)\nНет.", "ru", id="a smile"),
        pytest.param('A 6\'2" man and a 27" screen, 5" and "5" too.', "en", id="inches"),
        pytest.param("„A“ »b« “c” ”d” “e“ b.", "de", id="all styles"),
        pytest.param("”A” och »b».", "sv", id="alike at both ends"),
        pytest.param("A „b” c.", "pl", id="Polish"),
        pytest.param("A ,,b'' and ``c'' and ''d''.", "nl", id="made of others"),
        pytest.param("A “b…\nC “d ...\nE f.", "en", id="teasers"),
        pytest.param("A b. C “d e", "en", id="breaks off"),
        pytest.param("A (b] c. D “e» f.", "en", id="the wrong partner"),
        pytest.param("[0, 1) and (1, 2].", "en", id="intervals"),
        pytest.param("Read more »\n« Back\nHome » News.", "en", id="arrows"),
        pytest.param('A ", b "c" , d " e.', "es", id="blanks on the wrong side"),
        pytest.param('&quot;D" e.', "en", id="marks that are not decoded"),
        pytest.param("See https://example.org/a(b for more.", "en", id="an address"),
        pytest.param("It's the boys' 'own' dogs’ “‘day’”.", "en", id="apostrophes"),
    ],
)
def test_marks_with_partners_are_left_alone(text: str, language: str | None) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "state"),
    [
        pytest.param("A ⟦“⟧b c. D.", "en", "closed", id="curly"),
        pytest.param('A ⟦"⟧b c. D "e" f.', "en", "closed", id="straight"),
        pytest.param('A b⟦"⟧, c. D "e" f.', "en", "opened", id="straight never opened"),
        pytest.param("A ⟦„⟧b. C „d“ e.", "de", "closed", id="German"),
        pytest.param("A ⟦»⟧b. C »d« e »f«.", "de", "closed", id="inward"),
        pytest.param("A ⟦«⟧ b. C « d » e.", "fr", "closed", id="French"),
        pytest.param("A b ⟦»⟧, c. D « e » f.", "fr", "opened", id="French never opened"),
        pytest.param("A ⟦”⟧b. C ”d” e.", "sv", "closed", id="Swedish"),
        pytest.param("A ⟦(⟧b. C (d) e.", "en", "closed", id="bracket"),
        pytest.param("A, from 1931⟦)⟧, b.", "en", "opened", id="bracket behind a year"),
        pytest.param("A ⟦[⟧b c. D.", "en", "closed", id="square"),
        pytest.param("他说⟦「⟧你好。", "zh", "closed", id="corner"),
        pytest.param("“A.\n\n⟦“⟧B.\n\nC “d” e.", "en", "closed", id="the last paragraph is told"),
        pytest.param("A ⟦(⟧b c.\nD e.", "en", "closed", id="not even later"),
    ],
)
def test_marks_without_partners_are_told(text: str, language: str, state: str) -> None:
    plain, starts = marked(text)
    assert told(plain, language) == [(start, state) for start in starts]


def test_a_partner_comes_within_reach() -> None:
    lines = ["A."] * REACH
    assert len(told("\n".join(["A (b", *lines[1:], "word) d.", "“E. F."]))) == 1
    assert len(told("\n".join(["A (b", *lines, "word) d.", "“E. F."]))) == 3


@given(st.text(alphabet=st.sampled_from([*MARKS, *"aA1 \n.…"]), max_size=60))
def test_any_text_is_read_and_only_marks_are_told(text: str) -> None:
    facts = Facts(Document(text, language="en"))
    spans = [hit.span for hit in unbalanced_marks(facts)]
    assert spans == sorted(set(spans))
    assert all(set(span.of(text)) <= set(MARKS) for span in spans)


@given(st.lists(st.sampled_from(["word", "“so”", "(so)", '"so"', "« so »", "[so]"]), max_size=30))
def test_words_in_marks_are_balanced(words: list[str]) -> None:
    assert told(" ".join(words), "fr") == []
