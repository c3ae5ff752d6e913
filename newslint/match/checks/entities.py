"""Character references of HTML (`&eacute;`, `&#39;`, `&amp;quot;`) and what they stand for.

A reference without its semicolon, with blanks in it or without its ampersand counts only for names
and numbers that are hardly ever meant otherwise. `AT&T;`, `&c.` and `?a=1&copy=2` are no
references.
"""

from __future__ import annotations

import html
from html.entities import html5
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_COMMON: Final = (
    "nbsp|quot|amp|lt|gt|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|laquo|raquo|iexcl|iquest|"
    "euro"
)
_LETTER: Final = (
    "[AEIOUYaeiouy]acute|[AEIOUaeiou](?:grave|circ|uml)|[ANOano]tilde|[Cc]cedil|szlig|[Aa]ring|"
    "[Oo]slash|(?:AE|ae)lig"
)
_NUMBER: Final = "0?39|0?34|0?38|160|821[1267]|822[0126]|8230"
"""Quotation marks, ampersand, no-break space, dashes, ellipsis."""

_BARE: Final = "039|034|038|821[1267]|822[0126]|8230"
"""Those that are nothing else, even without an ampersand."""

REFERENCE: Final = Expression(
    rf"""
    (?:
      & (?:[aA][mM][pP];)*
        (?: \#\d{{1,7}}+ | \#[xX][0-9a-fA-F]{{1,6}}+ | [a-zA-Z][a-zA-Z0-9]{{1,31}}+ ) ;
    | &[ ](?:{_COMMON}|\#(?:{_NUMBER}))[ ]?; | &(?:{_COMMON}|\#(?:{_NUMBER}))[ ];
    | &(?:nbsp|{_LETTER})(?![;=a-zA-Z0-9]) | &(?:{_LETTER})(?=[a-z]) | &(?:quot|amp|lt|gt)(?=\s)
    | (?<!&)\#(?:{_BARE}); | (?<=\p{{L}})\#39;(?=\p{{L}}) | (?<=[\p{{L}}\s.,;])\bnbsp;
    )+
    """,
    regex.VERBOSE,
)
_SPACED: Final = Expression(r"&? ?(#?\w+) ?;?")
_DEPTH: Final = 3
"""How often a text was escaped at most."""

_INVISIBLE: Final = Expression(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
"""Characters that show nothing: a reference to one is taken out."""


def html_entities(facts: Facts) -> Iterator[Hit]:
    """Give the references, several in a row as one, with the characters that they stand for.

    The value `replacement` is those characters.
    """
    for found in facts.search(REFERENCE):
        old = found.group()
        new = _resolved(old)
        if new != old:
            span = Span(*found.span())
            yield Hit(span, {"replacement": new}, edits=(Edit(span, new, old),))


def _resolved(references: str) -> str:
    if not references.startswith("&") or " " in references or ";" not in references:
        references = _SPACED.compile().sub(_repaired, references)
    for _ in range(_DEPTH):
        resolved = html.unescape(references)
        if resolved == references:
            break
        references = resolved
    return _INVISIBLE.compile().sub("", references)


def _repaired(found: regex.Match[str]) -> str:
    name = found[1]
    return f"&{name};" if name.startswith("#") or f"{name};" in html5 else found.group()
