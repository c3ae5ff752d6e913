"""Find out whether a pattern takes forever on some text, by giving it texts made to hurt it.

A pattern explodes where repeats can share out the same text in many ways. `regex` guards against
most of what explodes elsewhere, `(a+)+` for one, so the look of a pattern proves nothing: for each
of its repeats, a text is made that goes round many times and then does not match, and the clock
decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from newslint.ruleset.expression import OpaqueError, RepeatedPart, Sampler, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

SECONDS = 0.25
"""How long a search may take. The texts have some hundred characters, and a search in them takes a
hundredth of this if its time grows no faster than the square of their length."""

PATIENCE = 1.0
"""How many seconds are spent on the long texts for one pattern; the short ones are always tried."""

_FEW, _MANY = 40, 300
"""Rounds of a repeat: 2 to the power of 40 steps are too many for anyone, 300 cubed are slow."""

_WORTH_TRYING = 5
"""Repeats with a lower limit than this cannot do harm."""

_POISON = "\x01"
"""Stops a repeat: hardly any pattern matches it."""


@dataclass(frozen=True, slots=True)
class Explosion:
    """A text that a pattern cannot search in time: what it repeats, and how often."""

    repeated: str
    rounds: int

    @property
    def hopeless(self) -> bool:
        """Tell whether so few rounds do it that each must double the time."""
        return self.rounds == _FEW


def explosion(
    compiled: regex.Pattern[str], pattern: str, lists: Mapping[str, Sequence[str]]
) -> Explosion | None:
    """Find a text that `compiled` cannot search in time; None if there seems to be none.

    `pattern` is what was compiled, `lists` are the word lists that it names.
    """
    sampler = Sampler(lists)
    try:
        parts = [part for part in sampler.repeats(parse(pattern)) if _is_long(part)]
        rounds = [
            (part, text) for part in parts for text in sorted(sampler.texts(part.repeat.item))
        ]
    except OpaqueError:
        return None
    for count, patience in ((_FEW, inf), (_MANY, PATIENCE)):
        attacks = {attack: text for part, text in rounds for attack in _attacks(part, text, count)}
        end = perf_counter() + patience
        for attack, text in attacks.items():
            if perf_counter() < end and _times_out(compiled, attack):
                return Explosion(text, count)
    return None


def _is_long(part: RepeatedPart) -> bool:
    return part.repeat.most is None or part.repeat.most >= _WORTH_TRYING


def _attacks(part: RepeatedPart, text: str, count: int) -> Iterator[str]:
    attack = f"{part.before}{text * count}{_POISON}"
    yield attack
    # A pattern that ends in a literal gives up at once where the literal is missing.
    yield f"{attack}\n{part.behind}"


def _times_out(compiled: regex.Pattern[str], text: str) -> bool:
    """Try twice, for the machine may have been busy elsewhere."""
    for _ in range(2):
        try:
            compiled.search(text, timeout=SECONDS)
        except TimeoutError:
            continue
        return False
    return True
