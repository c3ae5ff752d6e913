r"""A text in a cell of a CSV record: where it is in the file, and how a new one is written there.

Only cells with edits change, and in them only what edits replace. A cell in quotation marks keeps
them; one without gets them if it is not to be mistaken, or if a first mark comes into it. Line ends
in a cell go on as they are there.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from newslint.errors import InputError
from newslint.formats.csv_grammar import QUOTE, grammar_of, unescaped, unquoted
from newslint.formats.csv_splitter import after
from newslint.formats.in_source import Source, Spelling
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


def in_row(dialect: Dialect, source: str, start: Position) -> Source:
    """Give the source of a record, which begins in the file at `start`.

    The ways to its texts are the indices of their cells, from 0.
    """
    respell, place = partial(respelled, dialect=dialect), partial(_written, dialect=dialect)
    return Source(Spelling(respell, place), source, start)


def _written(source: str, start: Position, index: int, dialect: Dialect) -> Written:
    grammar = grammar_of(dialect)
    quoted, bare = grammar.cells(source)[index]
    at = after(start, source, 0, grammar.starts(source)[index])
    place = Position(at.line, at.column + bool(quoted))
    return Written(quoted[1:-1] or bare, place, _notation(dialect, in_quotes=bool(quoted)))


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
