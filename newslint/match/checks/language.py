"""Texts, and parts of them, in another language or script than they ought to be.

Only whole sentences of some length are judged, since no method tells the language of a few words,
and only where the words are strangers to the text's own vocabulary: asking the detector is the
costly part. Quotations, glosses in brackets and relatives that even readers confuse are left alone.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import regex

from newslint.language.codes import canonical
from newslint.language.detect import detect
from newslint.language.lexicon import LANGUAGES, lexicon
from newslint.match.checks.foreign import NAMES
from newslint.match.facts import Facts, SpanIndex
from newslint.match.guard import guarded_by, is_guarded
from newslint.match.hit import Hit
from newslint.match.register import EVERYDAY
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.language.lexicon import Lexicon
    from newslint.model.document import Document

AT_HOME: Final = 1.0
"""The mean of what a sentence's words exceed the zipf frequency 3 by, from which on it is at home.
An article has 2.0 to 2.7 from its own vocabulary, less than 0.8 from another family's."""

SURELY_AT_HOME: Final = 1.8
"""The same where no relative's vocabulary comes near: these have 1.2 to 1.7, as a rule."""

AT_HOME_AS_A_WHOLE: Final = 1.5
"""The same for a paragraph: it is long enough for the detector and another vocabulary to be asked."""

DOUBTFUL: Final = 1.2
"""The same below which a sentence makes its paragraph worth a look."""

LEAD: Final = 0.6
"""What words of a paragraph vote more for its language than for that of the text, in the mean."""

ROUNDING: Final = 1e-6
"""More than sums of votes differ by because words are added in another order."""

FAMILIES: Final = (
    frozenset({"es", "pt", "gl", "ca", "an", "ast", "oc"}),
    frozenset({"da", "no", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"hr", "sr", "bs", "sl", "mk", "bg", "sh"}),
    frozenset({"ru", "uk", "be", "bg", "mk"}),
    frozenset({"id", "ms"}),
    frozenset({"nl", "af"}),
    frozenset({"de", "lb"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"fa", "ur", "ar"}),
)
"""Languages that a detector takes for one another, in a sentence."""

TOLD_APART: Final = frozenset({"bg", "ca", "es", "pt", "ru", "uk"})
"""Of these, languages that it tells apart in a whole text."""

PARAGRAPH: Final = 16
"""Words of a line that is more than a sentence or a caption."""

MOSTLY: Final = 0.5
"""The share of the text's code points from which on foreign paragraphs are the text itself."""

_OPENS = regex.compile(r"[^\S\n]*[–—-]?[^\S\n]*[\"'“”„‟«»‘‚‹›]")
"""What a line begins with that is a quotation, perhaps one that ends with another line."""

_SENTENCE = regex.compile(r"[^\s.!?…](?:[^.!?…\n]|[.](?=\S))*+[.!?…]*")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")


def foreign_sentence(facts: Facts, *, min_words: int = 8) -> Iterator[Hit]:
    """Give sentences of at least `min_words` words in another language than the document.

    Those in a paragraph that is foreign as a whole are not given. The hit's values `other` and `own`
    are the names of the two languages.
    """
    foreign_line = cache(partial(_foreign_line, facts=facts))
    for start in _strange_sentences(facts, min_words):
        found = _SENTENCE.search(facts.text, start)
        if found is None or _at_home(found.group(), min_words, facts):
            continue
        place = Span(*found.span())
        if is_guarded(place, ("quotation", "url"), facts):
            continue
        other = _other(found.group(), facts)
        if other is not None and foreign_line(facts.lines_around(place)) is None:
            yield Hit(place, _names(other, facts))


