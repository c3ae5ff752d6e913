"""Tables by columns: Parquet and Arrow. All modules in here need pyarrow; this one tells if it is missing."""

from __future__ import annotations

from importlib.util import find_spec

from newslint.errors import InputError


def check_pyarrow() -> None:
    """See to it that pyarrow can be imported.

    Raises:
        InputError: it is not installed.

    """
    if find_spec("pyarrow") is None:
        raise InputError("needs pyarrow, which is not installed; pip install 'newslint[parquet]'")
