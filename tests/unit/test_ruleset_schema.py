from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from newslint.pipeline.verify import examples, verify
from newslint.report.links import schema_url
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.examine import examine
from newslint.ruleset.files import rule_files
from newslint.ruleset.fitting import MisfitError, fit
from newslint.ruleset.load import load_rules
from newslint.ruleset.problems import keys_of
from newslint.ruleset.reading import read
from newslint.ruleset.rule import KINDS, FixSpec, Rule
from newslint.ruleset.scaffold import scaffold
from newslint.ruleset.schema import RULE_SCHEMA_URL, rule_schema

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = Draft202012Validator(rule_schema())
FILES = list(rule_files(shipped_rules()))
GOOD = """
summary: A
severity: warning
why: because
match: {patterns: [a], as: line, unless: [b], within: {last: 20%}, lists: {x: [y], z: z.txt}}
message: foo left
languages: [en, es]
fix: {delete: line, max-removed: 5%}
flags: [{text: x ⟦foo⟧ y, fixed: "", language: en}]
passes: [bar, {text: b, language: en}]
todo-flags: [{text: ⟦x⟧}]
"""
CHILD = """
extends: a/b
match: {patterns+: {es: [a]}, unless-: [x], as: line, lists+: {x: [y]}}
flags+: [{text: ⟦x⟧}]
languages-: [en]
fix: null
"""


def slips(text: str) -> list[str]:
    return ["/".join(map(str, error.path)) for error in SCHEMA.iter_errors(read(text))]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(rule_schema())
    assert rule_schema()["$id"] == RULE_SCHEMA_URL == schema_url("rule", 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_rules_fit(path: Path) -> None:
    assert slips(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [GOOD, CHILD])
def test_good_rules_fit(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    ("base", "old", "new", "place"),
    [
        pytest.param(GOOD, "summary:", "sumary:", "", id="key"),
        pytest.param(GOOD, "severity: warning", "severity: waring", "severity", id="choice"),
        pytest.param(GOOD, "message: foo left", "message: 3", "message", id="number"),
        pytest.param(GOOD, "unless", "unles", "match", id="key-in-match"),
        pytest.param(GOOD, "patterns: [a]", "patterns: [a], phrases: [b]", "match", id="two-kinds"),
        pytest.param(GOOD, "patterns: [a], ", "", "match", id="no-kind"),
        pytest.param(GOOD, "patterns: [a]", "patterns: {spanish: [a]}", "match/patterns", id="language-of-pattern"),
        pytest.param(GOOD, "last: 20%", "last: 20", "match/within/last", id="extent"),
        pytest.param(GOOD, "languages: [en, es]", "languages: [en, Spanish]", "languages/1", id="language"),
        pytest.param(GOOD, "delete: line", "delet: line", "fix", id="key-in-fix"),
        pytest.param(GOOD, "5%", "half", "fix/max-removed", id="share"),
        pytest.param(GOOD, "[bar, ", "[3, ", "passes/0", id="passing-number"),
        pytest.param(GOOD, "passes: [bar, {text: b, language: en}]", "passes: []", "passes", id="no-example"),
        pytest.param(GOOD, "flags: [{text:", "flags: [{txt:", "flags/0", id="key-in-example"),
        pytest.param(GOOD, "summary: A", "summary: A\nflags+: []", "", id="plus-without-parent"),
        pytest.param(GOOD, "summary: A", "summary: A\nid: a/b", "", id="id"),
        pytest.param(CHILD, "patterns+", "patern+", "match", id="added-key"),
        pytest.param(CHILD, "extends: a/b", "extends: b", "extends", id="parent"),
        pytest.param(CHILD, "as: line", "as: lines", "match/as", id="option-of-child"),
        pytest.param(CHILD, "languages-: [en]", "severity+: [en]", "", id="no-list"),
    ],
)  # fmt: skip
def test_slips_are_found_where_they_are(base: str, old: str, new: str, place: str) -> None:
    assert old in base
    assert place in slips(base.replace(old, new))


def test_every_key_is_described() -> None:
    schema = rule_schema()
    assert all(schema["properties"][key].get("description") for key in keys_of(Rule))
    for name, definition in schema["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"
    assert schema["$defs"]["match-phrases"]["properties"]["as"]["description"].startswith("Where")


@pytest.mark.parametrize("kind", KINDS)
def test_scaffolds_pass_at_once(tmp_path: Path, kind: str) -> None:
    text = scaffold("boilerplate/app-banner", kind)
    path = tmp_path / "boilerplate/app-banner.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    (rule,) = load_rules(tmp_path)
    assert text.startswith(f"# yaml-language-server: $schema={RULE_SCHEMA_URL}\n")
    assert slips(text) == []
    assert examine([rule]) == ()
    assert kind in KINDS
    assert isinstance(rule.match, KINDS[kind])
    assert [(example.id, verify(example)) for example in examples(rule) if verify(example)] == []


ADAPTER = TypeAdapter(Rule)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "a", "en", "line", "safe", "7", "no"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["en", "text", "word", *keys_of(FixSpec)]), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
_MATCHES = st.sampled_from([*KINDS]).flatmap(
    lambda kind: st.fixed_dictionaries(
        {kind: _VALUES}, optional={key: _VALUES for key in keys_of(KINDS[kind]) if key != kind}
    )
)


@given(_MATCHES | _VALUES, st.dictionaries(st.sampled_from(keys_of(Rule)[1:]), _VALUES, max_size=2))
def test_what_fits_is_what_pydantic_makes(match: object, changes: dict[str, object]) -> None:
    data = {"summary": "", "severity": "info", "why": "", "match": match, "message": "", "flags": [], "passes": []}  # fmt: skip
    try:
        rule = fit(Rule)(data | changes)
    except MisfitError:
        return
    try:
        assert repr(rule) == repr(ADAPTER.validate_python(data | changes))
    except ValidationError:
        pytest.fail("fits, but pydantic refuses it")
