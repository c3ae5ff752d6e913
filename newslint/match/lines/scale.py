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


def scale(*edges: float, name: str) -> Scale:
    """Give a scale whose steps are called by their edges, `{}` in `name` being the step.

    >>> scale(0, 5, name="{} lines").names
    ('0 lines', 'up to 5 lines', 'over 5 lines')
    """
    first, *others = edges
    steps = [f"{first:g}" if first == 0 else f"up to {first:g}"]
    steps += [f"up to {edge:g}" for edge in others]
    steps.append(f"over {edges[-1]:g}")
    return Scale(edges, tuple(name.format(step) for step in steps))
