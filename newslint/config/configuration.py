"""A configuration as it was read: its file, and those that it builds on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.config.schema import ConfigValues


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One file, and what it says."""

    path: Path
    """Absolute."""
    values: ConfigValues

    @property
    def folder(self) -> Path:
        """Give the folder that paths and globs in the file are relative to."""
        return self.path.parent


@dataclass(frozen=True)
class Config:
    """A configuration. Each file comes behind those that it builds on, so what is last counts."""

    files: tuple[ConfigFile, ...] = ()

    @cached_property
    def rule_folders(self) -> tuple[Path, ...]:
        """Give the folders with users' rules; a rule in a later one replaces its namesake."""
        return tuple(
            dict.fromkeys(
                file.folder / folder for file in self.files for folder in file.values.rules or ()
            )
        )
