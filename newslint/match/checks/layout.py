"""Lines as a reader sees them: what a line is, and which two could be one that was broken.

A list item, a heading, a row of a table, a quoted line or a rule stands for itself; so does a line
that begins further in than the one above, for that is how printed paragraphs begin. Scripts without
blanks may break anywhere in a word, so their lines are never taken to belong together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.facts import Facts

PARAGRAPH_INDENT: Final = 2
"""Columns by which the first line of a paragraph begins further in. One column is a stray blank."""

SHORTEST: Final = 20
"""Code points that a broken line has at least: no page is so narrow."""

FUNCTION_WORD: Final = 6.3
"""The zipf frequency above which hardly a word can end a heading, a verse or a list item."""

_BLANK = r"[\t\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""What `str.strip` takes away, line ends aside."""
_ENDING = ".!?…:;।॥؟۔"

OPEN_END = Expression(rf"(?<=[^\s\x1c-\x1f{_ENDING}]{_BLANK}*)\n(?={_BLANK}*[^\s\x1c-\x1f])")
"""A line end at which a sentence may run on."""

_LINE_END = Expression(rf"(?<=[^\s\x1c-\x1f]{_BLANK}*)\n(?={_BLANK}*[^\s\x1c-\x1f])")
"""A line end between two lines that are not blank."""

_LISTED = Expression(r"(?:[*•·●▪►»>+=#|~]+|-{2,}|\(?\p{L}\)|\[[^\]]?\]|\(BUTTON\))(?=\s|$)")
_MAYBE_LISTED = Expression(r"(?:\(?\d{1,3}[.)]|[-–—])(?=\s)")
"""A list item, or `am⏎12. Juli` and `es —⏎— dijo`."""
_NO_WORD = Expression(r"\W+$")
_CLOSING = "\"'»”’)]"
_HYPHENS = frozenset("-‐¬\u00ad")
_UNSPACED = Expression(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3000-\u303f\uff00-\uffef]"
)
_FIRST_WORD = Expression(r"\S+")
_LETTERS = Expression(r"[\p{L}\p{M}'’]+$")


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
        return _LISTED.compile().match(self.text) or _MAYBE_LISTED.compile().match(self.text)

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
        return _ends_sentence(self.above.text)

    @property
    def parts_blocks(self) -> bool:
        """Tell whether a bullet, a number or an indent says that something new begins below."""
        return (
            self.above.marker is not None
            or self.below.marker is not None
            or _begins_further_in(self.above, self.below)
        )

    @property
    def hyphenated(self) -> bool:
        """Tell whether the line above ends in a hyphen."""
        return _is_hyphenated(self.above.text)

    @property
    def needed(self) -> int:
        """Give the width at which the first word below would have fitted above."""
        first = _FIRST_WORD.compile().match(self.below.text)
        return self.above.width + 1 + (len(first.group()) if first else 0)


def blocks(facts: Facts) -> list[list[LineEnd]]:
    """Give the line ends of each run of lines without a blank line between them."""
    found: list[list[LineEnd]] = []
    last: Line | None = None
    for newline in facts.search(_LINE_END):
        number = facts.line_number(newline.start())
        if last is None or last.number != number:
            found.append([])
            last = _line(number, facts)
        below = _line(number + 1, facts)
        found[-1].append(_line_end(last, below, facts))
        last = below
    return found


def _line(number: int, facts: Facts) -> Line:
    span = facts.lines[number]
    whole = span.of(facts.text)
    text = whole.strip()
    indent = len(whole) - len(whole.lstrip())
    start = span.start + indent
    return Line(number, Span(start, start + len(text)), text, indent)


def _line_end(above: Line, below: Line, facts: Facts) -> LineEnd:
    joinable = _joinable(above, below)
    return LineEnd(above, below, joinable, joinable and _flows(above, below, facts))


def _joinable(above: Line, below: Line) -> bool:
    if len(above.text) < SHORTEST or _begins_further_in(above, below):
        return False
    if above.text.startswith(("#", ">")) or _is_tabular(above.text) or _is_tabular(below.text):
        return False
    if _LISTED.compile().match(below.text):
        return False
    if _MAYBE_LISTED.compile().match(below.text) and not _goes_on(above):
        return False
    unspaced = _UNSPACED.compile()
    return not unspaced.match(above.text[-1]) and not unspaced.match(below.text[0])


def _begins_further_in(above: Line, below: Line) -> bool:
    return below.indent >= above.margin + PARAGRAPH_INDENT


def _is_tabular(text: str) -> bool:
    return (
        "|" in text or "\t" in text or "    " in text or _NO_WORD.compile().match(text) is not None
    )


def _goes_on(above: Line) -> bool:
    """Tell whether a number or dash at the start of the next line need not begin a list item."""
    return above.marker is None and not _ends_sentence(above.text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(tuple(_ENDING))


def _is_hyphenated(text: str) -> bool:
    return text[-1] in _HYPHENS and text[-2:-1].isalpha()


def _flows(above: Line, below: Line, facts: Facts) -> bool:
    if _is_hyphenated(above.text):
        return below.text[0].isalpha()
    if _ends_sentence(above.text):
        return False
    if below.text[0].islower() or above.text.endswith(","):
        return True
    last = above.text[above.text.rfind(" ") + 1 :]
    if facts.lexicon is None or not last.islower() or not _LETTERS.compile().match(last):
        return False
    return facts.lexicon.zipf(last) >= FUNCTION_WORD
