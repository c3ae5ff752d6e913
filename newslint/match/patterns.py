"""The kinds `patterns`, `phrases` and `lexicon`: expressions, alone or with the word of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.language.lexicon import LANGUAGES, lexicon
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.match.pattern import compile_pattern, compile_phrases, fold_phrase, place_of
from newslint.match.template import fill
from newslint.model.span import Span
from newslint.ruleset.rule import Evidence, LexiconMatch, PatternMatch, PhraseMatch, Rule

if TYPE_CHECKING:
    import regex

    from newslint.match.facts import Facts

ANY = ""
"""The key for expressions that are not tied to a language."""

Expressions = Mapping[str, Sequence[Expression]]
"""Compiled expressions by the language of the texts that they are meant for."""


@dataclass(frozen=True, slots=True)
class PatternFinder:
    """Expressions, the replacements that phrases bring, and the evidence that matches must have."""

    expressions: Expressions
    replacements: Mapping[str, str]
    """What to put in place of a phrase, by its folded text, or of what a pattern matches, by that."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give all expressions; one must match if there is to be a hit."""
        return tuple(one for listed in self.expressions.values() for one in listed)

    def searched_in(self, language: str | None) -> tuple[Expression, ...]:
        """Give the expressions that apply to texts of a language."""
        own = self.expressions.get(language, ()) if language else ()
        return (*self.expressions.get(ANY, ()), *own)

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give the hits of all expressions that apply to the document's language."""
        if self.evidence and facts.language not in LANGUAGES:
            return
        hits = [
            self._hit(found, expression)
            for expression in self.searched_in(facts.language)
            for found in facts.search(expression)
        ]
        if len(hits) > 1:
            hits.sort(key=lambda hit: (hit.span.start, -hit.span.end))
        for hit in _without_nested(hits):
            if all(_holds(test, hit, facts) for test in self.evidence):
                yield hit

    def _hit(self, found: regex.Match[str], expression: Expression) -> Hit:
        groups: dict[str, str] = {}
        places: dict[str, Span] = {}
        if found.re.groupindex:
            groups = {name: text for name, text in found.groupdict().items() if text is not None}
            places = {name: Span(*found.span(name)) for name in groups}
        if self.replacements:
            own = self.replacements.get(expression.text)
            phrase = self.replacements.get(fold_phrase(found.group()), "")
            groups["replacement"] = phrase if own is None else fill(own, groups)
        return Hit(places.get("mark") or Span(*found.span()), groups, places)


def _without_nested(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Leave out hits inside one already given: several expressions of a rule, one defect."""
    reach = -1
    for hit in hits:
        if hit.span.end > reach or not len(hit.span):
            yield hit
            reach = max(reach, hit.span.end)


def _holds(test: Evidence, hit: Hit, facts: Facts) -> bool:
    word = hit.span.of(facts.text) if test.word == "whole" else hit.values.get(test.word, "")
    frequency = max(_frequency(word, language, facts) for language in test.vocabulary)
    if test.at_least is not None and frequency < test.at_least:
        return False
    if test.at_most is not None and frequency > test.at_most:
        return False
    return test.above is None or frequency - _frequency(word, test.above, facts) >= test.by


def _frequency(word: str, language: str, facts: Facts) -> float:
    if language == "document":
        return facts.lexicon.zipf(word) if facts.lexicon else 0.0
    return lexicon(language).zipf(word) if language in LANGUAGES else 0.0


def pattern_finder(rule: Rule, match: PatternMatch | LexiconMatch) -> PatternFinder:
    """Compile the patterns of a rule."""
    source = match.patterns if isinstance(match, PatternMatch) else match.lexicon
    by_language = source if isinstance(source, Mapping) else {ANY: source}
    lists = {name: words for name, words in match.lists.items() if not isinstance(words, str)}
    compiled: dict[str, list[Expression]] = {}
    replacements: dict[str, str] = {}
    where = place_of(rule, "match")
    for language, patterns in by_language.items():
        key = ANY if match.in_any_language else language
        for pattern in patterns:
            expression = compile_pattern(
                pattern,
                match.scope,
                ignore_case=bool(match.ignore_case),
                lists=lists,
                where=where,
            )
            compiled.setdefault(key, []).append(expression)
            if isinstance(patterns, Mapping):
                replacements[expression.text] = patterns[pattern]
    evidence = match.evidence if isinstance(match, LexiconMatch) else ()
    return PatternFinder(compiled, replacements, evidence)


def phrase_finder(match: PhraseMatch) -> PatternFinder:
    """Compile the phrases of a rule, all languages into one expression where they count everywhere."""
    by_language = match.phrases if isinstance(match.phrases, Mapping) else {ANY: match.phrases}
    everywhere = match.in_any_language is not False
    phrases: dict[str, list[str]] = {}
    replacements: dict[str, str] = {}
    for language, entries in by_language.items():
        phrases.setdefault(ANY if everywhere else language, []).extend(entries)
        if isinstance(entries, Mapping):
            replacements |= {fold_phrase(phrase): text for phrase, text in entries.items()}
    compiled = {
        key: [compile_phrases(listed, match.scope, ignore_case=match.ignore_case is not False)]
        for key, listed in phrases.items()
        if listed
    }
    return PatternFinder(compiled, replacements)
