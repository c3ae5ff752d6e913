"""The pattern language of `.gitignore`, with git's own meaning.

A pattern is asked about one entry of a folder, never about a path as a whole, as git does it: below
`logs`, the pattern `!logs/` says nothing of `*.log`, and `logs/**` does not ignore `logs` itself.
(pathspec judges whole paths; of random sets of patterns it reads one in forty unlike git.) The one
difference: a name is made of characters here, of bytes there, so that `?` can stand for any letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(
    r"""
    (?P<deep>    (?:^|(?<=/)) \*\* / )              # any number of folders, none included
  | (?P<below>   (?<=/) \*\* $ )                    # everything in a folder
  | (?P<star>    \*+ )
  | (?P<one>     \? )
  | \[ (?P<class> [!^]? \]? (?: \[:[a-z]+:\] | \\. | [^\]\\] )* ) \]
  | \\ (?P<escaped> . )
  | (?P<plain>   [^\[\\] )
    """,
    re.VERBOSE,
)
_FIXED = {"deep": "(?:.+/)?", "below": ".+", "star": "[^/]*", "one": "[^/]"}

_CLASS_PART = re.compile(
    r"\[:(?P<posix>[a-z]+):\]|(?P<low>\\.|[^\\])-(?P<high>\\.|[^\\])|\\?(?P<plain>.)"
)
_POSIX = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e",
    "space": r"\t-\r ",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


class Pattern(NamedTuple):
    """One pattern."""

    regex: re.Pattern[str]
    ignores: bool
    """False for one that begins with `!`: it takes back what others ignore."""
    folders_only: bool
    names_only: bool
    """It speaks of an entry's name, wherever the entry is; else of its path from the folder."""

    def matches(self, path: str, *, folder: bool) -> bool:
        """Tell whether it speaks of the entry at `path`, relative, with `/`."""
        if self.folders_only and not folder:
            return False
        entry = path[path.rfind("/") + 1 :] if self.names_only else path
        return self.regex.fullmatch(entry) is not None


def parse(lines: Iterable[str]) -> tuple[Pattern, ...]:
    r"""Give the patterns of some lines; comments and what git cannot read are passed over.

    >>> [pattern.regex.pattern for pattern in parse(["# drafts", "*.tmp", "!/data/**/raw/"])]
    ['[^/]*\\.tmp', 'data/(?:.+/)?raw']
    """
    return tuple(pattern for line in lines if (pattern := parse_line(line)) is not None)


def parse_line(line: str) -> Pattern | None:
    """Give the pattern of one line, or None if it has none or git could not read it."""
    text = re.sub(r"(?<!\\)[ ]+$", "", line.rstrip("\r\n"))
    if text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text.removeprefix("!")
    folders_only = text.endswith("/")
    text = text.removesuffix("/")
    names_only = "/" not in text
    try:
        source = _translate(text.removeprefix("/"))
        # Line breaks are characters of a name like others.
        regex = re.compile(source, re.DOTALL) if source else None
    except re.error:
        return None  # a range from the later letter to the earlier
    return regex and Pattern(regex, ignores, folders_only, names_only)


def _translate(glob: str) -> str | None:
    """Give the regular expression for a pattern, or None if it can match nothing."""
    parts: list[str] = []
    at = 0
    while at < len(glob):
        token = _TOKEN.match(glob, at)
        if token is None:
            return None  # a bracket that is not closed, a backslash at the end
        kind = token.lastgroup or ""
        if kind == "class":
            parts.append(_translate_class(token[kind]))
        else:
            parts.append(_FIXED.get(kind) or re.escape(token[kind]))
        at = token.end()
    return "".join(parts)


def _translate_class(inside: str) -> str:
    negated = inside[:1] in {"!", "^"}
    parts = "".join(map(_translate_part, _CLASS_PART.finditer(inside[negated:])))
    return f"(?!/)[{'^' if negated else ''}{parts}]"


def _translate_part(part: re.Match[str]) -> str:
    if part["posix"]:
        return _POSIX.get(part["posix"], "")
    if part["plain"]:
        return re.escape(part["plain"])
    return f"{re.escape(part['low'][-1])}-{re.escape(part['high'][-1])}"
