"""Numbers as features: each is said by the name of the step of a scale that it falls on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps, each up to an edge and with it; the last has none. Names are for people."""

    edges: tuple[float, ...]
    names: tuple[str, ...]

    def __call__(self, number: float) -> str:
        """Give the name of the step that `number` falls on."""
        return self.names[bisect_left(self.edges, number)]


def shares(*edges: float, name: str) -> Scale:
    """Give a scale of shares; `{}` in `name` is the step.

    >>> shares(0, 0.5, 0.999, name="{} of it").names
    ('none of it', 'up to 50% of it', 'up to 99.9% of it', 'over 99.9% of it')
    """
    return _steps(edges, [f"{edge * 100:g}%" for edge in edges], name)


def counts(*edges: float, name: str) -> Scale:
    """Give a scale of numbers; `{}` in `name` is the step.

    >>> counts(1, 3, name="{} signs").names
    ('up to 1 signs', 'up to 3 signs', 'over 3 signs')
    """
    return _steps(edges, [f"{edge:g}" for edge in edges], name)


def _steps(edges: tuple[float, ...], shown: list[str], name: str) -> Scale:
    steps = [f"up to {one}" if edge else "none" for edge, one in zip(edges, shown, strict=True)]
    return Scale(edges, tuple(name.format(step) for step in [*steps, f"over {shown[-1]}"]))
