"""What several rules want to know of one text, worked out once and only when asked for.

Facts are about layout and words; they decide nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

import regex

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon
from newslint.match.scripts import main_script
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newslint.match.expression import Expression
    from newslint.match.prefilter.reach import Reach
    from newslint.model.document import Document
    from newslint.model.finding import Finding

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*")
"""A word: letters with their marks, apostrophes inside."""


class Facts:
    """Lazy facts about one document."""

    def __init__(self, document: Document, reach: Reach | None = None) -> None:
        """Take a document, and where in it expressions may match, if that is known."""
        self.document = document
        self.text = document.text
        self.language = document.language
        self.found: dict[int, list[Finding]] = {}
        """What rules found, by the identity of the rule: some rules ask what others found."""
        self._reach = reach
        self._deadline = inf

    def allow(self, seconds: float | None) -> None:
        """Let searching take so many seconds from now on, all in all; None is no limit."""
        self._deadline = inf if seconds is None else monotonic() + seconds

    def search(self, expression: Expression) -> Iterator[regex.Match[str]]:
        """Give the matches of `expression` in the text.

        Raises:
            TimeoutError: the time that was allowed is over.

        """
        if self._reach is None:
            return self.search_in(expression, Span(0, len(self.text)))
        return self._reach.search(expression, self)

    def search_in(self, expression: Expression, part: Span) -> Iterator[regex.Match[str]]:
        """Give the matches of `expression` that lie in a part of the text.

        What stands before the part is seen; at its end the text ends, as far as they know.

        Raises:
            TimeoutError: the time that was allowed is over.

        """
        found = expression.compile().finditer(
            self.text, part.start, part.end, timeout=self.time_left()
        )
        for one in found:
            yield one
            self.time_left()

    def time_left(self) -> float | None:
        """Give the seconds left for searching, None where there is no limit.

        Raises:
            TimeoutError: there are none.

        """
        if self._deadline == inf:
            return None
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def excludes(self, expressions: Collection[Expression]) -> bool:
        """Tell whether it is known that none of `expressions` matches in the text."""
        return self._reach is not None and self._reach.excludes(expressions)

    @cached_property
    def lines(self) -> list[Span]:
        """Give the lines, without their newlines. A final newline opens no further line."""
        spans, at = [], 0
        for line in self.text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        if len(spans) > 1 and len(spans[-1]) == 0:
            spans.pop()
        return spans

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_number(self, offset: int) -> int:
        """Give the index in `lines` of the line that `offset` lies in."""
        return bisect_right(self._line_starts, offset) - 1

    def lines_around(self, span: Span) -> Span:
        """Give the extent of the lines that `span` touches, without the last one's newline."""
        first = self.line_number(span.start)
        last = self.line_number(max(span.start, span.end - 1))
        return Span(self.lines[first].start, self.lines[last].end)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Give the blocks between blank lines, without white space around them."""
        blocks: list[Span] = []
        follows = False
        for line in self.lines:
            part = line.of(self.text)
            text = part.strip()
            if text:
                start = line.start + len(part) - len(part.lstrip())
                end = start + len(text)
                if follows:
                    blocks[-1] = Span(blocks[-1].start, end)
                else:
                    blocks.append(Span(start, end))
            follows = bool(text)
        return blocks

    @cached_property
    def words(self) -> list[Span]:
        """Give the words, in text order."""
        return [Span(*found.span()) for found in WORD.finditer(self.text)]

    @cached_property
    def lowered(self) -> list[str]:
        """Give the words in lower case, in text order."""
        return [span.of(self.text).lower() for span in self.words]

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """Count the words, in lower case."""
        return Counter(self.lowered)

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """Give the vocabulary of the document's language, if there is one."""
        if self.language is None or self.language not in LANGUAGES:
            return None
        return lexicon(self.language)

    @cached_property
    def script(self) -> str:
        """Give the script that most letters at the beginning are of: `Latin`, `Cyrillic`, `CJK`."""
        return main_script(self.text)

    @cached_property
    def blank(self) -> bool:
        """Tell whether there is nothing but white space."""
        return not self.text.strip()


class SpanIndex:
    """Spans of one text, asked which of them overlap a given one. They may nest."""

    __slots__ = ("_reach", "_spans", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def overlaps(self, span: Span) -> bool:
        """Tell whether any span shares a code point with `span`, or holds it when it is empty."""
        at = bisect_left(self._starts, max(span.end, span.start + 1))
        return at > 0 and self._reach[at - 1] > span.start

    def overlapping(self, span: Span) -> list[Span]:
        """Give the spans that share a code point with `span`, or hold it when it is empty."""
        end = bisect_left(self._starts, max(span.end, span.start + 1))
        start = bisect_right(self._reach, span.start)
        return [other for other in self._spans[start:end] if other.end > span.start]

    def __len__(self) -> int:
        """Give the number of spans."""
        return len(self._spans)
