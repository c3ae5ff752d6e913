from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.config.resolve import Resolver
from newslint.config.settings import CommandLine, Settings
from newslint.config.show import show_settings
from newslint.ruleset.reading import read
from newslint.ruleset.rule import CheckMatch, Rule

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULE = Rule(
    id="markup/bare-url",
    summary="",
    severity="info",
    why="",
    match=CheckMatch(check=""),
    message="",
    flags=(),
    passes=(),
)


def test_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "base.yaml").write_text("max-removed: 12.5%\nexclude: [old/]")
    (tmp_path / "newslint.yaml").write_text("""\
extend: base.yaml
rules: [rules]
languages: [es, en]
inputs: [{match: "*.txt", encoding: cp1252, language: es}]
ignores:
  - {rule: sentence, text: 'Bio "NTech', path: a/**, until: 2027-03-31, reason: a company}
""")
    settings = Resolver(CommandLine(fix=True)).settings("a/x.txt")
    text = show_settings(settings, [RULE], "a/x.txt")
    assert (
        text
        == """\
# settings of a/x.txt
# configuration: newslint.yaml, which builds on base.yaml
languages: [es, en]  # newslint.yaml
language: es  # newslint.yaml: inputs[0]
fail-on: warning  # default
output-format: full  # default
fix: true  # command line
unsafe-fixes: false  # default
max-removed: 12.5%  # base.yaml
timeout: 5  # default
input-encoding: cp1252
rule-folders:
  - rules
exclude:
  - [old/]  # in .
ignores:
  - {rule: [sentence], text: "Bio \\"NTech", path: ["a/**"], reason: "a company", until: \
"2027-03-31"}  # newslint.yaml: ignores[0]
rules:
  markup/bare-url: info
"""
    )
    shown = read(text)
    assert isinstance(shown, dict)
    assert shown["ignores"][0]["text"] == 'Bio "NTech'


def test_show_without_configuration() -> None:
    assert show_settings(Settings(fail_on=None, language="es")).startswith("""\
# settings of the run
# configuration: none
languages: []  # default
language: es  # default
fail-on: never  # default
""")
