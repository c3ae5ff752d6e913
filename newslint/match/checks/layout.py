"""Lines as a reader sees them: what a line is, and which two could be one that was broken.

A list item, a heading, a row of a table, a quoted line or a rule stands for itself; so does a line
that begins further in than the one above, for that is how printed paragraphs begin. Scripts without
blanks may break anywhere in a word, so their lines are never taken to belong together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

PARAGRAPH_INDENT: Final = 2
"""Columns by which the first line of a paragraph begins further in. One column is a stray blank."""

FUNCTION_WORD: Final = 6.3
"""The zipf frequency above which hardly a word can end a heading, a verse or a list item."""

_LISTED = regex.compile(r"(?:[*•·●▪►»>+=#|~]+|-{2,}|\(?[a-zA-Z]\)|\[[^\]]?\]|\(BUTTON\))(?=\s|$)")
_MAYBE_LISTED = regex.compile(r"(?:\(?\d{1,3}[.)]|[-–—])(?=\s)")
"""A list item, or `am⏎12. Juli` and `es —⏎— dijo`."""
_TABULAR = regex.compile(r"\||\t|\S {4,}\S|^\W+$")
_ENDS_SENTENCE = regex.compile(r"[.!?…:;।॥؟۔][\"'»”’)\]]*$")
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3000-\u303f\uff00-\uffef]"
)
_FIRST_WORD = regex.compile(r"\S+")
_LAST_WORD = regex.compile(r"(?<!\S)\p{L}[\p{L}\p{M}'’]*$")
_HYPHENATED = regex.compile(r"\p{L}[-‐¬\u00ad]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    number: int
    span: Span
    """Without the white space around it."""
    text: str
    indent: int
    """Columns before the text."""

    @property
    def width(self) -> int:
        """Give the columns from the margin to the last character."""
        return self.indent + len(self.text)

    @property
    def marker(self) -> regex.Match[str] | None:
        """Give the bullet or number that makes it a list item, a quoted line or a heading."""
        return _LISTED.match(self.text) or _MAYBE_LISTED.match(self.text)

    @property
    def margin(self) -> int:
        """Give the column in which the text begins, behind a bullet."""
        marker = self.marker
        if marker is None:
            return self.indent
        behind = self.text[marker.end() :]
        return self.indent + marker.end() + len(behind) - len(behind.lstrip())


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line end between two lines that are not blank."""

    above: Line
    below: Line
    joinable: bool
    """Whether the two can be parts of one broken line at all."""
    flows: bool
    """Whether a sentence certainly goes on from one to the other."""

    @property
    def gap(self) -> Span:
        """Give the newline with the blanks around it."""
        return Span(self.above.span.end, self.below.span.start)

    @property
    def ends_sentence(self) -> bool:
        """Tell whether a sentence may end with the line above."""
        return _ENDS_SENTENCE.search(self.above.text) is not None

    @property
    def hyphenated(self) -> bool:
        """Tell whether the line above ends in a hyphen."""
        return _HYPHENATED.search(self.above.text) is not None

    @property
    def needed(self) -> int:
        """Give the width at which the first word below would have fitted above."""
        first = _FIRST_WORD.match(self.below.text)
        return self.above.width + 1 + (len(first.group()) if first else 0)


def blocks(facts: Facts) -> list[list[LineEnd]]:
    """Give the line ends of each run of lines without a blank line between them."""
    found: list[list[LineEnd]] = []
    previous = -1
    for above, below in pairwise(_lines(facts)):
        if below.number != above.number + 1:
            continue
        if above.number != previous:
            found.append([])
        found[-1].append(_line_end(above, below, facts))
        previous = below.number
    return found


def _lines(facts: Facts) -> Iterator[Line]:
    for number, span in enumerate(facts.lines):
        whole = span.of(facts.text)
        text = whole.strip()
        if text:
            indent = len(whole) - len(whole.lstrip())
            start = span.start + indent
            yield Line(number, Span(start, start + len(text)), text, indent)


def _line_end(above: Line, below: Line, facts: Facts) -> LineEnd:
    joinable = _joinable(above, below)
    return LineEnd(above, below, joinable, joinable and _flows(above, below, facts))


def _joinable(above: Line, below: Line) -> bool:
    if below.indent >= above.margin + PARAGRAPH_INDENT or above.text.startswith(("#", ">", "|")):
        return False
    if _TABULAR.search(above.text) or _TABULAR.search(below.text):
        return False
    if _LISTED.match(below.text) or (_MAYBE_LISTED.match(below.text) and not _goes_on(above)):
        return False
    return not _UNSPACED.match(above.text[-1]) and not _UNSPACED.match(below.text[0])


def _goes_on(above: Line) -> bool:
    """Tell whether a number or dash at the start of the next line need not begin a list item."""
    return above.marker is None and _ENDS_SENTENCE.search(above.text) is None


def _flows(above: Line, below: Line, facts: Facts) -> bool:
    if _HYPHENATED.search(above.text):
        return below.text[0].isalpha()
    if _ENDS_SENTENCE.search(above.text):
        return False
    if below.text[0].islower() or above.text.endswith(","):
        return True
    last = _LAST_WORD.search(above.text)
    if last is None or facts.lexicon is None or not last.group().islower():
        return False
    return facts.lexicon.zipf(last.group()) >= FUNCTION_WORD
