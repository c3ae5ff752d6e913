from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newslint.config.load import load
from newslint.config.problems import flaws_of
from newslint.config.resolve import config_schema
from newslint.config.schema import ConfigValues, IgnoreEntry, InputEntry, OverrideEntry
from newslint.config.validation import misfits
from newslint.errors import ConfigError
from newslint.ruleset.fitting import MisfitError, fit
from newslint.ruleset.reading import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def values(folder: Path, text: str, name: str = "newslint.yaml") -> ConfigValues:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(path).files[-1].values


def problems(folder: Path, text: str, name: str = "newslint.yaml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        values(folder, text, name)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("# nothing yet\n\n", {}, id="comments-only"),
        pytest.param("ignore:\n  # - markup", {}, id="nothing-said"),
        pytest.param("select: [ALL]", {"select": ("ALL",)}, id="list"),
        pytest.param("extend: a.yaml", {"extend": "a.yaml"}, id="one"),
        pytest.param("extend: [a.yaml]", {"extend": ("a.yaml",)}, id="some"),
        pytest.param("extend-select: [statistics]", {"extend_select": ("statistics",)}, id="kebab"),
        pytest.param("languages: [no]", {"languages": ("no",)}, id="norwegian-is-not-false"),
        pytest.param("severity: {a/b: off}", {"severity": {"a/b": "off"}}, id="off-is-not-false"),
        pytest.param("language: auto", {"language": "auto"}, id="auto"),
        pytest.param("fix: true\ntimeout: 2", {"fix": True, "timeout": 2}, id="scalars"),
        pytest.param("max-removed: 12.5 %", {"max_removed": "12.5 %"}, id="percentage"),
        pytest.param(
            'inputs: [{match: "data/*.jsonl.gz", text: [title, body], id: url, language: lang, '
            "source: domain}]",
            {
                "inputs": (
                    InputEntry(
                        match="data/*.jsonl.gz",
                        text=("title", "body"),
                        id="url",
                        language="lang",
                        source="domain",
                    ),
                )
            },
            id="input-with-records",
        ),
        pytest.param(
            "inputs: [{match: [a, b], format: markdown, encoding: cp1252, language: es}]",
            {
                "inputs": (
                    InputEntry(
                        match=("a", "b"), format="markdown", encoding="cp1252", language="es"
                    ),
                )
            },
            id="input-of-texts",
        ),
        pytest.param(
            'overrides: [{match: "data/wire/**", ignore: [whitespace/hard-wrap]}]',
            {"overrides": (OverrideEntry(match="data/wire/**", ignore=("whitespace/hard-wrap",)),)},
            id="override",
        ),
        pytest.param(
            "ignores: [{rule: sentence/run-together, text: BioNTech, reason: company name, "
            "record: 17, until: 2027-03-31}]",
            {
                "ignores": (
                    IgnoreEntry(
                        rule="sentence/run-together",
                        text="BioNTech",
                        reason="company name",
                        record=17,
                        until="2027-03-31",
                    ),
                )
            },
            id="ignore",
        ),
    ],
)
def test_good(text: str, expected: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    assert values(tmp_path, text) == ConfigValues(**expected)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "langauges: [es]",
            "1:1: langauges: no such key; did you mean 'languages'?",
            id="misspelt-key",
        ),
        pytest.param(
            "extend_select: [a]",
            "1:1: extend_select: no such key; did you mean 'extend-select'?",
            id="snake-case",
        ),
        pytest.param(
            "gate:\n  - {rules: [boilerplate]}",
            "2:5: gate[0].max: is missing; set a limit, as {findings: 0}",
            id="gate-without-limits",
        ),
        pytest.param(
            "gate: [{max: {}}]",
            "1:14: gate[0].max: limits nothing; give findings, new-findings, share-of-records ...",
            id="gate-that-limits-nothing",
        ),
        pytest.param(
            "gate: [{max: {share-of-records: 2}}]",
            "1:33: gate[0].max.share-of-records: 2 cannot stand here; write a percentage, as 0.5%",
            id="share-without-sign",
        ),
        pytest.param(
            "gate: [{max: {finding: 2}}]",
            "1:15: gate[0].max.finding: no such key; did you mean 'findings'?",
            id="limit-misspelt",
        ),
        pytest.param(
            "gate: [{max: {findings: -2}}]",
            "1:25: gate[0].max.findings: is below zero; write 0 or more",
            id="limit-below-zero",
        ),
        pytest.param(
            "gate: [{max: {findings: 2}, level: warn}]",
            "1:36: gate[0].level: 'warn' is not a level; did you mean 'warning'?",
            id="gate-level",
        ),
        pytest.param(
            "baseline: [lint.txt]",
            "1:11: baseline: a list cannot stand here; write a text",
            id="baseline",
        ),
        pytest.param(
            "select: boilerplate",
            "1:9: select: 'boilerplate' is one text; write a list: [boilerplate]",
            id="no-list",
        ),
        pytest.param(
            "ignore:\n  - a\n  - 3",
            "3:5: ignore[1]: 3 is no text; write '3', in quotes",
            id="number-for-text",
        ),
        pytest.param(
            "severity: {a: waring}",
            "1:15: severity.a: 'waring' is not a severity; did you mean 'warning'?",
            id="severity",
        ),
        pytest.param(
            "severity: {a: }",
            "1:15: severity.a: is empty; write error, warning, info or off",
            id="no-severity",
        ),
        pytest.param(
            "severity: [a]",
            "1:11: severity: a list cannot stand here; write a mapping of rules to severities",
            id="severities-as-list",
        ),
        pytest.param(
            "fail-on: warn",
            "1:10: fail-on: 'warn' is not a level to fail on; did you mean 'warning'?",
            id="fail-on",
        ),
        pytest.param(
            "output-format: xml",
            "1:16: output-format: 'xml' is not an output format; "
            "write full, concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjsonl, html, "
            "statistics or …",
            id="output-format",
        ),
        pytest.param(
            "fix: yes", "1:6: fix: 'yes' cannot stand here; write true or false", id="yes"
        ),
        pytest.param(
            "timeout: true",
            "1:10: timeout: true cannot stand here; write a number of seconds",
            id="true-for-number",
        ),
        pytest.param(
            "timeout: 0", "1:10: timeout: 0 is no time to run; write seconds, above 0", id="no-time"
        ),
        pytest.param(
            "max-removed: 0.5",
            "1:14: max-removed: 0.5 cannot stand here; write a percentage, as 50%",
            id="share-as-number",
        ),
        pytest.param(
            "max-removed: 101%",
            "1:14: max-removed: '101%' is not a percentage; write one from 0% to 100%",
            id="over-hundred",
        ),
        pytest.param(
            "language: Spanish",
            "1:11: language: 'Spanish' is no language code; write the two letters of ISO 639-1",
            id="language-name",
        ),
        pytest.param(
            "languages: [es, pt-BR]",
            "1:17: languages[1]: 'pt-BR' is no language code; did you mean 'pt'?",
            id="locale",
        ),
        pytest.param(
            "languages: [auto]",
            "1:13: languages[0]: 'auto' is no language code; write the two letters of ISO 639-1",
            id="auto-is-no-language",
        ),
        pytest.param(
            "rules: [lint/rules]",
            "1:9: rules[0]: there is no 'lint/rules' beside this file",
            id="no-such-folder",
        ),
        pytest.param(
            "extend: ../base.yaml",
            "1:9: extend: there is no file '../base.yaml' beside this one",
            id="no-such-base",
        ),
        pytest.param(
            "extend: [.]", "1:10: extend[0]: there is no file '.' beside this one", id="folder"
        ),
        pytest.param(
            "extend: newslint.yaml",
            "1:9: extend: goes in a circle: newslint.yaml > newslint.yaml",
            id="circle",
        ),
        pytest.param(
            "exclude: [ok, '#c']",
            "1:15: exclude[1]: '#c' is a glob that matches nothing",
            id="comment-glob",
        ),
        pytest.param(
            "inputs: [{format: text}]",
            "1:10: inputs[0].match: is missing; say which files are meant, as 'data/**'",
            id="input-without-match",
        ),
        pytest.param(
            "inputs: [{match: a, format: docx}]",
            "1:29: inputs[0].format: 'docx' is not a format of inputs; write text, markdown, jsonl, "
            "json, csv, parquet, arrow or warc",
            id="input-format",
        ),
        pytest.param(
            "inputs: [{match: a, encoding: utf9}]",
            "1:31: inputs[0].encoding: 'utf9' is not an encoding; write one, as 'cp1252'",
            id="encoding",
        ),
        pytest.param(
            "inputs: [{match: a, encoding: base64}]",
            "1:31: inputs[0].encoding: 'base64' is not an encoding; write one, as 'cp1252'",
            id="no-text-encoding",
        ),
        pytest.param(
            "inputs: [{match: a, language: lang}]",
            "1:31: inputs[0].language: 'lang' is no language code; write the two letters of "
            "ISO 639-1; if it is a field of records, name the field `text`, too",
            id="field-or-language",
        ),
        pytest.param(
            "overrides: [{match: 3}]",
            "1:21: overrides[0].match: 3 cannot stand here; write a glob, or a list of globs",
            id="match-as-number",
        ),
        pytest.param(
            "overrides: [{match: [a, 3]}]",
            "1:25: overrides[0].match[1]: 3 is no text; write '3', in quotes",
            id="match-item-as-number",
        ),
        pytest.param(
            "overrides: [{match: []}]",
            "1:21: overrides[0].match: is empty; say which files are meant, as 'data/**'",
            id="match-nothing",
        ),
        pytest.param(
            "overrides: [{match: '!'}]",
            "1:21: overrides[0].match: '!' is not a glob that .gitignore would know",
            id="no-glob",
        ),
        pytest.param(
            "overrides: [{match: a, language: sp}]",
            "1:34: overrides[0].language: 'sp' is no language code; "
            "write the two letters of ISO 639-1",
            id="override-language",
        ),
        pytest.param(
            "overrides: [{match: a, fix: true}]",
            "1:24: overrides[0].fix: no such key here; it belongs at the left margin",
            id="too-deep",
        ),
        pytest.param(
            "overrides: {match: a}",
            "1:12: overrides: a mapping cannot stand here; write a list",
            id="mapping-for-list",
        ),
        pytest.param(
            "ignores: [BioNTech]",
            "1:11: ignores[0]: 'BioNTech' cannot stand here; write a mapping",
            id="text-for-entry",
        ),
        pytest.param(
            "ignores: [{reason: x}]",
            "1:11: ignores[0]: would suppress everything; "
            "give a rule, text, path, record or source",
            id="no-condition",
        ),
        pytest.param(
            "ignores: [{text: ' '}]",
            "1:18: ignores[0].text: is blank; write words",
            id="blank-text",
        ),
        pytest.param(
            "ignores: [{rule: []}]",
            "1:18: ignores[0].rule: is empty; name a rule",
            id="no-rule",
        ),
        pytest.param(
            "ignores: [{rule: a, path: [b, /]}]",
            "1:31: ignores[0].path[1]: '/' is a glob that matches nothing",
            id="ignored-path",
        ),
        pytest.param(
            "ignores: [{rule: a, record: 1.5}]",
            "1:29: ignores[0].record: 1.5 cannot stand here; write the id of a record",
            id="record",
        ),
        pytest.param(
            "ignores: [{rule: a, until: 2027-02-31}]",
            "1:28: ignores[0].until: '2027-02-31' is not a day; write it as 2027-03-31",
            id="no-such-day",
        ),
        pytest.param(
            "ignores: [{rule: a, until: 2027}]",
            "1:28: ignores[0].until: 2027 cannot stand here; write a day, as 2027-03-31",
            id="year",
        ),
        pytest.param(
            "- select",
            "1:1: is a list; a configuration is a mapping, `select: [ALL]` and so on",
            id="list-at-the-top",
        ),
        pytest.param("fix: true\nfix: false", "2:1: 'fix' is given twice; keep one", id="twice"),
        pytest.param(
            "exclude: [*.bak]",
            "1:11: no text without quotes can begin with `&` or `*`; put it in quotes",
            id="star-without-quotes",
        ),
        pytest.param(
            "a: [1\n", "1:4: the bracket that opens here is not closed", id="no-closing-bracket"
        ),
    ],
)
def test_bad(text: str, line: str, tmp_path: Path) -> None:
    assert problems(tmp_path, text) == [f"newslint.yaml:{line}"]


