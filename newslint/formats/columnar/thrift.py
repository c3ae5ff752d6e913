r"""Thrift's compact protocol, as far as Parquet uses it: structs in, the same structs out.

Parquet keeps what it knows about itself (where each column is, how it is encoded) in such structs.
Here they are read without knowing their meaning, so that fields of later versions of Parquet come
through as they are. Maps are refused: Parquet has none.

The protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from newslint.errors import InputError

_DAMAGED = "is damaged: what it says about itself cannot be read"

_SHORT_LIST = 15
"""From this length on the length of a list is a number of its own."""
_MORE = 0x80
"""Bytes of a number from this on have more bytes behind them."""
_FARTHEST = 15
"""Fields whose numbers lie farther apart than this say their number in full."""


class Kind(IntEnum):
    """What a value is."""

    TRUE = 1
    FALSE = 2
    BYTE = 3
    I16 = 4
    I32 = 5
    I64 = 6
    DOUBLE = 7
    BINARY = 8
    LIST = 9
    SET = 10
    STRUCT = 12


_WIDTHS = {Kind.BYTE: 1, Kind.DOUBLE: 8}
"""Bytes of the values that are left as bytes."""


class Struct:
    """Values by the numbers of their fields."""

    __slots__ = ("_values", "kinds")

    def __init__(self) -> None:
        self.kinds: dict[int, Kind] = {}
        self._values: dict[int, Any] = {}

    def __contains__(self, field: int) -> bool:
        return field in self.kinds

    def __getitem__(self, field: int) -> Any:
        return self._values[field]

    def put(self, field: int, kind: Kind, value: Any) -> None:
        """Give a field a value, whether it has one or not."""
        self.kinds[field] = kind
        self._values[field] = value

    def drop(self, field: int) -> None:
        """Take a field's value away, if it has one."""
        self.kinds.pop(field, None)
        self._values.pop(field, None)

    def number(self, field: int, default: int | None = None) -> int:
        """Give the number in a field, or, if it is empty and there is one, the default.

        Raises:
            InputError: there is no number.

        """
        value = self._values.get(field, default)
        if isinstance(value, int):
            return value
        raise InputError(_DAMAGED)

    def inner(self, field: int) -> Struct:
        """Give the struct in a field.

        Raises:
            InputError: there is none.

        """
        value = self._values.get(field)
        if isinstance(value, Struct):
            return value
        raise InputError(_DAMAGED)

    def items(self, field: int, kind: Kind = Kind.STRUCT) -> Items:
        """Give what is listed in a field; nothing if it is empty.

        Raises:
            InputError: there are things of another kind.

        """
        value = self._values.get(field, Items(kind))
        if isinstance(value, Items) and value.kind is kind:
            return value
        raise InputError(_DAMAGED)


class Items(list[Any]):
    """A list or set whose items are all of one kind."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind


def read_struct(content: bytes, at: int = 0) -> tuple[Struct, int]:
    """Give the struct that begins at an offset in bytes, and the offset behind it.

    Raises:
        InputError: there is none.

    """
    reader = _Reader(content, at)
    try:
        return reader.struct(), reader.at
    except (IndexError, ValueError, RecursionError) as error:
        raise InputError(_DAMAGED) from error


def write_struct(struct: Struct) -> bytes:
    """Give the bytes of a struct."""
    parts = bytearray()
    _write_struct(parts, struct)
    return bytes(parts)


class _Reader:
    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self.at = at

    def struct(self) -> Struct:
        struct, field = Struct(), 0
        while head := self._byte():
            kind = Kind(head & 15)
            field = field + (head >> 4) if head >> 4 else self._integer()
            struct.put(field, kind, self._value(kind))
        return struct

    def _value(self, kind: Kind) -> Any:
        match kind:
            case Kind.TRUE | Kind.FALSE:
                return kind is Kind.TRUE
            case Kind.I16 | Kind.I32 | Kind.I64:
                return self._integer()
            case Kind.BYTE | Kind.DOUBLE | Kind.BINARY:
                return self._taken(_WIDTHS[kind] if kind in _WIDTHS else self._natural())
            case Kind.LIST | Kind.SET:
                return self._items()
            case Kind.STRUCT:
                return self.struct()

    def _items(self) -> Items:
        head = self._byte()
        count = head >> 4 if head >> 4 < _SHORT_LIST else self._natural()
        kind = Kind(head & 15)
        items = Items(kind)
        truth = kind in {Kind.TRUE, Kind.FALSE}
        for _ in range(count):
            items.append(self._taken(1) if truth else self._value(kind))
        return items

    def _byte(self) -> int:
        self.at += 1
        return self._content[self.at - 1]

    def _taken(self, count: int) -> bytes:
        self.at += count
        if self.at > len(self._content):
            raise IndexError(self.at)
        return self._content[self.at - count : self.at]

    def _natural(self) -> int:
        value = shift = 0
        while (byte := self._byte()) >= _MORE:
            value |= (byte & 0x7F) << shift
            shift += 7
        return value | byte << shift

    def _integer(self) -> int:
        value = self._natural()
        return value >> 1 ^ -(value & 1)


def _write_struct(parts: bytearray, struct: Struct) -> None:
    last = 0
    for field in sorted(struct.kinds):
        kind = struct.kinds[field]
        if kind in {Kind.TRUE, Kind.FALSE}:
            kind = Kind.TRUE if struct[field] else Kind.FALSE
        if 0 < field - last <= _FARTHEST:
            parts.append(field - last << 4 | kind)
        else:
            parts.append(kind)
            _write_integer(parts, field)
        _write_value(parts, kind, struct[field])
        last = field
    parts.append(0)


def _write_value(parts: bytearray, kind: Kind, value: Any) -> None:
    match kind:
        case Kind.I16 | Kind.I32 | Kind.I64:
            _write_integer(parts, value)
        case Kind.BYTE | Kind.DOUBLE:
            parts += value
        case Kind.BINARY:
            _write_natural(parts, len(value))
            parts += value
        case Kind.LIST | Kind.SET:
            _write_items(parts, value)
        case Kind.STRUCT:
            _write_struct(parts, value)
        case Kind.TRUE | Kind.FALSE:
            pass  # said with the field's number


def _write_items(parts: bytearray, items: Items) -> None:
    parts.append(min(len(items), _SHORT_LIST) << 4 | items.kind)
    if len(items) >= _SHORT_LIST:
        _write_natural(parts, len(items))
    for item in items:
        if items.kind in {Kind.TRUE, Kind.FALSE}:
            parts += item
        else:
            _write_value(parts, items.kind, item)


def _write_natural(parts: bytearray, value: int) -> None:
    while value >= _MORE:
        parts.append(value & 0x7F | _MORE)
        value >>= 7
    parts.append(value)


def _write_integer(parts: bytearray, value: int) -> None:
    _write_natural(parts, value << 1 if value >= 0 else -value * 2 - 1)
