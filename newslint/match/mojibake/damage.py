"""Text that was written as UTF-8 and read in a one-byte code page: `polÃ­tica`, `Å»ycie`, `â€œ`.

What has the shape of such damage (see `codepages`) is taken for damage only where something else
says so: letters and signs stand together as in no language, the repaired word is in the vocabulary,
the repaired characters are of the document's script, ftfy knows the neighbours as improbable, or
the same damage is certain elsewhere in the document. `Spaß”`, `perché…»` and `ROMÂNIA` stay as they
are.

Nothing is guessed: a run of characters has one reading or none.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from newslint.language.lexicon import Lexicon, lexicon
from newslint.match.mojibake.codepages import CodePage, code_pages, run_beginning, suspects
from newslint.match.mojibake.reading import ACCENTED, Reading, improbable, read
from newslint.match.register import WORD
from newslint.match.scripts import scripts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts
    from newslint.model.span import Span

_LANGUAGES: Final = {"cp1251": ("ru", "uk", "bg"), "koi8_r": ("ru",), "cp1253": ("el",)}
"""Languages whose damage in a code page is written in their own script: a document that is damaged
throughout may have no language, or a wrong one, but it has these vocabularies to ask. No letter of
a damaged word is what it seems there."""

_KNOWN: Final = 2.0
"""A repaired word must be at least so frequent (zipf): once in ten million words."""

_CLEARLY: Final = 1.5
"""By so much more frequent than what stands there: vocabularies counted on the Web hold damaged
words, too."""

_LONG: Final = 6
"""A run of so many characters that is well-formed and in one script by chance does not happen."""

_BESIDE: Final = frozenset(
    "«»“”„…·•¿¡—\"'([\N{EN DASH}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{SINGLE LOW-9 QUOTATION MARK}\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
)
"""Signs that stand right before letters in ordinary text."""

_BEHIND: Final = _BESIDE | frozenset("°²³¹®™©€£%ªº")
"""Signs that stand right behind a word in ordinary text."""

_LATIN: Final = frozenset(("Latin",))

_PREFIXES: Final = frozenset("Â┬¬")
"""Characters from U+00A0 to U+00BF keep their last byte in UTF-8: `°` gets `Â` in front."""


def damaged_words(facts: Facts) -> list[Reading]:
    """Give the words that were read in the wrong code page, in text order, with what they say."""
    if facts.text.isascii() or not suspects().search(facts.text):
        return []
    certain: list[Reading] = []
    doubtful: list[Reading] = []
    at = 0
    for start, pages in _beginnings(facts):
        if start < at:
            continue
        for page in pages:
            reading = read(facts.text, start, at, page)
            if reading and _is_damage(reading, facts):
                certain.append(reading)
                at = reading.span.end
                break
            if reading:
                doubtful.append(reading)
    return sorted(certain + _in_company(doubtful, certain, facts.text), key=lambda one: one.span)


def _beginnings(facts: Facts) -> list[tuple[int, list[CodePage]]]:
    """Give where runs may begin, and in which code pages, in text order and the likeliest first."""
    pages: defaultdict[int, list[CodePage]] = defaultdict(list)
    for page in code_pages():
        for found in facts.search(run_beginning(page)):
            pages[found.start()].append(page)
    return sorted(pages.items(), key=itemgetter(0))


def _is_damage(reading: Reading, facts: Facts) -> bool:
    if any(_out_of_place(run, reading.page, facts.text) for run in reading.runs):
        return True
    if _in_own_script(reading, facts) or _in_vocabulary(reading, facts):
        return True
    around = facts.text[max(0, reading.span.start - 1) : reading.span.end + 1]
    return (
        not _may_be_meant(reading, facts.text)
        and improbable(around)
        and not improbable(reading.new)
    )


def _out_of_place(run: Span, page: CodePage, text: str) -> bool:
    """Tell whether letters and signs stand together here as in no language.

    Such is an accented capital and a sign behind a small letter (`sÄ…`), a sign inside a word
    (`√©t√©`), a euro sign inside `â€™`, a long well-formed run in one script.
    """
    old, before, after = run.of(text), text[run.start - 1 : run.start], text[run.end : run.end + 1]
    new = page.decode(old)
    if old.isalpha() and not _humped(old):
        return False
    if min(new) >= "\u2000" and (max(new) <= "\u2122" or min(new) > "\uffff"):
        return True
    if len(old) >= _LONG and old[0] not in _BESIDE:
        return True
    if _is_prefixed(old, new):
        return old[0] in _PREFIXES and not before.isupper() and before not in _BESIDE
    if not ACCENTED.fullmatch(new) or old[0].islower() or old[0] in _BESIDE:
        return False
    marks = _BEHIND if before.isupper() else _BESIDE
    inside = after.islower() and not old[-1].isalpha() and old[-1] not in marks
    return inside or before.islower()


def _humped(word: str) -> bool:
    """Tell whether a capital stands behind a small letter."""
    return any(one.islower() and two.isupper() for one, two in pairwise(word))


def _is_prefixed(old: str, new: str) -> bool:
    return all("\u0080" <= character <= "\u00bf" for character in new) and len(old) > len(new)


def _may_be_meant(reading: Reading, text: str) -> bool:
    """Tell whether the word may stand for itself, with a mark behind it: `ROMÂ»`, `È…`, `Ъ”`."""
    if not _is_whole(reading, text):
        return True
    return all(_may_end_word(run, reading, text) for run in reading.runs)


def _may_end_word(run: Span, reading: Reading, text: str) -> bool:
    old, before = run.of(text), text[run.start - 1 : run.start]
    if old[0] in _BESIDE or _is_prefixed(old, reading.page.decode(old)):
        return True
    if run.end < len(text) and text[run.end].isalpha():
        return False
    alone = not before.isalpha() and not (old == "Ã\u00a0" and before.isspace())
    return set(old[1:]) <= _BEHIND and (alone or before.isupper())


def _is_whole(reading: Reading, text: str) -> bool:
    """Tell whether no letter in or beside the reading is what it seems, where that must be so."""
    if reading.page.name not in _LANGUAGES:
        return True
    if scripts_of(reading.new) == _LATIN:
        return "Latin" in (scripts_of(reading.old) or ())
    beside = text[reading.span.start - 1 : reading.span.start] + text[reading.span.end :][:1]
    return reading.complete and not any(map(str.isalpha, beside))


def _in_vocabulary(reading: Reading, facts: Facts) -> bool:
    repaired = [word for word in WORD.findall(reading.new) if word not in reading.old]
    if not repaired or min(map(len, repaired)) == 1 or not _is_whole(reading, facts.text):
        return False
    return any(
        all(one.zipf(word) >= max(_KNOWN, one.zipf(reading.old) + _CLEARLY) for word in repaired)
        for one in _vocabularies(reading.page, facts)
    )


def _vocabularies(page: CodePage, facts: Facts) -> Iterator[Lexicon]:
    if facts.lexicon:
        yield facts.lexicon
    yield from map(lexicon, _LANGUAGES.get(page.name, ()))


def _in_own_script(reading: Reading, facts: Facts) -> bool:
    """Tell whether the repaired word is of the document's script, and what stands there is not."""
    own = facts.script
    return (
        own != "Latin"
        and scripts_of(reading.new) == frozenset((own,))
        and scripts_of(reading.old) == _LATIN
    )


def _in_company(doubtful: list[Reading], certain: list[Reading], text: str) -> list[Reading]:
    """Give the doubtful readings that another of the same kind makes likely, one for each place."""
    kinds = {(one.page, script) for one in certain for script in scripts_of(one.new) or ()}
    taken = list(certain)
    for reading in doubtful:
        scripts = scripts_of(reading.new) or ()
        if (
            scripts
            and all((reading.page, script) in kinds for script in scripts)
            and (scripts != _LATIN or not _may_be_meant(reading, text))
            and not any(reading.span.overlaps(other.span) for other in taken)
        ):
            taken.append(reading)
    return taken[len(certain) :]
