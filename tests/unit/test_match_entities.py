"""Character references of HTML in text."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.entities import html_entities
from newslint.match.facts import Facts
from newslint.model.document import Document


def repaired(text: str) -> str:
    hits = html_entities(Facts(Document(text)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AT&T; R&D, Q&A; H&M;", id="companies"),
        pytest.param("&c., fish&chips; a & b;", id="signs"),
        pytest.param("https://x.org/?a=1&copy=2&lt=3&section=4", id="address"),
        pytest.param("issue #39; C#160; nbsp", id="numbers"),
        pytest.param("&nosuchname; &#xyz;", id="no names"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("situaci&oacute;n &#39;no&#x27;", "situación 'no'", id="plain"),
        pytest.param("&amp;quot;no&amp;amp;quot;", '"no"', id="escaped again"),
        pytest.param("M&amp;A &lt;CHV&gt;", "M&A <CHV>", id="markup's own signs"),
        pytest.param("a&nbsp;b", "a\u00a0b", id="no-break space"),
        pytest.param("im&shy;prisoned&#8203; Reuter&#3;", "imprisoned Reuter", id="nothing to see"),
        pytest.param("&#146;s &#128;", "’s €", id="Windows"),
        pytest.param("& quot ;a& quot; &nbsp ;", '"a" \u00a0', id="blanks inside"),
        pytest.param("caf&eacute, &nbsp b &lt c", "café, \u00a0 b < c", id="no semicolon"),
        pytest.param("it#039;s nbsp;b", "it's \u00a0b", id="no ampersand"),
        pytest.param("&Eacute;tat &AMP; &hellip;", "État & …", id="capitals"),
    ],
)
def test_resolves(text: str, fixed: str) -> None:
    assert repaired(text) == fixed


@given(st.text("aé<>&\"' ", max_size=20), st.integers(1, 2))
def test_undoes_escaping(text: str, times: int) -> None:
    escaped = text
    for _ in range(times):
        escaped = html.escape(escaped)
    assert repaired(escaped) == html.unescape(repaired(escaped))
