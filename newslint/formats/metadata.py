"""What a record says about its text, made into documents of their own for rules about records.

A record gives a document for itself, at its beginning, which holds what all the fields say that such
rules ask for, and one for its title, which can be repaired like a text. Which rules look at them is
not known here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from newslint.formats.fields import (
    AUTHORS,
    DATES,
    IDS,
    SOURCES,
    SUMMARIES,
    TEXTS,
    TITLES,
    URLS,
    Fields,
    Steps,
    is_blank_at,
    value_at,
    word_at,
    words_at,
)
from newslint.formats.line_ends import unify
from newslint.model.fix import Edit
from newslint.model.span import Position

HEAD: Final = 500
"""Code points of the text that are told with the record: a headline and a lead."""

_OWN_IDS: Final = tuple(name for name in IDS if name not in URLS)
"""An address tells records apart for people, but need not be different in each."""

_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "id": _OWN_IDS,
    "title": TITLES,
    "source": SOURCES,
    "url": URLS,
    "date": DATES,
    "author": AUTHORS,
    "summary": SUMMARIES,
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """The placement of a record without regard to what is in it: where it begins."""

    line: int
    column: int = 1

    def position(self, offset: int) -> Position:
        """Give the place in the file where the record begins."""
        del offset
        return Position(self.line, self.column)

    def offset(self, offset: int) -> int:
        """Give the offset as it is: there is no text."""
        return offset

    def edited(self, edits: Sequence[Edit]) -> Beginning:
        """Give the same place: nothing before it changes."""
        del edits
        return self


class Metadata:
    """Reads what records of one input say, and learns from them which fields records have there."""

    def __init__(self, fields: Fields) -> None:
        self._paths = {
            "id": fields.id,
            "title": fields.title,
            "source": fields.source,
        }
        self._texts: Sequence[str | None] = fields.texts or (None,)
        self._expected: set[str] = set()

    def of(self, content: Mapping[str, Any], text: str | None) -> dict[str, str]:
        """Give what a record says, by what it is called here, and the beginning of its first `text`.

        What a record does not say, though it has the field or those before it said it, is empty.
        """
        told = {} if text is None else {"text": unify(text.lstrip()[:HEAD])}
        for name, usual in _USUAL.items():
            word = word_at(content, self._paths.get(name), usual)
            if word is not None:
                told[name] = word
        if "author" in told:
            told["author"] = "; ".join(words_at(content, None, AUTHORS)) or told["author"]
        missing = self._expected.difference(told)
        self._expected.update(told)
        return {**told, **dict.fromkeys(missing, ""), **self._blank(content, told)}

    def _blank(self, content: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, str]:
        """Give the fields that are there and hold nothing."""
        blank = {
            name: ""
            for name, usual in _USUAL.items()
            if name not in told and is_blank_at(content, self._paths.get(name), usual)
        }
        if "text" not in told and any(is_blank_at(content, path, TEXTS) for path in self._texts):
            blank["text"] = ""
        return blank

    def title(self, content: Mapping[str, Any]) -> tuple[Steps, str] | None:
        """Give the title and the way to it, if it is written as text."""
        found = value_at(content, self._paths["title"], TITLES)
        if found is None or not isinstance(found[1], str):
            return None
        return found[0], found[1]
