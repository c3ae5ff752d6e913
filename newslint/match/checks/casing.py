"""Capitals that a translation left where its segments began.

Links are translated as segments of their own and come back as if each were a sentence: `desde toda
Rusia Invasión de Ucrania Comenzó en 2022`. A finite verb or a preposition with a capital between
words in lower case is neither a name nor a heading, so one is proof enough; nouns and articles are
names more often, and count only in a text that has such proof. Languages that capitalise nouns are
not looked at, nor are titles, short quotations and lines in title case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import regex

from newslint.language.wordlists import word_list
from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import GUARDS
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

Words = Mapping[str, Sequence[str]]

LONG_QUOTATION: Final = 60
"""Code points of a quotation that is someone's speech and no title."""

TITLE_LINE: Final = 0.4
"""The share of a line's words with a capital from which on it is taken for a title."""

MANY: Final = 4
"""So many nouns with a capital count; contracts and reports have any number of them."""

HEADING: Final = 7
"""Words with a verb that may be a heading run into the sentence behind it."""

INSIDE: Final = 2
"""What a beginning inside a line adds to the words counted: headings seldom stand there."""

LONG_HEADING: Final = 12
"""Words without a verb that may be one."""

WEAK_PROOF: Final = 0.5
"""What a capital on a word counts that opens sentences and, at times, names."""

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

_INFINITIVE: Final[Mapping[str, regex.Pattern[str]]] = {
    **{code: regex.compile(r"[aei]r$") for code in ("es", "pt", "gl", "ca")},
    "it": regex.compile(r"[aei]re$"),
    "fr": regex.compile(r"(?:[ei]r|re)$"),
}

_CAPITAL = regex.compile(
    r"""
    (?<![\p{L}\p{M}\p{N}'’-])(?<before>[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*)[^\S\n]+
    (?<word>\p{Lu}[\p{Ll}\p{M}]*)(?![\p{L}\p{M}\p{N}'’@-]|\.\w|\.[^\S\n]*\p{Lu}\.)
    (?<after>[^\S\n]+[\p{L}\p{N}«“"'‘(¿¡][\p{L}\p{M}]*|[,;]|[.!?…)]|[^\S\n]*$)?
    """,
    regex.VERBOSE | regex.MULTILINE,
)
"""A word with a capital behind another word in the same line, and what comes next."""

_PARTICLES = (
    "a|al|and|au|aux|d[aeiou]|dal|das|de[lns]|dell[ao]|der|des|dos|du|e|el|els|en|et|in|l[aeo]|las|les|"
    "los|n[ao]|of|och|og|on|the|und|v[ao]n|y|z|w"
)
_NAME_GOES_ON = regex.compile(rf"(?:[^\S\n]+(?:{_PARTICLES})){{1,2}}[^\S\n]+\p{{Lu}}")
"""What stands behind the first word of a name such as *De la Torre* or *Banco de España*."""

_NAME_BEFORE = regex.compile(
    rf"\p{{Lu}}[\p{{L}}\p{{M}}'’-]*(?:[^\S\n]+(?:{_PARTICLES})){{1,2}}[^\S\n]+$"
)
"""What stands before a later word of such a name."""

_SENTENCE = regex.compile(r"(?:[^.!?…\n]|\.(?=\d))*$")
_CLAUSE = regex.compile(r"[^.!?…;:,\n]*$")


@dataclass(frozen=True, slots=True)
class Capital:
    """A word with a capital inside a line, the word before it, and what follows."""

    place: Span
    word: str
    before: str
    after: str

    @property
    def low(self) -> str:
        """Give the word in lower case."""
        return self.word.lower()

    @property
    def behind_a_name(self) -> bool:
        """Tell whether the word before begins with a capital, too."""
        return self.before[0].isupper()

    @property
    def goes_on(self) -> bool:
        """Tell whether a word in lower case follows."""
        return self.after.strip()[:1].islower()


