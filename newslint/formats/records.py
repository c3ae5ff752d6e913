"""Records of a container, made into documents.

What all containers of records share is decided here: which documents a record gives, what is said
of a record that cannot be used, and when a whole input comes to nothing. How records are written
down and where they begin is each container's own business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from newslint.errors import InputError
from newslint.formats.fields import (
    IDS,
    LANGUAGES,
    TEXTS,
    Fields,
    Steps,
    guessed_texts,
    named,
    texts_at,
    word_at,
)
from newslint.formats.line_ends import unify
from newslint.formats.metadata import Beginning, Metadata
from newslint.language.codes import canonical
from newslint.model.document import Document, Placement
from newslint.model.finding import Notice
from newslint.ruleset.languages import language_flaw

if TYPE_CHECKING:
    from newslint.model.fix import Edit

Raw = TypeVar("Raw")


def nowhere(steps: Steps) -> None:
    """Give no place: the text's own lines stand for it, or there is no text."""


@dataclass(frozen=True, slots=True)
class Record(Generic[Raw]):
    """A record as its container gives it, or what is wrong with it."""

    raw: Raw
    """What the container needs to write it again."""
    number: int
    """Its place among the records, from 1."""
    line: int
    """The line of the file that it begins in; where there are no lines, its number."""
    content: Mapping[str, Any]
    """Numbers may be given as they are written. Empty if there is a `problem`."""
    place: Callable[[Steps], Placement | None]
    """Gives the way back from the text at the end of some steps."""
    problem: str | None = None
    """Why it cannot be used, in words that follow "the record "."""
    column: int | None = None
    """Where in its line the problem shows."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[Raw]):
    """A record, the documents that it gave, and what is to be told."""

    record: Record[Raw]
    documents: tuple[Document, ...]
    ways: tuple[Steps, ...]
    """The way to the text of each document; that of the record itself, which has none, is empty."""
    notices: tuple[Notice, ...]


def readings(
    records: Iterable[Record[Raw]], shown: str, fields: Fields, *, all_of_them: bool = True
) -> Iterator[Reading[Raw]]:
    """Give the documents of each record.

    `all_of_them` says that there are no other records elsewhere, so that some should have text.

    Raises:
        InputError: there was no record, or none of them had any text, but some should.

    """
    reader = _Reader(shown, fields)
    for record in records:
        yield reader.reading(record)
    if all_of_them:
        reader.finish()


def documents(found: Iterable[Reading[Raw]]) -> Iterator[Document | Notice]:
    """Give what a `Reader` gives."""
    for reading in found:
        yield from reading.notices
        yield from reading.documents


def edited(
    found: Iterable[Reading[Raw]], edits: Iterable[tuple[Edit, ...]]
) -> Iterator[tuple[Record[Raw], dict[Steps, tuple[Edit, ...]]]]:
    """Give each record with the edits on its texts, of which many have none."""
    stream = iter(edits)
    for reading in found:
        changes = {way: next(stream) for way in reading.ways}
        yield reading.record, {way: change for way, change in changes.items() if change}


class _Reader:
    """Makes documents of the records of one input, and keeps in mind how it goes."""

    def __init__(self, shown: str, fields: Fields) -> None:
        self._shown = shown
        self._fields = fields
        self._metadata = Metadata(fields)
        self._guessed: set[str] = set()
        self._count = 0
        self._usable = False

    def reading(self, record: Record[Raw]) -> Reading[Raw]:
        """Give what comes of a record."""
        self._count += 1
        if record.problem is not None:
            return Reading(record, (), (), (self._bad(record, record.problem),))
        try:
            found = list(self._texts(record.content))
        except InputError as error:
            return Reading(record, (), (), (self._bad(record, str(error)),))
        made = list(self._documents(record, found))
        ways, documents = tuple(way for way, _ in made), tuple(one for _, one in made)
        return Reading(record, documents, ways, tuple(self._remarks(record.content)))

    def finish(self) -> None:
        """See to it that something was found to look at.

        Raises:
            InputError: nothing was.

        """
        if not self._count:
            raise InputError("has no records: there is nothing to check")
        if not self._usable:
            names = self._fields.texts or (*TEXTS[:4], "...")
            raise InputError(
                f"no record has text in a field called {', '.join(names)}; say which field it is "
                "with --field, or `text:` under `inputs:` in the configuration"
            )

    def _texts(self, content: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
        guess = None if self._fields.texts else guessed_texts(content)
        names = self._fields.texts if guess is None else (guess,)
        for name in names:
            for steps, text in texts_at(content, name):
                self._usable = True
                if text:
                    yield steps, text

    def _documents(
        self, record: Record[Raw], texts: Sequence[tuple[Steps, str]]
    ) -> Iterator[tuple[Steps, Document]]:
        """Give the record and its title, if they are asked for, and its texts, with the way to each.

        A title that is looked at as a text is not looked at as a title, too: it can be repaired once.
        """
        content, fields, place = record.content, self._fields, record.place
        said = self._metadata.of(content, texts[0][1] if texts else None)
        made = partial(
            Document,
            path=self._shown,
            language=_code(word_at(content, fields.language, LANGUAGES)),
            record=record.number,
            record_id=word_at(content, fields.id, IDS),
        )
        told = _only(said, "title", "source")
        if fields.with_records:
            yield (), made("", companions=said, placement=Beginning(record.line), role="record")
            title = self._metadata.title(content)
            if title is not None and title[0] not in {steps for steps, _ in texts}:
                steps, text = title
                whence = _only(said, "text", "source", "url")
                about = made(unify(text), field=named(steps), companions=whence)
                yield steps, replace(about, placement=place(steps), role="title")
        for steps, text in texts:
            field = named(steps)
            yield steps, made(unify(text), field=field, companions=told, placement=place(steps))

    def _remarks(self, content: Mapping[str, Any]) -> Iterator[Notice]:
        guess = None if self._fields.texts else guessed_texts(content)
        if guess is not None and guess not in self._guessed:
            self._guessed.add(guess)
            yield Notice(
                self._shown,
                f"the text of records is taken from their field {guess!r}; if that is wrong, say "
                "which one it is with --field",
                failed=False,
                once=True,
            )

    def _bad(self, record: Record[Raw], problem: str) -> Notice:
        place = f"{self._shown}:{record.line}"
        if record.column is not None:
            place = f"{place}:{record.column}"
        return Notice(place, f"the record {problem}; it was left as it is", record=True)


def _only(said: Mapping[str, str], *names: str) -> dict[str, str]:
    """Give what is said under some names, if anything is."""
    return {name: said[name] for name in names if said.get(name)}


def _code(language: str | None) -> str | None:
    """Give the code of what a record says its language is; None if that is no code."""
    if language is None:
        return None
    code = canonical(language)
    return code if language_flaw(code) is None else None
