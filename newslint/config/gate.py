"""The gate: how much may be wrong before a run fails.

A threshold speaks of some rules, sources and languages, and sets limits on what is found there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.config.place import shown
from newslint.config.schema import share, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.config.configuration import Config
    from newslint.config.schema import GateEntry

LIMITS = ("findings", "new_findings", "share_of_records", "per_thousand_words", "bad_records")
"""What can be limited, as fields of `config.schema.GateLimits`."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold of the gate; what is empty or None does not matter."""

    name: str
    """What tells it from all others of the run: `newslint.yaml: gate[2]`."""
    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    warns: bool = False
    """Whether a breach is told and fails nothing."""
    findings: int | None = None
    """The most findings, known ones with them."""
    new_findings: int | None = None
    """The most findings that are not in the baseline."""
    share_of_records: float | None = None
    """The largest share of records with a finding, from 0 to 1."""
    per_thousand_words: float | None = None
    """The most findings for each thousand words."""
    bad_records: float | None = None
    """The largest share of records that cannot be read, from 0 to 1."""


def thresholds_of(config: Config) -> tuple[Threshold, ...]:
    """Give the thresholds of a configuration and of those that it builds on."""
    return tuple(
        _threshold(f"{shown(file.path)}: gate[{number}]", entry)
        for file in config.files
        for number, entry in enumerate(file.values.gate or ())
    )


def _threshold(name: str, entry: GateEntry) -> Threshold:
    limits = entry.max
    return Threshold(
        name,
        some(entry.rules),
        some(entry.source),
        some(entry.language),
        entry.level == "warning",
        limits.findings,
        limits.new_findings,
        share(limits.share_of_records or ""),
        limits.per_thousand_words,
        share(limits.bad_records or ""),
    )


def limits_of(threshold: Threshold) -> Iterator[tuple[str, float]]:
    """Give what a threshold limits, and how."""
    for name in LIMITS:
        value = getattr(threshold, name)
        if value is not None:
            yield name, value
