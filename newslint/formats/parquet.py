"""Parquet, of which only the pages of columns with changed texts are written anew.

All else is copied byte for byte: schema, metadata, other columns, other row groups.

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


def read_parquet(origin: Origin, settings: ReadSettings) -> Iterator[Document | Notice]:
    """Give the texts of each row, and a notice in place of each that cannot be read.

    Raises:
        InputError: it cannot be read (any further), no column has text, or pyarrow is missing.

    """
    check_pyarrow()
    from newslint.formats.columnar import parquet_file  # noqa: PLC0415 - heavy

    yield from parquet_file.read(origin, settings)


def write_parquet(
    origin: Origin, settings: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    """Write the table, with the edits of the documents that each row gave.

    Raises:
        InputError: it cannot be read, or pyarrow is missing.
        StaleEditError: an edit's old text is not what stands there.

    """
    check_pyarrow()
    from newslint.formats.columnar import parquet_file  # noqa: PLC0415 - heavy

    parquet_file.write(origin, settings, edits, sink)


PARQUET = Format(
    "parquet", (".parquet", ".pq"), read_parquet, write_parquet, has_records=True, is_text=False
)
