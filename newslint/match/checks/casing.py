"""Capitals that a translation left where its segments began.

Links are translated as segments of their own and come back as if each were a sentence: `desde toda
Rusia Invasión de Ucrania Comenzó en 2022`. A finite verb or a preposition with a capital between
words in lower case is neither a name nor a heading, so one is proof enough; nouns and articles are
names more often, and count only in a text that has such proof. Languages that capitalise nouns are
not looked at, nor are titles, short quotations and lines in title case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Final

import regex

from newslint.language.wordlists import word_list
from newslint.match.checks.capitals import Vocabulary, small_elsewhere
from newslint.match.facts import Facts
from newslint.match.guard import guarded_by, is_guarded
from newslint.match.register import WORD
from newslint.match.shadow import encoded
from newslint.model.span import Span

Words = Mapping[str, Sequence[str]]

LONG_QUOTATION: Final = 60
"""Code points of a quotation that is someone's speech and no title."""

TITLE_LINE: Final = 0.4
"""The share of a line's words with a capital from which on it is taken for a title."""

HEADING: Final = 7
"""Words with a verb that may be a heading run into the sentence behind it."""

INSIDE: Final = 2
"""What a beginning inside a line adds to the words counted: headings seldom stand there."""

LONG_HEADING: Final = 12
"""Words without a verb that may be one."""

INFINITIVE: Final[Mapping[str, regex.Pattern[str]]] = {
    **{code: regex.compile(r"[aei]r$") for code in ("es", "pt", "gl", "ca")},
    "it": regex.compile(r"[aei]re$"),
    "fr": regex.compile(r"(?:[ei]r|re)$"),
}
"""What infinitives end in."""

LONG: Final = 4
"""Letters of a word that is no particle of a name."""

LOOK_BACK: Final = 200
"""Code points before a word in which most sentences begin."""