def test_all_problems_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "select: ALL\nfixx: true\noverrides:\n  - {match: 3, ignroe: [x]}\nfail-on: warn\n"
    assert [line.split(": ")[0] for line in problems(tmp_path, text)] == [
        "newslint.yaml:1:9",
        "newslint.yaml:2:1",
        "newslint.yaml:4:13",
        "newslint.yaml:4:16",
        "newslint.yaml:5:10",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "[tool.newslint]\nselect = 'ALL'\n",
            "pyproject.toml: tool.newslint.select: 'ALL' is one text; write a list: [ALL]",
            id="shape",
        ),
        pytest.param(
            "[tool.newslint]\nignores = [{rule = 'a', until = 2027-02-01T10:00:00}]\n",
            "pyproject.toml: tool.newslint.ignores[0].until: '2027-02-01 10:00:00' is not a day; "
            "write it as 2027-03-31",
            id="time-of-day",
        ),
        pytest.param(
            "[tool.newslint]\nselect = [\n",
            "pyproject.toml: is not valid TOML: Invalid value (at end of document)",
            id="end-of-file",
        ),
        pytest.param(
            "[tool.newslint\n",
            "pyproject.toml:1:15: is not valid TOML: "
            "Expected ']' at the end of a table declaration",
            id="syntax",
        ),
        pytest.param(
            "[tool]\nnewslint = 3\n",
            "pyproject.toml: tool.newslint: is not a table; write [tool.newslint]",
            id="no-table",
        ),
        pytest.param(
            "[project]\nname = 'newslint'\n",
            "pyproject.toml: has no table [tool.newslint]",
            id="table-missing",
        ),
    ],
)
def test_bad_toml(text: str, line: str, tmp_path: Path) -> None:
    assert problems(tmp_path, text, "pyproject.toml") == [line]


