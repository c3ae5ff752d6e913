"""Capitals that a translation left where its segments began, reported and repaired.

One that is proved is reported behind a word that no sentence ends with. Any other may begin a
sentence whose stop was lost, so it takes more of them, or other traces of a translation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.checks.capitals import MANY, WEAK_PROOF, suspects, vocabulary_of
from newslint.match.checks.casing import INFINITIVE, Capital, Casing
from newslint.match.checks.traces import MOST, traces
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.facts import Facts

Words = Mapping[str, Sequence[str]]

PURPOSE: Final[Mapping[str, str]] = {
    "es": "para",
    "pt": "para",
    "gl": "para",
    "it": "per",
    "fr": "pour",
    "ca": "per",
}
"""What an infinitive behind a name has lost."""

AT_A_TIME: Final[Mapping[str, str]] = {"es": "en", "pt": "em", "gl": "en", "fr": "en", "it": "a"}
"""What a month behind a name has lost."""

LONGEST_CLAUSE: Final = 10_000
"""Code points of a clause that are looked at."""

_CLAUSE_END = regex.compile(r"(?r)[.!?…;:,\n]")


def anchor_casing(
    facts: Facts,
    *,
    lists: Words,
    closed: Words,
    openers: Words,
    bound: Words,
    agreeing: int = 2,
) -> Iterator[Hit]:
    """Give the words that have a capital only because a translated segment began there.

    `closed` are words, by language, that no name begins with; `openers` those that names, too,
    begin with; `bound` those that no sentence ends with. Of `lists`, the one called by the language
    names words that are capitalised out of respect or custom, `months-es` and the like the months,
    `loans` and `loans-es` words from other languages that tell of no translation. Where `agreeing`
    capitals are proved, others are reported, too.
    """
    language = facts.language
    if language is None or language not in closed:
        return
    vocabulary = vocabulary_of(
        language,
        frozenset(closed[language]),
        frozenset(openers.get(language, ())),
        frozenset(lists.get(f"months-{language}", ())),
        frozenset(lists.get(language, ())),
    )
    traced = cache(partial(traces, facts, lists))
    words = suspects(facts, vocabulary, agreeing, traced)
    if not words:
        return
    casing = Casing(facts, vocabulary)
    capitals = casing.capitals(words)
    ends = frozenset(bound.get(language, ()))
    evidence = evidence_of(capitals, casing)
    if evidence.proof + MOST < agreeing and not evidence.behind(ends):
        return
    evidence = evidence.of_those_not_entitled()
    proof = evidence.proof
    if 0 < proof < agreeing <= proof + MOST:
        proof += traced()
    reported = evidence.all if proof >= agreeing else evidence.behind(ends)
    for place in sorted(reported):
        yield _hit(reported[place], casing)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The capitals of a text that count, and how much they prove together."""

    casing: Casing
    proved: Mapping[Span, Capital]
    likely: Mapping[Span, Capital]

    @property
    def all(self) -> Mapping[Span, Capital]:
        """Give those that are proved, and those that are likely."""
        return {**self.proved, **self.likely}

    @property
    def proof(self) -> float:
        """Give how many sure ones they come to."""
        opening = sum(self.casing.is_function_word(one.word) for one in self.likely.values())
        others = min(len(self.likely) - opening, MANY)
        return len(self.proved) + (opening + others / 2) * WEAK_PROOF

    def of_those_not_entitled(self) -> Evidence:
        """Give what is left without titles, short quotations and addresses."""
        return Evidence(self.casing, *map(self._without_entitled, (self.proved, self.likely)))

    def _without_entitled(self, capitals: Mapping[Span, Capital]) -> Mapping[Span, Capital]:
        entitled = self.casing.is_entitled
        return {place: one for place, one in capitals.items() if not entitled(one)}

    def behind(self, words: Collection[str]) -> dict[Span, Capital]:
        """Give those that are proved and stand behind one of `words`, in lower case."""
        return {place: one for place, one in self.proved.items() if one.before in words}


def evidence_of(capitals: Sequence[Capital], casing: Casing) -> Evidence:
    """Give what the capitals of a text come to."""
    proved = {one.place: one for one in capitals if casing.proves(one)}
    others = (one for one in capitals if one.place not in proved)
    return Evidence(casing, proved, {one.place: one for one in others if casing.agrees(one)})


def _hit(capital: Capital, casing: Casing) -> Hit:
    place, gap = capital.place, _gap_before(capital, casing)
    old = Span(gap.start, place.end).of(casing.facts.text)
    edit = Edit(Span(gap.start, place.end), _repaired(capital, casing), old)
    return Hit(place, {"before": capital.before}, {}, (edit,))


def _gap_before(capital: Capital, casing: Casing) -> Span:
    text, end = casing.facts.text, capital.place.start
    start = end
    while text[start - 1].isspace():
        start -= 1
    return Span(start, end)


def _repaired(capital: Capital, casing: Casing) -> str:
    """Give the word as it should stand, with what separates it from the word before."""
    if _sentence_begins(capital, casing):
        return f". {capital.word}"
    infinitive = INFINITIVE.get(casing.language)
    if capital.behind_a_name and infinitive and infinitive.search(capital.low):
        return f" {PURPOSE[casing.language]} {capital.low}"
    if (
        capital.behind_a_name
        and capital.low in casing.vocabulary.months
        and casing.language in AT_A_TIME
    ):
        return f" {AT_A_TIME[casing.language]} {capital.low}"
    return f" {capital.low}"


def _sentence_begins(capital: Capital, casing: Casing) -> bool:
    """Tell whether a full stop was lost: the clause before has its verb, and another begins."""
    if capital.behind_a_name or casing.is_function_word(capital.before):
        return False
    infinitive = INFINITIVE.get(casing.language)
    opens = capital.low in casing.verbs and not (infinitive and infinitive.search(capital.low))
    begins = opens or casing.is_function_word(capital.low)
    return begins and casing.has_verb(_clause_before(capital.place.start, casing.facts.text))


def _clause_before(offset: int, text: str) -> str:
    """Give what stands before in the clause, or the end of that if it is longer than any clause is."""
    start = max(0, offset - LONGEST_CLAUSE)
    end = _CLAUSE_END.search(text, start, offset)
    return text[end.end() if end else start : offset]
