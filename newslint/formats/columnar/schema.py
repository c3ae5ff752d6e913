"""Which columns of a table are read, and as what.

Tables have many columns and only some of them are asked for: those with texts, and those that may
hold an id, a language, a source or a title. Of nested columns the rest is left out, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
from pyarrow import types

from newslint.errors import InputError
from newslint.formats.columnar.failures import told
from newslint.formats.fields import IDS, LANGUAGES, SAYING, SOURCES, TEXTS, TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newslint.formats.fields import Fields

Way = tuple[str, ...]
"""The names of the fields that lead to values; lists on the way have no names."""


class Leaf(NamedTuple):
    """Values at the end of a way. A schema's leaves in their order are Parquet's columns."""

    way: Way
    type: pa.DataType
    reachable: bool
    """Whether a field's path leads there: none leads into a map."""

    @property
    def is_text(self) -> bool:
        """Tell whether the values are texts."""
        return self.reachable and _is_string(_decoded(self.type))

    @property
    def is_bytes(self) -> bool:
        """Tell whether the values are bytes, which may be a text's."""
        return self.reachable and _decoded(self.type) in _BYTES

    @property
    def is_word(self) -> bool:
        """Tell whether the values can name something."""
        number = types.is_integer(self.type) or types.is_floating(self.type)
        return self.is_text or (self.reachable and number)


def leaves(schema: pa.Schema) -> Iterator[Leaf]:
    """Give all leaves of a schema, in their order."""
    for field in schema:
        yield from _leaves(field.type, (field.name,), reachable=True)


def chosen(schema: pa.Schema, fields: Fields) -> frozenset[Way]:
    """Give the ways to the columns that are read.

    Raises:
        InputError: there are no texts among them.

    """
    known = [leaf for leaf in leaves(schema) if leaf.reachable]
    texts = {leaf.way for leaf in known if _holds_text(leaf, fields.texts)}
    if not texts:
        names = ", ".join(fields.texts or (*TEXTS[:4], "..."))
        columns = ", ".join(schema.names) or "none"
        raise InputError(
            f"has no column with text called {names}; it has: {columns}. Say which one it is with "
            "--field, or `text:` under `inputs:` in the configuration"
        )
    return frozenset(texts | {leaf.way for leaf in known if leaf.is_word and _names(leaf, fields)})


def narrowed(schema: pa.Schema, ways: Collection[Way]) -> pa.Schema:
    """Give a schema with nothing but the columns at the end of `ways`, and these without dictionaries.

    Raises:
        InputError: two columns have the same name.

    """
    tops = [field for field in schema if any(way[0] == field.name for way in ways)]
    names = [field.name for field in tops]
    for name in names:
        if names.count(name) > 1:
            raise InputError(
                f"has two columns called {name!r}, so that nobody can tell which is meant"
            )
    return pa.schema([_narrowed(field, (field.name,), ways) for field in tops])


def narrow(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Give a batch with nothing but what a narrowed schema has.

    Raises:
        InputError: that cannot be done.

    """
    with told("table"):
        columns = [batch.column(field.name).cast(field.type) for field in schema]
        return pa.RecordBatch.from_arrays(columns, schema=schema)


def _leaves(kind: pa.DataType, way: Way, *, reachable: bool) -> Iterator[Leaf]:
    if types.is_struct(kind):
        for field in kind:
            yield from _leaves(field.type, (*way, field.name), reachable=reachable)
    elif types.is_map(kind):
        for part in (kind.key_type, kind.item_type):
            yield from _leaves(part, way, reachable=False)
    elif isinstance(kind, pa.BaseExtensionType):
        yield from _leaves(kind.storage_type, way, reachable=False)
    elif hasattr(kind, "value_field"):
        yield from _leaves(kind.value_type, way, reachable=reachable and _is_list(kind))
    else:
        yield Leaf(way, kind, reachable)


def _holds_text(leaf: Leaf, names: Collection[str]) -> bool:
    if not names:
        return leaf.is_text and len(leaf.way) == 1 and leaf.way[0] in TEXTS
    return (leaf.is_text or leaf.is_bytes) and ".".join(leaf.way) in names


def _names(leaf: Leaf, fields: Fields) -> bool:
    said = (fields.id, fields.language, fields.source, fields.title)
    usual = (IDS, LANGUAGES, SOURCES, TITLES)
    names = (
        (name,) if name is not None else known for name, known in zip(said, usual, strict=True)
    )
    usual_only = SAYING if fields.with_records else ()
    return any(".".join(leaf.way) in some for some in (*names, usual_only))


def _narrowed(field: pa.Field, way: Way, ways: Collection[Way]) -> pa.Field:
    kind = field.type
    if types.is_struct(kind):
        inner = ((part, (*way, part.name)) for part in kind)
        parts = [
            _narrowed(part, to, ways)
            for part, to in inner
            if any(one[: len(to)] == to for one in ways)
        ]
        return field.with_type(pa.struct(parts))
    if _is_list(kind):
        return field.with_type(_list_of(kind, _narrowed(kind.value_field, way, ways)))
    # Of dictionaries of views, which Polars writes, pyarrow cannot look anything up.
    decoded = _decoded(kind)
    return field if decoded in _VIEWS else field.with_type(decoded)


def _list_of(kind: pa.DataType, field: pa.Field) -> pa.DataType:
    if types.is_fixed_size_list(kind):
        return pa.list_(field, kind.list_size)
    return pa.large_list(field) if types.is_large_list(kind) else pa.list_(field)


def _is_list(kind: pa.DataType) -> bool:
    # Not views of lists, of which pyarrow cannot leave anything out.
    return bool(types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind))


def _decoded(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if types.is_dictionary(kind) else kind


def _is_string(kind: pa.DataType) -> bool:
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


_VIEWS: Final = (pa.string_view(), pa.binary_view())
_BYTES: Final = (pa.binary(), pa.large_binary(), pa.binary_view())
