from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest

from newslint.config.choose import resolve_rules
from newslint.config.resolve import Resolver
from newslint.config.settings import Choice, CommandLine, InputSettings, Settings, most_removed
from newslint.errors import ConfigError, UsageError
from newslint.formats.fields import Fields
from newslint.match.matcher import DEFAULT_TIMEOUT
from newslint.model.severity import Severity
from newslint.pipeline.article import FixPolicy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_defaults(tmp_path: Path) -> None:
    write(tmp_path, newslint="")
    assert Resolver().settings("a.txt") == Resolver().settings() == Settings()
    assert Settings().timeout == DEFAULT_TIMEOUT
    assert most_removed(Settings()) == FixPolicy().max_removed
    assert most_removed(Settings(unsafe_fixes=True)) == 0.95
    assert most_removed(Settings(max_removed=0.2, unsafe_fixes=True)) == 0.2


def test_everything_said(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    write(
        tmp_path,
        newslint="""\
rules: [rules]
languages: [es, en, es]
language: es
fail-on: never
output-format: concise
fix: true
unsafe-fixes: true
max-removed: 0%
timeout: 2
""",
    )
    settings = Resolver().settings("a.txt")
    assert settings == Settings(
        rule_folders=(tmp_path / "rules",),
        languages=("es", "en"),
        language="es",
        fail_on=None,
        output_format="concise",
        fix=True,
        unsafe_fixes=True,
        max_removed=0.0,
        timeout=2,
    )
    assert settings.files == ("newslint.yaml",)
    assert dict(settings.origins)["timeout"] == "newslint.yaml"


def test_the_command_line_counts_before_all_else(tmp_path: Path) -> None:
    write(
        tmp_path,
        newslint="""\
language: es
fail-on: error
output-format: json
fix: true
overrides: [{match: "*", language: fr}]
inputs: [{match: "*", format: text}]
""",
    )
    command_line = CommandLine(
        language="auto",
        input_format="markdown",
        fail_on="info",
        output_format="full",
        fix=False,
        unsafe_fixes=True,
    )
    assert Resolver(command_line).settings("a.txt") == Settings(
        input=InputSettings("markdown"), fail_on=Severity.INFO, unsafe_fixes=True
    )


LANGUAGES = """\
language: es
inputs:
  - {match: "en/**", language: en}
  - {match: "*.txt", language: it}
  - {match: "*.jsonl", text: body, language: lang}
overrides:
  - {match: "wire/**", language: fr, languages: [fr]}
  - {match: "wire/x/**", language: auto}
"""


@pytest.mark.parametrize(
    ("path", "language"),
    [
        pytest.param(None, "es", id="run"),
        pytest.param("a.md", "es", id="all"),
        pytest.param("a.txt", "it", id="input"),
        pytest.param("en/a.txt", "en", id="first-input"),
        pytest.param("a.jsonl", "es", id="a-field-is-no-language"),
        pytest.param("wire/a.txt", "fr", id="override-above-input"),
        pytest.param("wire/x/a.txt", None, id="later-override"),
    ],
)
def test_language(path: str | None, language: str | None, tmp_path: Path) -> None:
    write(tmp_path, newslint=LANGUAGES)
    assert Resolver().settings(path).language == language


def test_inputs(tmp_path: Path) -> None:
    write(
        tmp_path,
        newslint="""\
inputs:
  - match: data/*.jsonl
    text: [title, body]
    id: url
    language: lang
    source: domain
    title: title
  - {match: "*.txt", format: markdown, encoding: cp1252, language: en}
""",
    )
    resolver = Resolver()
    assert resolver.settings("data/a.jsonl").input == InputSettings(
        None, None, Fields(("title", "body"), "url", "lang", "domain", "title")
    )
    assert resolver.settings("x.txt").input == InputSettings("markdown", "cp1252")
    assert resolver.settings("x.md").input == InputSettings()


def test_choices_are_a_history(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="select: [ALL]\nignore: [statistics]\noverrides: [{match: a, ignore: [markup]}]",
        newslint="""\
extend: base.yaml
severity: {markup: off}
overrides:
  - {match: "*.txt", extend-select: [statistics]}
  - {match: "b/**", select: [encoding], severity: {encoding: error}}
  - {match: a.txt, language: es}
""",
    )
    resolver = Resolver(CommandLine(ignore=("repetition",)))
    everywhere = [
        Choice(("ALL",), ignore=("statistics",)),
        Choice(severity=(("markup", "off"),)),
    ]
    last = Choice(ignore=("repetition",))
    texts = Choice(extend_select=("statistics",))
    assert list(resolver.settings().choices) == [*everywhere, last]
    assert list(resolver.settings("a.txt").choices) == [*everywhere, texts, last]
    assert list(resolver.settings("a/x.md").choices) == [
        *everywhere,
        Choice(ignore=("markup",)),
        last,
    ]
    assert list(resolver.settings("b/x.txt").choices) == [
        *everywhere,
        texts,
        Choice(("encoding",), severity=(("encoding", "error"),)),
        last,
    ]


def test_a_chain_closest_counts_and_globs_stay_where_they_are(tmp_path: Path) -> None:
    write(
        tmp_path,
        shared__base="""\
fix: true
timeout: 1
exclude: ["old/*"]
overrides: [{match: "../data/*", language: es}]
inputs: [{match: "*.txt", encoding: cp1252}]
ignores: [{rule: markup, path: "../data/**"}]
""",
        newslint="""\
extend: shared/base.yaml
timeout: 2
exclude: ["*.bak"]
inputs: [{match: "a.txt", encoding: utf-16}]
ignores: [{rule: encoding, record: 17, until: 2027-03-31, reason: fine}]
""",
    )
    resolver = Resolver()
    settings = resolver.settings("data/a.txt")
    assert (settings.fix, settings.timeout, settings.language) == (True, 2, "es")
    assert settings.input.encoding == "utf-16"
    assert resolver.settings("data/b.txt").input.encoding == "cp1252"
    assert [settings.excludes(path) for path in ("x.bak", "shared/old/a", "old/a")] == [
        True,
        True,
        False,
    ]
    base, own = settings.ignores
    assert (base.name, own.name) == ("shared/base.yaml: ignores[0]", "newslint.yaml: ignores[0]")
    assert base.path is not None
    assert (base.path("data/x/a.txt"), base.path("shared/data/a.txt")) == (True, False)
    assert (own.record, own.until, own.reason) == ("17", date(2027, 3, 31), "fine")
    assert settings.files == ("newslint.yaml", "shared/base.yaml")


def test_each_file_has_the_closest_configuration(tmp_path: Path) -> None:
    write(tmp_path, newslint="language: es", a__newslint="timeout: 1")
    resolver = Resolver()
    assert resolver.settings().language == "es"
    assert resolver.settings("a/b/x.txt") == Settings(timeout=1)
    assert resolver.settings(str(tmp_path / "a" / "x.txt")) == Settings(timeout=1)
    assert resolver.settings("a/../x.txt").language == "es"
    assert [len(config.files) for config in resolver.configs] == [1, 1]


def test_a_named_configuration_is_for_all_files(tmp_path: Path) -> None:
    write(tmp_path, newslint="language: es", a__newslint="timeout: 1", ci__lint="timeout: 2")
    resolver = Resolver(config=tmp_path / "ci" / "lint.yaml")
    assert resolver.settings("a/x.txt") == resolver.settings() == Settings(timeout=2)
    with pytest.raises(ConfigError, match=r"^none.yaml: cannot be read: "):
        Resolver(config=tmp_path / "none.yaml")


def test_isolated_means_no_configuration_at_all(tmp_path: Path) -> None:
    write(tmp_path, newslint="not: valid")
    command_line = CommandLine(exclude=("old/",))
    settings = Resolver(command_line, isolated=True).settings("a.txt")
    assert settings.files == ()
    assert (settings.excludes("x/old/"), settings.excludes("x/old")) == (True, False)


def test_equal_settings_are_one_object_that_travels(tmp_path: Path) -> None:
    write(tmp_path, newslint="overrides: [{match: '*.md', select: [markup]}]\nexclude: [x]")
    resolver = Resolver()
    first, second, other = (resolver.settings(path) for path in ("a.txt", "b/c.txt", "a.md"))
    assert first is second
    assert len({first, second, other}) == 2
    assert pickle.loads(pickle.dumps(other)) == other
    assert resolve_rules(other, ()) == ()


@pytest.mark.parametrize(
    ("command_line", "message"),
    [
        pytest.param(
            CommandLine(language="es-MX"),
            "--language: 'es-MX' is no language code; did you mean 'es'?",
            id="language",
        ),
        pytest.param(
            CommandLine(exclude=("ok", "!")),
            "--exclude: '!' is not a glob that .gitignore would know",
            id="exclude",
        ),
    ],
)
def test_a_command_line_that_makes_no_sense(command_line: CommandLine, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Resolver(command_line)
    assert str(caught.value) == message
