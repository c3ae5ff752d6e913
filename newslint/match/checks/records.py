"""What is wrong with what records say about their texts, and with texts that say it again.

A record says nothing here of which nothing is known: a field that no record has is not missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import regex

from newslint.match.checks.sites import squashed
from newslint.match.facts import Facts
from newslint.match.hit import Hit
from newslint.model.day import day_of, is_no_day
from newslint.model.span import Span

_NOWHERE: Final = Span(0, 0)
"""The place of what is said of a record as a whole."""

_ADDRESS: Final = regex.compile(r"(?:https?:)?//\S+|www\.\S+\.\S+", regex.IGNORECASE)
_FIRST_LINES: Final = 3
"""Among so many lines with text a title is looked for: there may be a kicker and a date before."""
_TITLE: Final = 15
"""Letters and digits from which a line that equals the title is no accident."""


def missing_field(facts: Facts, *, field: str, placeholders: Sequence[str] = ()) -> Iterator[Hit]:
    """Report a record that has nothing in a field, or one of the words that stand for nothing."""
    word = facts.document.companions.get(field)
    if word is not None and word.strip().casefold() in {"", *placeholders}:
        yield Hit(_NOWHERE, {"field": field, "value": word.strip()})


def field_is_address(facts: Facts, *, field: str) -> Iterator[Hit]:
    """Report a record that has the address of a page in a field."""
    for word in facts.document.companions.get(field, "").split(";"):
        if _ADDRESS.fullmatch(word.strip()):
            yield Hit(_NOWHERE, {"value": word.strip()})
            return


def summary_is_lead(facts: Facts, *, min_length: int = 40) -> Iterator[Hit]:
    """Report a record whose summary is what its text begins with, word for word.

    Summaries of fewer letters and digits than `min_length` may be.
    """
    said = facts.document.companions
    summary = squashed(said.get("summary", ""))
    if len(summary) < min_length:
        return
    lead = squashed(said.get("text", ""))
    if lead.startswith(summary) or (len(lead) >= min_length and summary.startswith(lead)):
        yield Hit(_NOWHERE)


def impossible_date(facts: Facts, *, earliest: int = 1900) -> Iterator[Hit]:
    """Report a record with a day that there is not, that is to come, or before the year `earliest`.

    `today` among what the record says is the day on which it is looked at; without it no day is to
    come. A day ahead is none: somewhere it is tomorrow already.
    """
    said = facts.document.companions
    written = said.get("date", "").strip()
    day = day_of(written)
    if day is None:
        if is_no_day(written):
            yield Hit(_NOWHERE, {"date": written, "reason": "there is no such day"})
    elif day.year < earliest:
        yield Hit(_NOWHERE, {"date": written, "reason": f"before {earliest}"})
    elif "today" in said and day - date.fromisoformat(said["today"]) > timedelta(days=1):
        yield Hit(_NOWHERE, {"date": written, "reason": "in the future"})


def title_in_text(facts: Facts) -> Iterator[Hit]:
    """Report the title of the record where the text begins with it."""
    title = squashed(facts.document.companions.get("title", ""))
    if len(title) < _TITLE:
        return
    filled = 0
    for line in facts.lines:
        words = line.of(facts.text).strip()
        filled += bool(words)
        if filled > _FIRST_LINES:
            return
        # The title may have the site's name behind it.
        if len(words) >= _TITLE and title.startswith(squashed(words)):
            yield from _repeated(words, line, facts)


def _repeated(words: str, line: Span, facts: Facts) -> Iterator[Hit]:
    said, plain = facts.document.companions["title"], squashed(words)
    parts = [said, *(said[: found.start()] for found in _PARTS.finditer(said))]
    if plain in map(squashed, parts) and len(plain) >= _TITLE:
        start = line.start + len(line.of(facts.text)) - len(line.of(facts.text).lstrip())
        yield Hit(Span(start, start + len(words)))


_PARTS: Final = regex.compile(r"\s*[|¦»]|\s+[-–—·•]\s")
"""What parts a headline from the name of a site."""