def test_toml_says_the_same_as_yaml(tmp_path: Path) -> None:
    toml = (
        "[tool.newslint]\nselect = ['ALL']\ntimeout = 2\nseverity = {markup = 'off'}\n"
        "[[tool.newslint.ignores]]\nrule = 'a'\nuntil = 2027-03-31\n"
    )
    yaml = (
        "select: [ALL]\ntimeout: 2\nseverity: {markup: off}\n"
        "ignores: [{rule: a, until: 2027-03-31}]\n"
    )
    assert values(tmp_path, toml, "pyproject.toml") == values(tmp_path, yaml)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("language: es # año".encode("latin-1"))
    (tmp_path / "latin.toml").write_bytes("# año newslint".encode("latin-1"))
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbflanguage: es\n")
    with pytest.raises(ConfigError, match=r"latin.yaml:1:1: is not UTF-8 \(byte 17\); save it"):
        load(tmp_path / "latin.yaml")
    with pytest.raises(ConfigError, match=r"latin.toml: is not UTF-8, as TOML must be"):
        load(tmp_path / "latin.toml")
    with pytest.raises(ConfigError, match=r"none.yaml: cannot be read: No such file or directory"):
        load(tmp_path / "none.yaml")
    assert load(tmp_path / "bom.yaml").files[0].values.language == "es"