def foreign_paragraph(facts: Facts) -> Iterator[Hit]:
    """Give lines of at least `PARAGRAPH` words in another language than the document.

    Where they are most of the text, it is foreign as a whole, and none is given. The hit's values
    `other` and `own` are the names of the two languages.
    """
    starts = _strange_sentences(facts, PARAGRAPH // 2, DOUBTFUL)
    found: dict[Span, str] = {}
    for number in dict.fromkeys(map(facts.line_number, starts)):
        line = facts.lines[number]
        other = _foreign_line(line, facts)
        if other is not None:
            found[_stripped(line, facts.text)] = other
    if sum(map(len, found)) <= MOSTLY * len(facts.text):
        for span, other in found.items():
            yield Hit(span, _names(other, facts))


def wrong_language(
    facts: Facts, *, expected: Sequence[str] = (), min_words: int = 25
) -> Iterator[Hit]:
    """Give the first line of a document that is in another language than it is said to be.

    Where `expected` languages are named it must be in one of them, otherwise in the document's own if
    that is one of those it may have, or else in any of these. Fewer than `min_words` words say nothing.
    The hit's values `other` and `own` name the language that the text is in, and the one or ones that
    it should be in.
    """
    allowed = list(map(canonical, expected or _allowed(facts.document)))
    words = len(facts.shadow.words)
    if not allowed or words < min_words:
        return
    if facts.language in allowed and sum(facts.votes) >= SURELY_AT_HOME * words:
        return
    other = detect(facts.text)
    if other is None or any(one == other or _confused(one, other) for one in allowed):
        return
    line = next(line for line in facts.lines if line.of(facts.text).strip())
    own = " or ".join(NAMES.get(one, one) for one in allowed)
    yield Hit(line, {"other": NAMES.get(other, other), "own": own})


def _allowed(document: Document) -> Sequence[str]:
    """Give the languages that a text may be in: its own, unless that is not among those that may occur."""
    own, declared = document.language, document.expected
    if own is not None and (not declared or canonical(own) in map(canonical, declared)):
        return (own,)
    return declared


def _strange_sentences(facts: Facts, min_words: int, at_home: float = AT_HOME) -> Iterator[int]:
    """Give where sentences begin that are long enough and whose words hardly vote for the language.

    There are none in a text of which the same is to be said: nothing in it is in the language.
    """
    sentences = facts.shadow.sentences
    if facts.lexicon is None or sum(facts.votes) < AT_HOME * len(facts.shadow.words):
        return iter(())
    return facts.shadow.starts(
        at
        for at, votes in enumerate(facts.votes)
        if votes < at_home * len(sentences[at]) + ROUNDING and len(sentences[at]) >= min_words
    )


def _foreign_line(line: Span, facts: Facts) -> str | None:
    """Give the language of a paragraph if it is another, quotations apart."""
    text = line.of(facts.text)
    if _at_home(text, PARAGRAPH, facts, AT_HOME_AS_A_WHOLE):
        return None
    for part in reversed(guarded_by("quotation", line, facts)):
        text = text[: part.start - line.start] + text[part.end - line.start :]
    if _OPENS.match(text) or _at_home(text, PARAGRAPH, facts, AT_HOME_AS_A_WHOLE):
        return None
    other = _other(text, facts)
    if other is None or other not in LANGUAGES or facts.lexicon is None:
        return other
    words = _WORD.findall(text)
    lead = _votes(words, lexicon(other)) - _votes(words, facts.lexicon)
    return other if lead >= LEAD * len(words) else None


def _other(text: str, facts: Facts) -> str | None:
    """Give the language of a piece of text if it is surely another than the document's."""
    own, other = facts.language, detect(text)
    if own is None or other is None or other == own or _related(own, other):
        return None
    return other


def _names(other: str, facts: Facts) -> dict[str, str]:
    own = facts.language or ""
    return {"other": NAMES.get(other, other), "own": NAMES.get(own, own)}


def _stripped(line: Span, text: str) -> Span:
    part = line.of(text)
    start = line.start + len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()))


def _at_home(text: str, min_words: int, facts: Facts, enough: float = AT_HOME) -> bool:
    """Tell whether a piece of text has so few words, or so many of the document's language.

    A list of names is in no language.
    """
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    if facts.lexicon is None or len(words) < min_words or capitals * 2 > len(words):
        return True
    return _votes(words, facts.lexicon) >= enough * len(words)


