"""Arrow arrays with some of their texts edited, everything else as it was."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import compute, types

from newslint.errors import InputError
from newslint.formats.columnar.sound import AS_BYTES
from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.formats.columnar.rows import Changes, Edits
    from newslint.model.fix import Edit

Dictionaries = dict[tuple[str, ...], pa.Array]
"""The dictionary that was last used for the values at the end of a way. A dictionary only grows,
since some files cannot hold two of a column."""


def with_edits(batch: pa.RecordBatch, changes: Changes, grown: Dictionaries) -> pa.RecordBatch:
    """Give a batch with its texts edited.

    Raises:
        InputError: a column cannot hold the new texts.
        StaleEditError: an edit's old text is not what stands there.

    """
    if not changes and not grown:
        return batch
    columns = batch.columns
    for at, name in enumerate(batch.schema.names):
        if name in changes or any(way[0] == name for way in grown):
            columns[at] = _Change(grown).made(columns[at], changes.get(name, {}), (name,))
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


class _Change:
    def __init__(self, grown: Dictionaries) -> None:
        self._grown = grown

    def made(self, array: pa.Array, edits: Edits, way: tuple[str, ...]) -> pa.Array:
        kind = array.type
        if not edits and not any(one[: len(way)] == way for one in self._grown):
            return array
        if types.is_dictionary(kind):
            return self._dictionary(array, edits, way)
        if types.is_struct(kind):
            return self._struct(array, edits, way)
        if types.is_list(kind) or types.is_large_list(kind):
            return self._list(array, edits, way)
        if types.is_fixed_size_list(kind):
            return self._fixed_size_list(array, edits, way)
        return _strings(array, edits) if edits else array

    def _struct(self, array: pa.Array, edits: Edits, way: tuple[str, ...]) -> pa.Array:
        below: defaultdict[str, Edits] = defaultdict(dict)
        for (index, name, *rest), own in edits.items():
            below[name][index, *rest] = own
        children = [
            self.made(array.field(at), below[field.name], (*way, field.name))
            for at, field in enumerate(array.type)
        ]
        return pa.StructArray.from_arrays(children, type=array.type, mask=array.is_null())

    def _list(self, array: pa.Array, edits: Edits, way: tuple[str, ...]) -> pa.Array:
        starts = array.offsets
        below = {
            (starts[index].as_py() + item, *rest): own
            for (index, item, *rest), own in edits.items()
        }
        values = self.made(array.values, below, way)
        # A slice's offsets do not go with a mask, so they are made anew.
        offsets = compute.add(starts, pa.scalar(0, starts.type))
        return type(array).from_arrays(offsets, values, type=array.type, mask=array.is_null())

    def _fixed_size_list(self, array: pa.Array, edits: Edits, way: tuple[str, ...]) -> pa.Array:
        size = array.type.list_size
        below = {(index * size + item, *rest): own for (index, item, *rest), own in edits.items()}
        inside = array.values.slice(array.offset * size, len(array) * size)
        values = self.made(inside, below, way)
        return pa.FixedSizeListArray.from_arrays(values, type=array.type, mask=array.is_null())

    def _dictionary(self, array: pa.Array, edits: Edits, way: tuple[str, ...]) -> pa.Array:
        last = self._grown.get(way)
        given = array.dictionary
        known = given
        if last is not None and last.slice(0, len(given)).equals(given):
            known = last
        words, added = _bytes(known), list[bytes]()
        places = {word: at for at, word in enumerate(words)}
        indices = array.indices.to_pylist()
        for (index,), own in edits.items():
            word = _edited(words[indices[index]], own)
            if word not in places:
                places[word] = len(words) + len(added)
                added.append(word)
            indices[index] = places[word]
        if known is not given or added:
            self._grown[way] = known = _of_bytes([*words, *added], known.type)
        return _recoded(indices, known, array.type)


def _recoded(indices: list[int | None], words: pa.Array, kind: pa.DataType) -> pa.Array:
    try:
        places = pa.array(indices, kind.index_type)
    except (pa.ArrowInvalid, OverflowError) as error:
        raise InputError("its dictionary has no room for new texts") from error
    return pa.DictionaryArray.from_arrays(places, words, ordered=kind.ordered)


def _strings(array: pa.Array, edits: Edits) -> pa.Array:
    values = _bytes(array)
    for (index,), own in edits.items():
        values[index] = _edited(values[index], own)
    return _of_bytes(values, array.type)


def _edited(text: bytes, edits: Sequence[Edit]) -> bytes:
    return splice(text.decode(), edits, PLAIN).encode()


# As bytes: what is not UTF-8 stays as it is.


def _bytes(array: pa.Array) -> list[Any]:
    return list(array.view(AS_BYTES.get(array.type, array.type)).to_pylist())


def _of_bytes(values: list[bytes | None], kind: pa.DataType) -> pa.Array:
    return pa.array(values, AS_BYTES.get(kind, kind)).view(kind)
