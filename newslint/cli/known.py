"""The findings that are known: where their file is, and what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import ConfigError
from newslint.formats.shown import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.cli.call import Call
    from newslint.config.resolve import Resolver
    from newslint.suppress.baseline import Baseline

DEFAULT = "newslint-baseline.txt"
"""Where a baseline is written to if nobody says otherwise."""


def baseline_file(call: Call, resolver: Resolver) -> Path | None:
    """Give the file that the call or the configuration names."""
    return call.baseline or resolver.settings().baseline


def is_baseline(shown: str, named: Iterable[Path | None]) -> bool:
    """Tell whether the file that is shown so is one of those `named`, or has the usual name."""
    name = shown.rpartition("/")[2]
    return name == DEFAULT or any(
        path is not None and path.name == name and show(path.absolute()) == shown for path in named
    )


def known_findings(call: Call, resolver: Resolver) -> Baseline | None:
    """Give what is known; None if no baseline is used.

    Raises:
        ConfigError: the file cannot be read, or is no baseline.

    """
    path = baseline_file(call, resolver)
    return None if path is None else read_baseline(path)


def read_baseline(path: Path) -> Baseline:
    """Give what is known, from its file.

    Raises:
        ConfigError: the file cannot be read, or is no baseline.

    """
    from newslint.suppress.baseline import Baseline, read  # noqa: PLC0415 - most runs have none

    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    try:
        return Baseline(read(path.read_text("utf-8")))
    except FileNotFoundError:
        cure = "write it with `newslint baseline write`"
        raise ConfigError(f"{shown.as_posix()}: there is no such baseline; {cure}") from None
    except OSError as error:
        raise ConfigError(f"{shown.as_posix()}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown.as_posix()}: is no baseline: not UTF-8") from None
    except ValueError as error:
        raise ConfigError(f"{shown.as_posix()}:{error}") from None
