"""An expression of a rule, and what searches with it.

Compiling an expression takes longer than reading an article, because of its word lists, and most
expressions never run in most runs: no text holds what they need. So when rules that were made ready once
are kept and loaded again, each expression stays packed until it is first needed.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakValueDictionary

import regex

from newslint.match.narrowing import Lists, narrowed
from newslint.match.wordtree import letter_by_letter, with_trees

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    _Packed = Mapping[str, bytes]
    _State = tuple[str, Callable[[], str] | None, int, bytes, _Packed, bytes | None, int | None]

_LOOKED_THROUGH: Final = 20
"""Characters of word lists that are looked through for a text while one is compiled."""

_LEFT: Final = 100
"""Characters that are compiled in any case when word lists are cut down for a text: words that it holds."""

_DIGEST: Final = 16
"""Bytes by which word lists are told apart."""


class _Made:
    """What was made of an expression: equal ones share it, for they may come from different places."""

    __slots__ = ("__weakref__", "narrow", "packed", "pattern", "trials")

    def __init__(self) -> None:
        self.pattern: regex.Pattern[str] | None = None
        self.packed: bytes | None = None
        self.narrow: tuple[str, regex.Pattern[str]] | None = None
        self.trials: int | None = None


_MADE: WeakValueDictionary[tuple[str, int, bytes], _Made] = WeakValueDictionary()


class Expression:
    """What `regex.compile` is given, and what it makes of it. Equal ones match alike."""

    __slots__ = ("_hash", "_key", "_lists", "_made", "_packed_lists", "_quick", "flags", "text")

    def __init__(
        self,
        text: str,
        flags: int = 0,
        lists: Mapping[str, frozenset[str]] | None = None,
        *,
        quick: Callable[[], str] | None = None,
    ) -> None:
        r"""Take an expression, flags of `regex`, and the word lists that it names as `\L<name>`.

        `quick` writes the same expression so that it is quicker to try, though harder to read.
        """
        self.text = text
        self.flags = flags
        self._quick = quick
        self._lists: Mapping[str, frozenset[str]] | None = lists or {}
        self._packed_lists: _Packed = {}
        self._identify(_digest(self._lists))

    def _identify(self, key: bytes) -> None:
        """Find what was made of equal expressions; `key` tells word lists apart."""
        self._key = key
        identity = (self.text, self.flags, key)
        self._hash = hash(identity)
        self._made = _MADE.setdefault(identity, _Made())

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """Give the word lists."""
        if self._lists is None:
            self._lists = {name: _unpacked(words) for name, words in self._packed_lists.items()}
        return self._lists

    @property
    def is_compiled(self) -> bool:
        """Tell whether the expression has been compiled, in this process or before."""
        return self._made.pattern is not None or self._made.packed is not None

    @property
    def is_ready(self) -> bool:
        """Tell whether the whole expression is at hand."""
        return self._made.pattern is not None

    def validate(self) -> None:
        """Find out whether the expression can be compiled, without its long word lists.

        Raises:
            regex.error: it cannot.

        """
        if not self.lists:
            self.compile()
            return
        samples: dict[str, Any] = {name: {"a"} for name in self.lists}
        regex.compile(self.text, self.flags, cache_pattern=False, **samples)

    def compile(self) -> regex.Pattern[str]:
        """Give the compiled expression; it is made once.

        Raises:
            regex.error: it is not valid.

        """
        made = self._made
        if made.pattern is None and made.packed is not None:
            made.pattern = pickle.loads(made.packed)  # noqa: S301 - came with this object
        if made.pattern is None:
            made.pattern = self._compiled(self.lists)
        return made.pattern

    def compile_for(self, text: str) -> regex.Pattern[str]:
        """Give what finds in a text what the whole expression would find there.

        For the first few texts, word lists are cut down to the words that the text holds: all of that
        together costs no more than compiling the whole expression does, and in a run on a few texts
        the whole is never needed.

        Raises:
            regex.error: it is not valid.

        """
        made = self._made
        if made.pattern is not None:
            return made.pattern
        if made.packed is not None or not self.lists:
            return self.compile()
        narrow = made.narrow  # another thread may put its own there
        if narrow is not None and narrow[0] is text:
            return narrow[1]
        if made.trials is None:
            made.trials = self._worth()
        if made.trials <= 0:
            made.narrow = None
            return self.compile()
        made.trials -= 1
        pattern = self._compiled(narrowed(self.lists, text))
        made.narrow = text, pattern
        return pattern

    def _worth(self) -> int:
        """Give for how many texts the word lists are cut down."""
        if not letter_by_letter(self.text, self.flags):
            return 0
        sizes = {name: sum(map(len, words)) for name, words in self.lists.items()}
        spared = sum(size * self.text.count(rf"\L<{name}>") for name, size in sizes.items())
        return spared // (len(self.text) + _LEFT + sum(sizes.values()) // _LOOKED_THROUGH)

    def _compiled(self, lists: Lists) -> regex.Pattern[str]:
        if not letter_by_letter(self.text, self.flags):
            whole: dict[str, Any] = dict(lists)
            return regex.compile(self.text, self.flags, cache_pattern=False, **whole)
        ignores_case = bool(self.flags & regex.IGNORECASE)
        text = (
            self._quick()
            if self._quick
            else with_trees(self.text, lists, ignores_case=ignores_case)
        )
        return regex.compile(text, self.flags, cache_pattern=False)

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

    def __getstate__(self) -> _State:
        """Pack the word lists, and the compiled expression if there is one, by themselves."""
        if self._lists and not self._packed_lists:
            self._packed_lists = {name: _packed(words) for name, words in self._lists.items()}
        made = self._made
        if made.packed is None and made.pattern is not None:
            made.packed = pickle.dumps(made.pattern, pickle.HIGHEST_PROTOCOL)
        lists = self._packed_lists
        return self.text, self._quick, self.flags, self._key, lists, made.packed, made.trials

    def __setstate__(self, state: _State) -> None:
        self.text, self._quick, self.flags, key, self._packed_lists, packed, trials = state
        self._lists = None
        self._identify(key)
        made = self._made
        if made.packed is None:
            made.packed = packed
        if made.trials is None:
            made.trials = trials


@lru_cache(maxsize=1024)
def _packed(words: frozenset[str]) -> bytes:
    """Pack a word list; many expressions have the same, and it is kept once."""
    return pickle.dumps(words, pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1024)
def _unpacked(words: bytes) -> frozenset[str]:
    unpacked: frozenset[str] = pickle.loads(words)  # noqa: S301 - came with an expression
    return unpacked


def _digest(lists: Mapping[str, frozenset[str]]) -> bytes:
    """Tell word lists apart without keeping them."""
    written = repr([(name, _digest_of_words(lists[name])) for name in sorted(lists)])
    return blake2b(written.encode(), digest_size=_DIGEST).digest()


@lru_cache(maxsize=1024)
def _digest_of_words(words: frozenset[str]) -> bytes:
    return blake2b(
        repr(sorted(words)).encode("utf-8", "surrogatepass"), digest_size=_DIGEST
    ).digest()
