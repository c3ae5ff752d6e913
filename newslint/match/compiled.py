"""One rule made ready to run on texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.match.block import BlockFinder, block_finder
from newslint.match.check import CheckFinder, check_finder
from newslint.match.classifier import classifier_finder
from newslint.match.condition import Filter, compile_filter
from newslint.match.findings import FindingsFinder, findings_finder
from newslint.match.metric import metric_finder
from newslint.match.patterns import PatternFinder, pattern_finder, phrase_finder
from newslint.match.repair import repair
from newslint.match.repetition import RepetitionFinder
from newslint.match.template import clip, fill
from newslint.model.finding import Finding
from newslint.model.severity import Severity
from newslint.ruleset.rule import (
    AcrossMatch,
    BlockMatch,
    CheckMatch,
    ClassifierMatch,
    FindingsMatch,
    LexiconMatch,
    MetricMatch,
    PatternMatch,
    PhraseMatch,
    RepetitionMatch,
    Rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.expression import Expression
    from newslint.match.facts import Facts
    from newslint.match.hit import Finder, Hit


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule, what finds its hits, and what tells which of them count."""

    rule: Rule
    severity: Severity
    finder: Finder
    filter: Filter

    def applies_to(self, facts: Facts) -> bool:
        """Tell whether the rule looks at texts of this language."""
        return self.applies_in(facts.language)

    def applies_in(self, language: str | None) -> bool:
        """Tell whether the rule looks at texts of a language.

        A text whose language is not known is looked at by rules for any language, and by phrases
        that speak for themselves.
        """
        languages = self.rule.languages
        if not languages:
            return True
        return _speaks_for_itself(self.rule) if language is None else language in languages

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give the expressions that the rule's finder searches with."""
        match self.finder:
            case PatternFinder() | BlockFinder() | FindingsFinder() | CheckFinder():
                return self.finder.searched
            case _:
                return ()

    def searched_in(self, language: str | None) -> tuple[Expression, ...]:
        """Give those that it searches with in texts of a language."""
        if not self.applies_in(language):
            return ()
        match self.finder:
            case PatternFinder() | FindingsFinder():
                return self.finder.searched_in(language)
            case _:
                return self.searched

    @property
    def telling(self) -> tuple[Expression, ...] | None:
        """Give expressions of which one must match if the rule is to find anything.

        None if the rule looks at texts in another way, too.
        """
        match self.finder:
            case BlockFinder():
                return self.finder.telling
            case PatternFinder():
                return self.finder.searched
            case CheckFinder():
                return self.finder.searched or None
            case _:
                return None

    def telling_in(self, language: str | None) -> tuple[Expression, ...] | None:
        """Give those that tell in texts of a language."""
        if isinstance(self.finder, PatternFinder):
            return self.searched_in(language)
        return self.telling

    def findings(self, facts: Facts) -> list[Finding]:
        """Give the findings in one document, in text order.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
        known = facts.found.get(id(self.rule))
        if known is None or any(finding.severity is not self.severity for finding in known):
            hits = self.hits(facts) if self.filter.is_given(facts) else []
            kept = self.filter.keep(hits, facts)
            known = facts.found[id(self.rule)] = [self._finding(hit, facts) for hit in kept]
        return known

    def hits(self, facts: Facts) -> list[Hit]:
        """Give the places in one document where the match holds, whatever the conditions say.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
        return list(self.finder.find(facts))

    def _finding(self, hit: Hit, facts: Facts) -> Finding:
        match = hit.span.of(facts.text)
        values = {**hit.values, "match": match}
        told = {name: clip(value) for name, value in values.items()} | {**hit.remarks}
        fix = repair(self.rule.fix, hit, values, facts) if self.rule.fix else None
        return Finding(
            self.rule.id, self.severity, hit.span, fill(self.rule.message, told), match, fix
        )


def _speaks_for_itself(rule: Rule) -> bool:
    return (
        isinstance(rule.match, PhraseMatch | BlockMatch) and rule.match.in_any_language is not False
    )


def compile_rule(rule: Rule, severity: Severity | None = None) -> CompiledRule:
    """Make `rule` ready to run, with another severity than its file gives if one is named.

    Raises:
        RuleFileError: a pattern, measure, check or option is not valid.

    """
    own = Severity[rule.severity.upper()]
    needed = rule.match.given
    given = [(compile_rule(one), needed[one.id]) for one in _asked(rule) if one.id in needed]
    return CompiledRule(rule, severity or own, _finder(rule), compile_filter(rule, given))


def _asked(rule: Rule) -> list[Rule]:
    return [one for one in rule.signals if isinstance(one, Rule)]


def _signals(rule: Rule) -> list[tuple[str, CompiledRule]]:
    """Give the rules that `rule` asks, ready to run, with their ids."""
    return [(one.id, compile_rule(one)) for one in _asked(rule)]


def _finder(rule: Rule) -> Finder:  # noqa: C901, PLR0911 - one return for each kind of match
    match rule.match:
        case PatternMatch() | LexiconMatch():
            return pattern_finder(rule, rule.match)
        case PhraseMatch():
            return phrase_finder(rule.match)
        case BlockMatch():
            return block_finder(rule, rule.match, _signals(rule))
        case RepetitionMatch():
            return RepetitionFinder(rule.match)
        case MetricMatch():
            return metric_finder(rule, rule.match)
        case FindingsMatch():
            return findings_finder(rule.match, _signals(rule))
        case ClassifierMatch():
            return classifier_finder(rule, rule.match)
        case CheckMatch():
            return check_finder(rule, rule.match)
        case AcrossMatch():
            return _Nothing()


class _Nothing:
    """Finds nothing: what records have in common is not to be found in one of them."""

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give nothing."""
        del facts
        return iter(())


def compile_rules(rules: Sequence[Rule]) -> tuple[CompiledRule, ...]:
    """Make all rules ready, telling everything that is wrong with them at once.

    Raises:
        RuleFileError: with a problem for each rule that is not valid.

    """
    return tuple(compile_rule(rule) for rule in rules)
