"""The kind `findings`: what several other rules found says something about the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

from newslint.match.hit import Hit
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.expression import Expression
    from newslint.match.facts import Facts
    from newslint.model.finding import Finding
    from newslint.ruleset.rule import FindingsMatch


class Signal(Protocol):
    """A rule whose findings are counted."""

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give the expressions that the rule searches with."""

    def searched_in(self, language: str | None) -> tuple[Expression, ...]:
        """Give those that it searches with in texts of a language."""

    def applies_to(self, facts: Facts) -> bool:
        """Tell whether the rule looks at texts of this language."""

    def findings(self, facts: Facts) -> Sequence[Finding]:
        """Give the findings in one document."""


@dataclass(frozen=True, slots=True)
class FindingsFinder:
    """The rules whose findings are counted, and how much they must come to."""

    signals: tuple[tuple[Signal, int], ...]
    """Each rule, and how many findings make it count twice (0: none do)."""
    need: int

    @property
    def searched(self) -> tuple[Expression, ...]:
        """Give the expressions of all signals."""
        return tuple(one for signal, _ in self.signals for one in signal.searched)

    def searched_in(self, language: str | None) -> tuple[Expression, ...]:
        """Give those that apply to texts of a language."""
        return tuple(one for signal, _ in self.signals for one in signal.searched_in(language))

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Report the document, at its first line, when enough different rules found something.

        Raises:
            TimeoutError: the time that `facts` allow is over.

        """
        found = [
            (findings, many)
            for signal, many in self.signals
            if signal.applies_to(facts) and (findings := signal.findings(facts))
        ]
        count = sum(1 + (0 < many <= len(findings)) for findings, many in found)
        if count < self.need:
            return
        first = facts.lines_around(facts.paragraphs[0]) if facts.paragraphs else Span(0, 0)
        end = facts.text.find("\n", first.start)
        place = Span(first.start, end if end >= 0 else len(facts.text))
        yield Hit(place, remarks={"signals": "; ".join(_told(findings) for findings, _ in found)})


def findings_finder(match: FindingsMatch, signals: Iterable[tuple[str, Signal]]) -> FindingsFinder:
    """Give the finder for a rule that asks `signals`, rules ready to run with their ids."""
    numbers = match.findings if isinstance(match.findings, Mapping) else {}
    return FindingsFinder(tuple((one, _number(name, numbers)) for name, one in signals), match.need)


def _number(rule: str, numbers: Mapping[str, int]) -> int:
    """Give the number that a rule has by its id, or else by the first glob that fits it."""
    globs = (number for glob, number in numbers.items() if fnmatchcase(rule, glob))
    return numbers[rule] if rule in numbers else next(globs, 0)


def _told(findings: Sequence[Finding]) -> str:
    name = findings[0].rule.partition("/")[2]
    return name if len(findings) == 1 else f"{name} ({len(findings)} times)"
