"""All rules of a run together, and what they find in a batch of documents.

One scan of a document tells which expressions may match in it, and where; it may only ever say "maybe".
Rules of which no expression may match are not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from newslint.match.compiled import CompiledRule, compile_rules
from newslint.match.facts import Facts
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.reach import Reach
from newslint.model.finding import Finding, Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.match.expression import Expression
    from newslint.model.document import Document
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
        searched = chain.from_iterable(compiled.searched for compiled in self._rules)
        self._gate = Gate(searched)
        self._always = [
            at
            for at, compiled in enumerate(self._rules)
            if not compiled.telling or any(map(self._gate.is_open, compiled.telling))
        ]
        self._told_by: dict[Expression, list[int]] = {}
        for at in set(range(len(self._rules))).difference(self._always):
            for expression in self._rules[at].telling:
                self._told_by.setdefault(expression, []).append(at)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules, in the order they were given in."""
        return tuple(compiled.rule for compiled in self._rules)

    @property
    def compiled(self) -> tuple[CompiledRule, ...]:
        """Give the rules as they run."""
        return self._rules

    @property
    def readiness(self) -> int:
        """Give how many expressions have been compiled so far: it takes one that is needed."""
        return sum(one.is_compiled for compiled in self._rules for one in compiled.searched)

    def findings(self, documents: Sequence[Document]) -> list[Matches]:
        """Give for each document what the rules found in it, in text order."""
        return [self._matches(document) for document in documents]

    def _matches(self, document: Document) -> Matches:
        candidates = self._gate.candidates(document.text)
        facts = Facts(document, Reach(self._gate, candidates))
        told = chain.from_iterable(self._told_by.get(one, ()) for one in candidates)
        findings: list[Finding] = []
        notices: list[Notice] = []
        for at in sorted({*self._always, *told}):
            compiled = self._rules[at]
            if not compiled.applies_to(facts):
                continue
            facts.allow(self._timeout)
            try:
                findings += compiled.findings(facts)
            except TimeoutError:
                message = (
                    f"{compiled.rule.id}: a pattern ran longer than {self._timeout:g} seconds; the "
                    "rule was not applied here. Simplify the pattern or raise `timeout`"
                )
                notices.append(Notice(document.path, message))
        findings.sort(key=lambda finding: finding.order)
        return Matches(tuple(findings), tuple(notices))
