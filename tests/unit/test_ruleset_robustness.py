"""Whatever stands in a rule file, it is a rule or a line that says what is wrong with it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from newslint.errors import RuleFileError
from newslint.ruleset.examine import examine
from newslint.ruleset.load import load_rules
from newslint.ruleset.problems import SECTIONS, keys_of
from newslint.ruleset.rule import KINDS, Rule
from newslint.ruleset.scaffold import scaffold

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = [scaffold("a/b", kind) for kind in KINDS]
KEYS = sorted(
    {key for section in (Rule, *SECTIONS.values(), *KINDS.values()) for key in keys_of(section)}
)
LEAVES = st.none() | st.booleans() | st.integers(-9, 99) | st.sampled_from(
    ["", "a+", "(", "es", "line", "20%", "safe", "{match}", "{x|y}", "⟦a⟧", "⟧", r"\L<a>", "a/b", "warning"]
)  # fmt: skip
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*KEYS, *(f"{key}+" for key in KEYS), "flags-", "es", "x"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "a").mkdir()
    return folder


def check(folder: Path, text: str) -> None:
    """Load what `text` says; nothing but a RuleFileError of clickable lines may come of it."""
    path = folder / "a/b.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        rules = load_rules(folder)
    except RuleFileError as error:
        lines = error.problems
    else:
        lines = tuple(problem.clickable for problem in examine(rules))
    for line in lines:
        assert line.startswith(f"{path.as_posix()}:")
        number, column, message = line.removeprefix(f"{path.as_posix()}:").split(":", 2)
        assert int(number) <= text.count("\n") + 1
        assert int(column) >= 1
        assert message.startswith(" ")
        assert "\n" not in line
        assert "pydantic" not in line


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.dictionaries(st.sampled_from([*KEYS, "flags+", "match+", "extends"]), DATA, max_size=8))
def test_any_data(folder: Path, data: dict[str, object]) -> None:
    stream = StringIO()
    YAML(typ="safe").dump(data, stream)
    check(folder, stream.getvalue())


@quick
@given(st.sampled_from(SEEDS), st.data())
def test_rules_with_a_slip(folder: Path, seed: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(seed)))
    gone = data.draw(st.integers(0, 3))
    new = data.draw(
        st.sampled_from(["", " ", "\n", ":", "'", '"', "{", "]", "-", "x", "\t", "⟦", "é", "#"])
    )
    check(folder, seed[:at] + new + seed[at + gone :])


@quick
@given(st.sampled_from(SEEDS), st.data())
def test_rules_with_a_line_missing_or_twice(folder: Path, seed: str, data: st.DataObject) -> None:
    lines = seed.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = [lines[at]] * data.draw(st.sampled_from([0, 2]))
    check(folder, "".join(lines))
