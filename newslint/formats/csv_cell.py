r"""A text in a cell of a CSV record: where it is in the file, and how a new one is written there.

Only cells with edits change, and in them only what edits replace. A cell in quotation marks keeps
them; one without gets them if it is not to be mistaken, or if a first mark comes into it. Line ends
in a cell go on as they are there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.errors import InputError
from newslint.formats.csv_grammar import QUOTE, grammar_of, unescaped, unquoted
from newslint.formats.csv_splitter import after
from newslint.formats.line_ends import PLAIN, unify, with_line_ends
from newslint.formats.notation import Notation, Written, splice
from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.formats.csv_grammar import Cell, Dialect
    from newslint.model.fix import Edit


def _doubled(text: str) -> str:
    return text.replace(QUOTE, '""')


def _backslashed(text: str) -> str:
    return text.replace("\\", r"\\").replace(QUOTE, r"\"")


_QUOTED = Notation(
    re.compile(r'(?P<return>\r\n)|""'),
    lambda raw: unify(raw.replace('""', QUOTE)),
    lambda new, raw, at: _doubled(with_line_ends(new, raw, at)),
)
_QUOTED_WITH_ESCAPES = Notation(
    re.compile(r'(?P<return>\\?\r\\?\n)|""|\\.', re.DOTALL),
    lambda raw: unify(unquoted(raw)),
    lambda new, raw, at: _backslashed(with_line_ends(new, raw, at)),
)
_BARE_WITH_ESCAPES = Notation(
    re.compile(r"(?P<return>\\?\r\\?\n)|\\.", re.DOTALL),
    lambda raw: unify(unescaped(raw)),
    lambda new, _raw, _at: new.replace("\\", r"\\"),
)


class InCell:
    """The placement of the text in a cell, worked out when it is asked for."""

    __slots__ = ("_content", "_dialect", "_index", "_passes", "_start", "_written")

    def __init__(
        self,
        content: str,
        start: Position,
        index: int,
        dialect: Dialect,
        passes: tuple[Sequence[Edit], ...] = (),
    ) -> None:
        """Take a record, where in the file it begins, and which of its cells is meant, from 0.

        `passes` are edits that were made on the text, each after the one before.
        """
        self._content = content
        self._start = start
        self._index = index
        self._dialect = dialect
        self._passes = passes
        self._written: Written | None = None

    def position(self, offset: int) -> Position:
        """Give the line and column, in the raw file, of the code point at `offset`."""
        return self._found.position(offset)

    def offset(self, offset: int) -> int:
        """Give the offset in the cell's text as a parser gives it."""
        return self._found.offset(offset)

    def edited(self, edits: Sequence[Edit]) -> InCell:
        """Give the placement of the text that `edits` leave behind, once they are made."""
        passes = (*self._passes, edits)
        return InCell(self._content, self._start, self._index, self._dialect, passes)

    @property
    def _found(self) -> Written:
        if self._written is None:
            grammar = grammar_of(self._dialect)
            cells = grammar.cells(self._content)
            cell = cells[self._index]
            for edits in self._passes:
                cell = _edited(cell, edits, self._dialect, alone=len(cells) == 1)
            quoted, bare = cell
            at = after(self._start, self._content, 0, grammar.starts(self._content)[self._index])
            start = Position(at.line, at.column + bool(quoted))
            notation = _notation(self._dialect, in_quotes=bool(quoted))
            self._written = Written(quoted[1:-1] or bare, start, notation)
        return self._written


def respelled(content: str, changes: Mapping[int, Sequence[Edit]], dialect: Dialect) -> str:
    """Give a record with edits made on the texts of its cells, which are known by their index.

    No cell may have anything behind its closing quotation mark.

    Raises:
        StaleEditError: an edit's old text is not what stands there.
        InputError: the new text cannot be written in this dialect.

    """
    grammar = grammar_of(dialect)
    cells, starts = grammar.cells(content), grammar.starts(content)
    alone = len(cells) == 1
    parts, done = list[str](), 0
    for index in sorted(changes):
        quoted, bare = _edited(cells[index], changes[index], dialect, alone=alone)
        if not (quoted or _fits(bare, dialect, alone=alone)):
            raise InputError(
                f"{bare!r} cannot be written into a cell of a file that does without quotation "
                "marks; nothing was changed"
            )
        parts += (content[done : starts[index]], quoted + bare)
        done = starts[index] + sum(map(len, cells[index]))
    return "".join((*parts, content[done:]))


def _edited(cell: Cell, edits: Sequence[Edit], dialect: Dialect, *, alone: bool) -> Cell:
    quoted, bare = cell
    if quoted:
        return f'"{splice(quoted[1:-1], edits, _notation(dialect, in_quotes=True))}"', ""
    new = splice(bare, edits, _notation(dialect, in_quotes=False))
    first_mark = dialect.quotes and QUOTE in new and QUOTE not in bare
    if _fits(new, dialect, alone=alone) and not first_mark:
        return "", new
    if dialect.quotes:
        return f'"{_backslashed(unescaped(new)) if dialect.escapes else _doubled(new)}"', ""
    if dialect.escapes:
        new = re.sub(rf"([\r\n{re.escape(dialect.delimiter)}\\])", r"\\\1", unescaped(new))
    return "", new


def _fits(bare: str, dialect: Dialect, *, alone: bool) -> bool:
    """Tell whether this can be a cell as it is, `alone` in its record or not."""
    # An empty line is no record.
    return bool(grammar_of(dialect).unquoted.fullmatch(bare)) and not (alone and not bare)


def _notation(dialect: Dialect, *, in_quotes: bool) -> Notation:
    if in_quotes:
        return _QUOTED_WITH_ESCAPES if dialect.escapes else _QUOTED
    return _BARE_WITH_ESCAPES if dialect.escapes else PLAIN
