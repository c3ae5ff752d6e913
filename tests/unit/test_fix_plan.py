"""Which fixes are made together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newslint.fix.plan import plan
from newslint.model.finding import Finding, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY
TEXT = "0123456789"

Cut = tuple[int, int]


def cut(span: Cut, applicability: Applicability = SAFE, **changes: object) -> Finding:
    place = Span(*span)
    fix = Fix("cut", applicability, (Edit(place, "", place.of(TEXT)),))
    return Finding("a/b", Severity.INFO, place, "", "", fix, **changes)  # type: ignore[arg-type]


def spans(findings: tuple[Finding, ...]) -> list[Cut]:
    return [(finding.span.start, finding.span.end) for finding in findings]


@pytest.mark.parametrize(
    ("found", "chosen", "waiting"),
    [
        pytest.param([], [], [], id="nothing-to-do"),
        pytest.param([(5, 9), (0, 4)], [(0, 4), (5, 9)], [], id="text-order"),
        pytest.param([(0, 4), (4, 9)], [(0, 4), (4, 9)], [], id="touching-is-fine"),
        pytest.param([(0, 4), (3, 9)], [(3, 9)], [(0, 4)], id="the-farther-reaching-wins"),
        pytest.param([(0, 4), (2, 6)], [(0, 4)], [(2, 6)], id="the-first-of-two-equals-wins"),
        pytest.param([(0, 4), (0, 9)], [(0, 9)], [(0, 4)], id="longer-wins"),
        pytest.param([(1, 2), (1, 2)], [(1, 2), (1, 2)], [], id="the-same-edit-twice-is-one"),
    ],
)
def test_plan(found: list[Cut], chosen: list[Cut], waiting: list[Cut]) -> None:
    planned = plan(map(cut, found), SAFE)
    assert (spans(planned.chosen), spans(planned.waiting)) == (chosen, waiting)


def test_a_fix_that_may_not_be_made_keeps_others_off_its_evidence() -> None:
    label, blanks = cut((0, 9), UNSAFE), cut((4, 6), SAFE)
    assert plan([label, blanks], SAFE).chosen == ()
    assert spans(plan([label, blanks], UNSAFE).chosen) == [(0, 9)]


def test_a_fix_that_waits_keeps_others_from_inside_it() -> None:
    first, second, inside, beside = cut((0, 5)), cut((4, 8)), cut((6, 7)), cut((7, 9))
    planned = plan([first, second, inside, beside], SAFE)
    assert spans(planned.chosen) == [(0, 5), (7, 9)]
    assert spans(planned.waiting) == [(4, 8), (6, 7)]


def test_what_a_fix_takes_from_around_its_finding_is_no_evidence() -> None:
    line_before = cut((0, 5))
    last_line = replace(cut((4, 9), UNSAFE), span=Span(5, 9))
    assert spans(plan([line_before, last_line], SAFE).chosen) == [(0, 5)]
    assert spans(plan([line_before, last_line], UNSAFE).chosen) == [(0, 5)]


def test_a_fix_for_display_keeps_nobody_off() -> None:
    assert spans(plan([cut((0, 9), DISPLAY), cut((4, 6))], SAFE).chosen) == [(4, 6)]


def test_suppressed_findings_are_left_alone() -> None:
    assert plan([cut((0, 4), suppression=Suppression("external"))], SAFE).chosen == ()


def test_insertions_at_one_place_wait_for_one_another() -> None:
    place = Span(3, 3)
    found = [
        Finding(rule, Severity.INFO, place, "", "", Fix("put", SAFE, (Edit(place, text, ""),)))
        for rule, text in (("a/a", "x"), ("a/b", "y"))
    ]
    planned = plan(found, SAFE)
    assert [finding.rule for finding in planned.chosen] == ["a/a"]
    assert [finding.rule for finding in planned.waiting] == ["a/b"]
