"""Where output goes, and whether it is in colour."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newslint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.report.protocols import Reporter, ReportOptions


BUG = "newslint: this is a bug in newslint; please report it with the lines above"
"""What closes a traceback."""


def wants_color(stream: TextIO, *, never: bool = False) -> bool:
    """Tell whether to write to `stream` in colour: not into a pipe or file, nor a dumb terminal.

    The environment can ask for it with FORCE_COLOR, and, above that, rule it out with NO_COLOR.
    """
    if never or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO, *, piped: int) -> int:
    """Give the width of the terminal that `stream` is, or `piped` if it is none."""
    return shutil.get_terminal_size().columns if stream.isatty() else piped


def make_encodable(*streams: TextIO) -> None:
    """Let `streams` take any text: terminals get escapes for what they lack, the rest UTF-8."""
    for stream in streams:
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def say(text: str, stream: TextIO | None = None) -> None:
    """Write `text` and a line end, to standard output unless told otherwise."""
    stream = stream or sys.stdout
    stream.write(f"{text}\n")


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are, behind what was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def start_file(path: Path, text: str) -> None:
    """Write a file that is not there yet, with the folders to it.

    Raises:
        UsageError: it is there, or cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path.as_posix()} is there already; nothing was changed") from None
    except OSError as error:
        raise UsageError(f"{path.as_posix()} cannot be written: {error.strerror}") from None


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream for the text of a file, which appears only when the block ends well.

    What is there and is no file, such as a pipe, is written as it goes.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    growing = path.with_name(f".{path.name}-{os.getpid()}.tmp")
    try:
        with growing.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
        growing.replace(path)
    finally:
        growing.unlink(missing_ok=True)


@contextmanager
def reporters(
    main: Reporter, outputs: tuple[str, ...], options: ReportOptions
) -> Iterator[list[Reporter]]:
    """Give the report on the screen and those that `--output FORMAT=FILE` asks for.

    Files are there once the run is over: until then, and when it breaks off, they are as before.

    Raises:
        UsageError: an output is not written so, or its file cannot be written.

    """
    from newslint.report.registry import REPORTERS  # noqa: PLC0415 - other commands need none

    plain = replace(options, color=False)
    with ExitStack() as stack:
        made = [main]
        for output in outputs:
            name, _, file = output.partition("=")
            if name not in REPORTERS or not file:
                known = ", ".join(REPORTERS)
                raise UsageError(f"--output {output}: write FORMAT=FILE; FORMAT is one of {known}")
            try:
                stream = stack.enter_context(whole_file(Path(file)))
            except OSError as error:
                raise UsageError(f"--output {output}: {error.strerror}") from None
            made.append(REPORTERS[name](stream, plain))
        yield made
