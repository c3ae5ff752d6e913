from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newslint.config.resolve import Resolver
from newslint.config.review import check_mentions, useless_ignores
from newslint.config.settings import CommandLine
from newslint.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

URL = "markup/bare-url"
KNOWN = ("boilerplate/related-link", URL)
NONE = "no rule or category is called"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def resolved(command_line: CommandLine | None = None) -> Resolver:
    resolver = Resolver(command_line)
    resolver.settings()
    return resolver


def test_words_that_mean_no_rule(folder: Path) -> None:
    (folder / "newslint.yaml").write_text("""\
select: [ALL, boilerplat]
ignore: [related-link]
extend-select: ["markup/*"]
severity: {markup/bare-ulr: info, markup: error}
overrides:
  - {match: a, ignore: [zzz]}
ignores:
  - {rule: bare-url, text: x}
  - {rule: [markup, "x*"]}
  - {text: y}
""")
    with pytest.raises(ConfigError) as caught:
        check_mentions(resolved().configs, CommandLine(), KNOWN)
    assert [line.removeprefix("newslint.yaml:") for line in str(caught.value).splitlines()] == [
        f"1:15: select[1]: {NONE} 'boilerplat'; did you mean 'boilerplate'?",
        f"2:10: ignore[0]: {NONE} 'related-link'; did you mean 'boilerplate/related-link'?",
        f"4:12: severity.markup/bare-ulr: {NONE} 'markup/bare-ulr'; did you mean '{URL}'?",
        f"6:25: overrides[0].ignore[0]: {NONE} 'zzz'; `newslint rules` lists them",
        f"8:12: ignores[0].rule: {NONE} 'bare-url'; did you mean '{URL}'?",
        "9:21: ignores[1].rule[1]: no rule's id matches 'x*'; `newslint rules` lists them",
    ]


def test_words_on_the_command_line(folder: Path) -> None:
    (folder / "newslint.yaml").write_text("select: [markup]")
    resolver = resolved()
    check_mentions(resolver.configs, CommandLine(select=("ALL",)), KNOWN)
    with pytest.raises(UsageError) as caught:
        check_mentions(resolver.configs, CommandLine(extend_select=("markpu",)), KNOWN)
    assert str(caught.value) == (
        "--extend-select: no rule or category is called 'markpu'; did you mean 'markup'?"
    )


def test_useless_ignores_are_told_with_their_place(folder: Path) -> None:
    (folder / "base.yaml").write_text("ignores: [{rule: markup}]")
    (folder / "newslint.yaml").write_text("""\
extend: base.yaml
ignores:
  - {rule: markup, text: x}
  - rule: markup
    until: 2026-11-21
  - {rule: markup, text: y}
""")
    (folder / "a").mkdir()
    (folder / "a" / "newslint.yaml").write_text("extend: ../base.yaml")
    resolver = resolved()
    resolver.settings("a/x.txt")
    used = {"newslint.yaml: ignores[0]"}
    notices = useless_ignores(resolver.configs, used, date(2026, 11, 22))
    assert not any(notice.failed for notice in notices)
    assert (
        "\n".join(map(str, notices))
        == """\
base.yaml:1:11: ignores[0]: has nothing to suppress; take it out
newslint.yaml:4:5: ignores[1]: expired on 2026-11-21; take it out, or give it a later day
newslint.yaml:6:5: ignores[2]: has nothing to suppress; take it out"""
    )


def test_useful_ignores_are_not_mentioned(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        "[tool.newslint]\nignores = [{rule = 'a'}, {rule = 'b'}]"
    )
    notices = useless_ignores(
        resolved().configs, {"pyproject.toml: ignores[0]"}, date(2026, 11, 22)
    )
    assert list(map(str, notices)) == [
        "pyproject.toml: tool.newslint.ignores[1]: has nothing to suppress; take it out"
    ]
