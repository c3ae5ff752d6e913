"""What the command line of `newslint check` says about the run and not about settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.pipeline.outcome import Task

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.config.settings import Settings

STDIN = "-"
"""The path that means standard input."""


@dataclass(frozen=True, slots=True)
class Call:
    """The options of a call; those that a configuration could have, too, are in `CommandLine`."""

    paths: tuple[str, ...]
    diff: bool
    show_fixes: bool
    output_dir: Path | None
    allow_bad_records: int
    stdin_filename: str | None
    force_exclude: bool
    output: tuple[str, ...]
    statistics: bool
    quiet: bool
    no_color: bool
    config: Path | None
    isolated: bool
    baseline: Path | None
    gate: bool
    workers: int | None
    no_cache: bool
    cache_dir: Path | None
    profile: bool
    show_settings: bool
    show_files: bool

    def task(self, settings: Settings) -> Task:
        """Give what is done with inputs."""
        if self.diff:
            return Task.PREVIEW
        return Task.FIX if settings.fix else Task.CHECK
