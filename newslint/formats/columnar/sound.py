"""Whether arrays are what they say, before anything relies on it.

Arrow's files are mapped, not parsed: what is damaged in them is found only by looking.
"""

from __future__ import annotations

import pyarrow as pa
from pyarrow import types

AS_BYTES = {
    pa.string(): pa.binary(),
    pa.large_string(): pa.large_binary(),
    pa.string_view(): pa.binary_view(),
}
"""The type whose arrays are those of a type of texts, but for not having to be UTF-8."""


def check_sound(batch: pa.RecordBatch) -> None:
    """See to it that all values can be read. Texts need not be UTF-8.

    Raises:
        pyarrow.ArrowInvalid: they cannot.

    """
    for column in batch.columns:
        try:
            column.validate(full=True)
        except pa.ArrowInvalid:
            column.view(_as_bytes(column.type)).validate(full=True)


def _as_bytes(kind: pa.DataType) -> pa.DataType:
    if types.is_struct(kind):
        return pa.struct([field.with_type(_as_bytes(field.type)) for field in kind])
    if types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, _as_bytes(kind.value_type), kind.ordered)
    if types.is_list(kind):
        return pa.list_(_field_as_bytes(kind))
    if types.is_large_list(kind):
        return pa.large_list(_field_as_bytes(kind))
    if types.is_fixed_size_list(kind):
        return pa.list_(_field_as_bytes(kind), kind.list_size)
    return AS_BYTES.get(kind, kind)


def _field_as_bytes(kind: pa.DataType) -> pa.Field:
    return kind.value_field.with_type(_as_bytes(kind.value_type))
