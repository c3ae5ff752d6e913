"""Text that was decoded with the wrong encoding, as ftfy recognises it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.match.facts import Facts

_SUSPECT = regex.compile(r"\S*[\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122Ð-ÿ]\S*")


def mojibake(facts: Facts) -> Iterator[Hit]:
    """Give the words that ftfy can put right."""
    if not _SUSPECT.search(facts.text):
        return
    import ftfy  # noqa: PLC0415 - heavy, and most texts never need it

    for found in _SUSPECT.finditer(facts.text):
        old = found.group()
        new = ftfy.fix_encoding(old)
        if new != old:
            span = Span(*found.span())
            yield Hit(span, {"replacement": new}, edits=(Edit(span, new, old),))
