"""Which fields of a record are looked at: what the user said, or else the usual names.

A field is named by its path: `body`, `article.body`. Where a list stands on the way, all its items
are meant, so `sections.text` is the text of each section, and `paragraphs` may be a list of texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from newslint.errors import InputError

Steps = tuple[str | int, ...]
"""The way to a value from the top of its record: keys of objects, indexes of lists."""

TEXTS: Final = (
    *("text", "body", "content", "article", "maintext", "main_text", "article_text"),
    *("article_body", "articleBody", "body_text", "bodyText", "full_text", "fulltext", "fullText"),
    *("raw_content", "plain_text", "plaintext", "clean_text", "raw_text", "paragraphs", "story"),
)
"""Names that fields with the text of an article go by in published corpora and in what extractors
write (Trafilatura, Newspaper, news-please, Goose, schema.org, Common Crawl's WET-derived sets),
the more telling ones first. The first that a record has, and that holds text, is its text."""

IDS: Final = ("id", "_id", "uid", "uuid", "article_id", "doc_id", "url", "link", "guid")
LANGUAGES: Final = ("language", "lang", "language_code", "lang_code")
SOURCES: Final = ("source", "domain", "publisher", "site", "source_domain", "hostname", "outlet")
TITLES: Final = ("title", "headline")
URLS: Final = ("url", "link", "permalink", "canonical_url", "source_url", "uri")
DATES: Final = (
    *("date", "published", "publish_date", "date_publish", "published_at", "publication_date"),
    *("published_date", "date_published", "datePublished", "pub_date", "pubDate"),
)
AUTHORS: Final = ("author", "authors", "byline", "creator")
SUMMARIES: Final = ("summary", "abstract", "description", "highlights")
"""Names of fields that are said to tell what the text says. Those that are said to be a part of it
(`lead`, `excerpt`, `teaser`) are not among them."""
SAYING: Final = frozenset((*URLS, *DATES, *AUTHORS, *SUMMARIES))
"""Names of fields that only rules about records ask for."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a record, as it is written."""

    written: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What the user says about the fields of a record; empty or None: go by the usual names."""

    texts: tuple[str, ...] = ()
    id: str | None = None
    language: str | None = None
    source: str | None = None
    title: str | None = None
    with_records: bool = False
    """Whether a record and its title are documents, too, beside its texts."""


USUAL: Final = Fields()
"""Go by the usual names."""


def texts_at(record: Mapping[str, Any], path: str) -> Iterator[tuple[Steps, str]]:
    """Give the texts that a path leads to, each with the way to it; none where nothing stands.

    Raises:
        InputError: something stands there that is no text.

    """
    for steps, value in _values(record, path, ()):
        if isinstance(value, str):
            yield steps, value
        elif value is not None:
            raise InputError(f"has {_kind(value)}, not text, in its field {named(steps)!r}")


def guessed_texts(record: Mapping[str, Any]) -> str | None:
    """Give the first of the usual names under which the record has text; None if there is none."""
    return next((name for name in _usual(tuple(record), TEXTS) if _is_text(record[name])), None)


def word_at(record: Mapping[str, Any], path: str | None, usual: tuple[str, ...]) -> str | None:
    """Give the single value that `path` leads to, or else that of the first usual name, as text."""
    found = value_at(record, path, usual)
    if found is None:
        return None
    value = found[1]
    return value.written if isinstance(value, Number) else value


def value_at(
    record: Mapping[str, Any], path: str | None, usual: tuple[str, ...]
) -> tuple[Steps, str | Number] | None:
    """Give the first text or number that `path`, or else a usual name, leads to, and the way to it."""
    for name in _present(record, path, usual):
        for steps, value in _values(record, name, ()):
            if isinstance(value, Number) or (isinstance(value, str) and value):
                return steps, value
    return None


def words_at(record: Mapping[str, Any], path: str | None, usual: tuple[str, ...]) -> list[str]:
    """Give all texts that `path`, or else the first usual name with any, leads to."""
    for name in _present(record, path, usual):
        words = [value for _, value in _values(record, name, ()) if isinstance(value, str)]
        if any(words):
            return words
    return []


def is_blank_at(record: Mapping[str, Any], path: str | None, usual: tuple[str, ...]) -> bool:
    """Tell whether the record has such a field, and nothing in it."""
    names = _present(record, path, usual)
    return bool(names) and all(
        value is None or (isinstance(value, str) and not value.strip())
        for name in names
        for _, value in _values(record, name, ())
    )


def _present(
    record: Mapping[str, Any], path: str | None, usual: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the path, or else the usual names, of which the record has at least the first key."""
    if path is None:
        return _usual(tuple(record), usual)
    return (path,) if path in record or path.partition(".")[0] in record else ()


@lru_cache(maxsize=1024)
def _usual(keys: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of the usual names that there are, as the record spells them: `Text`, `TITLE`.

    Records of a file mostly have the same keys, so that this is asked again and again.
    """
    spelled = {key.lower(): key for key in reversed(keys)} | {key: key for key in keys}
    found = (spelled.get(name) or spelled.get(name.lower()) for name in usual)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def named(steps: Steps) -> str:
    """Give a way as people write it.

    >>> named(("sections", 0, "text"))
    'sections[0].text'
    """
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps]
    return "".join(parts).removeprefix(".")


def _values(value: Any, path: str, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, path, (*steps, index))
    elif not path:
        yield steps, value
    elif isinstance(value, Mapping):
        # A key that has the stop in itself goes first.
        key, rest = (path, "") if path in value else path.partition(".")[::2]
        if key in value:
            yield from _values(value[key], rest, (*steps, key))


def _is_text(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, Number | int | float) else type(value).__name__