def test_a_chain_is_read_base_first_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.yaml").write_text("extend: root.yaml")
    (tmp_path / "shared" / "b.yaml").write_text("extend: [root.yaml, ../pyproject.toml]")
    (tmp_path / "shared" / "root.yaml").write_text("fix: true")
    (tmp_path / "pyproject.toml").write_text("[tool.newslint]\n")
    (tmp_path / "newslint.yaml").write_text("extend: [shared/a.yaml, shared/b.yaml]")
    names = [file.path.name for file in load(tmp_path / "newslint.yaml").files]
    assert names == ["root.yaml", "a.yaml", "pyproject.toml", "b.yaml", "newslint.yaml"]


def test_a_long_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extend: b.yaml")
    (tmp_path / "b.yaml").write_text("fix: true\nextend: [newslint.yaml]")
    assert problems(tmp_path, "extend: a.yaml") == [
        "b.yaml:2:10: extend[0]: goes in a circle: newslint.yaml > a.yaml > b.yaml > newslint.yaml"
    ]


def test_a_mistake_in_a_base_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("fixx: true")
    assert problems(tmp_path, "extend: base.yaml") == [
        "base.yaml:1:1: fixx: no such key; did you mean 'fix'?"
    ]


def test_rule_folders_are_relative_to_their_files(tmp_path: Path) -> None:
    for folder in ("shared/rules", "rules"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "shared" / "base.yaml").write_text("rules: [rules]")
    (tmp_path / "newslint.yaml").write_text("extend: shared/base.yaml\nrules: [rules, ./rules]")
    folders = load(tmp_path / "newslint.yaml").rule_folders
    assert folders == (tmp_path / "shared" / "rules", tmp_path / "rules")


