"""What was measured of the shipped rules on labelled texts, and when.

The figures lie in the folder of the shipped rules and are written by `python -m tests.eval
--measure-rules`. They are counts, so that nobody takes three of four for a measurement. Whether a
rule has changed since is not told: there is the date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.select import ON_REQUEST

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.ruleset.rule import Rule


NO_LABELS = "no labelled data"
"""Said where nothing could be measured."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What a rule found. What the labels say nothing about counts nowhere."""

    kind: str
    """The kind of defect that its findings are, in the words of the labels."""
    right: int
    """Findings that lie on a labelled defect; of web pages, lines of them that do."""
    wrong: int
    """Findings in texts with labelled defects that lie on none; of web pages, lines of them."""
    on_clean: int
    """Findings in clean texts; all of them are wrong."""
    found: int
    """Labelled defects of its kind that it found."""


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How many defects of a kind are labelled, and how many of them any rule found."""

    labelled: int
    found: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured on one day with all shipped rules, those that are off by default too."""

    date: str
    """Year, month and day, with `-` between."""
    texts: Mapping[str, int]
    """The sets of texts, and how many texts each has."""
    clean_words: int
    """Words in the clean texts."""
    kinds: Mapping[str, KindFigures]
    """The kinds of defect that labels tell apart."""
    rules: Mapping[str, RuleFigures]
    """The rules by their ids."""

    def data(self) -> str:
        """Say on what was measured."""
        return ", ".join(f"{name} {number}" for name, number in self.texts.items())

    def precision(self, own: RuleFigures) -> str:
        """Say how much of what a rule found is right."""
        judged = own.right + own.wrong
        return _share(own.right, judged) if judged else "no findings"

    def recall(self, own: RuleFigures) -> str:
        """Say how much of what is labelled a rule found, and how much all rules found.

        Where others found everything, nothing was there for a rule that found none of it.
        """
        kind = self.kinds.get(own.kind)
        if kind is None or (not own.found and kind.found == kind.labelled):
            return NO_LABELS
        told = f"{_share(own.found, kind.labelled)} {own.kind}"
        return told if kind.found == own.found else f"{told}; all rules {kind.found:,}"


def measured_file() -> Path:
    """Give the file of the figures, in the folder of the shipped rules."""
    return shipped_rules() / "measured.json"


def read_measurement() -> Measurement:
    """Read what was measured of the shipped rules."""
    data = json.loads(measured_file().read_text(encoding="utf-8"))
    kinds = {name: KindFigures(**one) for name, one in data.pop("kinds").items()}
    rules = {name: RuleFigures(**one) for name, one in data.pop("rules").items()}
    return Measurement(**data, kinds=kinds, rules=rules)


def is_measurable(rule: Rule) -> bool:
    """Tell whether labels can show how good a rule is.

    There are none on records, and none of how a text is; only of what is wrong with it.
    """
    return rule.category not in {"record", *ON_REQUEST}


def _share(part: int, whole: int) -> str:
    """Say how many of how many; the share is rounded down, so that 100 % means all."""
    return f"{part:,} of {whole:,} ({100 * part // whole} %)"
