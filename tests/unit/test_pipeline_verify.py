"""Examples in rules: what counts as a promise kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.compiled import CompiledRule
from newslint.model.span import Span
from newslint.pipeline.verify import Failure, completed, examples, parse_marks, put_marks, verify
from newslint.ruleset.rule import FixSpec, FlaggedExample, PassingExample, PatternMatch, Rule

RULE = Rule(
    summary="s",
    severity="warning",
    why="w",
    match=PatternMatch(patterns={"es": ("x+",)}),
    message="found {match}",
    fix=FixSpec(replace="y"),
    flags=(),
    passes=(),
    id="test/rule",
)


def failures(**sections: Any) -> list[Failure]:
    rule = replace(RULE, **sections)
    return [failure for example in examples(rule) for failure in verify(example)]


def flag(text: str, **more: Any) -> FlaggedExample:
    return FlaggedExample(text=text, language=more.pop("language", "es"), **more)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(flag("a ⟦xx⟧ b"), id="reported"),
        pytest.param(flag("⟦x⟧ ⟦x⟧", fixed="y y"), id="repaired"),
        pytest.param(flag("⟦x⟧", message="found x"), id="told"),
    ],
)
def test_promises_kept(case: FlaggedExample) -> None:
    assert failures(flags=(case,)) == []
    (gap,) = failures(todo_flags=(case,))
    assert gap == Failure("is flagged by now; move it to `flags`")


@pytest.mark.parametrize(
    ("case", "failure"),
    [
        pytest.param(flag("⟦a⟧", fixed="b"), Failure("is not reported", "⟦a⟧"), id="not-reported"),
        pytest.param(
            flag("⟦x⟧", language="en"), Failure("is not reported", "⟦x⟧"), id="wrong-language"
        ),
        pytest.param(
            flag("⟦x⟧x x"),
            Failure("is reported at other places than are marked", "⟦x⟧x x", "⟦xx⟧ ⟦x⟧"),
            id="elsewhere",
        ),
        pytest.param(
            flag("⟦x⟧", fixed="z"),
            Failure("is repaired otherwise than it shows", "z", "y"),
            id="repaired-otherwise",
        ),
        pytest.param(
            flag("⟦x⟧", message="found y"),
            Failure("has another message than it shows", "found y", "found x"),
            id="told-otherwise",
        ),
    ],
)
def test_promises_broken(case: FlaggedExample, failure: Failure) -> None:
    assert failures(flags=(case,)) == [failure]
    assert failures(todo_flags=(case,)) == []


def test_silence() -> None:
    silent = (PassingExample(text="a", language="es"), "x", PassingExample(text="x", language="en"))
    assert failures(passes=silent) == []
    assert failures(passes=(PassingExample(text="axa", language="es"),)) == [
        Failure("is reported, and should not be", "axa", "a⟦x⟧a")
    ]


def test_a_fix_that_never_settles() -> None:
    spec = replace(RULE.fix or FixSpec(), replace="xz")
    (failure,) = failures(fix=spec, flags=(flag("⟦x⟧", fixed="x" + "z" * 10),))
    assert failure.what.startswith("not stable after 10 rounds")


def test_what_an_example_leaves_out_can_be_added() -> None:
    (example,) = examples(replace(RULE, flags=(flag("a ⟦xx⟧"),)))
    assert completed(example) == flag("a ⟦xx⟧", fixed="a y", message="found xx")
    (silent,) = examples(replace(RULE, todo_flags=(flag("⟦a⟧"),)))
    assert completed(silent) == flag("⟦a⟧")


def test_ids() -> None:
    rule = replace(RULE, flags=(flag("⟦x⟧"),), passes=("a", "b"), todo_flags=(flag("⟦b⟧"),))
    assert [example.id for example in examples(rule)] == [
        "test/rule:flags[0]",
        "test/rule:passes[0]",
        "test/rule:passes[1]",
        "test/rule:todo-flags[0]",
    ]


@given(st.text(st.characters(exclude_characters="⟦⟧")), st.lists(st.integers(0, 30), max_size=6))
def test_marks_go_in_and_out(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    assert parse_marks(put_marks(text, spans)) == (text, tuple(spans))


@pytest.mark.parametrize(
    "section",
    [
        pytest.param({"flags": (flag("⟦x⟧", fixed="y"),)}, id="flags"),
        pytest.param({"passes": (PassingExample(text="x", language="es"),)}, id="passes"),
    ],
)
def test_a_rule_that_breaks_off_keeps_no_promise(
    section: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompiledRule, "findings", Mock(side_effect=TimeoutError))
    (failure,) = failures(**section)
    assert failure.what.startswith("test/rule: a pattern ran longer than 5 seconds")
