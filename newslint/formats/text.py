"""Plain text: the whole file is one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from newslint.errors import InputError
from newslint.formats.decode import decode
from newslint.formats.line_ends import PLAIN, unify
from newslint.formats.notation import splice
from newslint.formats.protocols import Format
from newslint.model.document import Document
from newslint.model.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.decode import Decoded
    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.fix import Edit


def read_text(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the one document, after a notice if its encoding had to be guessed.

    Raises:
        InputError: the file is empty, too large, or no text that can be decoded.

    """
    decoded = decode(_load(origin, settings), settings.encoding)
    if not decoded.text:
        raise InputError("is empty: there is nothing to check")
    if decoded.guessed:
        yield Notice(
            origin.shown,
            f"is not UTF-8; read as {decoded.encoding} by its looks: if that is wrong, say which "
            "it is with `encoding:` in the configuration",
            failed=False,
        )
    # Only carriage returns before line ends are gone, so that lines and columns are the file's.
    yield Document(unify(decoded.text), path=origin.shown)


def write_text(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the file with the edits of its one document.

    Raises:
        InputError: the file cannot be read, or its encoding lacks a character of the new text.
        StaleEditError: an edit's old text is not what stands there.

    """
    content = _load(origin, settings)
    decoded = decode(content, settings.encoding)
    [changes] = edits
    sink.write(_rewritten(decoded, content, changes) if changes else content)


def _rewritten(decoded: Decoded, content: bytes, edits: tuple[Edit, ...]) -> bytes:
    decoded.check_exact(content)
    return decoded.encode(splice(decoded.text, edits, PLAIN))


def _load(origin: Origin, settings: ReadSettings) -> bytes:
    limit = settings.max_bytes
    with origin.open() as stream:
        if limit is None:
            return stream.read()
        content = stream.read(limit + 1)
        if len(content) <= limit:
            stream.read(1)  # where compressed data breaks off, this tells
    if len(content) > limit:
        raise InputError(f"is larger than the limit of {limit:,} bytes; it was not read")
    return content


TEXT = Format("text", (".txt", ".text"), read_text, write_text)
