"""Characters that stand for others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.characters import normalized, substitute
from newslint.match.facts import Facts
from newslint.model.document import Document

TABLE = {"\x92": "’", "\x85": "…", "\x0c": "\n\n", "\x0b": "\n", "\x00": "", "-": "–"}


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("It’s…", "It’s…", id="nothing to do"),
        pytest.param("It\x92s\x85", "It’s…", id="one for one"),
        pytest.param("a\x92\x85b", "a’…b", id="two in a row"),
        pytest.param("a\x0bb", "a\nb", id="line end"),
        pytest.param("a\x0c\nb\n\x0bc", "a\nb\nc", id="a line ends there already"),
        pytest.param("a\x00b-c]", "ab–c]", id="signs that expressions use"),
    ],
)
def test_substitutes(text: str, fixed: str) -> None:
    hits = list(substitute(Facts(Document(text)), characters=TABLE))
    assert apply_edits(text, [edit for hit in hits for edit in hit.edits or ()]) == fixed


def test_names_the_character() -> None:
    (hit,) = substitute(Facts(Document("a\x92b")), characters=TABLE)
    assert hit.values == {"replacement": "’", "code": "U+0092"}


@given(st.text("aéñe\u0301ﬁ\u0308oＡ", max_size=20), st.sampled_from(["NFC", "NFKC"]))
def test_normalizes(text: str, form: str) -> None:
    hits = list(normalized(Facts(Document(text)), characters=r"\X", form=form))  # type: ignore[arg-type]
    fixed = apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])
    assert fixed == unicodedata.normalize(form, text)  # type: ignore[arg-type]
