"""The patterns and phrases of a rule, one by one, each with the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newslint.ruleset.rule import BlockMatch, LexiconMatch, Marker, PatternMatch, PhraseMatch, Rule

if TYPE_CHECKING:
    from newslint.ruleset.places import KeyPath


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern or phrase; `language` is the one that it is listed under."""

    keys: KeyPath
    language: str | None
    text: str

    @property
    def at(self) -> Literal["key", "value"]:
        """Tell what the text is at the end of `keys`: phrases with replacements are keys."""
        return "key" if self.keys[-1] == self.text else "value"


def patterns_of(rule: Rule) -> Iterator[Entry]:
    """Give the patterns that make a rule report something; not its exceptions."""
    match rule.match:
        case PatternMatch(patterns=source):
            yield from _entries(source, ("match", "patterns"))
        case LexiconMatch(lexicon=source):
            yield from _entries(source, ("match", "lexicon"))
        case BlockMatch(block=markers):
            for index, marker in enumerate(markers):
                yield from _entries(marker.patterns, ("match", "block", index, "patterns"))


def exceptions_of(rule: Rule) -> Iterator[Entry]:
    """Give the patterns under `unless`."""
    return _entries(rule.match.unless, ("match", "unless"))


def phrases_of(rule: Rule) -> Iterator[Entry]:
    """Give the phrases of a rule, those of its markers too."""
    match rule.match:
        case PhraseMatch(phrases=source):
            yield from _entries(source, ("match", "phrases"))
        case BlockMatch(block=markers):
            for index, marker in enumerate(markers):
                yield from phrases_in(marker, index)


def phrases_in(marker: Marker, index: int) -> Iterator[Entry]:
    """Give the phrases of the marker at `index` in its block."""
    return _entries(marker.phrases, ("match", "block", index, "phrases"))


def _entries(
    source: Sequence[str] | Mapping[str, Sequence[str] | Mapping[str, str]],
    keys: KeyPath,
    language: str | None = None,
) -> Iterator[Entry]:
    if not isinstance(source, Mapping):
        for index, text in enumerate(source):
            yield Entry((*keys, index), language, text)
        return
    for name, listed in source.items():
        if isinstance(listed, Mapping):
            for phrase in listed:
                yield Entry((*keys, name, phrase), name, phrase)
        else:
            yield from _entries(listed, (*keys, name), name)
