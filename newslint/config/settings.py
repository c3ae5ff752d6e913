"""What holds for one input, once the configuration and the command line have been put together.

These values are frozen and can be hashed: inputs with equal settings can share what is made from
them. Nothing below the pipeline sees them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newslint.formats.fields import USUAL, Fields
from newslint.model.severity import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.config.gate import Threshold
    from newslint.config.globs import Globs
    from newslint.config.schema import OutputFormat, SeverityChoice
    from newslint.suppress.ignores import Ignore


@dataclass(frozen=True, slots=True)
class CommandLine:
    """What the command line says, above all else; what is None, or empty, was not said."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    language: str | None = None
    input_format: str | None = None
    fields: tuple[str, ...] = ()
    record_id: str | None = None
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    output_format: str | None = None
    fix: bool | None = None
    unsafe_fixes: bool | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What one place says about which rules run, and how bad their findings are."""

    select: tuple[str, ...] | None = None
    """Start anew with these; None: go on with what was chosen before."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: tuple[tuple[str, SeverityChoice], ...] = ()


@dataclass(frozen=True, slots=True)
class InputSettings:
    """How an input is read."""

    format: str | None = None
    """None: told by its name."""
    encoding: str | None = None
    """None: found out."""
    fields: Fields = USUAL
    """Which fields of a record are looked at."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one input, or for the run as a whole."""

    rule_folders: tuple[Path, ...] = ()
    """Folders with users' rules, absolute; a rule in a later one replaces its namesake."""
    choices: tuple[Choice, ...] = ()
    """Which rules run, and how bad their findings are: what was said, one after the other."""
    languages: tuple[str, ...] = ()
    """The languages that may occur, as ISO 639-1 codes; empty: any."""
    language: str | None = None
    """The language of the input; None: find out."""
    input: InputSettings = InputSettings()
    """How the input is read."""
    ignores: tuple[Ignore, ...] = ()
    """Findings that are all right."""
    gate: tuple[Threshold, ...] = ()
    """How much may be wrong before the gate fails."""
    baseline: Path | None = None
    """The file with the findings that are known."""
    exclude: tuple[Globs, ...] = ()
    """What to leave out when a folder is walked: what any of these means."""
    fail_on: Severity | None = Severity.WARNING
    """The severity from which on findings make the exit status 1; None: never."""
    output_format: OutputFormat = "full"
    """How findings are shown."""
    fix: bool = False
    """Whether fixes are made."""
    unsafe_fixes: bool = False
    """Whether unsafe ones are."""
    max_removed: float | None = None
    """The share, from 0 to 1, of a record's letters and digits that fixes may remove; None: half of
    it, or, when unsafe fixes are made, 95 %."""
    timeout: float = 5.0
    """Seconds that the patterns of one rule may run on one document."""
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Where settings come from, by key; what is not listed is a default."""
    files: tuple[str, ...] = field(default=(), compare=False)
    """The configuration, as people see its path, and behind it those that it builds on."""

    def excludes(self, path: str) -> bool:
        """Tell whether to leave out the file at `path`, or the folder if it ends with a slash."""
        return any(globs(path) for globs in self.exclude)


def most_removed(settings: Settings) -> float:
    """Give the share of a record's letters and digits that fixes may remove.

    Whoever asks for unsafe fixes wants pages of menus cut down to the article in them; more than
    nineteen parts of twenty are hardly ever meant (on scraped pages with labels, whole websites
    came out right with this much, and a third of the pages did not with one half).
    """
    if settings.max_removed is not None:
        return settings.max_removed
    return 0.95 if settings.unsafe_fixes else 0.5
