"""Put together what holds for one input, from the configuration and the command line.

What is said more closely counts: files above those that they build on, entries about some inputs
above what is about all, later overrides above earlier ones, the command line above everything.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.config.configuration import Config
from newslint.config.discover import locate, read_config
from newslint.config.gate import thresholds_of
from newslint.config.globs import Globs, flaw
from newslint.config.place import shown
from newslint.config.schema import AUTO, InputEntry, day, share, some
from newslint.config.settings import Choice, CommandLine, InputSettings, Settings
from newslint.errors import UsageError
from newslint.formats.fields import Fields
from newslint.model.severity import Severity
from newslint.ruleset.languages import language_flaw
from newslint.ruleset.wording import quoted
from newslint.suppress.ignores import Ignore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.config.configuration import ConfigFile
    from newslint.config.schema import FailLevel, IgnoreEntry, Some

_DEFAULTS = Settings()

Source = tuple[str, Any]
"""Something that says what holds, behind what it is called."""


class Resolver:
    """Gives the settings of inputs; each configuration is looked for and read once."""

    def __init__(
        self,
        command_line: CommandLine | None = None,
        *,
        config: Path | None = None,
        isolated: bool = False,
    ) -> None:
        """Use `config` for all inputs, none when `isolated`, else for each input the closest.

        Raises:
            UsageError: the command line names no language, or a glob that is none.
            ConfigError: `config` cannot be used.

        """
        self._command_line = command_line or CommandLine()
        _check(self._command_line)
        self._cwd = Path.cwd()
        self._only = Config() if isolated else None
        if config is not None and not isolated:
            self._only = read_config(config.absolute())
        self._by_folder: dict[Path, Config] = {}
        self._by_path: dict[Path | None, Config] = {}
        self._resolved: dict[tuple[str, ...], Settings] = {}

    @property
    def command_line(self) -> CommandLine:
        """Give what the command line says."""
        return self._command_line

    @property
    def configs(self) -> tuple[Config, ...]:
        """Give the configurations that were used up to now."""
        return (self._only,) if self._only else tuple(self._by_path.values())

    def settings(self, path: str | None = None) -> Settings:
        """Give what holds for the file at `path`, or, without one, for the run.

        Raises:
            ConfigError: the configuration of the file cannot be used.

        """
        config = self._config(path)
        entry = self._input(config, path)
        sources = [
            *((shown(file.path), file.values) for file in config.files),
            *([] if entry is None else [entry]),
            *self._overrides(config, path),
            ("command line", self._command_line),
        ]
        key = tuple(name for name, _ in sources)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(config, sources, entry and entry[1])
        return self._resolved[key]

    def closest_file(self, path: str) -> Path | None:
        """Give the configuration that the file at `path` is under, an absolute path; None without.

        Raises:
            ConfigError: it cannot be used.

        """
        files = self._config(path).files
        return files[-1].path if files else None

    def mentions(self, path: str) -> bool:
        """Tell whether it is said how the file at `path` is read.

        Raises:
            ConfigError: the configuration of the file cannot be used.

        """
        return self._input(self._config(path), path) is not None

    def _config(self, path: str | None) -> Config:
        if self._only is not None:
            return self._only
        folder = self._cwd
        if path is not None:
            folder = Path(os.path.normpath(self._cwd / path)).parent
        if folder not in self._by_folder:
            found = locate(folder)
            if found not in self._by_path:
                self._by_path[found] = read_config(found) if found else Config()
            self._by_folder[folder] = self._by_path[found]
        return self._by_folder[folder]

    def _input(self, config: Config, path: str | None) -> Source | None:
        """Give the first entry about the file; those of the closest configuration come first."""
        for file in reversed(config.files):
            for number, entry in enumerate(file.values.inputs or ()):
                if self._means(entry.match, file, path):
                    return f"{shown(file.path)}: inputs[{number}]", entry
        return None

    def _overrides(self, config: Config, path: str | None) -> Iterator[Source]:
        for file in config.files:
            for number, override in enumerate(file.values.overrides or ()):
                if self._means(override.match, file, path):
                    yield f"{shown(file.path)}: overrides[{number}]", override

    def _means(self, match: Some, file: ConfigFile, path: str | None) -> bool:
        return path is not None and Globs(some(match), file.folder, self._cwd)(path)

    def _resolve(
        self, config: Config, sources: Sequence[Source], entry: InputEntry | None
    ) -> Settings:
        said = _Said(sources)
        level: FailLevel = said.value("fail_on", "warning")
        removed = share(said.value("max_removed", ""))
        language: str = said.value("language", AUTO)
        return Settings(
            rule_folders=config.rule_folders,
            choices=tuple(_choices(sources)),
            languages=tuple(dict.fromkeys(said.value("languages", ()))),
            language=None if language == AUTO else language,
            input=_input_settings(entry, self._command_line),
            ignores=ignores_of(config),
            gate=thresholds_of(config),
            baseline=_baseline(config),
            exclude=tuple(_exclusions(config, self._cwd, self._command_line)),
            fail_on=None if level == "never" else Severity[level.upper()],
            output_format=said.value("output_format", _DEFAULTS.output_format),
            fix=said.value("fix", _DEFAULTS.fix),
            unsafe_fixes=said.value("unsafe_fixes", _DEFAULTS.unsafe_fixes),
            max_removed=removed,
            timeout=said.value("timeout", _DEFAULTS.timeout),
            origins=tuple(said.origins.items()),
            files=tuple(shown(file.path) for file in reversed(config.files)),
        )


def _check(command_line: CommandLine) -> None:
    language = command_line.language
    wrong = None if language in {None, AUTO} else language_flaw(str(language))
    if wrong is not None:
        raise UsageError(f"--language: {wrong}")
    for pattern in command_line.exclude:
        wrong = flaw(pattern)
        if wrong is not None:
            raise UsageError(f"--exclude: {quoted(pattern)} {wrong}")


class _Said:
    """What was said of each setting, and by what."""

    def __init__(self, sources: Sequence[Source]) -> None:
        # With records, `language` names a field, and says nothing of the language.
        self._sources = [
            (name, values)
            for name, values in reversed(sources)
            if not (isinstance(values, InputEntry) and values.has_records)
        ]
        self.origins: dict[str, str] = {}

    def value(self, setting: str, default: Any) -> Any:
        """Give what the last of the sources says that says anything."""
        for name, values in self._sources:
            value = getattr(values, setting, None)
            if value is not None:
                self.origins[setting] = name
                return value
        return default


def _choices(sources: Sequence[Source]) -> Iterator[Choice]:
    for _, values in sources:
        if isinstance(values, InputEntry):
            continue
        severity = getattr(values, "severity", None) or {}
        choice = Choice(
            values.select, values.ignore or (), values.extend_select or (), tuple(severity.items())
        )
        if choice != Choice():
            yield choice


def _input_settings(entry: InputEntry | None, command_line: CommandLine) -> InputSettings:
    texts, record_id = command_line.fields, command_line.record_id
    if entry is None:
        return InputSettings(command_line.input_format, fields=Fields(texts, record_id))
    fields = Fields(
        texts or some(entry.text),
        record_id or entry.id,
        entry.language if entry.has_records else None,
        entry.source,
        entry.title,
    )
    return InputSettings(command_line.input_format or entry.format, entry.encoding, fields)


def ignores_of(config: Config) -> tuple[Ignore, ...]:
    """Give the entries about findings that are all right."""
    return tuple(
        _ignore(entry, number, file)
        for file in config.files
        for number, entry in enumerate(file.values.ignores or ())
    )


def _ignore(entry: IgnoreEntry, number: int, file: ConfigFile) -> Ignore:
    return Ignore(
        shown(file.path),
        number,
        rules=some(entry.rule),
        text=entry.text,
        path=None if entry.path is None else Globs(some(entry.path), file.folder, Path.cwd()),
        record=None if entry.record is None else str(entry.record),
        source=entry.source,
        reason=entry.reason or "",
        until=None if entry.until is None else day(entry.until),
    )


def _baseline(config: Config) -> Path | None:
    """Give the file that the closest configuration names which names any."""
    named = [file.folder / file.values.baseline for file in config.files if file.values.baseline]
    return named[-1] if named else None


def _exclusions(config: Config, cwd: Path, command_line: CommandLine) -> Iterator[Globs]:
    for file in config.files:
        if file.values.exclude:
            yield Globs(file.values.exclude, file.folder, cwd)
    if command_line.exclude:
        yield Globs(command_line.exclude, cwd, cwd)


def config_schema() -> dict[str, Any]:
    """Give the JSON Schema of configurations."""
    from newslint.config.validation import schema  # noqa: PLC0415 - brings in pydantic

    return schema()
