"""Rows of a table as records.

A row's number, from 1, stands for its line: nobody opens such a file in an editor.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.formats.columnar.schema import chosen, narrow, narrowed
from newslint.formats.fields import Number
from newslint.formats.in_record import InRecord
from newslint.formats.records import Record, nowhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    from newslint.formats.fields import Fields, Steps
    from newslint.model.fix import Edit

_ROWS = 256
"""So many rows at a time become Python's values."""


class Row(NamedTuple):
    """Where a row is: in which part of its file (a row group, a batch), and where in that."""

    part: int
    at: int


Edits = dict[tuple[Any, ...], "tuple[Edit, ...]"]
"""Edits of a column's texts, by the way to each: its row in the part, and the steps below."""

Changes = dict[str, Edits]
"""Edits by the name of their column."""


class Reading:
    """What of a table is read: its schema without all other columns."""

    def __init__(self, schema: pa.Schema, fields: Fields) -> None:
        """Choose the columns.

        Raises:
            InputError: there is no column with text, or nobody can tell which one it is.

        """
        self.ways = chosen(schema, fields)
        self.schema = narrowed(schema, self.ways)

    def records(
        self, parts: Iterable[tuple[int, Iterable[pa.RecordBatch]]]
    ) -> Iterator[Record[Row]]:
        """Give the rows of numbered parts, each of which comes in batches."""
        number = 0
        for part, batches in parts:
            at = 0
            for batch in batches:
                for content in self._contents(batch):
                    number += 1
                    yield _record(Row(part, at), number, content)
                    at += 1

    def _contents(self, batch: pa.RecordBatch) -> Iterator[Mapping[str, Any] | UnicodeDecodeError]:
        columns = narrow(batch, self.schema).columns
        names = self.schema.names
        for start in range(0, batch.num_rows, _ROWS):
            values = [_values(column.slice(start, _ROWS)) for column in columns]
            for row in zip(*values, strict=True):
                wrong = next((one for one in row if isinstance(one, UnicodeDecodeError)), None)
                yield wrong or dict(zip(names, row, strict=True))


def changed_parts(
    edited: Iterable[tuple[Record[Row], Mapping[Steps, tuple[Edit, ...]]]],
) -> Iterator[tuple[int, Changes]]:
    """Give the edits of each part that has any."""
    for part, group in groupby(edited, lambda item: item[0].raw.part):
        changes: Changes = {}
        for record, own in group:
            for (column, *below), edits in own.items():
                changes.setdefault(str(column), {})[record.raw.at, *below] = edits
        if changes:
            yield part, changes


def _record(row: Row, number: int, content: Mapping[str, Any] | UnicodeDecodeError) -> Record[Row]:
    if isinstance(content, UnicodeDecodeError):
        wrong = f"has a text that is not UTF-8: byte 0x{content.object[content.start]:02x} at "
        wrong += f"{content.start} (counted in bytes) does not belong there"
        return Record(row, number, number, {}, nowhere, wrong)
    return Record(row, number, number, content, partial(_placed, number, content))


def _placed(number: int, content: Mapping[str, Any], steps: Steps) -> InRecord:
    return InRecord(number, _at(content, steps))


def _at(content: Any, steps: Steps) -> str:
    for step in steps:
        content = content[step]
    return str(content)


def _values(column: pa.Array) -> list[Any]:
    """Give a column's values; in place of one that cannot be decoded, the reason."""
    try:
        return [_plain(value) for value in column.to_pylist()]
    except UnicodeDecodeError:
        return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> Any:
    try:
        return _plain(scalar.as_py())
    except UnicodeDecodeError as error:
        return error


def _plain(value: Any) -> Any:
    """Give a value as records have it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return Number(str(value))
