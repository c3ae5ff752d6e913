"""What pyarrow says when it cannot read or write something, in newslint's words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from newslint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def told(kind: str) -> Iterator[None]:
    """Let pyarrow's errors be those of an input, which should be of this kind.

    Raises:
        InputError: pyarrow raised something.
        OSError: the system did, which has a number for it.

    """
    try:
        yield
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        reason = str(error).partition("\n")[0].rstrip(".")
        raise InputError(f"is damaged, or no {kind} that can be read: {reason}") from error
