r"""Find out how a CSV file is written, from how it begins.

The header row decides: a delimiter has to cut it into two fields or more, and the right one cuts the
records into just as many. How much of the file comes out clean that way is asked of every dialect in
question, and the plainest of the best is taken. What is in the texts does not count: commas and tabs
there, however many, stand in quotation marks, or spoil the records of the dialect that cuts at them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.formats.csv_grammar import QUOTE, Dialect, grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.formats.csv_grammar import Match

DELIMITERS: Final = (",", ";", "\t", "|")

_BEGINNING = 1 << 16
"""Code points in which the delimiter shows."""
_SEVERAL = 3
"""Cells that show what quotation marks are for; fewer could be mistakes."""


def dialect_of(sample: str, usual: str, *, whole: bool) -> Dialect:
    """Give the dialect of a file that begins with `sample`, or of which that is the `whole`.

    `usual` is the delimiter of files with its ending, for a file that has only one field.
    """
    beginning = sample[:_BEGINNING]
    all_of_it = whole and len(beginning) == len(sample)
    plain = [Dialect(one) for one in sorted(DELIMITERS, key=usual.__ne__)]
    fits = {dialect: _Fit.of(dialect, beginning, last=all_of_it) for dialect in plain}
    several = [dialect for dialect in plain if fits[dialect].fields > 1]
    if several:
        plain = sorted(several, key=fits.__getitem__, reverse=True)
    ways = list(_ways(plain[0], sample, last=whole))
    if len(ways) == 1:
        return ways[0]
    return max(ways, key=lambda dialect: _Fit.of(dialect, sample, last=whole).clean)


class _Fit(NamedTuple):
    """How well a dialect fits."""

    clean: int
    """Code points of the records that have as many cells as the header has fields, and of it."""
    fields: int
    """Of the header."""

    @classmethod
    def of(cls, dialect: Dialect, sample: str, *, last: bool) -> _Fit:
        clean = fields = 0
        grammar = grammar_of(dialect)
        for record in _records(dialect, sample, last=last):
            cells = grammar.cells(record.content)
            fields = fields or len(cells)
            if len(cells) == fields and not any(map(all, cells)):
                clean += len(record.content) + len(record.line_ends)
        return cls(clean, fields)


def _records(dialect: Dialect, sample: str, *, last: bool) -> Iterator[Match]:
    grammar, at = grammar_of(dialect), 0
    while at < len(sample):
        found = grammar.record(sample, at, last=last)
        if found is None:
            return
        at = found.end
        if found.content:
            yield found


def _ways(plain: Dialect, sample: str, *, last: bool) -> Iterator[Dialect]:
    """Give the dialects with this delimiter that there is reason to think of, the plainest first.

    Of two that fit as well the first is taken.
    """
    if _blank_before_all(plain, sample, last=last):
        yield replace(plain, skips_blanks=True)
    yield plain
    delimiter = re.escape(plain.delimiter)
    escapes = re.search(rf'\\["\r\n{delimiter}]', sample) is not None
    if escapes:
        yield replace(plain, escapes=True)
    if f'{plain.delimiter} "' in sample:
        yield replace(plain, skips_blanks=True)
    if _marks_are_plain(plain, sample):
        yield replace(plain, quotes=False)
        if escapes:
            yield replace(plain, quotes=False, escapes=True)


def _blank_before_all(plain: Dialect, sample: str, *, last: bool) -> bool:
    """Tell whether a blank follows each delimiter, so that it belongs to that."""
    grammar = grammar_of(plain)
    records = _records(plain, sample, last=last)
    behind = [cell for record in records for cell in grammar.cells(record.content)[1:]]
    return bool(behind) and all(bare[:1] == " " for _, bare in behind)


def _marks_are_plain(plain: Dialect, sample: str) -> bool:
    """Tell whether quotation marks that begin cells seem to be a part of the text.

    So they are in many files with tabs, whose registered type (text/tab-separated-values) knows no
    quotation marks. Elsewhere, or if there are only a few, they were forgotten to be closed.
    """
    begins = re.compile(rf"(?:^|\t){QUOTE}[^\t\r\n]*", re.MULTILINE)
    if plain.delimiter != "\t":
        return False
    closed = [found.group().endswith(QUOTE, 2) for found in begins.finditer(sample)]
    return closed.count(False) >= _SEVERAL and closed.count(False) > closed.count(True)
