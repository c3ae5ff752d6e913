"""All rules of a run together, and what they find in a batch of documents.

One scan of a document tells which expressions may match in it, and where; it may only ever say "maybe".
Rules of which no expression may match are not asked. What holds for texts of one language is worked
out when the first of them comes.
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from newslint.match.compiled import CompiledRule, compile_rules
from newslint.match.facts import Facts
from newslint.match.prefilter.engines import engine_name, first_engine
from newslint.match.prefilter.folded import FoldedText
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.reach import Reach
from newslint.model.finding import Finding, Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from newslint.match.expression import Expression
    from newslint.match.prefilter.gate import Place
    from newslint.model.document import Document, Role
    from newslint.ruleset.rule import Rule

DEFAULT_TIMEOUT = 5.0
"""Seconds that one rule's patterns may run on one document: some thousand times what they need."""

_MUCH: Final = 1_000_000
"""Characters of text from which on building automata costs less than they spare."""

_BATCH: Final = 250_000
"""Characters of the documents that rules are asked about together, some eighty articles."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What the rules found in one document, and which of them did not finish."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _Article:
    """A document that rules are asked about."""

    facts: Facts
    findings: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def matches(self) -> Matches:
        """Give what they found."""
        self.findings.sort(key=lambda finding: finding.order)
        return Matches(tuple(self.findings), tuple(self.notices))


class Matcher:
    """A set of rules made ready to run."""

    def __init__(self, rules: Iterable[Rule], *, timeout: float | None = DEFAULT_TIMEOUT) -> None:
        """Compile `rules`; a rule may run `timeout` seconds on a document (None: no limit).

        Raises:
            RuleFileError: a rule has a pattern, check or measure that is not valid.

        """
        self._rules = compile_rules(tuple(rules))
        self._timeout = timeout
        self._sections = _Sections(self._rules, first_engine())
        self._engine = engine_name()
        self._seen = 0

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules, in the order they were given in."""
        return tuple(compiled.rule for compiled in self._rules)

    @property
    def compiled(self) -> tuple[CompiledRule, ...]:
        """Give the rules as they run."""
        return self._rules

    def with_rules(self, changed: Callable[[CompiledRule], CompiledRule]) -> Matcher:
        """Give another matcher, with each rule as `changed` gives it; they must search alike."""
        other = copy(self)
        other._rules = tuple(map(changed, self._rules))  # noqa: SLF001 - one of its own kind
        return other

    def prepare(self, language: str | None) -> None:
        """Work out what holds for texts of a language before the first of them comes."""
        self._sections.of("text", language)

    def expect(self, characters: int) -> None:
        """Tell that so much text is to come: for much of it the fastest engine is made ready."""
        if characters > _MUCH:
            self.hasten()

    def hasten(self) -> None:
        """Go over to the fastest engine."""
        before = self._sections
        if before.engine != self._engine:
            self._sections = _Sections(self._rules, self._engine, before.readiness + 1)
            for language in before.languages:
                self.prepare(language)

    @property
    def readiness(self) -> int:
        """Tell how much was made ready so far, because of need: it only grows."""
        compiled = (one.is_compiled for rule in self._rules for one in rule.searched)
        return self._sections.readiness + sum(compiled)

    def findings(self, documents: Sequence[Document]) -> list[Matches]:
        """Give for each document what the rules found in it, in text order."""
        return [one for some in _batches(documents) for one in self._together(some)]

    def _together(self, documents: Sequence[Document]) -> Iterator[Matches]:
        """Ask rule after rule about all documents: what a rule needs stays in the processor's caches."""
        self._seen += sum(len(document.text) for document in documents)
        self.expect(self._seen)
        articles: list[_Article] = []
        asked: defaultdict[int, list[_Article]] = defaultdict(list)
        for document in documents:
            section = self._sections.of(document.role, document.language)
            facts, rules = section.look_at(document) if section else (Facts(document), ())
            article = _Article(facts)
            articles.append(article)
            for rule in rules:
                asked[rule].append(article)
        for rule, about in sorted(asked.items(), key=itemgetter(0)):
            for article in about:
                self._ask(self._rules[rule], article)
        return map(_Article.matches, articles)

    def _ask(self, rule: CompiledRule, article: _Article) -> None:
        article.facts.allow(self._timeout)
        try:
            article.findings += rule.findings(article.facts)
        except (TimeoutError, MemoryError, RecursionError) as error:
            told = self._unfinished(rule.rule.id, error)
            article.notices.append(Notice(article.facts.document.path, told))

    def _unfinished(self, rule: str, error: Exception) -> str:
        match error:
            case TimeoutError():
                why = f"a pattern ran longer than {self._timeout:g} seconds"
                cure = "Simplify the pattern or raise `timeout`"
            case MemoryError():
                why, cure = "it ran out of memory on this text", "Simplify its patterns"
            case _:
                why, cure = "it went too deep on this text", "Simplify its patterns"
        return f"{rule}: {why}; the rule was not applied here. {cure}"


