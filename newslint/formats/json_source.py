r"""Where texts stand in JSON source, and how they are written there.

The parser is Python's own; it is asked for one value after the other, so that the place of each is
known and everything else, from the order of keys to the spelling of numbers, stays as it is. Of keys
that come twice the last one counts, as it does for the parser.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from newslint.errors import InputError
from newslint.formats.fields import Number
from newslint.formats.in_source import Source, Spelling
from newslint.formats.line_ends import unify
from newslint.formats.notation import Notation, Written, splice
from newslint.model.span import LineTable, Position, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.formats.fields import Steps
    from newslint.model.fix import Edit

DECODER = json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number)
"""Numbers are left as they are written: they may have more digits than Python wants to read."""

_BLANK = re.compile(r"[ \t\n\r]*")

_UNIT = re.compile(
    r"(?P<return>\\(?:r|u000[dD])\\(?:n|u000[aA]))"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\[^u]"
)
_ESCAPED_LETTER = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_RETURN_AHEAD = re.compile(r"\\r\\n|\\u000[dD]\\u000[aA]|\\n|\\u000[aA]")


def read_string(raw: str) -> str:
    """Give the text of a JSON string without its quotation marks, line ends made one newline."""
    return unify(DECODER.decode(f'"{raw}"'))


def _write(new: str, raw: str, at: int, *, ascii_only: bool) -> str:
    if "\n" in new:
        line_end = _RETURN_AHEAD.search(raw, at) or _RETURN_AHEAD.search(raw)
        windows = line_end is not None and line_end.group().lower() in {r"\r\n", r"\u000d\u000a"}
        # As in plain text: a `\r` before a line end is not to become a part of it.
        new = new.replace("\n", "\r\n") if windows else new.replace("\r\n", "\r\r\n")
    written = json.dumps(new, ensure_ascii=ascii_only)[1:-1]
    # A lone surrogate is no character that a file could hold.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


_SURROGATE = re.compile("[\ud800-\udfff]")

ESCAPED = Notation(_UNIT, read_string, partial(_write, ascii_only=True))
"""JSON strings in which all that is not ASCII is escaped."""

UNESCAPED = Notation(_UNIT, read_string, partial(_write, ascii_only=False))
"""JSON strings in which only what must be is escaped."""


def string_at(source: str, steps: Steps) -> Span:
    r"""Give the span of the string at the end of `steps`, without its quotation marks.

    >>> string_at('{"a": [1, {"b": "c"}]}', ("a", 1, "b"))
    Span(start=17, end=18)
    """
    at = _past_blank(source, 0)
    for step in steps:
        at = _item(source, at, step) if isinstance(step, int) else _member(source, at, step)
    return Span(at + 1, DECODER.raw_decode(source, at)[1] - 1)


def respelled(source: str, changes: Mapping[Steps, Sequence[Edit]], *, ascii_only: bool) -> str:
    """Give `source` with edits made on the strings at the end of the steps.

    New characters are escaped as those of the record are; if it has none that tell, as those of
    the rest of the file, of which `ascii_only` says that all are ASCII.

    Raises:
        StaleEditError: an edit's old text is not what stands there.
        InputError: what would be written is not what was meant.

    """
    escaping = source.isascii() and (ascii_only or _ESCAPED_LETTER.search(source))
    notation = ESCAPED if escaping else UNESCAPED
    places = sorted((string_at(source, steps), edits) for steps, edits in changes.items())
    parts, at = list[str](), 0
    for span, edits in places:
        new = splice(span.of(source), edits, notation)
        parts += (source[at : span.start], new)
        at = span.end
    return "".join((*parts, source[at:]))


def _written(source: str, start: Position, steps: Steps) -> Written:
    """Give the string at the end of `steps` as it is written; `start` is where `source` begins."""
    span = string_at(source, steps)
    place = LineTable(source).position(span.start)
    column = place.column + (start.column - 1 if place.line == 1 else 0)
    return Written(span.of(source), Position(start.line + place.line - 1, column), ESCAPED)


in_json = partial(Source, Spelling(partial(respelled, ascii_only=True), _written))
"""Gives the source of a record: takes it and where in the file it begins. The ways to its texts are steps."""


def parse(source: str) -> Any:
    """Give the value of JSON source, numbers as they are written.

    Raises:
        InputError: it is none; the text fits behind "the record ".
        json.JSONDecodeError: likewise, and it says where.

    """
    try:
        return DECODER.decode(source)
    except RecursionError as error:
        raise InputError("is nested too deeply") from error


def _past_blank(source: str, at: int) -> int:
    found = _BLANK.match(source, at)
    return found.end() if found else at


def _member(source: str, at: int, key: str) -> int:
    """Give where the value of the last member called `key` begins, of the object at `at`."""
    found = -1
    while source[at] != "}":
        at = _past_blank(source, at + 1)
        if source[at] == "}":
            break
        name, at = DECODER.raw_decode(source, at)
        value = _past_blank(source, _past_blank(source, at) + 1)
        found = value if name == key else found
        at = _past_blank(source, DECODER.raw_decode(source, value)[1])
    return found


def _item(source: str, at: int, index: int) -> int:
    """Give where the item at `index` begins, of the list at `at`."""
    at = _past_blank(source, at + 1)
    for _ in range(index):
        at = _past_blank(source, _past_blank(source, DECODER.raw_decode(source, at)[1]) + 1)
    return at
