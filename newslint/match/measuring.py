"""Measure what each rule costs. Without it nothing is measured, and nothing asks whether to."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from newslint.match.compiled import CompiledRule
from newslint.model.profile import Cost, Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.match.facts import Facts
    from newslint.match.hit import Hit
    from newslint.match.matcher import Matcher, Matches
    from newslint.model.document import Document
    from newslint.model.finding import Finding


class MeasuringMatcher:
    """A matcher that finds the same and says what it took."""

    def __init__(self, matcher: Matcher) -> None:
        """Measure `matcher`, which finds what it always does."""
        matcher.hasten()
        self._clock = _Clock()
        self._plain = matcher
        self._matcher = matcher.with_rules(self._measured)

    def _measured(self, rule: CompiledRule) -> CompiledRule:
        return _MeasuredRule(rule.rule, rule.severity, rule.finder, rule.filter, self._clock)

    def findings(self, documents: Sequence[Document]) -> list[Matches]:
        """Give what the matcher gives."""
        for language in {document.language for document in documents}:
            self._plain.prepare(language)  # off the clock: that is worked out once
        profile = self._clock.profile
        began = perf_counter()
        found = self._matcher.findings(documents)
        profile.seconds += perf_counter() - began
        profile.documents += len(documents)
        return found

    def taken(self) -> Profile:
        """Give what was measured since this was asked last."""
        profile, self._clock.profile = self._clock.profile, Profile()
        return profile


@dataclass(slots=True)
class _Clock:
    """Where the rules of a matcher write down what they cost."""

    profile: Profile = field(default_factory=Profile)
    compiled: set[str] = field(default_factory=set)
    """The rules of which all expressions have been compiled."""

    def compile(self, rule: CompiledRule) -> None:
        """Compile what the rule searches with, off the clock: that is done once in many runs."""
        if rule.rule.id not in self.compiled:
            began = perf_counter()
            for expression in rule.searched:
                expression.compile()
            self.compiled.add(rule.rule.id)
            self.profile.seconds -= perf_counter() - began

    def cost(self, rule: CompiledRule) -> Cost:
        """Give what the rule cost so far."""
        return self.profile.rules.setdefault(rule.rule.id, Cost())


@dataclass(frozen=True, slots=True)
class _MeasuredRule(CompiledRule):
    clock: _Clock

    def findings(self, facts: Facts) -> list[Finding]:
        self.clock.compile(self)
        cost = self.clock.cost(self)
        began = perf_counter()
        try:
            # `super()` does not know classes with slots.
            found = CompiledRule.findings(self, facts)
        finally:
            cost.seconds += perf_counter() - began
            cost.documents += 1
        cost.findings += len(found)
        return found

    def hits(self, facts: Facts) -> list[Hit]:
        found = CompiledRule.hits(self, facts)
        self.clock.cost(self).matches += len(found)
        return found
