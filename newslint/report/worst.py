"""Keep the worst of many things, where a format or its reader has a limit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class Worst(Generic[T]):
    """The worst of what it was offered; of equally bad things those that came first.

    >>> worst = Worst(2)
    >>> for badness, name in [(1, "spot"), (3, "hole"), (1, "stain"), (3, "fire")]:
    ...     worst.offer(badness, lambda name=name: name)
    >>> list(worst), worst.left_out
    (['hole', 'fire'], 2)
    """

    def __init__(self, room: int) -> None:
        """Keep `room` things at most."""
        self._room = room
        self._kept: defaultdict[int, list[T]] = defaultdict(list)
        self.left_out = 0

    def __len__(self) -> int:
        """Give the number of things that are kept."""
        return sum(map(len, self._kept.values()))

    def __iter__(self) -> Iterator[T]:
        """Give what is kept, the worst first."""
        for badness in sorted(self._kept, reverse=True):
            yield from self._kept[badness]

    def offer(self, badness: int, make: Callable[[], T]) -> None:
        """Keep what `make` makes, if there is room or something less bad can go."""
        if len(self) >= self._room:
            self.left_out += 1
            least = min(level for level, things in self._kept.items() if things)
            if badness <= least:
                return
            self._kept[least].pop()
        self._kept[badness].append(make())
