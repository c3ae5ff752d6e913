from __future__ import annotations

import pytest

from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.report.change import before_and_after, old_and_new
from newslint.report.paint import painter

Change = tuple[str, str]
"""A text that a fix replaces (its first occurrence), and what it puts there."""


def fix_of(text: str, *changes: Change) -> Fix:
    edits = tuple(
        Edit(Span(text.index(old), text.index(old) + len(old)), new, old) for old, new in changes
    )
    return Fix("Repair", Applicability.SAFE, edits)


LONG = "word " * 20


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        pytest.param("a teh b", [("teh", "the")], ["  - a teh b", "  + a the b"], id="replaced"),
        pytest.param("a\nb", [("\n", " ")], ["  - a↵b", "  + a b"], id="lines-joined"),
        pytest.param("a b", [(" b", "")], [], id="taken-away"),
        pytest.param(
            "“a” b", [("“", '"'), ("”", '"')], ["  - “a” b", '  + "a" b'], id="edits-side-by-side"
        ),
        pytest.param(
            f"x {LONG}y",
            [("x", "X"), ("y", "Y")],
            [
                "  - x word word word word wo…",
                "  + X word word word word wo…",
                "  (and 1 more edit)",
            ],
            id="edits-far-apart",
        ),
        pytest.param(
            f"{LONG}x {LONG}",
            [("x", "yz")],
            [
                "  - …rd word word word word x word word word word wo…",
                "  + …rd word word word word yz word word word word wo…",
            ],
            id="surroundings-are-cut",
        ),
        pytest.param(
            "one\ntwo x\nthree", [("x", "y")], ["  - two x", "  + two y"], id="within-the-line"
        ),
        pytest.param(
            "ax",
            [("x", "x" * 99)],
            ["  - ax", f"  + a{'x' * 29}…{'x' * 30}"],
            id="long-edit-is-cut",
        ),
    ],
)
def test_before_and_after(text: str, changes: list[Change], expected: list[str]) -> None:
    assert before_and_after(text, fix_of(text, *changes), painter(color=False)) == expected


def test_only_what_changes_is_colored() -> None:
    lines = before_and_after("a b c", fix_of("a b c", ("b", "x")), painter(color=True))
    assert lines == [
        "  \x1b[31m-\x1b[0m a \x1b[31mb\x1b[0m c",
        "  \x1b[32m+\x1b[0m a \x1b[32mx\x1b[0m c",
    ]


@pytest.mark.parametrize(
    ("text", "match", "changes", "expected"),
    [
        pytest.param(
            "el pasadoEl", "pasadoEl", [("do", "do. ")], ("pasadoEl", "pasado. El"), id="inside"
        ),
        pytest.param("a b", "a b", [("a b", "")], ("a b", ""), id="deleted"),
        pytest.param("x READ y", "READ", [("READ y", "")], ("READ y", ""), id="beyond-the-match"),
        pytest.param("x READ y", "READ", [("x READ", "z")], ("x READ", "z"), id="before-the-match"),
        pytest.param("a", "a", None, ("a", "a"), id="no-fix"),
    ],
)
def test_old_and_new(
    text: str, match: str, changes: list[Change] | None, expected: tuple[str, str]
) -> None:
    start = text.index(match)
    fix = fix_of(text, *changes) if changes else None
    span = Span(start, start + len(match))
    assert old_and_new(Finding("a/b", Severity.INFO, span, "", match, fix)) == expected
