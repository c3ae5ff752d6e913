"""Characters that stand for others: by Unicode's own tables, or by a table in the rule.

Which characters are looked for is the rule's business; nothing is decided here. Expressions are read as
those of patterns are.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import regex

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.match.facts import Facts


Form = Literal["NFC", "NFKC"]


def normalizable(*, characters: str, **_: Form) -> tuple[Expression, ...]:
    """Give what `normalized` searches for."""
    return (_expression(characters),)


def normalized(facts: Facts, *, characters: str, form: Form = "NFC") -> Iterator[Hit]:
    """Give the matches of the expression `characters` that a normal form of Unicode changes.

    The value `replacement` is the form's way to write the match.
    """
    for found in facts.search(_expression(characters)):
        new = unicodedata.normalize(form, found.group())
        if new != found.group():
            yield _hit(Span(*found.span()), found.group(), new)


def substitutable(*, characters: Mapping[str, str]) -> tuple[Expression, ...]:
    """Give what `substitute` searches for."""
    return (_expression(f"[{regex.escape(''.join(characters))}]+"),)


def substitute(facts: Facts, *, characters: Mapping[str, str]) -> Iterator[Hit]:
    r"""Give the runs of characters for which the table `characters` has others.

    A character that a line end stands for (`"\x0c": "\n"`) is dropped where a line ends already.
    The value `replacement` is what should stand there, `code` names the first character: `U+0092`.
    """
    (listed,) = substitutable(characters=characters)
    for found in facts.search(listed):
        old = found.group()
        new = "".join(characters[character] for character in old)
        beside = (
            facts.text[found.start() - 1 : found.start()]
            + facts.text[found.end() : found.end() + 1]
        )
        if not new.strip() and "\n" in beside:
            new = ""
        yield _hit(Span(*found.span()), old, new)


def _hit(span: Span, old: str, new: str) -> Hit:
    values = {"replacement": new, "code": f"U+{ord(old[0]):04X}"}
    return Hit(span, values, edits=(Edit(span, new, old),))


@lru_cache
def _expression(text: str) -> Expression:
    return Expression(text, regex.MULTILINE)