def test_the_schema_describes_every_setting() -> None:
    schema = config_schema()
    Draft202012Validator.check_schema(schema)
    sections = [schema, *schema["$defs"].values()]
    for section in sections:
        assert section["additionalProperties"] is False
        for key, setting in section["properties"].items():
            assert re.fullmatch("[a-z]+(-[a-z]+)*", key)
            assert setting["description"].endswith("."), key


_KEYS = st.sampled_from(
    ["select", "severity", "fix", "timeout", "inputs", "ignores", "match", "rule", "record", "x"]
)
_DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False)
    | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(config_schema())


@given(st.dictionaries(_KEYS, _DATA, max_size=4))
def test_what_does_not_fit_is_explained_and_what_fits_is_valid(data: dict[str, Any]) -> None:
    valid = _validator().is_valid(data)
    try:
        fit(ConfigValues)(data)
    except MisfitError:
        assert misfits(data)
        # A number such as 1.0 is an integer to JSON Schema, which the reading is stricter about.
        assert not valid or "record" in str(data)
    else:
        assert valid


def test_problems_are_worded_without_pydantic() -> None:
    errors = [{"type": "surprise", "loc": ("fix",), "input": "x", "ctx": {}}]
    (flaw,) = flaws_of(errors, {"fix": "x"})
    assert flaw.message == "'x' cannot stand here; write true or false"


def test_the_example_of_the_design_can_be_read() -> None:
    text = """\
select: [ALL]
ignore: [statistics]
languages: [es, en]
inputs:
  - {match: "data/*.jsonl.gz", text: [title, body], id: url, language: lang, source: domain}
overrides:
  - {match: "data/wire/**", ignore: [whitespace/hard-wrap]}
ignores:
  - {rule: sentence/run-together, text: BioNTech, reason: company name}
"""
    assert fit(ConfigValues)(read(text)).select == ("ALL",)
