"""What a rule costs: how much of a text its expressions are tried on, for all that can be derived.

This is known before any text is. What a rule takes on real texts is measured by running it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.match.prefilter.automata import hyperscan_installed
from newslint.match.prefilter.derive import derive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.match.compiled import CompiledRule
    from newslint.match.prefilter.derive import Derived


@dataclass(frozen=True, slots=True)
class Cost:
    """How many of a rule's expressions are tried where; they may be none, where code looks at texts.

    A rule with neither expressions nor a condition on them runs on all of every text.
    """

    rule: str
    at_heads: int = 0
    """Tried at the starts of lines that have certain words, or are short."""
    in_lines: int = 0
    """Tried on lines that hold certain texts."""
    in_texts: int = 0
    """Tried on texts that hold certain texts."""
    everywhere: int = 0
    """Tried on all of every text."""


def costs(rules: Sequence[CompiledRule]) -> list[Cost]:
    """Give what each of `rules` costs, in their order."""
    expressions = dict.fromkeys(one for rule in rules for one in rule.searched)
    known = derive(tuple(expressions), shapes=hyperscan_installed()).needs
    return [_cost(rule.rule.id, [known[one] for one in rule.telling or ()]) for rule in rules]


def _cost(rule: str, derived: Sequence[Derived]) -> Cost:
    heads = sum(one.at_start for one in derived)
    everywhere = sum(one.is_open for one in derived)
    in_lines = sum(one.in_line and not one.at_start and not one.is_open for one in derived)
    return Cost(rule, heads, in_lines, len(derived) - heads - in_lines - everywhere, everywhere)
