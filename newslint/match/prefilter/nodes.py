"""The parts of a regular expression, as far as it matters what text they need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part of which nothing is known: it may match any text, or none."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A part that matches no text: an anchor, a word's edge, the end of a comment."""


@dataclass(frozen=True, slots=True)
class LineStart:
    """The beginning of a line; of the first one if it is `of_text`."""

    of_text: bool = False


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The end of a line; of the last one if it is `of_text`."""

    of_text: bool = False


@dataclass(frozen=True, slots=True)
class Character:
    """One character: one of `options` as they are written, or nobody knows which.

    `text` is how an expression writes it. `newline` tells whether it may be a line end, `caseless` whether
    it may be in either case, `outside_words` that it is no letter, mark or digit (False where nobody has
    asked).
    """

    text: str
    options: frozenset[str] | None
    newline: bool
    caseless: bool = False
    outside_words: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One of the entries of a word list."""

    options: frozenset[str]
    caseless: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Parts that follow one another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Parts of which one matches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that matches several times; `most` is None where there is no limit."""

    part: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A part that must, or must not, stand before or behind this place."""

    part: Node
    ahead: bool
    wanted: bool


Node = Unknown | Nothing | LineStart | LineEnd | Character | Words | Chain | Choice | Repeat | Look
