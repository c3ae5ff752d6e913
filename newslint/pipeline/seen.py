"""What came before in a run, by its hash: sixteen bytes for each thing, and room to grow."""

from __future__ import annotations

from array import array
from hashlib import blake2b

_LEAST = 1 << 10


class Seen:
    """A table of 64-bit hashes, each with the number that it was seen first under.

    Python's own dictionary needs five times the memory. A million entries take 24 to 48 MB, and half
    as much again for the moment in which the table grows. Of a hundred million different things two
    have the same hash with a probability of 1 in 3,700.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._count = 0
        self._clear(_LEAST)

    def first(self, what: str, number: int) -> int | None:
        """Give the number that `what` was seen under first; None if that is now.

        `number` is below 2 ** 63.
        """
        digest = blake2b(what.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        key = int.from_bytes(digest, "little") or 1  # 0 is an empty place
        at = self._place(key)
        if self._keys[at] == key:
            return self._numbers[at]
        self._keys[at], self._numbers[at] = key, number
        self._count += 1
        if self._count * 3 > len(self._keys) * 2:
            self._grow()
        return None

    def _place(self, key: int) -> int:
        """Give the place of a key, or the empty one where it belongs."""
        keys, mask = self._keys, len(self._keys) - 1
        at = key & mask
        while keys[at] not in {0, key}:
            at = (at + 1) & mask
        return at

    def _clear(self, size: int) -> None:
        self._keys = array("Q", bytes(8 * size))
        self._numbers = array("Q", bytes(8 * size))

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._clear(2 * len(keys))
        for key, number in zip(keys, numbers, strict=True):
            if key:
                at = self._place(key)
                self._keys[at], self._numbers[at] = key, number
