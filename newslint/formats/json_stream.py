"""JSON source taken value by value, of a file of any size.

The parser is Python's own. It is given as much of the file as the next value needs and says where
that ends; what lies between values is walked over here. Nothing is mended: where the source is no
JSON, or no text, reading ends, and the place is told.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from newslint.errors import InputError
from newslint.formats.json_source import DECODER
from newslint.model.span import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 20
"""Bytes that are read at a time, at least."""

_CUT = 16
"""Code points: the parser tells of what is cut off at most so far before its end, for no escape,
word or sign is longer. Of strings it tells at their beginning."""

_BLANK = re.compile(r"[ \t\n\r]*")


class BrokenJsonError(InputError):
    """Source that is no JSON, or no text, from `position` on."""

    def __init__(self, problem: str, position: Position) -> None:
        super().__init__(
            f"is no JSON ({problem}: line {position.line}, column {position.column}); "
            "nothing was changed"
        )
        self.problem = problem
        self.position = position


class Value(NamedTuple):
    """A value, how it is written, and where it begins."""

    value: Any
    source: str
    position: Position
    start: int
    """The number of bytes before it."""


class JsonStream:
    """A place in JSON source that moves on value by value."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        """Take bytes from where `stream` is; a mark of UTF-8 in front is stepped over."""
        self._stream = stream
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ended = False
        self._wrong: str | None = None
        # The part of the source that is held; the place is at `_at`, counted it is up to `_counted`.
        self._text = ""
        self._at = self._counted = 0
        self._line = self._column = 1
        self._bytes = 0
        self._pass_mark()

    @property
    def place(self) -> Position:
        """Give the line and column of the place, in code points."""
        self._count()
        return Position(self._line, self._column)

    @property
    def start(self) -> int:
        """Give the number of bytes before the place."""
        self._count()
        return self._bytes

    def peek(self) -> str:
        """Move on past blanks and give the character there, or nothing at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def value(self) -> Value:
        """Give the next value and move on behind it.

        Raises:
            BrokenJsonError: there is none.

        """
        self.peek()
        value, length = self._parsed()
        place, start = self.place, self.start
        source = self._text[self._at : self._at + length]
        self._at += length
        return Value(value, source, place, start)

    def items(self) -> Iterator[Value]:
        """Give each item of the array that begins here; then the place is behind the array.

        Raises:
            BrokenJsonError: it does not go on as arrays do.

        """
        self._expect("[")
        if self._passes("]"):
            return
        yield self.value()
        while not self._passes("]"):
            self._expect(",")
            yield self.value()

    def keys(self) -> Iterator[str]:
        """Give each key of the object that begins here; its value is for the caller to take.

        Raises:
            BrokenJsonError: it does not go on as objects do.

        """
        self._expect("{")
        if self._passes("}"):
            return
        yield self._key()
        while not self._passes("}"):
            self._expect(",")
            yield self._key()

    def finish(self) -> None:
        """See to it that nothing is left.

        Raises:
            BrokenJsonError: something is.

        """
        if self.peek() or self._wrong:
            raise self._broken("Extra data")

    def _key(self) -> str:
        if self.peek() != '"':
            raise self._broken("Expecting property name enclosed in double quotes")
        key: str = self.value().value
        self._expect(":")
        return key

    def _expect(self, sign: str) -> None:
        if not self._passes(sign):
            raise self._broken(f"Expecting {sign!r}")

    def _passes(self, sign: str) -> bool:
        """Step over `sign` if it comes next; tell whether it did."""
        if self.peek() != sign:
            return False
        self._at += 1
        return True

    def _parsed(self) -> tuple[Any, int]:
        """Give the value here and its length."""
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                ahead, cut = error.pos - self._at, self._is_cut(error)
                if not (cut and self._fill()):
                    raise self._broken(error.msg, ahead, cut=cut) from error
            except RecursionError as error:
                raise self._broken("nested too deeply") from error
            else:
                length = end - self._at
                # Near the end it may be a number that goes on: `1` of `1e+5`.
                if end < len(self._text) - _CUT or not self._fill():
                    return value, length

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        near = error.pos >= len(self._text) - _CUT
        return near or error.msg.startswith("Unterminated string")

    def _broken(self, problem: str, ahead: int = 0, *, cut: bool = False) -> BrokenJsonError:
        """Give what to raise about what is so many characters ahead, or `cut` off by the end."""
        if self._wrong and (cut or self._at == len(self._text)):
            problem, ahead = self._wrong, len(self._text) - self._at
        self._at += ahead
        return BrokenJsonError(problem, self.place)

    def _fill(self) -> bool:
        """Hold more of the source, and none of what lies behind; tell whether there is more."""
        self._count()
        self._text = self._text[self._at :]
        self._at = self._counted = 0
        # Twice as much each time, so that a value of any length is not parsed over and over.
        wanted, held = max(_BLOCK, len(self._text)), len(self._text)
        parts = [self._text]
        while wanted > 0 and not self._ended:
            parts.append(self._decoded(self._stream.read(wanted)))
            wanted -= len(parts[-1])
        self._text = "".join(parts)
        return len(self._text) > held

    def _decoded(self, block: bytes) -> str:
        self._ended = not block
        try:
            return self._decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            self._ended = True
            wrong = error.object[error.start]
            self._wrong = f"byte 0x{wrong:02x} is not {self._encoding}"
            return error.object[: error.start].decode(self._encoding)

    def _count(self) -> None:
        """Count lines, columns and bytes up to the place."""
        passed = self._text[self._counted : self._at]
        self._counted = self._at
        self._bytes += len(passed.encode(self._encoding))
        breaks = passed.count("\n")
        self._line += breaks
        self._column = len(passed) - passed.rfind("\n") if breaks else self._column + len(passed)

    def _pass_mark(self) -> None:
        self._fill()
        if self._text.startswith("\ufeff"):
            self._text = self._text[1:]
            self._bytes = len("\ufeff".encode(self._encoding))
