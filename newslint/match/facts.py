"""What several rules want to know of one text, worked out once and only when asked for.

Facts are about layout and words; they decide nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from math import inf
from time import monotonic, process_time
from typing import TYPE_CHECKING, Final, TypeVar, cast

from newslint.language.lexicon import LANGUAGES, Lexicon, lexicon
from newslint.match.register import WORD, Interest, Register, anything, register_of
from newslint.match.scripts import main_script
from newslint.match.shadow import Shadow
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    import regex

    from newslint.match.expression import Expression
    from newslint.match.prefilter.reach import Reach
    from newslint.model.document import Document
    from newslint.model.finding import Finding


T = TypeVar("T")

_MOMENT: Final = 0.02
"""Seconds in which nobody asks how much of them the processor was at work."""


class Facts:
    """Lazy facts about one document."""

    def __init__(self, document: Document, reach: Reach | None = None) -> None:
        """Take a document, and where in it expressions may match, if that is known."""
        self.document = document
        self.text = document.text
        self.language = document.language
        self.found: dict[int, list[Finding]] = {}
        """What rules found, by the identity of the rule: some rules ask what others found."""
        self.guarded: dict[tuple[str, int | None], SpanIndex] = {}
        """What guards gave, by name and index of the line, or None for the whole text."""
        self._said: dict[Callable[[Facts], object], object] = {}
        self._reach = reach
        self._allowed = inf
        self._began = self._spent = 0.0
        self._noted: tuple[int, set[bytes]] | None = None

    def allow(self, seconds: float | None) -> None:
        """Let searching take so many seconds of processor time from now on; None is no limit.

        Not the clock's: on a busy machine a rule must not seem slow.
        """
        self._allowed = inf if seconds is None else seconds
        self._began, self._spent = monotonic(), process_time()

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
        compiled = self.compiled(expression)
        found = compiled.finditer(self.text, part.start, part.end, timeout=self.time_left())
        for one in found:
            yield one
            self.time_left()

    def compiled(self, expression: Expression) -> regex.Pattern[str]:
        """Give what finds in the text what `expression` would; the time to make it does not count."""
        if expression.is_ready:
            return expression.compile()
        began, spent = monotonic(), process_time()
        pattern = expression.compile_for(self.text)
        self._began += monotonic() - began
        self._spent += process_time() - spent
        return pattern

    def time_left(self) -> float | None:
        """Give the seconds left for searching, None where there is no limit.

        Raises:
            TimeoutError: there are none.

        """
        if self._allowed == inf:
            return None
        # The clock costs a tenth of what the processor's time does, which is never more.
        taken = monotonic() - self._began
        if taken > _MOMENT:
            taken = process_time() - self._spent
        if taken >= self._allowed:
            raise TimeoutError
        return self._allowed - taken

    def once(self, question: Callable[[Facts], T]) -> T:
        """Give what a question comes to about this text; it is worked out once, whoever asks."""
        if question not in self._said:
            self._said[question] = question(self)
        return cast("T", self._said[question])

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
    def vocabulary(self) -> Counter[str]:
        """Count the words, in lower case."""
        return Counter(map(str.lower, WORD.findall(self.text)))

    @cached_property
    def shadow(self) -> Shadow:
        """Give the words and sentences as bytes: all that most texts are ever asked for."""
        return Shadow(self.text)

    @cached_property
    def _register(self) -> Register:
        register = register_of(self.language)
        register.make_room()
        return register

    @cached_property
    def votes(self) -> list[float]:
        """Give for each sentence of the shadow the votes of its words; see `Register`."""
        vote = self._register.__getitem__
        return [sum(map(vote, words)) for words in self.shadow.sentences]

    def remarkable(self, interest: Interest, premise: Interest = anything) -> set[bytes]:
        """Give the words of the shadow that hold a word somebody is interested in.

        What is asked of a word for many interests is a `premise`; see `Register.interesting`.
        """
        words = self._register.interesting(interest, premise)
        if not words and "votes" in self.__dict__:
            return words
        return words & self._remarkable(len(self._register.interests))

    def _remarkable(self, interests: int) -> set[bytes]:
        """Give the words that any of so many are interested in."""
        if self._noted is None or self._noted[0] != interests:
            _ = self.votes
            self._noted = interests, self._register.remarkable.intersection(self.shadow.words)
        return self._noted[1]

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
