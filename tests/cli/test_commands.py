"""The commands beside `check`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest

from newslint.cli import explain, figures
from newslint.cli.example import Page
from newslint.report.paint import painter
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.measured import read_measurement
from newslint.ruleset.rule import KINDS, Rule

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Newslint

RULES = load_rules(shipped_rules())

RULE = """\
summary: Label of a link
severity: {severity}
why: |
  It is left over when the link goes.

  A second paragraph.
languages: [es]
match: {{patterns: ['XY[^\\n]+'], as: line, within: {{last: 80%}}}}
message: label “{{match}}”
fix: {{delete: line, applicability: safe}}
flags:
  - text: "Uno.\\n\\n⟦XY\\u00a0 dos⟧\\n\\nTres."
    fixed: "Uno.\\n\\nTres."
    language: es
    message: {message}
passes:
  - {{text: "a XY\\u200b\\nb", language: es}}
"""


@pytest.fixture
def own(newslint: Newslint) -> Path:
    newslint.write({"newslint.yaml": "rules: [own]"})
    path = newslint.folder / "own/mine/label.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.format(severity="error", message="label “XY dos”"), encoding="utf-8")
    return path


@pytest.mark.usefixtures("own")
def test_explain(newslint: Newslint) -> None:
    done = newslint("explain", "label")
    assert (done.status, done.err) == (0, "")
    assert (
        done.out
        == """\
mine/label  error
Label of a link

It is left over when the link goes.

A second paragraph.

Texts      in es
Found by   regular expressions, filling a line, in the last 80%
Message    label “{match}”
Repair     safe, made by --fix: no word of the author's changes
Runs       by default
Turn off   `ignore: [mine/label]` in newslint.yaml
Defined in own/mine/label.yaml

Reported

  | Uno.
  |
- | XY⍽ dos
  | ^^^^^^^
- |
  | Tres.
  = label “XY dos”
  = in a text in es

Not reported

  ✓ a XY<U+200B>↵b [es]
"""
    )


def test_explain_teaches_with_examples(newslint: Newslint) -> None:
    done = newslint("explain", "boilerplate/related-link", env={"FORCE_COLOR": "1"})
    assert done.status == 0
    assert "READ⍽ El rapero PnB Rock" in done.out
    assert "\x1b[31m" in done.out
    assert max(map(len, newslint("explain", "related-link").out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        pytest.param(
            "boilerplate/cookie-banner",
            r"Precision  \d+ of \d+ \(\d+ %\); (none|\d+) false in [\d,]+ words of clean text\n"
            r"Recall     \d+ of \d+ \(\d+ %\) cookie_banner.*\n"
            r"Measured   \d{4}-\d\d-\d\d; texts: clean \d+, .*, wild \d+\n",
            id="measured",
        ),
        pytest.param("record/missing-title", "\nMeasured   no labelled data\n", id="never"),
        pytest.param("statistics/digits", "\nMeasured   no labelled data\n", id="a-statistic"),
    ],
)
def test_explain_tells_what_was_measured(newslint: Newslint, rule: str, told: str) -> None:
    assert re.search(told, newslint("explain", rule).out)


def test_explain_owns_up_to_a_rule_that_came_after_the_measurement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = replace(read_measurement(), rules={})
    monkeypatch.setattr(figures, "read_measurement", lambda: nothing)
    assert list(figures.figures(RULES[0])) == [("Measured", "not yet")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    page = Page(painter(color=False), 84)
    told = "\n\n".join(explain._sections(rule, page, 2))
    assert told.startswith(f"{rule.id}  {rule.severity}\n{rule.summary[:20]}")
    changed = "\n- | " in told or "\n+ |" in told
    assert changed or rule.fix is None or rule.fix.applicability == "display"


def test_rules(newslint: Newslint) -> None:
    done = newslint("rules", "encoding/*", "boilerplate/related-link")
    lines = done.out.splitlines()
    assert (done.status, lines[0]) == (0, "boilerplate")
    assert lines[1].split()[:3] == ["boilerplate/related-link", "error", "--fix"]
    assert lines[3] == "encoding"
    assert any("  (off) " in line for line in lines)


@pytest.mark.usefixtures("own")
def test_rules_as_json(newslint: Newslint) -> None:
    rules = json.loads(newslint("rules", "--output-format", "json", "mine", "repetition").out)
    assert rules[0] == {
        "code": "mine/label",
        "summary": "Label of a link",
        "severity": "error",
        "languages": ["es"],
        "enabled": True,
        "fix": "safe",
        "path": "own/mine/label.yaml",
    }
    assert {rule["code"].partition("/")[0] for rule in rules[1:]} == {"repetition"}


def test_the_examples_of_rules(newslint: Newslint, own: Path) -> None:
    done = newslint("test", own)
    assert (done.status, done.out) == (0, "2 examples of 1 rule: none failed\n")
    assert newslint("test", "-q", "own").out == ""
    text = own.read_text(encoding="utf-8")
    own.write_text(
        text.replace("⟦XY\\u00a0 dos⟧", "XY\\u00a0 ⟦dos⟧").replace(
            '\\n\\nTres."\n    lang', '\\nTres."\n    lang'
        )
        + '  - {text: "Uno dos.\\nXY drei", language: es}\n'
        + 'todo-flags: [{text: "Uno dos.\\n⟦XY vier⟧", language: es}]\n',
        encoding="utf-8",
    )
    done = newslint("test", "own")
    assert done.status == 1
    assert (
        done.out
        == """\
