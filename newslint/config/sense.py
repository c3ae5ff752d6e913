"""Look for what no schema refuses: words, numbers and paths in a configuration that mean nothing.

Rules are not known here; whether the named ones exist is looked at when they have been loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.config.globs import flaw as glob_flaw
from newslint.config.schema import AUTO, GateLimits, day, share, some
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.languages import language_flaw
from newslint.ruleset.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newslint.config.schema import (
        ConfigValues,
        IgnoreEntry,
        InputEntry,
        OverrideEntry,
        Some,
    )
    from newslint.ruleset.places import KeyPath


def flaws_in(values: ConfigValues, folder: Path) -> Iterator[Flaw]:
    """Tell what is wrong with a configuration that stands in `folder`."""
    yield from _numbers(values)
    yield from _languages(values, ())
    for at, name in enumerate(values.rules or ()):
        if not (folder / name).exists():
            yield Flaw(("rules", at), f"there is no {quoted(name)} beside this file")
    yield from _globs(values.exclude, ("exclude",))
    for at, entry in enumerate(values.inputs or ()):
        yield from _input(entry, ("inputs", at))
    for at, override in enumerate(values.overrides or ()):
        yield from _match(override.match, ("overrides", at, "match"))
        yield from _languages(override, ("overrides", at))
    for at, gate in enumerate(values.gate or ()):
        yield from _gate(gate.max, ("gate", at, "max"))
    for at, ignore in enumerate(values.ignores or ()):
        yield from _ignore(ignore, ("ignores", at))


def _numbers(values: ConfigValues) -> Iterator[Flaw]:
    if values.max_removed is not None and share(values.max_removed) is None:
        told = quoted(values.max_removed)
        yield Flaw(("max-removed",), f"{told} is not a percentage; write one from 0% to 100%")
    if values.timeout is not None and not 0 < values.timeout < float("inf"):
        yield Flaw(("timeout",), f"{values.timeout:g} is no time to run; write seconds, above 0")


def _languages(values: ConfigValues | OverrideEntry, at: KeyPath) -> Iterator[Flaw]:
    for number, language in enumerate(values.languages or ()):
        yield from _language(language, (*at, "languages", number))
    if values.language not in {None, AUTO}:
        yield from _language(str(values.language), (*at, "language"))


def _language(code: str, at: KeyPath, cure: str = "") -> Iterator[Flaw]:
    wrong = language_flaw(code)
    if wrong is not None:
        yield Flaw(at, wrong + cure)


def _input(entry: InputEntry, at: KeyPath) -> Iterator[Flaw]:
    yield from _match(entry.match, (*at, "match"))
    if entry.encoding is not None:
        try:
            "".encode(entry.encoding)
        except LookupError:
            told = quoted(entry.encoding)
            yield Flaw((*at, "encoding"), f"{told} is not an encoding; write one, as 'cp1252'")
    if entry.language is not None and not entry.has_records:
        cure = "; if it is a field of records, name the field `text`, too"
        yield from _language(entry.language, (*at, "language"), cure)


def _gate(limits: GateLimits, at: KeyPath) -> Iterator[Flaw]:
    if limits == GateLimits():
        yield Flaw(at, "limits nothing; give findings, new-findings, share-of-records ...")
    for name in ("share_of_records", "bad_records"):
        written = getattr(limits, name)
        if written is not None and share(written) is None:
            key = name.replace("_", "-")
            told = f"{quoted(written)} is not a percentage; write one from 0% to 100%"
            yield Flaw((*at, key), told)
    for name in ("findings", "new_findings", "per_thousand_words"):
        if (getattr(limits, name) or 0) < 0:
            yield Flaw((*at, name.replace("_", "-")), "is below zero; write 0 or more")


def _ignore(entry: IgnoreEntry, at: KeyPath) -> Iterator[Flaw]:
    conditions = (entry.rule, entry.text, entry.path, entry.record, entry.source)
    if all(condition is None for condition in conditions):
        yield Flaw(at, "would suppress everything; give a rule, text, path, record or source")
    if entry.text is not None and not entry.text.strip():
        yield Flaw((*at, "text"), "is blank; write words")
    if entry.rule is not None and not some(entry.rule):
        yield Flaw((*at, "rule"), "is empty; name a rule")
    if entry.until is not None and day(entry.until) is None:
        yield Flaw((*at, "until"), f"{quoted(entry.until)} is not a day; write it as 2027-03-31")
    if entry.path is not None:
        yield from _match(entry.path, (*at, "path"))


def _match(globs: Some, at: KeyPath) -> Iterator[Flaw]:
    if not some(globs):
        yield Flaw(at, "is empty; say which files are meant, as 'data/**'")
    yield from _globs(globs, at)


def _globs(globs: Some | None, at: KeyPath) -> Iterator[Flaw]:
    for number, glob in enumerate(some(globs)):
        wrong = glob_flaw(glob)
        if wrong is not None:
            yield Flaw(at if isinstance(globs, str) else (*at, number), f"{quoted(glob)} {wrong}")
