r"""Escapes of programming languages in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.escapes import literal_escapes
from newslint.match.facts import Facts
from newslint.model.document import Document


def repaired(text: str) -> str:
    hits = literal_escapes(Facts(Document(text)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"C:\new\temp, \\server\name", id="paths"),
        pytest.param(r"\frac{1}{2}\n\begin{a}", id="TeX"),
        pytest.param(r"el fin\nuevo", id="a small letter behind"),
        pytest.param(r"\x01\x02", id="bytes that are control characters"),
        pytest.param("corn, un RN; rn", id="rn"),
        pytest.param("100 %D3, 5 %C y %C3", id="per cent"),
        pytest.param("u00f1 y u2019", id="code points that are talked of"),
        pytest.param(r"\ud83d", id="half a character"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param(r"Espa\u00f1a", "España", id="JavaScript"),
        pytest.param(r"\ud83d\ude00 \U0001f600", "😀 😀", id="outside of the first plane"),
        pytest.param(r"a\xf1o Espa\xc3\xb1a", "año España", id="bytes"),
        pytest.param(r"Fin.\n\nEl\tUno\\n2", "Fin.\n\nEl Uno\n2", id="layout"),
        pytest.param(r"Fin.\r\nEl", "Fin.\nEl", id="carriage return"),
        pytest.param("Espau00f1a itu2019s", "España it’s", id="no backslash"),
        pytest.param("Fin.rnrnEl otro. rn rn Ya", "Fin.\n\nEl otro.\n\n Ya", id="lost line ends"),
        pytest.param(r"\"sí\" y don\'t a\/b", '"sí" y don\'t a/b', id="marks"),
        pytest.param("canci%C3%B3n %E2%80%9C", "canción “", id="per cent"),
    ],
)
def test_repairs(text: str, fixed: str) -> None:
    assert repaired(text) == fixed


@given(st.text("aE. \\nrtuxf0123%C3\"'/", max_size=30))
def test_never_leaves_control_characters(text: str) -> None:
    fixed = repaired(text)
    assert all(one.isprintable() or one == "\n" for one in fixed)
