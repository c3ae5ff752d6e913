"""What else in a text tells that a machine translated it.

One capital in mid-sentence may be a slip, and one English word the author's. Together they are not: so
a check that is in doubt asks here how much the rest of the text speaks for a translation.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from newslint.match.checks.foreign import untranslated_word
from newslint.match.checks.glue import run_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.match.facts import Facts
    from newslint.match.hit import Hit

WORD: Final = 0.5
"""What a word left in another language counts."""

SEAM: Final = 0.25
"""What two words count that ran together, which scrapers do as well as translators."""

ENOUGH: Final = 2
"""So many of each count."""

MOST: Final = ENOUGH * (WORD + SEAM)
"""What all traces in a text come to at most."""


def traces(facts: Facts, lists: Mapping[str, Sequence[str]]) -> float:
    """Give how much speaks for a translation, at most `MOST`.

    Of `lists`, `loans` and the one called `loans-` and the language are words at home in the text's.
    """
    language = facts.language or ""
    loans = {"any": lists.get("loans", ()), language: lists.get(f"loans-{language}", ())}
    words = _different(untranslated_word(facts, lists=loans), facts)
    seams = _different(run_together(facts), facts)
    return min(len(words), ENOUGH) * WORD + min(len(seams), ENOUGH) * SEAM


def _different(hits: Iterator[Hit], facts: Facts) -> set[str]:
    """Give what the first hits mark; a text may have any number."""
    return {hit.span.of(facts.text).lower() for hit in islice(hits, 3 * ENOUGH)}
