"""What a message quotes from the text is cut; what it says itself is given in full."""

from __future__ import annotations

from pathlib import Path

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules

ARTICLE = Path(__file__).parents[2] / "examples/visita-inusual.txt"
VERDICT = "translation/machine-translated"


def messages(rule: str, text: str, language: str) -> list[str]:
    rules = [one for one in load_rules(shipped_rules()) if one.id == rule]
    (found,) = Matcher(rules).findings([Document(text, language=language)])
    return [finding.message for finding in found.findings]


def test_all_signals_of_a_verdict_are_named() -> None:
    (message,) = messages(VERDICT, ARTICLE.read_text(encoding="utf-8"), "es")
    assert "…" not in message
    assert len(message.split("; ")) >= 3


def test_a_long_quotation_is_cut_in_the_middle() -> None:
    long = "Lea también: " + "El presidente visita la ciudad de las artes " * 4
    (message,) = messages("boilerplate/related-link", f"Lo dijo ayer.\n\n{long}\n\nY se fue.", "es")
    assert "…" in message
    assert len(message) < len(long)
