"""An expression of a rule, compiled when it is first needed.

Most expressions never run in most runs: no text holds what they need. Compiling them all takes longer
than reading a thousand articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import regex


@dataclass(frozen=True)
class Expression:
    """What `regex.compile` is to be given. Equal ones are one and the same to the prefilter."""

    text: str
    flags: int
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Give the compiled expression.

        Raises:
            regex.error: it is not valid.

        """
        lists = {name: set(words) for name, words in self.lists.items()}
        return regex.compile(self.text, self.flags, cache_pattern=False, **lists)

    def finditer(
        self, text: str, start: int, end: int, timeout: float | None
    ) -> Iterator[regex.Match[str]]:
        """Give the matches in `text` that lie between two offsets.

        Raises:
            TimeoutError: looking for the next match took longer than `timeout` seconds.

        """
        return self.pattern.finditer(text, start, end, timeout=timeout)
