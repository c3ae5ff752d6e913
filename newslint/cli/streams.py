"""Where output goes, and whether it is in colour."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TextIO

import click

from newslint.errors import UsageError
from newslint.report.protocols import ReportOptions, Reporter
from newslint.report.registry import REPORTERS


def wants_color(stream: TextIO, *, never: bool = False) -> bool:
    """Tell whether to write to `stream` in colour: NO_COLOR, FORCE_COLOR, a dumb terminal, a pipe."""
    if never or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def make_encodable(stream: TextIO) -> None:
    """Let `stream` take any text: what a terminal cannot show is escaped, files and pipes get UTF-8."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


@contextmanager
def reporters(
    main: Reporter, outputs: tuple[str, ...], options: ReportOptions
) -> Iterator[list[Reporter]]:
    """Give the report on the screen and those that `--output FORMAT=FILE` asks for.

    Raises:
        UsageError: an output is not written so, or its file cannot be written.

    """
    with ExitStack() as stack:
        made = [main]
        for output in outputs:
            name, _, file = output.partition("=")
            if name not in REPORTERS or not file:
                known = ", ".join(REPORTERS)
                raise UsageError(f"--output {output}: write FORMAT=FILE; FORMAT is one of {known}")
            try:
                stream = stack.enter_context(click.open_file(file, "w", encoding="utf-8"))
            except OSError as error:
                raise UsageError(f"--output {output}: {error.strerror}") from None
            made.append(REPORTERS[name](stream, options))
        yield made


def standard_streams() -> tuple[TextIO, TextIO]:
    """Give standard output and standard error, able to take any text."""
    make_encodable(sys.stdout)
    make_encodable(sys.stderr)
    return sys.stdout, sys.stderr
