"""Quotation marks and brackets that have no partner.

A mark opens or closes by its shape or, where that says nothing (`"`, and `“` in German), by the blanks
around it. Where neither tells, nothing is said of the marks of its kind in that line. A partner may
stand in a later line: a quotation of several paragraphs opens anew with each and closes once, and a
scraper cuts paragraphs. Only double marks are looked at: a single one is an apostrophe far more often.

Enumerations (`a)`), smileys, inches, and quotations that an ellipsis cuts are left alone, and so is the
end of a text that breaks off. Whether the right kind of mark was used is not asked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

import regex

from newslint.match.expression import Expression
from newslint.match.guard import is_guarded
from newslint.match.hit import Hit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.match.facts import Facts

MARK: Final = Expression(r"[“”„‟\"«»()\[\]（）「」『』]|(?<!\S),,(?=\p{L})|''|``|‘‘|’’")
"""A mark that has a partner. Two commas, or two single marks, are a double one of who has no other."""

Role = Literal["opens", "closes"]

_QUOTATION: Final = "quotation"
_GUILLEMET: Final = "guillemet"
_BRACKET: Final = "bracket"
_FAMILIES: Final = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', ",,", "''", "``", "‘‘", "’’"), _QUOTATION),
    **dict.fromkeys("«»", _GUILLEMET),
    **dict.fromkeys("()（）", _BRACKET),
    **dict.fromkeys("[]", "square bracket"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "double corner"),
}
"""Marks that answer for one another."""

_OPENING: Final = frozenset({"“", "„", "‟", ",,", "``", "‘‘", "«", "(", "[", "（", "「", "『"})
_OTHER: Final[dict[Role | None, Role | None]] = {"opens": "closes", "closes": "opens", None: None}
_CONTINUED: Final = frozenset({_QUOTATION, _GUILLEMET})
"""What each paragraph of a quotation opens with anew."""

_STRAIGHT: Final = frozenset({'"', "''"})
_ALIKE_AT_BOTH_ENDS: Final = frozenset({"fi", "sv"})
"""Languages that write »so» and ”so”."""

_SMILING: Final = frozenset({"be", "ru", "uk"})
"""Languages in which a closing bracket is a smile: `привет)`."""

REACH: Final = 30
"""Lines within which the partner must come."""

_BEFORE_OPENING: Final = frozenset("([{<—–-‒/„“«‘'¡¿*_|>:=（「『【")
_BEHIND_CLOSING: Final = frozenset(".,;:!?)]}…—–-/»”’'*_|<（）」』】。，、；：！？")

_OPENING_ONLY: Final = frozenset("([¿¡")
_CLOSING_ONLY: Final = frozenset(".,;:!?)]")

_LOOSE: Final = regex.compile(
    r"(?r)(?:(?<![^\s(\[,;:])(?:\p{L}{1,2}|\p{N}{1,2}|[ivxIVX]{1,4})[.]?|[:;=8xX][-o^'’]?|[()])"
)
"""What stands before the bracket of an enumeration (`a)`) or a smiley."""

_BEGINNING: Final = regex.compile(r"[^\S\n]*+(?:[-–—>*•][^\S\n]*+)?")
_CUT: Final = regex.compile(r"(?r)(?:\.\.\.|…)[\])]?")
_ENDED: Final = regex.compile(r"(?r)[.!?…。！？؟।:][^\p{L}\p{N}\n]*")

_ENTITY: Final = regex.compile(r"&(?:quot|[lr][ad]quo|bdquo|#\d+);")
"""A mark that is not decoded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, and what it does."""

    place: Span
    line: int
    family: str
    role: Role | None
    """None where neither its shape nor its place tell."""
    sure: bool
    loose: bool
    """Whether it may stand alone."""


@dataclass(slots=True)
class _Pairing:
    """The marks of one family, paired while lines go by."""

    open: list[Mark] = field(default_factory=list)
    """Marks of earlier lines that were not closed yet."""
    alone: list[Mark] = field(default_factory=list)
    """Marks that have no partner."""

    def add(self, marks: list[Mark], *, continued: bool, cut: bool) -> None:
        """Pair the marks of the next line, which may continue a quotation, or be cut."""
        self._give_up_before(marks[0].line - REACH)
        if continued and self.open:
            self.open.clear()
            marks = [replace(marks[0], role="opens"), *marks[1:]]
        opened: list[Mark] = []
        never_opened: list[Mark] = []
        for mark in marks:
            if mark.role == "opens" or (mark.role is None and not opened):
                opened.append(mark)
            elif opened:
                opened.pop()
            else:
                never_opened.append(mark)
        if not all(mark.sure for mark in marks):
            self.open.clear()
            return
        closing = min(len(self.open), len(never_opened))
        self.open = self.open[: len(self.open) - closing]
        self._leave(never_opened[closing:])
        if not cut:
            self.open += opened

    def close(self) -> None:
        """Come to the end of the text."""
        self._leave(self.open)

    def _leave(self, marks: Iterable[Mark]) -> None:
        self.alone += [mark for mark in marks if not mark.loose]

    def _give_up_before(self, line: int) -> None:
        self._leave(mark for mark in self.open if mark.line < line)
        self.open = [mark for mark in self.open if mark.line >= line]


def unbalanced_marks(facts: Facts) -> Iterator[Hit]:
    """Give the marks that are never closed or never opened.

    The hit's value `state` is `closed` or `opened`.
    """
    if _is_balanced(facts.text):
        return
    pairings: defaultdict[str, _Pairing] = defaultdict(_Pairing)
    for number, marks in groupby(_marks(facts), attrgetter("line")):
        line = facts.lines[number]
        if _ENTITY.search(facts.text, line.start, line.end):
            continue
        beginning = _BEGINNING.match(facts.text, line.start)
        cut = _CUT.match(facts.text, line.start, line.end) is not None
        together = sorted(marks, key=attrgetter("family", "place"))
        for family, group in groupby(together, attrgetter("family")):
            ones = list(group)
            at_once = beginning is not None and ones[0].place.start == beginning.end()
            pairings[family].add(ones, continued=at_once and family in _CONTINUED, cut=cut)
    for mark in _alone(pairings.values(), facts):
        yield Hit(mark.place, {"state": "closed" if mark.role == "opens" else "opened"})


def _is_balanced(text: str) -> bool:
    """Tell by mere numbers whether all marks of a text may have partners."""
    count = text.count
    if any(
        count(opening) != count(closing)
        for opening, closing in ("()", "[]", "「」", "『』", "（）")
    ):
        return False
    curly = count("“"), count("”"), count("„")
    if sum(curly) % 2 or (curly[0] != curly[1] and not curly[2] and min(curly[:2])):
        return False
    if (count("«") + count("»")) % 2 or "''" in text or "``" in text or ",," in text:
        return False
    return not count('"') or not any(line.count('"') % 2 for line in text.split("\n"))


def _marks(facts: Facts) -> Iterator[Mark]:
    text, language = facts.text, facts.language
    inward = language != "fr" and len(_INWARD.findall(text)) > len(_OUTWARD.findall(text))
    for found in facts.search(MARK):
        mark, place = found.group(), Span(*found.span())
        family = _FAMILIES[mark]
        role, sure = _role(mark, place, text, language)
        loose = False
        if family == _GUILLEMET:
            role = _OTHER[role] if inward else role
            loose = _is_arrow(place, text, language)
        elif family == _BRACKET:
            loose = _is_loose(place, text, language)
        yield Mark(place, facts.line_number(place.start), family, role, sure, loose)


_OUTWARD: Final = regex.compile(r"(?<![\p{L}\p{N}])«(?=\s?\w)")
_INWARD: Final = regex.compile(r"(?<=[^\S\n]|\()»(?=\w)")
"""Guillemets that show which way a text has them: « so » or »so«."""


def _role(mark: str, place: Span, text: str, language: str | None) -> tuple[Role | None, bool]:
    """Tell what a mark does, and whether that is sure."""
    shape: Role = "opens" if mark in _OPENING else "closes"
    by_place = _by_place(place, text)
    if mark in _STRAIGHT:
        inches = by_place == "closes" and text[place.start - 1].isdigit()
        return by_place, by_place is not None and not inches
    if mark in "”»" and language in _ALIKE_AT_BOTH_ENDS:
        return by_place, by_place is not None
    if _FAMILIES[mark] != _QUOTATION or by_place is None or by_place == shape:
        return shape, True
    # `„So“` and `”so”` are right; `said“ so”` has its blank on the wrong side.
    return by_place, mark == "”" or (mark == "“" and "„" in text)


def _by_place(place: Span, text: str) -> Role | None:
    """Tell what a mark does by what is beside it: a blank, or else signs and letters."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    free_before, free_after = not before.strip(), not after.strip()
    if free_before == free_after:
        free_before, free_after = before in _BEFORE_OPENING, after in _BEHIND_CLOSING
    elif (free_before and after in _CLOSING_ONLY) or (free_after and before in _OPENING_ONLY):
        return None  # a blank on the wrong side: `so ", `
    if free_before == free_after:
        return None
    return "opens" if free_before else "closes"


