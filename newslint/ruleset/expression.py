"""The structure of a regular expression: its groups, its repeats, and texts that its parts match.

Only as much of the syntax of `regex` is known here as it takes to find where the parts begin and
end. What a part matches is found by trying it. A pattern that cannot be taken apart this way is no
error: it compiles or does not, and `regex` alone decides that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Chain = tuple["Atom | Group | Repeat", ...]
"""Parts that follow one another."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A part that matches one character, or none."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Chains of which one matches. A group that looks around matches no text of its own."""

    branches: tuple[Chain, ...]
    looks_around: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that matches several times; `most` is None where there is no limit."""

    item: Atom | Group
    least: int
    most: int | None


class OpaqueError(ValueError):
    """A pattern that cannot be taken apart."""


_TOKEN = regex.compile(
    r"""
    (?P<skipped> \(\?\#[^)]*\) | \(\?[a-zA-Z0-9]+\) )
    | (?P<look> \(\?<?[=!] )
    | (?P<call> \(\?(?:P[=>]\w+|&\w+|R|\d+)\) )
    | (?P<open> \( (?: \?(?: P?<\w+> | \(\w+\) | [>|:] | [a-zA-Z0-9-]+: ) )? )
    | (?P<bar> \| )
    | (?P<close> \) )
    | (?P<set> \[\^?\]? (?: \[:\^?\w+:\] | \\. | [^\]\\] )* \] )
    | (?P<escape> \\ (?: [pP]\{[^}]*\} | N\{[^}]*\} | [Lg]<\w+> | x[0-9a-fA-F]{2}
        | u[0-9a-fA-F]{4} | U[0-9a-fA-F]{8} | \d+ | . ) )
    | (?P<character> . )
    """,
    regex.VERBOSE | regex.DOTALL,
)
_UNSEEN = frozenset("# \t\n")
"""What begins no part in a verbose pattern."""

_FLAGS = regex.compile(r"(?:\(\?[a-zA-Z0-9]+\))*")
_QUANTIFIER = regex.compile(r"(?:[*+?]|\{(?<least>\d*)(?<comma>,?)(?<most>\d*)\})[?+]?")
_REFERENCE = regex.compile(r"\(\?.*|\\g<.*|\\[1-9]\d?")
_EMPTY = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z", r"\z", r"\m", r"\M", r"\G", r"\K"})
_LIKELY = "a A1 .,-:;'\"é\n\t()<>/@&#_|•»…“”\u00a0中яΩ"
_LAST_TRIED = 0x3000
"""Code points up to here are tried for a part that matches none of the likely characters."""


def parse(pattern: str) -> Group:
    """Take a pattern that compiles apart.

    Raises:
        OpaqueError: it uses syntax that is not known here.

    """
    tokens = _Tokens(pattern)
    whole = tokens.group(looks_around=False)
    if tokens.at < len(pattern):
        raise OpaqueError(pattern)
    return whole


class _Tokens:
    """A pattern, and how far it has been read."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        flags = _FLAGS.match(pattern)
        self._verbose = flags is not None and "x" in flags.group()

    def group(self, *, looks_around: bool) -> Group:
        """Read to the end of a group."""
        branches: list[list[Atom | Group | Repeat]] = [[]]
        while token := _TOKEN.match(self.pattern, self.at):
            if token.lastgroup == "close":
                break
            self.at = token.end()
            if token.lastgroup == "bar":
                branches.append([])
            elif not self._is_skipped(token):
                branches[-1].append(self._repeated(self._item(token)))
        return Group(tuple(map(tuple, branches)), looks_around)

    def _is_skipped(self, token: regex.Match[str]) -> bool:
        if not self._verbose or token.group() not in _UNSEEN:
            return token.lastgroup == "skipped"
        if token.group() == "#":
            end = self.pattern.find("\n", self.at)
            self.at = end if end >= 0 else len(self.pattern)
        return True

    def _item(self, token: regex.Match[str]) -> Atom | Group:
        if token.lastgroup not in {"open", "look"}:
            return Atom(token.group())
        group = self.group(looks_around=token.lastgroup == "look")
        if not self.pattern.startswith(")", self.at):
            raise OpaqueError(self.pattern)
        self.at += 1
        return group

    def _repeated(self, item: Atom | Group) -> Atom | Group | Repeat:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if not found or found.group().startswith(("{}", "{,}")):
            return item
        self.at = found.end()
        if not found.group().startswith("{"):
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[found.group()[0]]
            return Repeat(item, least, most)
        least = int(found["least"] or 0)
        if not found["comma"]:
            return Repeat(item, least, least)
        return Repeat(item, least, int(found["most"]) if found["most"] else None)


@dataclass(frozen=True, slots=True)
class RepeatedPart:
    """A repeat inside a pattern, with texts that match what stands before and behind it."""

    before: str
    repeat: Repeat
    behind: str


class Sampler:
    """Finds texts that parts of a pattern match; `lists` are the word lists it names."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists

    def repeats(self, group: Group, before: str = "", behind: str = "") -> Iterator[RepeatedPart]:
        """Give the repeats in a group, the outer before the inner.

        Raises:
            OpaqueError: no text was found for a part.

        """
        for chain in group.branches:
            for index, node in enumerate(chain):
                lead = before + self.chain(chain[:index], longest=True)
                tail = self.chain(chain[index + 1 :], longest=True) + behind
                if isinstance(node, Repeat):
                    yield RepeatedPart(lead, node, tail)
                    node = node.item  # noqa: PLW2901 - its inside is looked at next
                if isinstance(node, Group):
                    yield from self.repeats(node, lead, tail)

    def texts(self, item: Atom | Group) -> set[str]:
        """Give some texts that one round of a repeat matches, short and long."""
        if isinstance(item, Atom):
            return {self._atom(item.text)}
        branches = [
            self.chain(chain, longest=long) for chain in item.branches for long in (False, True)
        ]
        return {text for text in (*branches, "".join(dict.fromkeys(branches))) if text}

    def chain(self, chain: Chain, *, longest: bool) -> str:
        """Give a text for a chain, with its optional parts or without."""
        return "".join(self._node(node, longest=longest) for node in chain)

    def _node(self, node: Atom | Group | Repeat, *, longest: bool) -> str:
        if isinstance(node, Atom):
            return self._atom(node.text)
        if isinstance(node, Repeat):
            rounds = max(node.least, 1) if longest else node.least
            return self._node(node.item, longest=longest) * rounds
        if node.looks_around:
            return ""
        texts = [self.chain(chain, longest=longest) for chain in node.branches]
        return max(texts, key=len) if longest else min(texts, key=len)

    def _atom(self, text: str) -> str:
        if text.startswith(r"\L<"):
            return next(iter(self._lists.get(text[3:-1], ())), "")
        if text in _EMPTY or _REFERENCE.fullmatch(text):
            return ""
        return _character(text)


@cache
def _character(text: str) -> str:
    """Give a character that a part matches."""
    try:
        part = regex.compile(text)
    except regex.error:
        raise OpaqueError(text) from None
    character: str
    for character in (*_LIKELY, *text, *map(chr, range(_LAST_TRIED))):
        if part.fullmatch(character):
            return character
    raise OpaqueError(text)
