"""How bad a finding is, and how far a fix can be trusted. Both are ordered."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How bad a finding is."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Give the word that users write and read."""
        return self.name.lower()


class Applicability(IntEnum):
    """How far a fix can be trusted.

    SAFE: no word of the author's changes. UNSAFE: words move or vanish, on good evidence.
    DISPLAY: shown as a suggestion, never written.
    """

    DISPLAY = 1
    UNSAFE = 2
    SAFE = 3

    @property
    def label(self) -> str:
        """Give the word that users write and read."""
        return self.name.lower()
