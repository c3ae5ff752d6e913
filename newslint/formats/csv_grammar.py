r"""What a CSV file is made of: records of cells, in one of a few dialects.

Python's `csv.reader` decides what a record is, and what is in its cells; the patterns here say the
same, and keep the raw characters, which it throws away. So: a cell is quoted if it begins with a
quotation mark, marks inside it are doubled, and what stands behind the closing one belongs to it as
it is; a mark in the middle of any other cell is a character like others. Records end at `\n`, `\r\n`
or a lone `\r`; one of no characters is none. Cells may be of any length and may have NUL in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing records."""

    delimiter: str = ","
    """One character, which stands between cells."""
    quotes: bool = True
    """Whether quotation marks around a cell keep it together; if not, they are plain characters."""
    escapes: bool = False
    """Whether a backslash makes a plain character of the next one."""
    skips_blanks: bool = False
    """Whether blanks before a cell do not count."""


Cell = tuple[str, str]
"""A cell as it is in the file: what begins it, up to its closing quotation mark, with both marks, or
nothing; and what stands there without: the whole cell, or something that should not be there."""


class Match(NamedTuple):
    """A record found in some text."""

    content: str
    """Its cells; empty if only line ends stand here."""
    line_ends: str
    """Its own, and those of empty lines behind it."""
    end: int
    """The offset behind it."""


class Grammar:
    """Finds records, and the cells in them."""

    def __init__(self, dialect: Dialect) -> None:
        escape, escaped = (r"\\", r"|\\.") if dialect.escapes else ("", "")
        delimiter = re.escape(dialect.delimiter)
        blanks = " *+" if dialect.skips_blanks else ""
        # Possessive, for there is only one way to read a cell.
        quoted = rf'"(?:[^"{escape}]++|""{escaped})*+"' if dialect.quotes else "(?!)"
        bare = rf"(?:[^{delimiter}\r\n{escape}]++{escaped})*+"
        # Behind a closing mark, a backslash is just a backslash.
        end = rf"(?:[^{delimiter}\r\n]{bare})?+"
        unquoted = '(?!")' if dialect.quotes else ""
        cell = f"{blanks}(?:{quoted}{end}|{unquoted}{bare})"
        record = f"({cell}(?:{delimiter}{cell})*+)"
        self.dialect = dialect
        # Where more is to come, that could begin with the other half of a line end.
        self._record = re.compile(rf"{record}((?:\r\n|\n|\r(?!\Z))++)", re.DOTALL)
        self._last = re.compile(rf"{record}((?:\r\n|\n|\r)++|\Z)", re.DOTALL)
        self._finished = re.compile(f"(?:{cell}{delimiter})*+{blanks}", re.DOTALL)
        self._cells = re.compile(
            rf"(?:\A|{delimiter}){blanks}({quoted})?((?(1){end}|{bare}))", re.DOTALL
        )
        lead = "(?! )" if dialect.skips_blanks else ""
        self.unquoted = re.compile(f"{lead}{unquoted}{bare}", re.DOTALL)
        """Matches, as a whole, what a cell without quotation marks can be."""

    def record(self, text: str, at: int, *, last: bool) -> Match | None:
        """Give the record at `at`, or None if it does not end in `text`.

        If `text` is the `last` there is, a record ends with it, unless it is inside a cell there.
        """
        found = (self._last if last else self._record).match(text, at)
        return Match(found[1], found[2], found.end()) if found else None

    def unfinished(self, text: str, at: int) -> int:
        """Give where the cell begins that keeps the record at `at` from ending."""
        found = self._finished.match(text, at)
        return found.end() if found else at

    def cells(self, content: str) -> list[Cell]:
        """Give the cells of a record."""
        return self._cells.findall(content)

    def starts(self, content: str) -> list[int]:
        """Give where the cells of a record begin, with their quotation marks."""
        return [
            found.start(2) if found[1] is None else found.start(1)
            for found in self._cells.finditer(content)
        ]

    def texts(self, cells: Iterable[Cell]) -> list[str]:
        """Give what is in cells, of which none goes on behind its quotation marks.

        Line ends are as they are.
        """
        if self.dialect.escapes:
            return [unquoted(quoted[1:-1]) or unescaped(bare) for quoted, bare in cells]
        return [quoted[1:-1].replace('""', QUOTE) or bare for quoted, bare in cells]


grammar_of = cache(Grammar)
"""Gives the grammar of a dialect."""


def unquoted(raw: str) -> str:
    r"""Give what stands inside quotation marks in a dialect with escapes.

    >>> unquoted(r'""a"" \"b\"')
    '"a" "b"'
    """
    return _QUOTED_PAIR.sub(lambda found: found[1] or QUOTE, raw)


def unescaped(raw: str) -> str:
    r"""Give what stands outside of quotation marks in a dialect with escapes.

    >>> unescaped(r'""a\, b\\')
    '""a, b\\'
    """
    return _PAIR.sub(r"\1", raw)


_PAIR = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_PAIR = re.compile(r'""|\\(.)', re.DOTALL)
