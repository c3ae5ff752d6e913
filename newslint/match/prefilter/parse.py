r"""Take a regular expression apart, far enough to tell what text it needs.

This is a parser for the syntax that rules use, not for all that `regex` knows. It refuses an expression as a
whole where a construct changes what others mean (flags in the middle, fuzzy matching, nested sets),
and calls a part unknown where only that part cannot be told. Whether a class of characters
matches a line end is found by trying it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from newslint.match.prefilter.classes import (
    character_class,
    character_set,
    escaped_character,
    single_character,
)
from newslint.match.prefilter.nodes import (
    Chain,
    Character,
    Choice,
    LineEnd,
    LineStart,
    Look,
    Node,
    Nothing,
    Repeat,
    Unknown,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = regex.compile(
    r"""
    (?P<comment> \(\?\#[^)]*\) )
    | (?P<edge> \(\?<?!\\w\) )
    | (?P<look> \(\?<?[=!] )
    | (?P<call> \(\?(?:P[=>]\w+|&\w+|R|\d+)\) )
    | (?P<open> \( (?: \?(?: P?<\w+> | [>:] | (?P<flags>[imsx]*(?:-[isx]+)?): ) )? (?![?*]) )
    | (?P<bar> \| )
    | (?P<close> \) )
    | (?P<set> \[\^?\]? (?: \[:\^?[\w\ &.-]+(?:[:=][\w\ &./-]+)?:\] | \\. | [^\]\\] )* \] )
    | (?P<escape> \\ (?: [pP]\{\^?[\w\ &.-]+(?:[:=][\w\ &./-]+)?\} | [pP][CLMNPSZ] | N\{[^}]*\}
        | [Lg]<\w+> | x[0-9a-fA-F]{2} | u[0-9a-fA-F]{4} | U[0-9a-fA-F]{8} | [0-9]+ | . ) )
    | (?P<text> [^\W_]{2,} (?![\s\x1c-\x1f]*[*+?{\#]) )
    | (?P<character> [^\\\[()*+?] )
    """,
    regex.VERBOSE | regex.DOTALL,
)
_BLANKS = regex.compile(r"(?:[\s\x1c-\x1f]|#[^\n]*)+")
_LEADING_FLAGS = regex.compile(r"\(\?([imsxu]|V0)+\)")
_QUANTIFIER = regex.compile(r"(?:[*+?]|\{(?P<least>[0-9]*)(?P<comma>,?)(?P<most>[0-9]*)\})[?+]?")

_ANCHORS = frozenset("bBmMK")
_TEXT_EDGES: Mapping[str, Node] = {r"\A": LineStart(of_text=True), r"\Z": LineEnd(of_text=True)}
_CLASSES = frozenset("dDwWsShH")

_SURE_FLAGS = (
    regex.IGNORECASE
    | regex.MULTILINE
    | regex.DOTALL
    | regex.VERBOSE
    | regex.UNICODE
    | regex.VERSION0
)
"""Flags that are understood here; `regex` sets the last two by itself."""


class OpaqueError(ValueError):
    """An expression that cannot be taken apart."""


@dataclass(frozen=True, slots=True)
class _Mode:
    """The flags that hold at a place."""

    caseless: bool
    verbose: bool
    dotall: bool
    multiline: bool

    def changed(self, flags: str) -> _Mode:
        """Give the mode inside a group that sets and unsets `flags`."""
        on, _, off = flags.partition("-")
        return _Mode(
            ("i" in on or self.caseless) and "i" not in off,
            ("x" in on or self.verbose) and "x" not in off,
            ("s" in on or self.dotall) and "s" not in off,
            "m" in on or self.multiline,
        )


def parse(expression: str, flags: int, lists: Mapping[str, frozenset[str]]) -> Node:
    """Take apart an expression as `regex.compile` gets it.

    Raises:
        OpaqueError: it uses something that is not understood.

    """
    if flags & ~int(_SURE_FLAGS):
        raise OpaqueError(expression)
    mode = _Mode(
        bool(flags & regex.IGNORECASE),
        bool(flags & regex.VERBOSE),
        bool(flags & regex.DOTALL),
        bool(flags & regex.MULTILINE),
    )
    reader = _Reader(expression, lists)
    leading = _LEADING_FLAGS.match(expression)
    if leading:
        reader.at = leading.end()
        mode = mode.changed(leading.group().replace("V0", ""))
    try:
        node = reader.branches(mode)
    except regex.error:
        raise OpaqueError(expression) from None
    if reader.at < len(expression):
        raise OpaqueError(expression)
    return node


class _Reader:
    """An expression, and how far it has been read."""

    def __init__(self, expression: str, lists: Mapping[str, frozenset[str]]) -> None:
        self.text = expression
        self.at = 0
        self._lists = lists

    def branches(self, mode: _Mode) -> Node:
        """Read alternatives up to the end of the group, without what closes it."""
        branches: list[Node] = []
        parts: list[Node] = []
        while (token := self._token(mode)) is not None:
            if token.lastgroup == "bar":
                branches.append(Chain(tuple(parts)))
                parts = []
            elif token.lastgroup != "comment":
                parts.append(self._repeated(self._part(token, mode), mode))
        branches.append(Chain(tuple(parts)))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _token(self, mode: _Mode) -> regex.Match[str] | None:
        """Read the next token; None at the end of the group."""
        if mode.verbose:
            self._skip_blanks()
        if self.at == len(self.text):
            return None
        token = _TOKEN.match(self.text, self.at)
        if token is None:
            raise OpaqueError(self.text)
        if token.lastgroup == "close":
            return None
        self.at = token.end()
        return token

    def _skip_blanks(self) -> None:
        skipped = _BLANKS.match(self.text, self.at)
        self.at = skipped.end() if skipped else self.at

    def _part(self, token: regex.Match[str], mode: _Mode) -> Node:
        match token.lastgroup:
            case "open" | "look" | "edge":
                return self._group(token, mode)
            case "call":
                return Unknown()
            case "set":
                return character_set(token.group(), caseless=mode.caseless)
            case "escape":
                return self._escape(token.group(), mode)
            case "text":
                return Words(frozenset({token.group()}), mode.caseless)
            case _:
                return self._plain(token.group(), mode)

    def _group(self, token: regex.Match[str], mode: _Mode) -> Node:
        ahead = "<" not in token.group()
        if token.lastgroup == "edge":
            word = character_class(None, r"\w", caseless=mode.caseless)
            return Look(word, ahead=ahead, wanted=False)
        inside = self.branches(mode.changed(token["flags"] or ""))
        if not self.text.startswith(")", self.at):
            raise OpaqueError(self.text)
        self.at += 1
        if token.lastgroup == "open":
            return inside
        return Look(inside, ahead=ahead, wanted=token.group().endswith("="))

    def _plain(self, character: str, mode: _Mode) -> Node:
        if character == "^":
            return LineStart() if mode.multiline else Nothing()
        if character == "$":
            if not mode.multiline:
                raise OpaqueError(self.text)
            return LineEnd()
        if character == ".":
            return Character(r"[\s\S]" if mode.dotall else r"[^\n]", None, newline=mode.dotall)
        if character == "{":
            raise OpaqueError(self.text)
        return single_character(character, caseless=mode.caseless)

    def _escape(self, text: str, mode: _Mode) -> Node:
        name = text[1]
        if text.startswith(r"\L<"):
            if text[3:-1] not in self._lists:
                raise OpaqueError(self.text)
            return Words(self._lists[text[3:-1]], mode.caseless)
        if text in _TEXT_EDGES:
            return _TEXT_EDGES[text]
        short = len(text) == len(r"\x")
        if short and name in _ANCHORS:
            return Nothing()
        if name in (_CLASSES if short else "pP"):
            return character_class(None, text, caseless=mode.caseless)
        # Where blanks are ignored, `regex` looks behind them for more digits.
        if (name == "g" and not short) or (name.isdigit() and not mode.verbose):
            return Unknown()
        character = escaped_character(text)
        if character is None:
            raise OpaqueError(self.text)
        return single_character(character, caseless=mode.caseless)

    def _repeated(self, part: Node, mode: _Mode) -> Node:
        if mode.verbose:
            self._skip_blanks()
        found = _QUANTIFIER.match(self.text, self.at)
        if found is None or found.group() in {"{}", "{,}"}:
            if self.text.startswith("{", self.at):
                raise OpaqueError(self.text)
            return part
        self.at = found.end()
        if self.text.startswith(("{", "*", "+", "?"), self.at):
            raise OpaqueError(self.text)
        least, most = _limits(found)
        return Repeat(part, least, most)


def _limits(found: regex.Match[str]) -> tuple[int, int | None]:
    if not found.group().startswith("{"):
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        return simple[found.group()[0]]
    least = int(found["least"] or 0)
    if not found["comma"]:
        return least, least
    return least, int(found["most"]) if found["most"] else None
