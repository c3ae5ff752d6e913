"""What is left of damaged UTF-8 after its invisible half was dropped: `voilÃ `, `â€ `, `10Â 000`.

Some second bytes look like blanks or like nothing in Windows-1252, and every clean-up of white
space or of control characters takes them away. Then what is left is no UTF-8 any more, but still no
word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.severity import Applicability
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_KNOWN: Final = 2.5
"""How frequent (zipf) a word with the lost letter must be."""

_FREQUENT: Final = 4.0
"""And a word that is only that letter, or begins with it."""

QUOTE: Final = Expression(r"â€(?=[\s.,;:!?)\]»]|$)", regex.MULTILINE)
GRAVE: Final = Expression(
    r"Ã(?<=(?<![\p{L}\p{M}])(?P<before>\p{L}*)Ã)(?P<gap>[^\S\n]|$)(?P<after>\p{Ll}*)",
    regex.MULTILINE,
)
PREFIX: Final = Expression(
    r"(?<=[\p{Ll}\p{N}.,;:!?%)”\"])Â(?=[^\S\n]|[.,;:!?)%]|$)|(?<!\S)Â(?=[^\S\n]+[\p{L}\p{N}«“\"(])",
    regex.MULTILINE,
)
_WITH_CAPITAL: Final = frozenset({"cy", "fr", "pt", "ro", "tr", "vi"})
"""Languages in which a capital `Â` may stand alone, as a word or a letter that is spoken of."""


def mojibake_rest(facts: Facts) -> Iterator[Hit]:
    """Give the remains, with what they were: `”`, `à`, or a no-break space that is gone for good.

    The value `replacement` is what should stand there.
    """
    closing = list(facts.search(QUOTE))
    opened = bool(closing) and ("â€œ" in facts.text or "“" in facts.text)
    for found in closing:
        yield _hit(found.start(), "â€", "”", None if opened else Applicability.UNSAFE)
    for found in facts.search(GRAVE):
        old = _grave(found, facts)
        if old:
            yield _hit(found.start(), old, "à", None)
    for found in facts.search(PREFIX):
        alone = not facts.text[found.start() - 1 : found.start()].strip()
        if not (alone and facts.language in _WITH_CAPITAL):
            yield _hit(found.start(), "Â", "", None)


def _grave(found: regex.Match[str], facts: Facts) -> str:
    """Give what stands for `à` here, with the blank behind it if that was part of it: `Ã s`."""
    if facts.lexicon is None:
        return ""
    zipf, before, after = facts.lexicon.zipf, found["before"], found["after"]
    if before:
        return "Ã" if zipf(before + "à") >= _KNOWN else ""
    joined = zipf("à" + after) if after else 0.0
    if joined >= _KNOWN and joined > zipf(after):
        return "Ã" + found["gap"]
    return "Ã" if after and zipf("à") >= _FREQUENT else ""


def _hit(start: int, old: str, new: str, trust: Applicability | None) -> Hit:
    span = Span(start, start + len(old))
    return Hit(span, {"replacement": new}, edits=(Edit(span, new, old),), applicability=trust)
