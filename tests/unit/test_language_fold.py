"""Spellings of one word get one key, those of different words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.fold import fold_for
from newslint.language.lexicon import VOCABULARIES


@pytest.mark.parametrize(
    ("language", "word", "key"),
    [
        pytest.param("es", "Año", "año", id="case"),
        pytest.param("es", "An\u0303o", "año", id="decomposed"),
        pytest.param("de", "GROẞE", "grosse", id="sharp-s"),
        pytest.param("el", "λόγος", "λόγοσ", id="final-sigma"),
        pytest.param("fr", "l’été", "l'été", id="curly-apostrophe"),
        pytest.param("uk", "зв\u02bcязок", "зв'язок", id="modifier-apostrophe"),
        pytest.param("en", "IN", "in", id="dotted-i"),
        pytest.param("tr", "IĞDIR", "ığdır", id="turkish-dotless-i"),
        pytest.param("tr", "İstanbul", "istanbul", id="turkish-dotted-i"),
        pytest.param("ro", "acelaşi", "același", id="romanian-comma"),
        pytest.param("ro", "Ţară", "țară", id="romanian-comma-capital"),
        pytest.param("sh", "Љубљана", "ljubljana", id="serbian-cyrillic"),
        pytest.param("ru", "Люблю", "люблю", id="russian-stays"),
        pytest.param("ar", "كَلِمَة", "كلمة", id="arabic-points"),
        pytest.param("ar", "الحمــــد", "الحمد", id="arabic-stroke"),
        pytest.param("he", "שָׁלוֹם", "שלום", id="hebrew-points"),
        pytest.param("hi", "हिन्दी", "हिन्दी", id="devanagari-vowels-stay"),
    ],
)
def test_fold(language: str, word: str, key: str) -> None:
    assert fold_for(language)(word) == key


@given(st.sampled_from(sorted(VOCABULARIES)), st.text(st.characters()))
def test_any_word_folds_to_text(language: str, word: str) -> None:
    assert isinstance(fold_for(language)(word), str)


@given(st.sampled_from(sorted(VOCABULARIES - {"tr"})), st.text("abcxyzñçéßÀÎŞȚ'’"))
def test_case_carries_nothing(language: str, word: str) -> None:
    fold = fold_for(language)
    assert fold(word) == fold(word.upper()) == fold(fold(word))
