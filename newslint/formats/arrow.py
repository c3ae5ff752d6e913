"""Arrow's own files: the IPC file (also called Feather, version 2) and the IPC stream.

Streams are what `datasets` of Hugging Face saves. Both are told apart by how they begin, and what
was the one stays the one.

Needs pyarrow, which is loaded when such a file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from newslint.formats.columnar import check_pyarrow
from newslint.formats.protocols import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit


def read_arrow(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each row, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read (any further), no column has text, or pyarrow is missing.

    """
    check_pyarrow()
    from newslint.formats.columnar import arrow_file  # noqa: PLC0415 - heavy

    yield from arrow_file.read(origin, settings)


def write_arrow(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the table, with the edits of the documents that each row gave.

    Raises:
        InputError: it cannot be read, or pyarrow is missing.
        StaleEditError: an edit's old text is not what stands there.

    """
    check_pyarrow()
    from newslint.formats.columnar import arrow_file  # noqa: PLC0415 - heavy

    arrow_file.write(origin, settings, edits, sink)


ARROW = Format(
    "arrow",
    (".arrow", ".arrows", ".feather", ".ipc"),
    read_arrow,
    write_arrow,
    has_records=True,
    is_text=False,
)
