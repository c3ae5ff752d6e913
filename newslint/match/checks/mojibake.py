"""The check for text in the wrong encoding: tells what `damage` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.match.hit import Hit
from newslint.match.mojibake.damage import damaged_words
from newslint.model.fix import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts


def mojibake(facts: Facts) -> Iterator[Hit]:
    """Give the words that were read in the wrong code page, with what they say.

    The value `replacement` is the repaired word, `encoding` the code page.
    """
    for word in damaged_words(facts):
        values = {"replacement": word.new, "encoding": word.page.name}
        yield Hit(word.span, values, edits=(Edit(word.span, word.new, word.old),))