def _votes(words: list[str], vocabulary: Lexicon) -> float:
    return sum(max(vocabulary.zipf(word) - EVERYDAY, 0.0) for word in words)


def _related(one: str, other: str) -> bool:
    return any(one in family and other in family for family in FAMILIES)


def _confused(one: str, other: str) -> bool:
    """Tell whether a detector takes whole texts in one for texts in the other."""
    return _related(one, other) and not {one, other} <= TOLD_APART


_SCRIPTS: Final = {
    name: regex.compile(rf"[\p{{{name}}}\p{{M}}]*\p{{{name}}}[\p{{{name}}}\p{{M}}]*")
    for name in ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Han", "Hangul")
}
_RUN: Final = {
    name: regex.compile(rf"\p{{{name}}}(?:[\p{{{name}}}\p{{M}}\s,'’-]*\p{{{name}}})?")
    for name in _SCRIPTS
    if name != "Latin"
}
_COMPANIONS: Final = {"Han": {"ja", "ko", "zh"}, "Hangul": {"ko"}}
"""Scripts that belong to a language which is mostly written in another."""

_LEADS: Final = (
    b"\xd0\xd1\xd2\xd3\xd4",  # Cyrillic
    b"\xcd\xce\xcf",  # Greek
    b"\xd8\xd9\xda\xdb\xdd",  # Arabic
    b"\xd6\xd7",  # Hebrew
    b"\xe0",  # Devanagari
    b"\xe4\xe5\xe6\xe7\xe8\xe9",  # Han
    b"\xea\xeb\xec\xed",  # Hangul
)
"""First bytes of the letters of each script."""

_RARE_LEADS: Final = b"\xe1\xe3\xef\xf0\xf1\xf2\xf3\xf4"
"""First bytes of rarer letters, of any script."""

_NOT_LEADS: Final = bytes(set(range(256)).difference(*_LEADS, _RARE_LEADS))


def wrong_script(facts: Facts, *, min_letters: int = 12) -> Iterator[Hit]:
    """Give runs of at least `min_letters` letters in another script than the text's.

    The hit's value `script` is its name. Latin in other scripts is everywhere and not reported.
    """
    if not _may_mix_scripts(facts.shadow.data, min_letters):
        return
    counts = Counter(
        {name: sum(map(len, one.findall(facts.text))) for name, one in _SCRIPTS.items()}
    )
    (main, letters), *_ = counts.most_common(1)
    total = counts.total()
    if letters * 10 < total * 9:
        return
    brackets = SpanIndex(_brackets(facts.text))
    for name, pattern in _RUN.items():
        if name == main or facts.language in _COMPANIONS.get(name, ()):
            continue
        for found in pattern.finditer(facts.text):
            place = Span(*found.span())
            if len(_WORD.findall(found.group())) > 1 or name == "Han":
                size = sum(map(str.isalpha, found.group()))
                guarded = size < min_letters or brackets.overlaps(place)
                if not guarded and not is_guarded(place, ("quotation",), facts):
                    yield Hit(place, {"script": name})


def _may_mix_scripts(text: bytes, min_letters: int) -> bool:
    """Tell whether there are so many letters of a script that most of the text is not written in."""
    strange = text.translate(None, _NOT_LEADS)
    if len(strange) < min_letters:
        return False
    if len(strange) * 9 <= len(text):
        return True  # most letters may be Latin
    *_, second, _main = sorted(sum(map(strange.count, leads)) for leads in _LEADS)
    return second + sum(map(strange.count, _RARE_LEADS)) >= min_letters


_BRACKETS: Final = regex.compile(r"[(\[（][^)\]）\n]*+[)\]）]?")
"""What is in brackets. If a bracket is not closed in its line, no other behind it is."""


def _brackets(text: str) -> Iterator[Span]:
    return (
        Span(*found.span()) for found in _BRACKETS.finditer(text) if found.group()[-1] in ")]）"
    )
