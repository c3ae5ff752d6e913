"""The kind `metric`: a number about the document that is beyond a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import regex

from newslint.errors import RuleFileError
from newslint.match.facts import Facts
from newslint.match.hit import Hit
from newslint.match.register import WORD
from newslint.model.span import Span
from newslint.ruleset.rule import MetricMatch, Rule

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_SHORT_LINE = 30
_CHARACTERS_PER_WORD = 1.7
"""How many characters of a script without blanks count as one word: the mean length of Chinese words
in running text, counted in words of the Universal Dependencies treebanks."""


def _words(facts: Facts) -> float:
    """Count words; in scripts without blanks, estimate them."""
    unspaced = sum(1 for _ in _UNSPACED.finditer(facts.text))
    if not unspaced:
        return len(facts.words)
    spaced = sum(1 for word in facts.words if not _UNSPACED.search(word.of(facts.text)))
    return spaced + unspaced / _CHARACTERS_PER_WORD


def has_words(facts: Facts, number: float) -> bool:
    """Tell whether a text has at least so many words, counted as for the metric `words`."""
    counted = 0.0
    for found in WORD.finditer(facts.text):
        word = found.group()
        unspaced = 0 if word.isascii() else len(_UNSPACED.findall(word))
        counted += unspaced / _CHARACTERS_PER_WORD if unspaced else 1
        if counted >= number:
            return True
    return counted >= number


def _filled(facts: Facts) -> list[str]:
    return [line for span in facts.lines if (line := span.of(facts.text).strip())]


def _share(count: int, whole: int) -> float:
    return count / whole if whole else 0.0


def _short_lines(facts: Facts) -> float:
    """Give the share of short lines (FineWeb's measure)."""
    lines = _filled(facts)
    return _share(sum(len(line) <= _SHORT_LINE for line in lines), len(lines))


def _unfinished_lines(facts: Facts) -> float:
    """Share of lines without a mark that ends a sentence (C4's and FineWeb's measure, any script)."""
    lines = _filled(facts)
    return _share(
        sum(
            regex.search(r"[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}\"'”’]*$", line) is None
            for line in lines
        ),
        len(lines),
    )


def _digits(facts: Facts) -> float:
    return _share(sum(character.isdigit() for character in facts.text), len(facts.text))


def _capitals(facts: Facts) -> float:
    letters = [character for character in facts.text if character.isalpha()]
    return _share(sum(character.isupper() for character in letters), len(letters))


def _symbols(facts: Facts) -> float:
    """Share of characters that are neither letter, mark, digit, blank nor common punctuation."""
    odd = regex.findall(r"[^\p{L}\p{M}\p{N}\s\p{P}]", facts.text)
    return _share(len(odd), len(facts.text))


def _mean_word_length(facts: Facts) -> float:
    return _share(sum(len(word) for word in facts.words), len(facts.words))


def _longest_word(facts: Facts) -> float:
    return max((len(word) for word in facts.words), default=0)


METRICS: Mapping[str, Callable[[Facts], float]] = {
    "words": _words,
    "characters": lambda facts: len(facts.text.strip()),
    "lines": lambda facts: len(_filled(facts)),
    "paragraphs": lambda facts: len(facts.paragraphs),
    "mean-word-length": _mean_word_length,
    "longest-word": _longest_word,
    "short-line-share": _short_lines,
    "unfinished-line-share": _unfinished_lines,
    "digit-share": _digits,
    "capital-share": _capitals,
    "symbol-share": _symbols,
}
"""What can be measured; shares are from 0 to 1."""


@dataclass(frozen=True, slots=True)
class MetricFinder:
    """One number and its limits."""

    match: MetricMatch

    def find(self, facts: Facts) -> Iterator[Hit]:
        """Report the document, at its first line, when its number is beyond the limit."""
        if self._has_words_enough(facts):
            return
        value = METRICS[self.match.metric](facts)
        too_high = self.match.above is not None and value > self.match.above
        too_low = self.match.below is not None and value < self.match.below
        if too_high or too_low:
            first = facts.paragraphs[0] if facts.paragraphs else Span(0, 0)
            end = facts.text.find("\n", first.start, first.end)
            span = Span(first.start, end if end >= 0 else first.end)
            yield Hit(span, {"value": f"{value:.3g}"})

    def _has_words_enough(self, facts: Facts) -> bool:
        """Tell from the first words, before all are counted, that there are not too few of them."""
        below, above = self.match.below, self.match.above
        if self.match.metric != "words" or below is None or above is not None:
            return False
        return has_words(facts, below + 1)


def metric_finder(rule: Rule, match: MetricMatch) -> MetricFinder:
    """Look up the measure of a rule.

    Raises:
        RuleFileError: there is no measure of that name.

    """
    if match.metric not in METRICS:
        known = ", ".join(METRICS)
        raise RuleFileError(
            f"{rule.path}: match.metric: no measure is called {match.metric!r}; use one of {known}"
        )
    return MetricFinder(match)
