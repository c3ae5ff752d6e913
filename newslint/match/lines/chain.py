"""How sure it is, for each line of a page, that it is none of the article's: a chain of two states.

What a line looks like says only so much; boilerplate and articles come in stretches. So the page is
read as one chain (a conditional random field): every line brings a score for boilerplate, every step
from line to line a score for staying or changing, and the probability of a line sums over all ways to
read the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIGHEST = 30.0
"""Scores are cut here, so that no product overflows; nobody is surer than that."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Scores of the steps from one line to the next."""

    staying: float
    """Article to article; what follows is told in relation to it."""
    into: float
    """Article to boilerplate."""
    out_of: float
    """Boilerplate to article."""
    within: float
    """Boilerplate to boilerplate."""


def boilerplate_probabilities(scores: Sequence[float], steps: Sequence[Steps]) -> list[float]:
    """Give for each line the probability that it is boilerplate.

    `scores` are those for boilerplate against article, natural logarithms of odds; `steps` are those
    that lead to each line, the first of which is not asked.
    """
    odds = [exp(max(-_HIGHEST, min(_HIGHEST, score))) for score in scores]
    factors = [_factors(step) for step in steps]
    forward = _forward(odds, factors)
    article = boilerplate = 1.0
    probabilities: list[float] = []
    for at in range(len(odds) - 1, -1, -1):
        one, other = forward[at][0] * article, forward[at][1] * boilerplate
        probabilities.append(other / (one + other))
        stay, into, out_of, within = factors[at]
        weighted = boilerplate * odds[at]
        article, boilerplate = (
            stay * article + into * weighted,
            out_of * article + within * weighted,
        )
        total = article + boilerplate
        article, boilerplate = article / total, boilerplate / total
    return probabilities[::-1]


def _factors(step: Steps) -> tuple[float, float, float, float]:
    return exp(step.staying), exp(step.into), exp(step.out_of), exp(step.within)


def _forward(
    odds: Sequence[float], factors: Sequence[tuple[float, float, float, float]]
) -> list[tuple[float, float]]:
    """Give for each line the shares of all ways that lead there as article and as boilerplate."""
    shares: list[tuple[float, float]] = []
    article = boilerplate = 1.0
    for at, odd in enumerate(odds):
        if at:
            stay, into, out_of, within = factors[at]
            article, boilerplate = (
                article * stay + boilerplate * out_of,
                article * into + boilerplate * within,
            )
        boilerplate *= odd
        total = article + boilerplate
        article, boilerplate = article / total, boilerplate / total
        shares.append((article, boilerplate))
    return shares
