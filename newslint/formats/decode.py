"""From bytes to text and back, without losing one.

Decided here: which encoding a text is in. A byte-order mark says so; else it is UTF-8 if it can be;
else what the user declared; else what it looks like, and then the guess is reported. Refused: to
replace a character by another, to read what is not text, and to write where reading and writing
would not give back the very same bytes.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from newslint.errors import InputError

# In this order: the mark of UTF-32-LE begins with that of UTF-16-LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, and Python's names for what they mark."""
EXACT = frozenset({"utf-8", "ascii"} | {name for _, name in MARKS})
"""Encodings in which no text can be written in two ways, so that nothing has to be checked."""
_WITHOUT_ORDER = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that expect or add a mark, and what they mean without one: little-endian, says WHATWG."""

CURE = "say which it is with `encoding:` in the configuration"

_CONTROLS = bytes(set(range(32)) - set(b"\b\t\n\f\r\x1a\x1b")) + b"\x7f"
"""Bytes that text in no encoding has many of. (ESC switches character sets in ISO-2022.)"""
_MAX_CONTROLS = 0.02
"""Share of the bytes. Text has next to none; compressed data some 10 %."""
_SAMPLE = 1 << 20
"""Bytes that are looked at to guess an encoding."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how to write it again. `guessed` if nobody said what encoding it is in."""

    text: str
    encoding: str
    mark: bytes = b""
    """The byte-order mark, which `text` does not have."""
    guessed: bool = False

    def encode(self, text: str) -> bytes:
        """Give the bytes for another text in the same encoding, with the mark if there was one.

        Raises:
            InputError: the encoding lacks a character of `text`, or has another one in its place.

        """
        try:
            content = text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise InputError(self._lacks(text[error.start])) from error
        if self.encoding not in EXACT:
            # Some codecs take a character for its like: CP932 writes U+2212 as U+FF0D.
            lost = _first_difference(text, content.decode(self.encoding, "replace"))
            if lost is not None:
                raise InputError(self._lacks(text[lost]))
        return self.mark + content

    def _lacks(self, character: str) -> str:
        return (
            f"{character!r} (U+{ord(character):04X}) cannot be written in {self.encoding}; "
            "convert the file to UTF-8 first; nothing was changed"
        )

    def check_exact(self, content: bytes) -> None:
        """See to it that writing the text gives `content`, the bytes it was read from.

        Raises:
            InputError: it does not.

        """
        if self.encoding not in EXACT and self.encode(self.text) != content:
            raise InputError(
                f"cannot be written back byte for byte in {self.encoding}; "
                "convert the file to UTF-8 first; nothing was changed"
            )


def _first_difference(text: str, other: str) -> int | None:
    if text == other:
        return None
    pairs = enumerate(zip(text, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(other), len(text) - 1))


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Give the text of `content`.

    A declared encoding is for what is not UTF-8: a file that is valid UTF-8 and has other than
    ASCII characters is UTF-8, since text in any other encoding hardly ever happens to be that.

    Raises:
        InputError: it is no text, nobody can tell its encoding, or it is not in the one declared.

    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return Decoded(_strict(content[len(mark) :], name), name, mark)
    if declared is not None:
        return _decode_declared(content, codec_name(declared))
    if b"\0" in content:
        return _decode_with_nulls(content)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_by_looks(content, error)


def codec_name(declared: str) -> str:
    """Give Python's name for an encoding as people write it.

    Raises:
        InputError: there is no such encoding.

    """
    try:
        name = codecs.lookup(declared).name
        "a".encode(name)
    except (LookupError, ValueError) as error:
        # Unknown, or one of Python's codecs that are no text encoding, such as base64.
        raise InputError(f"{declared!r} is no encoding; try utf-8, cp1252 or gb18030") from error
    return _WITHOUT_ORDER.get(name, name)


def _decode_declared(content: bytes, name: str) -> Decoded:
    # Text in UTF-16 and in the seven-bit encodings (ISO-2022-JP, UTF-7) can pass for UTF-8.
    if not (name.startswith("utf") or content.isascii()):
        try:
            return Decoded(content.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return Decoded(_strict(content, name), name)


def _strict(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
        if name not in EXACT:
            text.encode("utf-8")  # UTF-7 lets halves of surrogate pairs through
    except UnicodeDecodeError as error:
        wrong = content[error.start : error.start + 1].hex()
        raise InputError(
            f"is not {name}: byte 0x{wrong} at offset {error.start} does not belong there; "
            f"{CURE}, or mend the file"
        ) from error
    except UnicodeError as error:
        raise InputError(f"is not {name}: {error}; {CURE}") from error
    return text


def _decode_with_nulls(content: bytes) -> Decoded:
    """Read UTF-16 or UTF-32 without a mark; anything else with null bytes is no text."""
    name = wide_by_looks(content)
    if name is not None:
        return Decoded(_strict(content, name), name, guessed=True)
    at = content.index(b"\0")
    raise InputError(f"looks like a binary file: null byte at offset {at}; if it is text, {CURE}")


def wide_by_looks(content: bytes) -> str | None:
    """Give which of UTF-16 and UTF-32 the content looks like, though it has no mark; or None."""
    for name, width, letter in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        whole = len(content) % width == 0
        if whole and _looks_wide(content[: _SAMPLE // 16], width, letter):
            return name
    return None


def _looks_wide(sample: bytes, width: int, letter: int) -> bool:
    """Tell whether most units of `width` bytes are a letter at `letter` and else nulls."""
    units = len(sample) // width
    letters = sample[letter::width]
    if not units or letters != letters.translate(None, _CONTROLS):
        return False
    nulls = [sample[at::width].count(0) / units for at in range(width) if at != letter]
    # Half of the units: less would be a text of few Latin letters, blanks and stops, and could as
    # well be binary data. Chinese in UTF-16 without a mark has to be declared.
    return min(nulls) > 0.5  # noqa: PLR2004  # explained above


def _decode_by_looks(content: bytes, error: UnicodeDecodeError) -> Decoded:
    if looks_binary(content):
        raise InputError(f"looks like a binary file; if it is text, {CURE}")
    # Only here: most runs never meet such a file.
    from newslint.formats.guess import guess_encoding  # noqa: PLC0415

    name = guess_encoding(_sample(content))
    if name is None:
        wrong = content[error.start : error.start + 1].hex()
        raise InputError(
            f"is not UTF-8 (byte 0x{wrong} at offset {error.start}), "
            f"and no other encoding fits well; {CURE}"
        )
    return Decoded(_strict(content, name), name, guessed=True)


def looks_binary(content: bytes) -> bool:
    """Tell whether `content` has more control characters than any text whose letters are bytes."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > _MAX_CONTROLS * len(content)


def _sample(content: bytes) -> bytes:
    if len(content) <= _SAMPLE:
        return content
    # Up to a line end, so that no character is cut.
    return content[: content.rfind(b"\n", 0, _SAMPLE) + 1] or content