def _is_arrow(place: Span, text: str, language: str | None) -> bool:
    """Tell whether a guillemet stands by itself: `Read more »`, `Home » News`."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    alone = not before.strip() and not after.strip()
    return alone and (language != "fr" or after in {"", "\n"})


def _is_loose(place: Span, text: str, language: str | None) -> bool:
    """Tell whether a bracket may be part of an enumeration or a smiley."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    if ")" in {before, after} or (language in _SMILING and not after.strip()):
        return True
    return _LOOSE.match(text, 0, place.start) is not None


def _alone(pairings: Iterable[_Pairing], facts: Facts) -> Iterator[Mark]:
    """Give the marks without a partner, apart from what may be meant so."""
    found: list[Mark] = []
    for pairing in pairings:
        pairing.close()
        found += pairing.alone
    found.sort(key=attrgetter("place"))
    end = len(facts.text.rstrip())
    broken_off = -1 if _ENDED.match(facts.text, 0, end) else facts.line_number(end - 1)
    for line, group in groupby(found, attrgetter("line")):
        marks = list(group)
        if len({mark.role for mark in marks}) > 1:
            continue  # `(so]`, `“so»`
        for mark in marks:
            ends = line == broken_off and mark.role == "opens"
            if not ends and not is_guarded(mark.place, ("url", "mojibake"), facts):
                yield mark
