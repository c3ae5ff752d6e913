"""Say in one line what is wrong with a YAML text, and what to write instead.

YAML's own words tell what the parser expected; people want to know what they wrote. Nearly all
mistakes in rule files are texts that needed quotes, so the line itself is looked at for which text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ruamel.yaml.error import YAMLError

_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|(?<=.)\ufeff", re.DOTALL
)
"""Characters that YAML refuses, or takes for line ends where editors see none."""

_QUOTED_VALUE = re.compile(r"""\s*(?:-\s+)*(?:[^\s"'{}\[\]]+:\s+)?(?P<quote>["'])""")
_BRACED_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s\"'{}\[\]]+:\s+)?(?P<brace>[{\[])")
_BARE_KEY = re.compile(r"\s*(?:-\s+)*[\w+-]+")


class SyntaxFlaw(ValueError):  # noqa: N818 - a flaw of the file, told to its author; newslint is well
    """Why a text is not the YAML of a rule file, and where: line and column from 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


def refuse_unreadable(text: str) -> None:
    """Refuse characters that nobody can see in the file.

    Raises:
        SyntaxFlaw: there is one.

    """
    found = _UNREADABLE.search(text)
    if found:
        start = text.rfind("\n", 0, found.start()) + 1
        code = f"{ord(found.group()):04X}"
        raise SyntaxFlaw(
            text.count("\n", 0, found.start()) + 1,
            found.start() - start + 1,
            rf'holds the character U+{code} itself; write it in double quotes, as "\u{code}"',
        )


def explain(error: YAMLError, text: str) -> SyntaxFlaw:
    """Translate ruamel's error about `text`."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return SyntaxFlaw(1, 1, f"is not valid YAML: {problem}")
    place = _Place(text, mark, getattr(error, "context_mark", None) or mark)
    for words, translate in _TRANSLATIONS:
        if words in f"{getattr(error, 'context', None)}: {problem}":
            return translate(place)
    return place.flaw(f"is not valid YAML here: {problem}")


class _Place:
    """Where the parser stopped, and where what it was reading began."""

    def __init__(self, text: str, mark: Any, context: Any) -> None:
        self.mark = mark
        self.context = context
        lines = text.split("\n")
        self.line = lines[mark.line] if mark.line < len(lines) else ""
        self.before = self.line[: mark.column]
        self.rest = self.line[mark.column :]

    def flaw(self, message: str) -> SyntaxFlaw:
        """Blame the place where the parser stopped."""
        return SyntaxFlaw(self.mark.line + 1, self.mark.column + 1, message)

    def flaw_at_context(self, message: str) -> SyntaxFlaw:
        """Blame the place where what the parser was reading began."""
        return SyntaxFlaw(self.context.line + 1, self.context.column + 1, message)


def _bad_start(place: _Place) -> SyntaxFlaw:
    first = place.rest[:1]
    if first == "\t" or (not place.before.strip() and "\t" in place.before):
        return _tab(place)
    return place.flaw(f"no text without quotes can begin with {first!r}; put it in quotes")


def _tab(place: _Place) -> SyntaxFlaw:
    return place.flaw("a tab indents this line; use blanks")


def _dash(place: _Place) -> SyntaxFlaw:
    return place.flaw("a list begins on a line of its own, or is written [in, brackets]")


def _number_escape(place: _Place) -> SyntaxFlaw:
    return place.flaw(r"a character by number is written \xHH, \uHHHH or \UHHHHHHHH")


def _colon(place: _Place) -> SyntaxFlaw:
    if _BARE_KEY.fullmatch(place.before):
        return place.flaw_at_context("is indented further than the line above allows")
    return place.flaw("a text without quotes cannot hold `: `; put it in quotes")


def _escape(place: _Place) -> SyntaxFlaw:
    escape = place.rest[:2] or "\\"
    return place.flaw(f"`{escape}` means nothing in double quotes; put the text in single quotes")


def _open_quote(place: _Place) -> SyntaxFlaw:
    return place.flaw_at_context("the quote that opens here is never closed")


def _flow(place: _Place) -> SyntaxFlaw:
    further_down = place.mark.line > place.context.line
    if further_down and not any(bracket in place.before for bracket in "{}[]"):
        return place.flaw_at_context("the bracket that opens here is not closed")
    return place.flaw("inside brackets, put a text that holds one of `{}[],` in quotes")


def _block(place: _Place) -> SyntaxFlaw:
    quoted = _QUOTED_VALUE.match(place.before)
    if quoted:
        inside = "''" if quoted["quote"] == "'" else r"\""
        return place.flaw(f"text behind a closing quote; write {inside} for a quote inside")
    braced = _BRACED_VALUE.match(place.before)
    if braced:
        return place.flaw(f"a text that begins with '{braced['brace']}' must be in quotes")
    return place.flaw("is indented otherwise than the lines above")


def _anchor(place: _Place) -> SyntaxFlaw:
    return place.flaw_at_context(
        "no text without quotes can begin with `&` or `*`; put it in quotes"
    )


def _key_without_colon(place: _Place) -> SyntaxFlaw:
    return place.flaw_at_context("neither a key with its colon nor an item with its dash")


_TRANSLATIONS: Sequence[tuple[str, Callable[[_Place], SyntaxFlaw]]] = (
    ("cannot start any token", _bad_start),
    ("mapping values are not allowed", _colon),
    ("unknown escape character", _escape),
    ("escape code", _number_escape),
    ("hexdecimal number", _number_escape),
    ("unexpected end of stream", _open_quote),
    ("violates indentation", _tab),
    ("sequence entries are not allowed", _dash),
    ("while parsing a flow", _flow),
    ("while parsing a block", _block),
    ("while scanning an anchor", _anchor),
    ("while scanning an alias", _anchor),
    ("could not find expected ':'", _key_without_colon),
)
"""What ruamel says, in C or in Python, and who knows what it means."""
