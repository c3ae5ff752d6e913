"""What rules cost in a run, in numbers. Profiles of parts of a run add up to the profile of the whole."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cost:
    """What one rule cost, and what came of it."""

    seconds: float = 0.0
    """Time in which the rule ran. What several rules want to know of a text, its words or what another
    rule finds, is worked out once, and counts for the rule that asks first."""
    documents: int = 0
    """Documents that the rule was tried on: something in them made it possible that it matches."""
    matches: int = 0
    """Places where its match held, before its conditions were asked."""
    findings: int = 0
    """Findings, suppressed ones, too."""

    def add(self, other: Cost) -> None:
        """Take in what the same rule cost elsewhere."""
        self.seconds += other.seconds
        self.documents += other.documents
        self.matches += other.matches
        self.findings += other.findings


@dataclass(slots=True)
class Profile:
    """What the rules of a run cost, by their ids."""

    rules: dict[str, Cost] = field(default_factory=dict)
    documents: int = 0
    """Documents that were looked at; when fixing, each as often as it was looked at."""
    seconds: float = 0.0
    """Time for looking at them: that of the rules, and that of finding out which may match. Not for
    reading, nor for what happens once in a run, such as compiling expressions."""

    def add(self, other: Profile) -> None:
        """Take in what was measured elsewhere."""
        for rule, cost in other.rules.items():
            self.rules.setdefault(rule, Cost()).add(cost)
        self.documents += other.documents
        self.seconds += other.seconds

    @property
    def scanning(self) -> float:
        """Give the seconds that belong to no rule."""
        return max(0.0, self.seconds - sum(cost.seconds for cost in self.rules.values()))

    def ranked(self) -> list[tuple[str, Cost]]:
        """Give the rules with their costs, those that took longest first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].seconds, item[0]))