def _batches(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Part documents into batches: of all in one, facts are held in memory at the same time."""
    first = size = 0
    for at, document in enumerate(documents):
        size += len(document.text)
        if size > _BATCH and at > first:
            yield documents[first:at]
            first, size = at, len(document.text)
    yield documents[first:]


_NO_LANGUAGE: Final = "und"
"""The code for a language that is not determined: what counts in its texts counts in all."""


class _Sections:
    """What a set of rules comes to with an engine, by role and language, as far as it was asked for."""

    def __init__(self, rules: Sequence[CompiledRule], engine: str, before: int = 0) -> None:
        """Take the rules, and how much was made ready `before`."""
        self.engine = engine
        self._rules = rules
        self._before = before
        self._common = Gate(
            (one for _, rule in self._of("text") for one in rule.searched_in(_NO_LANGUAGE)), engine
        )
        self._made: dict[tuple[Role, str | None], _Section] = {}

    def of(self, role: Role, language: str | None) -> _Section:
        """Give what holds for documents of a role and a language."""
        if (role, language) not in self._made:
            # Titles and records are short, and few rules look at them: nothing is gained by gates.
            common = self._common if role == "text" else None
            self._made[role, language] = _Section(self._of(role), common, language)
        return self._made[role, language]

    def _of(self, role: Role) -> list[tuple[int, CompiledRule]]:
        return [(at, one) for at, one in enumerate(self._rules) if one.rule.of == role]

    @property
    def languages(self) -> tuple[str | None, ...]:
        """Give the languages of texts that were asked for."""
        return tuple(language for role, language in self._made if role == "text")

    @property
    def readiness(self) -> int:
        """Tell how much was made ready so far."""
        return self._before + len(self._made)


class _Section:
    """What a set of rules comes to for documents of one role and language."""

    def __init__(
        self,
        rules: Sequence[tuple[int, CompiledRule]],
        common: Gate | None,
        language: str | None,
    ) -> None:
        """Work it out, for rules with their indices; without a gate `common` to all there is none."""
        applying = [(at, one) for at, one in rules if one.applies_in(language)]
        self._gates: list[Gate] = []
        if common is not None:
            searched = chain.from_iterable(one.searched_in(language) for _, one in applying)
            own = Gate((one for one in searched if one not in common.looked_for), common.engine)
            self._gates = [common, own] if own.gated else [common]
        self._gated = frozenset(chain.from_iterable(gate.gated for gate in self._gates))
        self._always: list[int] = []
        self._told_by: defaultdict[Expression, list[int]] = defaultdict(list)
        for at, compiled in applying:
            telling = compiled.telling_in(language)
            if telling is None or not self._gated.issuperset(telling):
                self._always.append(at)
            else:
                for expression in telling:
                    self._told_by[expression].append(at)

    def __bool__(self) -> bool:
        """Tell whether there is any rule in it that may find something."""
        return bool(self._always or self._told_by)

    def look_at(self, document: Document) -> tuple[Facts, Collection[int]]:
        """Give the facts of a document, and the indices of the rules that may find something in it."""
        text = document.text
        folded = FoldedText(text)
        candidates: dict[Expression, Place] = {}
        for gate in self._gates:
            candidates |= gate.candidates(text, folded)
        told_by = self._told_by
        told = {at for one in candidates if one in told_by for at in told_by[one]}
        facts = Facts(document, Reach(self._gated, candidates))
        return facts, told.union(self._always)
