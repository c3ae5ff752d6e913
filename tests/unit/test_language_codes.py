"""One code for each language, however it is written."""

from __future__ import annotations

import pytest

from newslint.language.codes import canonical


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        pytest.param("es", "es", id="as-it-is"),
        pytest.param("EN", "en", id="capitals"),
        pytest.param("pt-BR", "pt", id="region"),
        pytest.param("pt_BR", "pt", id="locale"),
        pytest.param(" sr-Cyrl-RS ", "sr", id="script-and-blanks"),
        pytest.param("nb", "no", id="bokmål"),
        pytest.param("nn-NO", "no", id="nynorsk"),
        pytest.param("iw", "he", id="withdrawn"),
        pytest.param("fil", "tl", id="three-letters"),
        pytest.param("spa", "es", id="three-letters-for-two"),
        pytest.param("arb_Arab", "ar", id="main-language-of-several"),
        pytest.param("ceb", "ceb", id="three-letters-only"),
        pytest.param("", "", id="empty"),
    ],
)
def test_canonical(tag: str, code: str) -> None:
    assert canonical(tag) == code
    assert canonical(code) == code
