"""An expression of a rule, and what searches with it.

Compiling an expression takes longer than reading an article, because of its word lists, and most
expressions never run in most runs: no text holds what they need. So when rules that were made ready once
are kept and loaded again, each expression stays packed until it is first needed.
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping


class Expression:
    """What `regex.compile` is given, and what it makes of it. Equal ones match alike."""

    __slots__ = (
        "_hash", "_key", "_lists", "_packed", "_packed_lists", "_pattern", "flags", "text",
    )  # fmt: skip

    def __init__(
        self, text: str, flags: int = 0, lists: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        r"""Take an expression, flags of `regex`, and the word lists that it names as `\L<name>`."""
        self.text = text
        self.flags = flags
        self._lists: Mapping[str, frozenset[str]] | None = lists or {}
        self._pattern: regex.Pattern[str] | None = None
        self._packed: bytes | None = None
        self._packed_lists: bytes | None = None
        self._key = _digest(self._lists)
        self._hash = hash((text, flags, self._key))

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """Give the word lists."""
        if self._lists is None and self._packed_lists is not None:
            self._lists = pickle.loads(self._packed_lists)  # noqa: S301 - came with this object
        return self._lists or {}

    @property
    def is_compiled(self) -> bool:
        """Tell whether the expression has been compiled, in this process or before."""
        return self._pattern is not None or self._packed is not None

    def validate(self) -> None:
        """Find out whether the expression can be compiled, without its long word lists.

        Raises:
            regex.error: it cannot.

        """
        samples: dict[str, Any] = {name: {"a"} for name in self.lists}
        regex.compile(self.text, self.flags, cache_pattern=False, **samples)

    def compile(self) -> regex.Pattern[str]:
        """Give the compiled expression; it is made once.

        Raises:
            regex.error: it is not valid.

        """
        if self._pattern is None and self._packed is not None:
            self._pattern = pickle.loads(self._packed)  # noqa: S301 - came with this object
        if self._pattern is None:
            lists: dict[str, Any] = {name: set(words) for name, words in self.lists.items()}
            self._pattern = regex.compile(self.text, self.flags, cache_pattern=False, **lists)
        return self._pattern

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Expression):
            return NotImplemented
        return self is other or (
            (self.text, self.flags, self._key) == (other.text, other.flags, other._key)
        )

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Expression({self.text!r}, {self.flags})"

    def __getstate__(self) -> tuple[str, int, bytes, bytes, bytes | None]:
        """Pack the word lists, and the compiled expression if there is one, by themselves."""
        if self._packed_lists is None:
            self._packed_lists = pickle.dumps(self._lists, pickle.HIGHEST_PROTOCOL)
        if self._packed is None and self._pattern is not None:
            self._packed = pickle.dumps(self._pattern, pickle.HIGHEST_PROTOCOL)
        return self.text, self.flags, self._key, self._packed_lists, self._packed

    def __setstate__(self, state: tuple[str, int, bytes, bytes, bytes | None]) -> None:
        self.text, self.flags, self._key, self._packed_lists, self._packed = state
        self._lists = self._pattern = None
        self._hash = hash((self.text, self.flags, self._key))


def _digest(lists: Mapping[str, frozenset[str]]) -> bytes:
    """Tell word lists apart without keeping them."""
    digest = blake2b(digest_size=16)
    for name in sorted(lists):
        digest.update("\0".join((name, *sorted(lists[name]), "")).encode("utf-8", "surrogatepass"))
    return digest.digest()
