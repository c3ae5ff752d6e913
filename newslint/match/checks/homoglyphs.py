"""Letters of another script that look like those around them: a Cyrillic `е` in a Latin word.

A word is put into one script only if each of its letters has a twin there; so `Яndex`, `ZаПобеду`
and Chuvash words with Latin `ă` stay as they are. A Cyrillic ending on a foreign name (`YouTubeа`)
is grammar, Roman numerals are written with either alphabet's letters, and two letters may be a
code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslint.language.lexicon import lexicon
from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.match.scripts import scripts_of
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_LOOKALIKES: Final = {
    "Cyrillic": (
        "АаВЕеЗІіЈјКкМНОоРрСсТУуХхЅѕԁһԛԝҮӀЁёЇїӒӓӦӧ",
        "AaBEe3IiJjKkMHOoPpCcTYyXxSsdhqwYIËëÏïÄäÖö",
    ),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧνΆάΈΌόΪϊΫ", "ABEZHIKMNOoPTYXvÁáÉÓóÏïŸ"),
}
"""Letters by script, and the Latin letters that look the same in most fonts (Unicode's confusables,
without those that only resemble)."""

_TO_LATIN: Final = {
    script: str.maketrans(theirs, latin) for script, (theirs, latin) in _LOOKALIKES.items()
}
_FROM_LATIN: Final = {
    script: str.maketrans(latin, theirs) for script, (theirs, latin) in _LOOKALIKES.items()
}
SEAM: Final = Expression(r"\p{Latin}[\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}]\p{Latin}")
_LETTERS: Final = Expression(r"[\p{L}\p{M}]+")
_FAR: Final = 40
"""How far before a seam its word is looked for."""

_NAME_WITH_ENDING: Final = Expression(r"\p{Latin}{2,}[\p{Cyrillic}\p{Greek}]+")
_ROMAN: Final = Expression(r"(?i)[IVXLCDMІѴХСМΙΧΜ]+")
_SHORT: Final = 2
"""Words of so few letters are codes, units and marks more often than words."""


def homoglyphs(facts: Facts) -> Iterator[Hit]:
    """Give the words that are written with letters of two scripts, with the word in one.

    The values are `replacement` and `odd`, the letters of the wrong script. A word that no
    vocabulary knows is trusted less.
    """
    at = 0
    for seam in facts.search(SEAM):
        if seam.start() < at:
            continue
        span = _word_around(facts.text, seam.start())
        at, old = span.end, span.of(facts.text)
        new = _in_one_script(old, facts)
        if new:
            odd = "".join(one for one, two in zip(old, new, strict=True) if one != two)
            trust = None if _is_known(new, facts) else Applicability.UNSAFE
            values = {"replacement": new, "odd": odd}
            yield Hit(span, values, edits=(Edit(span, new, old),), applicability=trust)


def _word_around(text: str, at: int) -> Span:
    letters = _LETTERS.compile()
    start = at
    while start > max(0, at - _FAR) and letters.match(text, start - 1, start):
        start -= 1
    found = letters.match(text, at)
    return Span(start, found.end() if found else at)


def _in_one_script(word: str, facts: Facts) -> str | None:
    """Give `word` in the one script in which all its letters have a twin, or None."""
    if len(word) <= _SHORT or _ROMAN.compile().fullmatch(word):
        return None
    scripts = (scripts_of(word) or frozenset()) - {"Latin"}
    if len(scripts) != 1:
        return None
    (script,) = scripts
    latin, theirs = word.translate(_TO_LATIN[script]), word.translate(_FROM_LATIN[script])
    fitting = [new for new in (latin, theirs) if len(scripts_of(new) or ()) == 1 and new.isalpha()]
    if len(fitting) > 1:
        own = facts.script
        fitting = [new for new in fitting if scripts_of(new) == frozenset((own,))]
    if fitting and (_is_known(fitting[0], facts) or _is_mostly(fitting[0], word)):
        return fitting[0]
    return None


def _is_mostly(new: str, word: str) -> bool:
    """Tell whether most letters stay, and `word` is no foreign name with an ending."""
    kept = sum(one == two for one, two in zip(new, word, strict=True))
    return kept * 2 > len(word) and not _NAME_WITH_ENDING.compile().fullmatch(word)


def _is_known(word: str, facts: Facts) -> bool:
    vocabularies = [lexicon("en"), *([facts.lexicon] if facts.lexicon else [])]
    return any(word in vocabulary for vocabulary in vocabularies)
