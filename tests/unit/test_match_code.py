"""Programs and style sheets in text."""

import pytest

from newslint.match.checks.code import program_code
from newslint.match.facts import Facts
from newslint.model.document import Document

LINES = (r"var [\w$]+ ?=[^\n]*", r"[{}()\[\];,]*[{}][{}()\[\];,]*(?![^\n])")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Sets {1, 2} and {a: b}; {{name}} {x: x > 0}", [], id="sets"),
        pytest.param("The function (see below) is {odd}.", [], id="prose"),
        pytest.param("El color: rojo; { } y {", [], id="braces"),
        pytest.param(
            "Uno. .a b { color: red; margin: 0 } Dos.",
            [".a b { color: red; margin: 0 }"],
            id="style",
        ),
        pytest.param(
            "Uno. div.x > p { color: red } Dos.", ["div.x > p { color: red }"], id="elements"
        ),
        pytest.param(
            "@media (a) {\n.b { color: red }\n}",
            ["@media (a) {\n.b { color: red }\n}"],
            id="nested",
        ),
        pytest.param(
            "a (function(d){ if (d) {} })(1); b", ["function(d){ if (d) {} })(1);"], id="function"
        ),
        pytest.param("x.y(function () { z() }); b", ["x.y(function () { z() });"], id="call"),
        pytest.param(
            '{"@context": "s", "a": {"b": 1}} b', ['{"@context": "s", "a": {"b": 1}}'], id="JSON"
        ),
        pytest.param("a\n  var x = 1\n});\nb", ["var x = 1", "});"], id="lines"),
        pytest.param("function a() { b\nc", [], id="no end"),
    ],
)
def test_finds_code(text: str, found: list[str]) -> None:
    hits = list(program_code(Facts(Document(text)), lines=LINES))
    assert [hit.span.of(text).lstrip("(") for hit in hits] == found


def test_many_open_braces_take_no_time() -> None:
    assert not list(program_code(Facts(Document("{ a: " * 20_000))))
