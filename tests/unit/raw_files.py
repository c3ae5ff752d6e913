"""Files for readers: damaged at random, or telling how they are read."""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def damaged_copies(raw: bytes) -> Iterator[bytes]:
    """Give copies with some bytes changed, the same ones in each run."""
    chance = random.Random(7)  # noqa: S311 - the same in each run
    for _ in range(150):
        copy = bytearray(raw)
        for _ in range(chance.choice((1, 3, 30))):
            copy[chance.randrange(len(raw))] = chance.randrange(256)
        yield bytes(copy)


class Measured(BytesIO):
    """Tells how much was taken at once at most."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read, and take note of how much was asked for."""
        assert size is not None
        assert size >= 0
        self.most = max(self.most, size)
        return super().read(size)
