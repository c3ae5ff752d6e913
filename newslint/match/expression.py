"""An expression of a rule, and what searches with it.

Compiling an expression takes longer than reading an article, because of its word lists, and most
expressions never run in most runs: no text holds what they need. So when rules that were made ready once
are kept and loaded again, each expression stays packed until it is first needed.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping

import regex


class Expression:
    """What `regex.compile` is given, and what it makes of it. Equal ones match alike."""

    __slots__ = ("_hash", "_packed", "_pattern", "flags", "lists", "text")

    def __init__(
        self, text: str, flags: int = 0, lists: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        r"""Take an expression, flags of `regex`, and the word lists that it names as `\L<name>`."""
        self.text = text
        self.flags = flags
        self.lists: Mapping[str, frozenset[str]] = lists or {}
        self._pattern: regex.Pattern[str] | None = None
        self._packed: bytes | None = None
        self._hash = hash((text, flags))

    def compile(self) -> regex.Pattern[str]:
        """Give the compiled expression; it is made once.

        Raises:
            regex.error: it is not valid.

        """
        if self._pattern is None and self._packed is not None:
            self._pattern = pickle.loads(self._packed)  # noqa: S301 - came with this very object
        if self._pattern is None:
            lists = {name: set(words) for name, words in self.lists.items()}
            self._pattern = regex.compile(self.text, self.flags, cache_pattern=False, **lists)
        return self._pattern

    def finditer(
        self, text: str, start: int, end: int, timeout: float | None
    ) -> Iterator[regex.Match[str]]:
        """Give the matches in `text` that lie between two offsets.

        Raises:
            TimeoutError: looking for the next match took longer than `timeout` seconds.

        """
        return self.compile().finditer(text, start, end, timeout=timeout)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Expression):
            return NotImplemented
        return self is other or (
            (self.text, self.flags, self.lists) == (other.text, other.flags, other.lists)
        )

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Expression({self.text!r}, {self.flags})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pack the compiled expression, too, by itself."""
        packed = self._packed or pickle.dumps(self.compile(), pickle.HIGHEST_PROTOCOL)
        return _unpacked, (self.text, self.flags, self.lists, packed)


def _unpacked(
    text: str, flags: int, lists: Mapping[str, frozenset[str]], packed: bytes
) -> Expression:
    expression = Expression(text, flags, lists)
    expression._packed = packed  # noqa: SLF001 - it is made here
    return expression
