"""The kind `repetition`: something that stands in the document before.

Texts are compared in lower case and with blanks collapsed. Words count as repeated only right behind
one another, on one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from newslint.match.facts import Facts, SpanIndex
from newslint.match.hit import Hit
from newslint.model.span import Span
from newslint.ruleset.rule import RepetitionMatch

_SENTENCE = regex.compile(
    r"[^\s.!?…。！？][^\n.!?…。！？]*(?:[.!?…]+(?=[^\s»”\"’)\]])[^\n.!?…]*)*[.!?…。！？]*[»”\"’)\]]*"
)


BEGINNING: Final = 30
"""Characters, blanks aside, by which beginnings are compared."""

SURELY_LONGER: Final = 2 * BEGINNING
"""The length from which on a text with single blanks has so many characters."""

_EAST_ASIAN: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""Signs that say a word or a syllable each, so what two letters say."""

_REACH: Final = 3 * BEGINNING
"""Code points in which so many characters stand, unless blanks abound."""

_CLOSING: Final = ' \n\t\r»”"’)]'
"""What stands between the end of a sentence and the beginning of the next."""


def has_like_beginnings(facts: Facts) -> bool:
    """Tell whether any two lines, paragraphs or sentences may begin alike.

    They begin behind a mark or a newline, so the text is cut at all of these, needlessly at some.
    """
    seen: set[str] = set()
    at = 0
    text = facts.text.lower()
    cut = text
    for mark in ".!?…。！？":
        cut = cut.replace(mark, "\n")
    for piece in cut.split("\n"):
        if piece and piece.strip(_CLOSING):
            start = text[at : at + _REACH].lstrip(_CLOSING)
            beginning = "".join(start.split())[:BEGINNING]
            if beginning in seen or (len(beginning) < BEGINNING and at + _REACH < len(text)):
                return True
            seen.add(beginning)
        at += len(piece) + 1
    return False


@dataclass(frozen=True, slots=True)
class RepetitionFinder:
    """What is compared, and what may repeat."""

    match: RepetitionMatch

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Give every occurrence but the first. No pattern of a user's runs, so no time is kept."""
        if self.match.repetition == "word":
            yield from self._words(facts)
            return
        if self.match.min_length >= SURELY_LONGER and not facts.once(has_like_beginnings):
            return
        repeated = list(self._repeated(facts))
        told = self._told_by_larger_units(facts) if repeated else SpanIndex(())
        for span, first in repeated:
            if not told.overlaps(span):
                yield Hit(span, {"first_line": str(facts.line_number(first.start) + 1)})

    def _repeated(self, facts: Facts) -> Iterator[tuple[Span, Span]]:
        """Give the units that stand before, each with the first that is the same."""
        seen: dict[str, Span] = {}
        previous = ""
        for span in self._units(facts):
            text = _folded(span.of(facts.text))
            repeated = text == previous if self.match.adjacent else text in seen
            previous = text
            first = seen.setdefault(text, span)
            if repeated and _length(text) >= self.match.min_length:
                yield span, first

    def _units(self, facts: Facts) -> Sequence[Span]:
        if self.match.repetition == "paragraph":
            return facts.paragraphs
        if self.match.repetition == "line":
            return [
                _stripped(line, facts.text) for line in facts.lines if line.of(facts.text).strip()
            ]
        return [Span(*found.span()) for found in _SENTENCE.finditer(facts.text)]

    def _told_by_larger_units(self, facts: Facts) -> SpanIndex:
        """Give where a larger unit is repeated, or is the same as the unit: other rules tell that."""
        if self.match.repetition == "paragraph":
            return SpanIndex(())
        larger = [*facts.paragraphs]
        if self.match.repetition == "sentence":
            larger += [_stripped(line, facts.text) for line in facts.lines]
        seen = Counter(_folded(span.of(facts.text)) for span in set(larger))
        repeated = {text for text, times in seen.items() if times > 1}
        units = set(self._units(facts))
        return SpanIndex(
            span for span in larger if span in units or _folded(span.of(facts.text)) in repeated
        )

    def _words(self, facts: Facts) -> Iterator[Hit]:
        allowed = {
            word
            for language in (facts.language or "", "any")
            for word in self.match.exceptions.get(language, ())
        }
        for first, second in zip(facts.words, facts.words[1:], strict=False):
            word = second.of(facts.text)
            if (
                len(word) >= self.match.min_length
                and first.of(facts.text).lower() == word.lower()
                and facts.text[first.end : second.start].strip(" \t\u00a0") == ""
                and word.lower() not in allowed
            ):
                yield Hit(Span(first.end, second.end), {"word": word})


def _length(text: str) -> int:
    return max(len(text), 2 * len(_EAST_ASIAN.findall(text)))


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _stripped(span: Span, text: str) -> Span:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()))
