"""All rules together: how much text is worth which engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.match import matcher
from newslint.match.matcher import Matcher
from newslint.match.prefilter.engines import first_engine
from newslint.match.prefilter.gate import Gate
from newslint.model.document import Document
from newslint.ruleset.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from newslint.match.expression import Expression

RULE = """\
summary: s
severity: error
why: w
languages: [es]
match: {patterns: ["leer más"]}
message: m
flags: [{text: "⟦leer más⟧", language: es}]
passes: [a]
"""

DOCUMENT = Document("Hay que leer más.", language="es")


@pytest.mark.parametrize(
    ("asked", "engine"),
    [
        pytest.param(None, "portable", id="left-open"),
        pytest.param("warp", "portable", id="unknown"),
        pytest.param("portable", "portable", id="portable"),
        pytest.param("regex", "regex", id="none"),
    ],
)
def test_the_engine_to_begin_with(
    asked: str | None, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if asked is None:
        monkeypatch.delenv("NEWSLINT_ENGINE", raising=False)
    else:
        monkeypatch.setenv("NEWSLINT_ENGINE", asked)
    assert first_engine() == engine


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The engines that are made ready from here on."""
    monkeypatch.delenv("NEWSLINT_ENGINE", raising=False)
    monkeypatch.setattr(matcher, "engine_name", lambda: "regex")
    monkeypatch.setattr(matcher, "_MUCH", 2 * len(DOCUMENT.text))
    made: list[str] = []

    def gate(expressions: Iterable[Expression], engine: str) -> Gate:
        made.append(engine)
        return Gate(expressions, engine)

    monkeypatch.setattr(matcher, "Gate", gate)
    return made


def test_another_engine_is_made_ready_when_there_is_much_text(
    tmp_path: Path, engines: list[str]
) -> None:
    path = tmp_path / "mine/rule.yaml"
    path.parent.mkdir()
    path.write_text(RULE, encoding="utf-8")
    rules = Matcher(load_rules(tmp_path))
    seen = []
    for _ in range(4):
        found = rules.findings([DOCUMENT])
        assert [finding.match for finding in found[0].findings] == ["leer más"]
        seen.append((set(engines), rules.readiness))
        engines.clear()
    assert [names for names, _ in seen] == [{"portable"}, set(), {"regex"}, set()]
    assert seen[0][1] == seen[1][1] < seen[2][1] == seen[3][1]


def test_much_text_can_be_expected(engines: list[str]) -> None:
    rules = Matcher(())
    rules.expect(100)
    rules.expect(1000)
    assert engines == ["portable", "regex"]
