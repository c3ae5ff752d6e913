"""Turn the text of a rule file into plain data: mappings, lists, texts, numbers, true, false, null.

Rule files use a small part of YAML. Keys are always text, so that `no:` is Norwegian; there are no
dates, tags or merge keys; a key may stand once. Half of the time of ruamel's own loading goes into
what is left out here, and it would only surprise: `- 2024-05-01` is a phrase, not a date.

What a rule may say is not known here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from newslint.ruleset.syntax import SyntaxFlaw, explain, refuse_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PLAIN = re.compile(
    r"(?P<null>~|null|Null|NULL|)"
    r"|(?P<true>true|True|TRUE)"
    r"|(?P<false>false|False|FALSE)"
    r"|(?P<int>[-+]?[0-9]{1,18})"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
"""What a text without quotes may be instead of a text: YAML 1.2, core schema, decimal numbers."""

_PLAIN_STARTS = frozenset("~nNtTfF+-.0123456789")

_VALUES: Mapping[str, Callable[[str], object]] = {
    "null": lambda _: None,
    "true": lambda _: True,
    "false": lambda _: False,
    "int": int,
    "float": float,
}


@cache
def _parser() -> YAML:
    """Give ruamel's parser; making one costs as much as a small file."""
    return YAML(typ="safe")


def read(text: str) -> object:
    """Give the data in a YAML text.

    Raises:
        SyntaxFlaw: the text is not the YAML that rule files are written in.

    """
    refuse_unreadable(text)
    try:
        return _Builder(text).document()
    except YAMLError as error:
        raise explain(error, text) from None
    except RecursionError:
        raise SyntaxFlaw(1, 1, "is nested too deeply for a rule") from None


class _Builder:
    """Builds data from ruamel's events."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Any] = iter(_parser().parse(text))
        self._anchors: dict[str, object] = {}

    def document(self) -> object:
        """Give the one document of the stream."""
        next(self._events)
        if type(next(self._events)) is StreamEndEvent:
            raise SyntaxFlaw(1, 1, "is empty; `newslint new` writes a rule to start from")
        data = self._node(next(self._events))
        next(self._events)
        after = next(self._events)
        if type(after) is not StreamEndEvent:
            raise _flaw(after, "a second document begins here; write one rule in one file")
        return data

    def _node(self, event: Any) -> object:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            raise _flaw(event, "`!` begins a YAML tag here; put the text in quotes")
        data: object
        if kind is ScalarEvent:
            data = _scalar(event)
        elif kind is SequenceStartEvent:
            data = self._sequence()
        else:
            data = self._mapping()
        if event.anchor is not None:
            self._anchors[event.anchor] = data
        return data

    def _alias(self, event: Any) -> object:
        if event.anchor not in self._anchors:
            raise _flaw(event, f"`*{event.anchor}` is no text without quotes; put it in quotes")
        return self._anchors[event.anchor]

    def _sequence(self) -> list[object]:
        items = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            items.append(self._node(event))
        return items

    def _mapping(self) -> dict[str, object]:
        data: dict[str, object] = {}
        while type(event := next(self._events)) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                raise _flaw(event, "a key must be text; put what begins here in quotes")
            key = event.value
            if key in data:
                raise _flaw(event, f"{key!r} is given twice; keep one")
            data[key] = self._node(next(self._events))
        return data


def _scalar(event: Any) -> object:
    text: str = event.value
    if event.style or (text and text[0] not in _PLAIN_STARTS):
        return text
    if not text and event.anchor is not None:
        raise _flaw(event, f"`&{event.anchor}` is no text without quotes; put it in quotes")
    found = _PLAIN.fullmatch(text)
    return _VALUES[found.lastgroup](text) if found and found.lastgroup else text


def _flaw(event: Any, message: str) -> SyntaxFlaw:
    return SyntaxFlaw(event.start_mark.line + 1, event.start_mark.column + 1, message)
