"""One article folded, and its lines: what gates are asked about."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from newslint.match.prefilter.fold import fold

_BLANKS: Final = b" \t\v\f\r\x1c\x1d\x1e\x1f"
_LEADS_OF_BLANKS: Final = b"\xc2\xe1\xe2\xe3"
"""The bytes that white space outside ASCII begins with."""
_CONTINUATION: Final = bytes(range(0x80, 0xC0))


class FoldedText:
    """A text, the same folded, and its lines."""

    def __init__(self, text: str) -> None:
        """Take a text as it is."""
        self.text = text
        self.folded = fold(text)

    @cached_property
    def lines(self) -> list[str]:
        """Give the folded lines; one behind a final newline counts, too."""
        return self.folded.split("\n")

    @cached_property
    def sizes(self) -> list[int]:
        """Give for each line how many of its characters are no blanks, or fewer.

        Bytes are counted of which each such character has at most one, and blanks have none.
        """
        counted = self.folded.encode("utf-8", "surrogatepass").translate(
            None, _BLANKS + _LEADS_OF_BLANKS + _CONTINUATION
        )
        return list(map(len, counted.split(b"\n")))
