"""Read a configuration and those that it builds on.

Everything that is wrong with a file is told at once, a line for each problem. Nothing is guessed: a
key that means nothing, a folder that is not there, a glob that matches nothing are refused.
"""

from __future__ import annotations

import json
import os.path
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.config.configuration import Config, ConfigFile
from newslint.config.place import read_bytes, shown
from newslint.config.pyproject import newslint_table
from newslint.config.schema import ConfigValues, some
from newslint.config.sense import flaws_in
from newslint.errors import ConfigError
from newslint.model.finding import Notice
from newslint.ruleset.fitting import MisfitError, fit
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.places import Places, spelled
from newslint.ruleset.reading import read
from newslint.ruleset.syntax import SyntaxFlaw
from newslint.ruleset.wording import described, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

from newslint.ruleset.places import KeyPath


def load(path: Path) -> Config:
    """Read the configuration at `path`, and those that it builds on.

    Raises:
        ConfigError: with a line for each thing that is wrong with the first file that is.

    """
    files: dict[Path, ConfigFile] = {}
    _collect(path.absolute(), (), files)
    return Config(tuple(files.values()))


def located(path: Path, flaws: Iterable[Flaw]) -> list[Notice]:
    """Tell of `flaws` in the configuration at `path`, with their positions, in its order.

    Raises:
        ConfigError: it cannot be read any more.

    """
    return _Source.read(path).located(flaws)


def _collect(path: Path, above: tuple[Path, ...], files: dict[Path, ConfigFile]) -> None:
    """Read the file at `path` after those that it builds on; `above` build on it."""
    source = _Source.read(path)
    values = source.values()
    for at, base in enumerate(some(values.extend)):
        target = Path(os.path.normpath(path.parent / base))
        keys: KeyPath = ("extend",) if isinstance(values.extend, str) else ("extend", at)
        if target in {*above, path}:
            circle = " > ".join(shown(step) for step in (*above, path, target))
            raise source.error([Flaw(keys, f"goes in a circle: {circle}")])
        if not target.is_file():
            raise source.error([Flaw(keys, f"there is no file {quoted(base)} beside this one")])
        _collect(target, (*above, path), files)
    files.setdefault(path, ConfigFile(path, values))


@dataclass(frozen=True, slots=True)
class _Source:
    """A file as read; nothing in `data` has been checked."""

    path: Path
    data: Mapping[str, Any]
    text: str | None
    """None for TOML, whose values have no positions."""

    @classmethod
    def read(cls, path: Path) -> _Source:
        """Read the file as plain data.

        Raises:
            ConfigError: it cannot be read, or is not in its language.

        """
        if path.suffix == ".toml":
            table = newslint_table(path)
            if table is None:
                raise ConfigError(f"{shown(path)}: has no table [tool.newslint]")
            # TOML has dates; here they are text, as in YAML.
            return cls(path, json.loads(json.dumps(table, default=str)), None)
        text = _yaml_text(path)
        data = _yaml_data(path, text)
        if isinstance(data, dict):
            return cls(path, data, text)
        raise ConfigError(
            f"{shown(path)}:1:1: is {described(data)}; a configuration is a mapping, "
            "`select: [ALL]` and so on"
        )

    def values(self) -> ConfigValues:
        """Check the data.

        Raises:
            ConfigError: with a line for each thing that is wrong.

        """
        try:
            values: ConfigValues = fit(ConfigValues)(self.data)
        except MisfitError:
            from newslint.config.validation import misfits  # noqa: PLC0415 - brings in pydantic

            raise self.error(misfits(self.data)) from None
        flaws = list(flaws_in(values, self.path.parent))
        if flaws:
            raise self.error(flaws)
        return values

    def error(self, flaws: Iterable[Flaw]) -> ConfigError:
        """Make the error that tells of `flaws`, a line for each."""
        return ConfigError("\n".join(map(str, self.located(flaws))))

    def located(self, flaws: Iterable[Flaw]) -> list[Notice]:
        """Find the flaws' positions, and put them into the order of the file."""
        name = shown(self.path)
        if self.text is None:
            return [Notice(name, f"tool.newslint.{_spelled(flaw)}") for flaw in flaws]
        places = Places(self.text, self.data)
        placed = sorted(
            (*places.find(flaw.keys, key=flaw.at == "key"), _spelled(flaw)) for flaw in flaws
        )
        return [Notice(f"{name}:{line}:{column}", message) for line, column, message in placed]


def _spelled(flaw: Flaw) -> str:
    return f"{spelled(flaw.keys)}: {flaw.message}"


def _yaml_text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        told = f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8"
        raise ConfigError(f"{shown(path)}:1:1: {told}") from None


def _yaml_data(path: Path, text: str) -> object:
    lines = (line.strip() for line in text.splitlines())
    if all(not line or line.startswith("#") for line in lines):
        return {}
    try:
        return read(text)
    except SyntaxFlaw as flaw:
        raise ConfigError(f"{shown(path)}:{flaw.line}:{flaw.column}: {flaw.message}") from None
