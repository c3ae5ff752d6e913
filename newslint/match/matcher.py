"""All rules of a run together, and what they find in a batch of documents.

For now each rule runs on each document. What finds candidates faster comes behind the same interface,
and may only ever say "maybe".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslint.match.compiled import compile_rules
from newslint.match.facts import Facts
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.ruleset.rule import Rule

DEFAULT_TIMEOUT = 5.0
"""Seconds that one rule's patterns may run on one document: some thousand times what they need."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What the rules found in one document, and which of them did not finish."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()


class Matcher:
    """A set of rules made ready to run."""

    def __init__(self, rules: Iterable[Rule], *, timeout: float | None = DEFAULT_TIMEOUT) -> None:
        """Compile `rules`; a rule may run `timeout` seconds on a document (None: no limit).

        Raises:
            RuleFileError: a rule has a pattern, check or measure that is not valid.

        """
        self._rules = compile_rules(tuple(rules))
        self._timeout = timeout

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules, in the order they were given in."""
        return tuple(compiled.rule for compiled in self._rules)

    def findings(self, documents: Sequence[Document]) -> list[Matches]:
        """Give for each document what the rules found in it, in text order."""
        return [self._matches(document) for document in documents]

    def _matches(self, document: Document) -> Matches:
        facts = Facts(document)
        findings: list[Finding] = []
        notices: list[Notice] = []
        for compiled in self._rules:
            if not compiled.applies_to(facts):
                continue
            try:
                findings += compiled.findings(facts, self._timeout)
            except TimeoutError:
                message = (
                    f"{compiled.rule.id}: a pattern ran longer than {self._timeout:g} seconds; the "
                    "rule was not applied here. Simplify the pattern or raise `timeout`"
                )
                notices.append(Notice(document.path, message))
        findings.sort(key=lambda finding: finding.order)
        return Matches(tuple(findings), tuple(notices))
