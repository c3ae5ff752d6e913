r"""Patches that `git apply` takes: the changes to one file as a unified diff.

Only `\n` ends a line, as for git. A carriage return in front of it, a lone one, U+2028 or a form
feed are characters of their line and come through as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.report.alignment import Change, changes
from newslint.report.paint import Paint, Role, painter
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CONTEXT = 3
"""Unchanged lines around each change, as git shows by default."""

NO_NEWLINE = "\\ No newline at end of file"

_HEADER_LINES = 3

_QUOTED = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
"""What makes git put a file name in quotes; surrogates stand for bytes that are not UTF-8."""

_ESCAPES = {
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
}
_ESCAPES |= {'"': '\\"', "\\": "\\\\"}


def unified_diff(path: str, old: str, new: str) -> str:
    """Give the patch that turns the file text `old` into `new`, or nothing if they are equal.

    `path` is relative to where the patch will be applied, with `/`. To be applied, the patch must
    be written in the file's own encoding and without translating line ends.
    """
    if old == new:
        return ""
    return "".join((*_header(path), *_hunks(_lines(old), _lines(new))))


def colored_diff(patch: str) -> str:
    """Give the patch of one file as a terminal shows it: in colour, and unable to steer it."""
    paint = painter(color=True)
    lines = patch.split("\n")[:-1]
    header = [paint(visible(line), "path") for line in lines[:_HEADER_LINES]]
    body = [_colored(line, paint) for line in lines[_HEADER_LINES:]]
    return "".join(f"{line}\n" for line in (*header, *body))


def _header(path: str) -> Iterator[str]:
    # Without the line that git itself writes, a patch that empties a file would delete it.
    yield f"diff --git {_name('a', path)} {_name('b', path)}\n"
    for sign, side in (("---", "a"), ("+++", "b")):
        name = _name(side, path)
        # git ends a name that has blanks with a tab, since it cuts unquoted names at whitespace.
        end = "\t\n" if " " in name else "\n"
        yield f"{sign} {name}{end}"


def _name(side: str, path: str) -> str:
    name = f"{side}/{path}"
    if not _QUOTED.search(name):
        return name
    return f'"{"".join(map(_escaped, name))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isascii() and character.isprintable():
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    """Cut a text behind each line feed, and nowhere else."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for group in _neighbours(changes(old, new)):
        before = min(CONTEXT, group[0].old_start)
        after = min(CONTEXT, len(old) - group[-1].old_end)
        old_extent = _extent(group[0].old_start - before, group[-1].old_end + after)
        new_extent = _extent(group[0].new_start - before, group[-1].new_end + after)
        yield f"@@ -{old_extent} +{new_extent} @@\n"
        at = group[0].old_start - before
        for change in group:
            yield from _signed(" ", old[at : change.old_start])
            yield from _signed("-", old[change.old_start : change.old_end])
            yield from _signed("+", new[change.new_start : change.new_end])
            at = change.old_end
        yield from _signed(" ", old[at : at + after])


def _neighbours(every: Iterable[Change]) -> Iterator[list[Change]]:
    """Group changes whose context would meet; there is at least one change."""
    group: list[Change] = []
    for change in every:
        if group and change.old_start - group[-1].old_end > 2 * CONTEXT:
            yield group
            group = []
        group.append(change)
    yield group


def _extent(start: int, end: int) -> str:
    """Give a hunk's extent as the format has it: an empty one names the line before it."""
    length = end - start
    return f"{start + 1 if length else start},{length}"


def _signed(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n{NO_NEWLINE}\n"


_ROLES: dict[str, Role] = {"-": "old", "+": "new", "@": "hunk"}


def _colored(line: str, paint: Paint) -> str:
    role = _ROLES.get(line[:1])
    return paint(visible(line), role) if role else visible(line)
