"""What users may write in a configuration, as frozen values.

As in the schema of rules, field names become keys (with `-` for `_`), the strings under the fields
become the descriptions in the JSON Schema, and every file is checked against them. A value of None
means that the file does not say; what holds then is decided in `settings`.

Nothing is looked up here: neither rules nor folders nor what the globs match.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newslint.ruleset.keys import strict

SeverityChoice = Literal["error", "warning", "info", "off"]
FailLevel = Literal["error", "warning", "info", "never"]
OutputFormat = Literal[
    "full",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjsonl",
    "html",
    "statistics",
    "statistics-json",
    "statistics-markdown",
    "auto",
]
InputFormat = Literal["text", "markdown", "jsonl", "json", "csv", "parquet", "arrow", "warc"]
Severities = Mapping[str, SeverityChoice]
Some = str | tuple[str, ...]
"""One, or a list."""

AUTO = "auto"
"""What is written in place of a language when each document's is to be found out."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d+)?) ?%")


def some(value: Some | None) -> tuple[str, ...]:
    """Give what is written as one or as a list as a tuple, empty if nothing is written."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def share(percentage: str) -> float | None:
    """Give the share, from 0 to 1, that a percentage stands for; None if it is none.

    >>> share("12.5%"), share("150%"), share("half")
    (0.125, None, None)
    """
    found = _PERCENT.fullmatch(percentage)
    number = float(found["number"]) if found else 101
    return number / 100 if number <= 100 else None  # noqa: PLR2004 - per cent


def day(text: str) -> date | None:
    """Give the day that a text means; None if it means none.

    >>> day("2027-03-31"), day("2027-02-31")
    (datetime.date(2027, 3, 31), None)
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputEntry:
    """How some of the inputs are read."""

    __pydantic_config__ = strict("input")

    match: Some
    """The files, as globs like those of `.gitignore`, relative to the configuration. Of several
    entries the first one that matches a file counts."""
    format: InputFormat | None = None
    """What the files are; left out: told by their names."""
    encoding: str | None = None
    """The encoding of the files; left out: UTF-8, else guessed."""
    text: Some | None = None
    """The field, or fields, of a record that hold the text."""
    id: str | None = None
    """The field that tells a record from others."""
    language: str | None = None
    """The field that holds the language of a record. In an entry that names no other field, whose
    files are texts and not records, the language itself."""
    source: str | None = None
    """The field that says where a record is from."""
    title: str | None = None
    """The field that holds the title of a record."""

    @property
    def has_records(self) -> bool:
        """Tell whether the entry speaks of records with fields."""
        return any((self.text, self.id, self.source, self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideEntry:
    """What is different for some of the inputs."""

    __pydantic_config__ = strict("override")

    match: Some
    """The files, as globs like those of `.gitignore`, relative to the configuration. All overrides
    that match a file count, later ones above earlier ones."""
    select: tuple[str, ...] | None = None
    """The only rules for these files: ids, categories, globs or `ALL`."""
    ignore: tuple[str, ...] | None = None
    """Rules that do not run on these files."""
    extend_select: tuple[str, ...] | None = None
    """Rules that run on these files besides those selected before."""
    severity: Severities | None = None
    """Other severities for these files, by rule id, category or glob."""
    languages: tuple[str, ...] | None = None
    """The languages that may occur in these files, in the place of those named for all."""
    language: str | None = None
    """The language of these files, or `auto`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """Findings that are all right. All conditions that are given must hold."""

    __pydantic_config__ = strict("ignore entry")

    rule: Some | None = None
    """Rule ids, categories, globs or `ALL`."""
    text: str | None = None
    """Words that the finding lies in, or that lie in the finding."""
    path: Some | None = None
    """Files, as globs like those of `.gitignore`, relative to the configuration."""
    record: str | int | None = None
    """The id of a record."""
    source: str | None = None
    """The source of a record."""
    reason: str | None = None
    """Why the findings are all right."""
    until: str | None = None
    """The last day on which the entry counts, as 2027-03-31."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLimits:
    """The most that may be; at least one limit."""

    __pydantic_config__ = strict("gate limits")

    findings: int | None = None
    """Findings, those in the baseline with them."""
    new_findings: int | None = None
    """Findings that are not in the baseline."""
    share_of_records: str | None = None
    """The share of records with a finding, as 0.5%."""
    per_thousand_words: float | None = None
    """Findings for each thousand words."""
    bad_records: str | None = None
    """The share of records that cannot be read, as 0.1%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateEntry:
    """A threshold: when it is breached, `newslint check --gate` fails."""

    __pydantic_config__ = strict("gate entry")

    max: GateLimits
    """The limits."""
    rules: Some | None = None
    """The rules whose findings count: ids, categories, globs or `ALL`. Left out: all that run."""
    source: Some | None = None
    """The sources whose records count. Left out: all."""
    language: Some | None = None
    """The languages whose records count. Left out: all."""
    level: Literal["error", "warning"] | None = None
    """`warning`: tell of a breach, and fail nothing. Left out: `error`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigValues:
    """What one configuration says."""

    __pydantic_config__ = strict("newslint configuration")

    extend: Some | None = None
    """Configurations to build on, relative to this one. What is said here counts before what is
    said there; lists of `rules`, `inputs`, `overrides`, `ignores` and `exclude` go together."""
    rules: tuple[str, ...] | None = None
    """Folders with rules of your own, relative to this file. A rule with the id of a shipped one
    takes its place."""
    select: tuple[str, ...] | None = None
    """The rules that run: ids (`boilerplate/related-link`), categories (`boilerplate`), globs or
    `ALL`. Left out: all that are not off by default."""
    ignore: tuple[str, ...] | None = None
    """Rules that do not run."""
    extend_select: tuple[str, ...] | None = None
    """Rules that run besides those selected."""
    severity: Severities | None = None
    """Other severities than the rules' own, by rule id, category or glob; what is said more
    precisely counts. `off` is the same as to ignore the rule."""
    languages: tuple[str, ...] | None = None
    """The languages that may occur, as ISO 639-1 codes. The language of a document is then one of
    these, or unknown, and `language/wrong-language` reports texts in others."""
    language: str | None = None
    """The language of all inputs; left out or `auto`: found out for each document."""
    inputs: tuple[InputEntry, ...] | None = None
    """How inputs are read."""
    overrides: tuple[OverrideEntry, ...] | None = None
    """What is different for some of the inputs."""
    ignores: tuple[IgnoreEntry, ...] | None = None
    """Findings that are all right: suppression that leaves the data alone. Entries without any use
    are reported."""
    gate: tuple[GateEntry, ...] | None = None
    """How much may be wrong before `newslint check --gate` fails."""
    baseline: str | None = None
    """The file with the findings that are known and need not be mended at once, relative to this
    one; `newslint baseline write` makes it."""
    exclude: tuple[str, ...] | None = None
    """Files and folders to leave out when a folder is walked, as globs like those of `.gitignore`,
    relative to this file."""
    fail_on: FailLevel | None = None
    """The severity from which on findings make the exit status 1; left out: `warning`."""
    output_format: OutputFormat | None = None
    """How findings are shown; left out: `full`."""
    fix: bool | None = None
    """Whether safe fixes are made without `--fix`."""
    unsafe_fixes: bool | None = None
    """Whether unsafe fixes count among those to make."""
    max_removed: str | None = None
    """The share of a record's letters and digits that fixes may remove; when they would remove
    more, those that remove words are not made. Left out: 50%, and 95% when unsafe fixes are made."""
    timeout: float | None = None
    """Seconds that the patterns of one rule may run on one document; left out: 5."""
