"""Find the configuration that a file is under.

In a folder, `newslint.yaml` comes before `.newslint.yaml`, and that before a `pyproject.toml` with
a table `[tool.newslint]`; one without is no configuration. The closest folder upward that has one
wins whole: nothing is added from further up, from a home folder or from the environment, so that a
build server sees what its user sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.config.pyproject import NAME, newslint_table

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.config.configuration import Config

YAML_NAMES = ("newslint.yaml", ".newslint.yaml")
"""Names of configurations, the one that wins first."""


def find_config(folder: Path) -> Config | None:
    """Read the configuration that `folder` is under; None if there is none.

    Raises:
        ConfigError: it cannot be used.

    """
    path = locate(folder.absolute())
    return None if path is None else read_config(path)


def read_config(path: Path) -> Config:
    """Read the configuration at `path`, an absolute path.

    Raises:
        ConfigError: it cannot be used.

    """
    from newslint.config.load import load  # noqa: PLC0415 - pydantic and YAML, only if needed

    return load(path)


def locate(folder: Path) -> Path | None:
    """Give the file of the configuration that `folder`, an absolute path, is under.

    Raises:
        ConfigError: a `pyproject.toml` on the way speaks of newslint and cannot be read.

    """
    for place in (folder, *folder.parents):
        for name in YAML_NAMES:
            if _is_file(place / name):
                return place / name
        if _is_file(place / NAME) and newslint_table(place / NAME) is not None:
            return place / NAME
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be entered
        return False