own/mine/label.yaml:12:5: flags[0] is reported at other places than are marked
  wanted  Uno.↵↵XY⍽ ⟦dos⟧↵↵Tres.
  got     Uno.↵↵⟦XY⍽ dos⟧↵↵Tres.
own/mine/label.yaml:12:5: flags[0] is repaired otherwise than it shows
  wanted  Uno.↵Tres.
  got     Uno.↵↵Tres.
own/mine/label.yaml:18:5: passes[1] is reported, and should not be
  wanted  Uno dos.↵XY drei
  got     Uno dos.↵⟦XY drei⟧
own/mine/label.yaml:19:14: todo-flags[0] is flagged by now; move it to `flags`
4 examples of 1 rule: 3 failed
"""
    )


def test_what_is_odd_about_rules(newslint: Newslint, own: Path) -> None:
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("as: line", "as: line, unless: ['[a-z]q', 'x*']"), encoding="utf-8")
    done = newslint("test", "own")
    assert done.status == 1
    lines = done.out.splitlines()
    assert (
        sum(" error: match.unless[1]: 'x*' matches the empty text" in line for line in lines) == 1
    )
    assert lines[-1] == "2 examples of 1 rule: 1 failed; 1 error and 2 warnings about the rules"


def test_a_file_that_is_no_rule(newslint: Newslint, own: Path) -> None:
    own.write_text(RULE.format(severity="eror", message="m"), encoding="utf-8")
    done = newslint("test", "own")
    assert (done.status, done.out) == (2, "")
    assert done.told == [
        "own/mine/label.yaml:2:11: severity: 'eror' is not a severity; did you mean 'error'?"
    ]


def test_new_rules_pass_at_once(newslint: Newslint) -> None:
    for kind in KINDS:
        made = newslint("new", f"mine/{kind}", "--kind", kind, "--folder", "own")
        told = f"wrote own/mine/{kind}.yaml; now run: newslint test own/mine/{kind}.yaml\n"
        assert (made.status, made.out) == (0, told)
    done = newslint("test", "own")
    assert (done.status, done.out.partition(" of ")[2]) == (0, f"{len(KINDS)} rules: none failed\n")


def test_files_that_are_there_stay(newslint: Newslint) -> None:
    newslint.write({"newslint.yaml": "select: [ALL]", "rules/a/b.yaml": "mine"})
    for call in (("init",), ("new", "a/b")):
        done = newslint(*call)
        assert (done.status, len(done.told)) == (2, 1)
        assert done.err.endswith(" is there already; nothing was changed\n")
    assert newslint.read("rules/a/b.yaml") == b"mine"


def test_the_first_configuration_changes_nothing(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Uno.\n"})
    before = newslint("--show-settings").out
    assert newslint("init").out == "wrote newslint.yaml\n"
    after = newslint("--show-settings").out
    assert _said(after) == _said(before)


def _said(settings: str) -> list[str]:
    return [line.partition("  #")[0] for line in settings.splitlines() if line[0] != "#"]


@pytest.mark.parametrize("what", ["rule", "config", "finding"])
def test_schemas(newslint: Newslint, what: str) -> None:
    schema = json.loads(newslint("schema", what).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
