"""Tables by columns, as formats: Parquet, and Arrow's own files and streams.

Of Parquet only the pages of columns with changed texts are written anew; all else is copied byte for
byte. Arrow's files (also called Feather, version 2) and streams (what `datasets` of Hugging Face
saves) are told apart by how they begin, and what was the one stays the one.

They need pyarrow, which is loaded when such a file is read, and so is what reads it.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

from newslint.formats.columnar import check_pyarrow
from newslint.formats.protocols import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.formats.protocols import Origin, ReadSettings
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit


def _module(name: str) -> Any:
    check_pyarrow()
    return import_module(f"newslint.formats.columnar.{name}")


def _read(module: str, origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each row, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read (any further), no column has text, or pyarrow is missing.

    """
    yield from _module(module).read(origin, settings)


def _write(
    module: str,
    origin: Origin,
    settings: ReadSettings,
    edits: Iterable[tuple[Edit, ...]],
    sink: BinaryIO,
) -> None:
    """Write the table, with the edits of the documents that each row gave.

    Raises:
        InputError: it cannot be read, or pyarrow is missing.
        StaleEditError: an edit's old text is not what stands there.

    """
    _module(module).write(origin, settings, edits, sink)


def _table(name: str, module: str, *endings: str) -> Format:
    read, write = partial(_read, module), partial(_write, module)
    return Format(name, endings, read, write, has_records=True, is_text=False)


PARQUET = _table("parquet", "parquet_file", ".parquet", ".pq")
ARROW = _table("arrow", "arrow_file", ".arrow", ".arrows", ".feather", ".ipc")
