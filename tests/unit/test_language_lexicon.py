"""Vocabularies: what is in them, what is found in them, and how large they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.lexicon import DATA, LANGUAGES, VOCABULARIES, lexicon

AND = {
    "ar": "من", "bg": "и", "bn": "এবং", "ca": "amb", "cs": "že", "da": "og",
    "de": "und", "el": "και", "en": "and", "es": "que", "fa": "از", "fi": "että",
    "fr": "les", "he": "של", "hi": "और", "hu": "és", "id": "yang", "is": "að",
    "it": "che", "lt": "ir", "lv": "un", "mk": "на", "ms": "yang", "nl": "het",
    "no": "og", "pl": "nie", "pt": "não", "ro": "și", "ru": "что", "sh": "je",
    "sk": "že", "sl": "je", "sv": "och", "ta": "ஒரு", "tl": "ang", "tr": "ve",
    "uk": "що", "ur": "کے", "vi": "là",
}  # fmt: skip
"""One of the commonest words of each language."""


def test_every_vocabulary_has_a_case() -> None:
    assert AND.keys() == VOCABULARIES


@pytest.mark.parametrize("language", sorted(VOCABULARIES))
def test_every_vocabulary_opens(language: str) -> None:
    words = lexicon(language)
    assert words.zipf(AND[language]) > 6.5
    assert len(words) > 10_000
    assert 1.0 <= words.floor <= 3.05
    assert words.zipf("qzxjkvbw") == 0.0


@pytest.mark.parametrize(
    ("language", "word", "least", "most"),
    [
        pytest.param("es", "de", 7.5, 8.0, id="commonest"),
        pytest.param("es", "gobierno", 5.5, 6.1, id="common"),
        pytest.param("es", "Gobierno", 5.5, 6.1, id="capital"),
        pytest.param("es", "GOBIERNO", 5.5, 6.1, id="capitals"),
        pytest.param("es", "acondicionamiento", 3.0, 4.0, id="rare"),
        pytest.param("es", "y", 7.0, 8.0, id="one-letter-word"),
        pytest.param("es", "k", 0.0, 0.0, id="initial"),
        pytest.param("es", "comu", 0.0, 3.0, id="half-a-word"),
        pytest.param("es", "", 0.0, 0.0, id="empty"),
        pytest.param("es", "2024", 0.0, 0.0, id="number"),
        pytest.param("es", "\ud800", 0.0, 0.0, id="half-character"),
        pytest.param("es", "de\x00", 0.0, 0.0, id="nul"),
        pytest.param("es", "e-mail", 0.0, 0.0, id="hyphen"),
        pytest.param("es", "nin\u0303o", 4.5, 5.5, id="decomposed"),
        pytest.param("de", "Straße", 4.5, 5.5, id="sharp-s"),
        pytest.param("el", "λόγος", 4.5, 6.0, id="final-sigma"),
        pytest.param("en", "don't", 6.0, 7.0, id="listed-with-apostrophe"),
        pytest.param("en", "don’t", 6.0, 7.0, id="curly-apostrophe"),
        pytest.param("fr", "l'homme", 5.4, 6.0, id="elision"),
        pytest.param("fr", "s’y", 6.0, 7.0, id="elision-of-letters"),
        pytest.param("it", "dell’università", 4.0, 6.0, id="elided-article"),
        pytest.param("en", "qzxjk's", 0.0, 0.0, id="unknown-part"),
        pytest.param("en", "'", 0.0, 0.0, id="apostrophe-alone"),
        pytest.param("tr", "IŞIK", 4.0, 6.0, id="turkish-i"),
        pytest.param("ro", "acelaşi", 5.0, 6.0, id="romanian-cedilla"),
        pytest.param("sr", "влада", 4.5, 6.0, id="serbian-cyrillic"),
        pytest.param("pt-BR", "não", 7.0, 7.7, id="tag"),
    ],
)
def test_zipf(language: str, word: str, least: float, most: float) -> None:
    assert least <= lexicon(language).zipf(word) <= most


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("es", "defiance", id="es"),
        pytest.param("es", "the", id="es-function-word"),
        pytest.param("fr", "defiance", id="fr"),
        pytest.param("de", "defiance", id="de"),
        pytest.param("pt", "nonetheless", id="pt"),
        pytest.param("it", "throughout", id="it"),
    ],
)
def test_english_stands_out(language: str, word: str) -> None:
    assert lexicon("en").zipf(word) - lexicon(language).zipf(word) > 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("no", "nb"),
        ("no", "nn"),
        ("no", "nn-NO"),
        ("hr", "sr"),
        ("hr", "bs"),
        ("tl", "fil"),
        ("he", "iw"),
    ],
)
def test_shared_vocabularies(one: str, other: str) -> None:
    assert lexicon(one).language == lexicon(other).language
    assert lexicon(one).zipf("de") == lexicon(other).zipf("de")


@pytest.mark.parametrize("language", ["zh", "xx", "", "../es"])
def test_no_vocabulary(language: str) -> None:
    assert language not in LANGUAGES
    with pytest.raises(LookupError, match="no vocabulary"):
        lexicon(language)


def test_every_code_opens() -> None:
    assert all(lexicon(code).language in VOCABULARIES for code in LANGUAGES)


def test_package_data_stays_small() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) <= 20_000_000


@given(st.sampled_from(sorted(LANGUAGES)), st.text(st.characters()))
def test_any_word(language: str, word: str) -> None:
    words = lexicon(language)
    assert words.zipf(word) == 0.0 or words.floor <= words.zipf(word) < 8.5
    assert (word in words) == (words.zipf(word) > 0)
