from __future__ import annotations

import pytest

from newslint.match.checks.sites import site_name
from newslint.match.facts import Facts
from newslint.model.document import Document

MEDIA = {"media": frozenset({"news", "post", "noticias"})}
HEADLINE = "El pleno vota el puente"


def suffix(title: str, **said: str) -> str | None:
    facts = Facts(Document(title, companions=said, role="title"))
    found = [hit.span.of(title) for hit in site_name(facts, lists=MEDIA)]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        pytest.param("", {"source": "elpais.com"}, id="none"),
        pytest.param(" - La Rioja", {"source": "elpais.com"}, id="other-name"),
        pytest.param(" - lo que se sabe", {"source": "lqss.es"}, id="a-sentence-spells-it"),
        pytest.param(" - El País", {}, id="nothing-bears-it-out"),
        pytest.param(" - Wall Street Journal", {"source": "Reuters"}, id="who-reported-it"),
        pytest.param(" | Ana Ruiz", {"source": "elpais.com"}, id="an-author"),
        pytest.param(" - Alonso Sainz", {"source": "as.com"}, id="two-letters"),
        pytest.param(" - análisis", {"text": f"{HEADLINE}\nSe reunió."}, id="lower-case"),
        pytest.param(" - Análisis", {"text": f"{HEADLINE} ayer\nSe reunió."}, id="longer-line"),
        pytest.param("-El País", {"source": "elpais.com"}, id="no-blank"),
        pytest.param(" | " + "Noticias " * 6, {}, id="too-long"),
    ],
)
def test_headlines(tail: str, said: dict[str, str]) -> None:
    assert suffix(HEADLINE + tail, **said) is None


def test_what_is_left_must_be_a_headline() -> None:
    assert suffix("Portada - El País", source="El País") is None


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        pytest.param("- El País", {"source": "El País"}, id="name"),
        pytest.param("- El País", {"source": "https://www.elpais.com/"}, id="address"),
        pytest.param("| elpais.com", {"source": "elpais.com"}, id="domain"),
        pytest.param("– EL PAÍS América", {"url": "http://elpais.com/a.html"}, id="more-words"),
        pytest.param("- El País", {"source": "El País (España)"}, id="fewer-words"),
        pytest.param("— Frankfurter Allgemeine Zeitung", {"source": "faz.net"}, id="initials"),
        pytest.param("- Kleine Zeitung", {"source": "kleinezeitung-online.at"}, id="part"),
        pytest.param("- BBC News", {"source": "bbc.co.uk"}, id="second-level"),
        pytest.param("· La Voz", {"text": f"{HEADLINE}\n\nSe reunió."}, id="headline-in-text"),
        pytest.param("» Noticias Salta", {}, id="medium"),
        pytest.param("- lavoz.com.ar", {}, id="looks-like-a-domain"),
    ],
)
def test_sites(tail: str, said: dict[str, str]) -> None:
    assert suffix(f"{HEADLINE} {tail}", **said) == tail
