"""The kind `classifier`: lines that a model trained on pages takes for no part of the article.

The model is linear in named features, language-independent, and reads the page as a chain, so that
stretches are judged and not lines by themselves. It abstains where there is next to nothing but prose,
and where it is sure of a few lines only: these may as well be a list that belongs to the article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.errors import RuleFileError
from newslint.match.hit import Hit
from newslint.match.lines.chain import Steps, boilerplate_probabilities
from newslint.match.lines.surroundings import page_of
from newslint.match.lines.units import CLOSING, SENTENCE_ENDS, units
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newslint.match.facts import Facts
    from newslint.ruleset.rule import ClassifierMatch, Rule

_SENTENCE: Final = 40
"""From how many code points on a line that ends like a sentence is one, at a first glance."""

_REASONS: Final = 2
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

_RANKED: Final = regex.compile(r"\s*(?<place>\d{1,3})[.)ºª°]?[^\S\n]+\D.*\d")
"""A line that tells who came in which place, and with what result."""

_ENDS: Final = tuple(SENTENCE_ENDS)

APART_NAME: Final = " over blank lines"
"""What the names of weights of steps across blank lines end in."""


@dataclass(frozen=True, slots=True)
class ClassifierFinder:
    """Weights of features and of steps from line to line, and when to trust them."""

    match: ClassifierMatch
    weights: Mapping[str, float]
    near: Steps
    apart: Steps

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give each stretch of boilerplate, with the reasons that weigh most in all of it.

        The place `block` is its whole lines. The remarks are their number, the probability that a
        line of them is boilerplate, on the average, and the reasons.
        """
        lines = facts.text.split("\n")
        if prose_share(lines) > self.match.prose_at_most:
            return
        found = units(lines)
        if len(found) <= self.match.fewest:
            return
        page = page_of(found)
        steps = [self.apart if apart else self.near for apart in page.apart]
        sure = boilerplate_probabilities([self._score(one) for one in page.features], steps)
        for stretch in _stretches(trusted(sure, self.match)):
            numbers = [index for at in stretch for index in found[at].lines]
            if is_ranking([lines[index] for index in numbers]):
                continue
            first, last = facts.lines[numbers[0]], facts.lines[numbers[-1]]
            mean = sum(sure[at] for at in stretch) / len(stretch)
            remarks = {
                "lines": "1 line" if len(numbers) == 1 else f"{len(numbers)} lines",
                "sure": f"{mean:.0%}",
                "reasons": self._reasons(page.features[at] for at in stretch),
            }
            yield Hit(
                _stripped(Span(first.start, last.end), facts.text),
                places={"block": Span(first.start, last.end)},
                remarks=remarks,
            )

    def _score(self, features: Sequence[str]) -> float:
        weights = self.weights
        return weights.get(BIAS_NAME, 0.0) + sum([weights.get(one, 0.0) for one in features])

    def _reasons(self, lines: Iterable[Sequence[str]]) -> str:
        """Give the features that speak most for boilerplate in all lines, the weightiest first."""
        counts = Counter(one for features in lines for one in features)
        weights = {one: count * self.weights.get(one, 0.0) for one, count in counts.items()}
        ranked = sorted(weights, key=lambda one: (-weights[one], one))
        return "; ".join(one for one in ranked[:_REASONS] if weights[one] > 0)


def prose_share(lines: Iterable[str]) -> float:
    """Give the share of the text in lines that look like whole sentences, at a first glance."""
    prose = whole = 0
    for line in map(str.strip, lines):
        whole += len(line)
        if len(line) >= _SENTENCE and line.rstrip(CLOSING).endswith(_ENDS):
            prose += len(line)
    return prose / whole if whole else 1.0


def trusted(probabilities: Sequence[float], match: ClassifierMatch) -> list[int]:
    """Give the places of lines that are to be reported: none if they are too few to be a stretch."""
    sure = [at for at, one in enumerate(probabilities) if one >= match.at_least]
    return sure if len(sure) >= match.fewest else []


def is_ranking(lines: Sequence[str]) -> bool:
    """Tell whether most lines are numbered one after the other and hold a result: `2 Red Bull 782`."""
    before = following = 0
    for found in filter(None, map(_RANKED.match, lines)):
        place = int(found["place"])
        following += place in {1, before + 1}
        before = place
    return following > len(lines) / 2


def _stretches(places: Iterable[int]) -> Iterator[list[int]]:
    """Give the runs of places that follow one another."""
    stretch: list[int] = []
    for at in places:
        if stretch and at != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(at)
    if stretch:
        yield stretch


def _stripped(lines: Span, text: str) -> Span:
    part = lines.of(text)
    start = lines.start + len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()))


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
        Steps(*(weights.get(name + ending, 0.0) for name in STEP_NAMES))
        for ending in ("", APART_NAME)
    )
    return ClassifierFinder(match, weights, near, apart)