class Casing:
    """The capitals of one document, and what its language says about them."""

    def __init__(self, facts: Facts, closed: Words, others: Words, lists: Words) -> None:
        self.facts = facts
        self.language = facts.language or ""
        self._closed = frozenset(closed.get(self.language, ()))
        self._weak = frozenset(others.get(self.language, ()))
        self.months = frozenset(lists.get(f"months-{self.language}", ()))
        self._institutions = frozenset(lists.get(self.language, ()))
        self.verbs = word_list("verbs", self.language)

    @cached_property
    def capitals(self) -> list[Capital]:
        """Give the words with a capital that nothing entitles to one."""
        return [
            Capital(Span(*found.span("word")), found["word"], found["before"], found["after"] or "")
            for found in _CAPITAL.finditer(self.facts.text, overlapped=True)
            if not self._guarded.overlaps(Span(*found.span("word")))
            and not self._in_a_title(found.start("word"))
        ]

    @cached_property
    def _guarded(self) -> SpanIndex:
        quotations = (
            span for span in GUARDS["quotation"](self.facts) if len(span) < LONG_QUOTATION
        )
        return SpanIndex([*quotations, *GUARDS["url"](self.facts)])

    @cached_property
    def _title_lines(self) -> set[int]:
        counts: dict[int, list[int]] = {}
        for word in self.facts.words:
            count = counts.setdefault(self.facts.line_number(word.start), [0, 0])
            count[0] += 1
            count[1] += self.facts.text[word.start].isupper()
        return {line for line, (words, capitals) in counts.items() if capitals > TITLE_LINE * words}

    def _in_a_title(self, offset: int) -> bool:
        return self.facts.line_number(offset) in self._title_lines

    def proves(self, capital: Capital) -> bool:
        """Tell whether a capital can hardly be meant."""
        if capital.low in self.months:
            return self._misplaced_month(capital)
        if capital.low in self._weak or not (capital.low in self._closed or self._is_verb(capital)):
            return False
        if self._in_a_name(capital) or not self._in_a_sentence(capital):
            return False
        if capital.after.strip()[:1].isupper() or len(capital.word) == 1:
            return False
        if capital.behind_a_name:
            return capital.goes_on and len(capital.before) > 1
        return capital.goes_on or capital.after.strip()[:1] in {",", ";"}

    def _is_verb(self, capital: Capital) -> bool:
        return capital.low in self.verbs and capital.low not in self._institutions

    def _in_a_sentence(self, capital: Capital) -> bool:
        """Tell whether what stands before is a sentence rather than a heading run into the text."""
        if self.is_function_word(capital.before):
            return True
        text, start = self.facts.text, capital.place.start
        line = self.facts.lines[self.facts.line_number(start)]
        found = _SENTENCE.search(text[line.start : start])
        before = found.group() if found else ""
        words = len(before.split()) + (INSIDE if found and found.start() else 0)
        return words >= (HEADING if self.has_verb(before) else LONG_HEADING)

    def _in_a_name(self, capital: Capital) -> bool:
        """Tell whether the word goes on a name, as in *Consejo de Seguridad*, or has one go on."""
        if capital.behind_a_name and self.is_function_word(capital.before):
            return True  # La Haya
        text, start = self.facts.text, capital.place.start
        line = self.facts.lines[self.facts.line_number(start)]
        return bool(
            _NAME_BEFORE.search(text[line.start : start])
            or _NAME_GOES_ON.match(text, capital.place.end)
        )

    def _misplaced_month(self, capital: Capital) -> bool:
        dated = capital.before.isdigit() or len(capital.before) <= len("of")
        return not dated and capital.goes_on

    def agrees(self, capital: Capital) -> bool:
        """Tell whether a capital is likely to be one more where others are proved."""
        if capital.after.strip()[:1].isupper() or self._in_a_name(capital):
            return False
        if capital.low in self._closed or self._is_verb(capital):
            return capital.goes_on or not capital.behind_a_name
        if capital.behind_a_name or not capital.before.isalpha():
            return False
        if capital.low in self._weak:
            return True
        if capital.low in self._institutions or self._is_a_term(capital):
            return False
        return capital.low in word_list("common", self.language)

    def _is_a_term(self, capital: Capital) -> bool:
        """Tell whether the text writes the word with a capital as a rule."""
        counts = self._spellings
        return counts[capital.word] > max(2, counts[capital.low])

    @cached_property
    def _spellings(self) -> Counter[str]:
        return Counter(word.of(self.facts.text) for word in self.facts.words)

    def has_verb(self, text: str) -> bool:
        """Tell whether there is a finite verb, as far as the list knows."""
        infinitive = _INFINITIVE.get(self.language)
        return any(
            word in self.verbs and not (infinitive and infinitive.search(word))
            for word in regex.findall(r"\p{L}+", text.lower())
        )

    def is_function_word(self, word: str) -> bool:
        """Tell whether a word joins others rather than says something."""
        return word.lower() in self._closed or word.lower() in self._weak


def anchor_casing(
    facts: Facts, *, lists: Words, closed: Words, openers: Words, agreeing: int = 2
) -> Iterator[Hit]:
    """Give the words that have a capital only because a translated segment began there.

    `closed` are words, by language, that no name begins with; `openers` those that names, too,
    begin with. Of `lists`, the one called by the language names words that are capitalised out
    of respect or custom, `months-es` and the like the months. Where `agreeing` capitals are
    proved, others are reported, too.
    """
    if facts.language not in closed:
        return
    casing = Casing(facts, closed, openers, lists)
    proved = {one.place: one for one in casing.capitals if casing.proves(one)}
    likely = {one.place: one for one in casing.capitals if casing.agrees(one)}
    openings = sum(casing.is_function_word(one.word) for one in likely.values())
    others = min(len(likely) - openings, MANY)
    proof = len(proved) + openings * WEAK_PROOF + others * WEAK_PROOF / 2
    reported = likely | proved if proof >= agreeing else proved
    for place in sorted(reported):
        yield _hit(reported[place], casing)


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
    infinitive = _INFINITIVE.get(casing.language)
    if capital.behind_a_name and infinitive and infinitive.search(capital.low):
        return f" {PURPOSE[casing.language]} {capital.low}"
    if capital.behind_a_name and capital.low in casing.months and casing.language in AT_A_TIME:
        return f" {AT_A_TIME[casing.language]} {capital.low}"
    return f" {capital.low}"


def _sentence_begins(capital: Capital, casing: Casing) -> bool:
    """Tell whether a full stop was lost: the clause before has its verb, and another begins."""
    if capital.behind_a_name or casing.is_function_word(capital.before):
        return False
    clause = _CLAUSE.search(casing.facts.text[: capital.place.start])
    infinitive = _INFINITIVE.get(casing.language)
    opens = capital.low in casing.verbs and not (infinitive and infinitive.search(capital.low))
    begins = opens or casing.is_function_word(capital.low)
    return begins and clause is not None and casing.has_verb(clause.group())
