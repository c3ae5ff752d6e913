"""The kind `classifier`: lines that a model trained on pages takes for no part of the article.

The model is linear in named features, language-independent, and reads the page as a chain, so that
stretches are judged and not lines by themselves. Texts in which every line is prose are not looked at
further: what is no article among them, no line can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newslint.errors import RuleFileError
from newslint.match.hit import Hit
from newslint.match.lines.chain import Steps, boilerplate_probabilities
from newslint.match.lines.surroundings import page_of
from newslint.match.lines.units import CLOSING, SENTENCE_ENDS, units
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.match.facts import Facts
    from newslint.ruleset.rule import ClassifierMatch, Rule

_FEWEST: Final = 3
"""Lines in which there may be an article and something else."""

_REASONS: Final = 3
"""How many features a finding names."""

BIAS_NAME: Final = "any line"
"""The name of the weight that every line has."""

STEP_NAMES: Final = (
    "article > article",
    "article > boilerplate",
    "boilerplate > article",
    "boilerplate > boilerplate",
)
"""The names of the weights of steps from line to line, in the order of `Steps`."""

APART_NAME: Final = " over blank lines"
"""What the names of weights of steps across blank lines end in."""


@dataclass(frozen=True, slots=True)
class ClassifierFinder:
    """Weights of features, and how sure the model must be."""

    weights: Mapping[str, float]
    at_least: float
    near: Steps
    apart: Steps

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give each line that is boilerplate, with the reasons that weigh most."""
        lines = [line.of(facts.text) for line in facts.lines]
        if not _may_hold_boilerplate(lines):
            return
        found = units(lines)
        if len(found) < _FEWEST:
            return
        page = page_of(found)
        steps = [self.apart if apart else self.near for apart in page.apart]
        sure = boilerplate_probabilities([self._score(one) for one in page.features], steps)
        for unit, features, probability in zip(found, page.features, sure, strict=True):
            if probability >= self.at_least:
                values = {"reasons": self._reasons(features), "sure": f"{probability:.0%}"}
                for index in unit.lines:
                    yield Hit(_stripped(facts.lines[index], lines[index]), values)

    def _score(self, features: Sequence[str]) -> float:
        weights = self.weights
        return weights.get(BIAS_NAME, 0.0) + sum([weights.get(one, 0.0) for one in features])

    def _reasons(self, features: Sequence[str]) -> str:
        """Give the features that speak most for boilerplate, the weightiest first."""
        ranked = sorted(features, key=lambda one: -self.weights.get(one, 0.0))
        return "; ".join(one for one in ranked[:_REASONS] if self.weights.get(one, 0.0) > 0)


def _may_hold_boilerplate(lines: Sequence[str]) -> bool:
    """Tell whether any line does not end like a sentence."""
    return any(
        line and (bare := line.rstrip(CLOSING)) and bare[-1] not in SENTENCE_ENDS
        for line in map(str.strip, lines)
    )


def _stripped(line: Span, text: str) -> Span:
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def classifier_finder(rule: Rule, match: ClassifierMatch) -> ClassifierFinder:
    """Give the finder of a rule with the weights that its file names.

    Raises:
        RuleFileError: `at-least` is no probability.

    """
    weights = match.classifier if not isinstance(match.classifier, str) else {}
    if not 0 < match.at_least <= 1:
        raise RuleFileError(
            f"{rule.path}: match.at-least: {match.at_least:g} is no probability; write one like 0.9"
        )
    near, apart = (
        Steps(*(weights.get(name + ending, 0.0) for name in STEP_NAMES)) for ending in ("", APART_NAME)
    )
    return ClassifierFinder(weights, match.at_least, near, apart)