_CAPITAL = regex.compile(
    r"""
    (?<=(?<![\p{L}\p{M}\p{N}'’-])(?<before>[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*)[^\S\n]+)
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
_OF = frozenset({"d", "da", "das", "de", "dei", "del", "della", "dels", "di", "do", "dos", "du"})
"""Words behind which a verb that is neither infinitive nor gerund is a name."""

_GERUNDS = ("ndo", "nt")

_NAME_GOES_ON = regex.compile(rf"(?:[^\S\n]+(?:{_PARTICLES})){{1,2}}[^\S\n]+\p{{Lu}}")
"""What stands behind the first word of a name such as *De la Torre* or *Banco de España*."""

_NAME_BEFORE = regex.compile(
    rf"(?r)\p{{Lu}}[\p{{L}}\p{{M}}'’-]*(?:[^\S\n]+(?:{_PARTICLES})){{1,2}}[^\S\n]+"
)
"""What stands before a later word of such a name."""

_FIRST = itemgetter(0)

_SENTENCE_END = regex.compile(r"(?r)[!?…]|\.(?!\d)")


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

    def __init__(self, facts: Facts, vocabulary: Vocabulary) -> None:
        self.facts = facts
        self.language = vocabulary.language
        self.vocabulary = vocabulary
        self.verbs = word_list("verbs", self.language)
        self._titles: dict[int, bool] = {}

    def capitals(self, words: Collection[bytes]) -> list[Capital]:
        """Give the places where one of `words`, as the shadow has them, is behind another word."""
        starts = self.facts.shadow.starts_of_capitals(words)
        found = (_CAPITAL.match(self.facts.text, start) for start in starts)
        return [
            Capital(Span(*one.span("word")), one["word"], one["before"], one["after"] or "")
            for one in found
            if one
        ]

    def is_entitled(self, capital: Capital) -> bool:
        """Tell whether a capital stands in a title, a short quotation or an address."""
        quotations = guarded_by("quotation", capital.place, self.facts)
        return (
            any(len(span) < LONG_QUOTATION for span in quotations)
            or is_guarded(capital.place, ("url",), self.facts)
            or self._is_title(self.facts.line_number(capital.place.start))
        )

    def _is_title(self, line: int) -> bool:
        known = self._titles.get(line)
        if known is None:
            place = self.facts.lines[line]
            words = WORD.findall(self.facts.text, place.start, place.end)
            capitals = sum(map(str.isupper, map(_FIRST, words)))
            known = self._titles[line] = capitals > TITLE_LINE * len(words)
        return known

    def proves(self, capital: Capital) -> bool:
        """Tell whether a capital can hardly be meant."""
        known = self.vocabulary
        if capital.low in known.months:
            return self._misplaced_month(capital)
        if not known.is_proof(capital.low):
            return False
        if self._is_a_name(capital) or not self._in_a_sentence(capital):
            return False
        if capital.after.strip()[:1].isupper() or len(capital.word) == 1:
            return False
        if capital.behind_a_name:
            return capital.goes_on and len(capital.before) > 1 and not self._is_infinitive(capital)
        return capital.goes_on or capital.after.strip()[:1] in {",", ";"}

    def _is_a_name(self, capital: Capital) -> bool:
        """Tell whether the word is part of a name, or one itself: *portavoz de Podemos*."""
        behind_of = capital.before in _OF and self.vocabulary.is_verb(capital.low)
        verbal_noun = self._is_infinitive(capital) or capital.low.endswith(_GERUNDS)
        return self._in_a_name(capital) or (behind_of and not verbal_noun)

    def _is_infinitive(self, capital: Capital) -> bool:
        infinitive = INFINITIVE.get(self.language)
        return infinitive is not None and infinitive.search(capital.low) is not None

    def _in_a_sentence(self, capital: Capital) -> bool:
        """Tell whether what stands before is a sentence rather than a heading run into the text."""
        if self.is_function_word(capital.before):
            return True
        before, follows = self._before(capital.place.start)
        words = len(before.split()) + (INSIDE if follows else 0)
        return words >= LONG_HEADING or (words >= HEADING and self.has_verb(before))

    def _before(self, offset: int) -> tuple[str, bool]:
        """Give what stands before in the sentence, and whether that follows another in the line.

        Of a long sentence that is only as much as makes it long.
        """
        text = self.facts.text
        line = self.facts.lines[self.facts.line_number(offset)].start
        reach = LOOK_BACK
        while True:
            start = max(line, offset - reach)
            stop = _SENTENCE_END.search(text, start, offset)
            before = text[stop.end() if stop else start : offset]
            if stop or start == line or len(before.split()) > LONG_HEADING:
                return before, stop is not None
            reach *= 2

    def _in_a_name(self, capital: Capital) -> bool:
        """Tell whether the word goes on a name, as in *Consejo de Seguridad*, or has one go on."""
        if capital.behind_a_name and self.is_function_word(capital.before):
            return True  # La Haya
        text, start = self.facts.text, capital.place.start
        line = self.facts.lines[self.facts.line_number(start)]
        return bool(
            _NAME_BEFORE.match(text, line.start, start)
            or _NAME_GOES_ON.match(text, capital.place.end)
        )

    def _misplaced_month(self, capital: Capital) -> bool:
        dated = capital.before.isdigit() or len(capital.before) <= len("of")
        return not dated and capital.goes_on

    def agrees(self, capital: Capital) -> bool:
        """Tell whether a capital is likely to be one more where others are proved."""
        if capital.after.strip()[:1].isupper() or self._in_a_name(capital):
            return False
        known = self.vocabulary
        if capital.low in known.closed or known.is_verb(capital.low):
            return capital.goes_on or not capital.behind_a_name
        if capital.behind_a_name or not capital.before.isalpha():
            return False
        if capital.low in known.weak:
            return True
        common = known.is_common(capital.low) or self._is_small_elsewhere(capital)
        return common and not self._is_a_term(capital)

    def _is_small_elsewhere(self, capital: Capital) -> bool:
        """Tell whether the text has the word in small letters, too: what lists do not know, it does."""
        long = len(capital.low) >= LONG
        listed = capital.low in self.vocabulary.institutions
        return long and not listed and encoded(capital.word) in self._small_elsewhere

    @cached_property
    def _small_elsewhere(self) -> set[bytes]:
        return small_elsewhere(self.facts)

    def _is_a_term(self, capital: Capital) -> bool:
        """Tell whether the text writes the word with a capital as a rule."""
        counts = self._spellings
        return counts[capital.word] > max(2, counts[capital.low])

    @cached_property
    def _spellings(self) -> Counter[str]:
        return Counter(WORD.findall(self.facts.text))

    def has_verb(self, text: str) -> bool:
        """Tell whether there is a finite verb, as far as the list knows."""
        infinitive = INFINITIVE.get(self.language)
        return any(
            word in self.verbs and not (infinitive and infinitive.search(word))
            for word in regex.findall(r"\p{L}+", text.lower())
        )

    def is_function_word(self, word: str) -> bool:
        """Tell whether a word joins others rather than says something."""
        return self.vocabulary.is_function_word(word.lower())
