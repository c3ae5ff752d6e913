"""Where a configuration is: how its path is shown, how its file is read."""

from __future__ import annotations

from pathlib import Path

from newslint.errors import ConfigError


def shown(path: Path) -> str:
    """Give a path as people see it: with `/`, relative if it lies below the working folder."""
    cwd = Path.cwd()
    return (path.relative_to(cwd) if path.is_relative_to(cwd) else path).as_posix()


def read_bytes(path: Path) -> bytes:
    """Give the content of a configuration.

    Raises:
        ConfigError: it cannot be read.

    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be read: {error.strerror}") from None
