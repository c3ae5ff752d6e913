"""What newslint would be without a prefilter: the same rules, one by one, with nothing shared between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.match.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from newslint.match.compiled import CompiledRule
    from newslint.match.expression import Expression
    from newslint.model.document import Document
    from newslint.model.finding import Finding


class _AskedFacts(Facts):
    """Facts that remember which expressions were searched for."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.asked: set[Expression] = set()

    def search(self, expression: Expression) -> Iterator[regex.Match[str]]:
        self.asked.add(expression)
        return super().search(expression)


def language_gated(rules: Sequence[CompiledRule], document: Document) -> list[Finding]:
    """Run the rules for the document's language; give their findings in text order."""
    findings: list[Finding] = []
    for rule in rules:
        facts = Facts(document)
        if rule.applies_to(facts):
            findings += rule.findings(facts)
    return sorted(findings, key=lambda finding: finding.order)


def ungated(rules: Sequence[CompiledRule], document: Document) -> None:
    """Run each rule and each expression of it, whatever the document's language is."""
    for rule in rules:
        facts = _AskedFacts(document)
        rule.findings(facts)
        for expression in set(rule.searched) - facts.asked:
            for _ in expression.compile().finditer(document.text):
                pass
