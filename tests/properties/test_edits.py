"""What must always hold of positions, edits and plans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import StaleEditError
from newslint.fix.apply import apply_edits, carry, compose
from newslint.fix.plan import plan
from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability, Severity
from newslint.model.span import LineTable, Span

TEXTS = st.text(alphabet="ab \n\r\u2028\u00a0é漢😀", max_size=40)
LEVELS = st.sampled_from(Applicability)


@st.composite
def edits_on(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Edits in text order, none clashing with another."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        span = Span(start, end)
        if not edits or not edits[-1].span.clashes(span):
            edits.append(Edit(span, draw(st.text("xy\n", max_size=4)), span.of(text)))
    return tuple(edits)


@st.composite
def findings_on(draw: st.DrawFn, text: str) -> list[Finding]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        edits = draw(edits_on(text))
        if edits:
            fix = Fix("fix", draw(LEVELS), edits)
            found.append(Finding(f"a/{number}", Severity.INFO, fix.span, "", "", fix))
    return found


@given(TEXTS, st.data())
def test_offsets_and_positions_are_inverse(text: str, data: st.DataObject) -> None:
    table = LineTable(text)
    offset = data.draw(st.integers(0, len(text)))
    position = table.position(offset)
    assert table.offset(position) == offset
    assert text.count("\n", 0, offset) + 1 == position.line == table.line(offset)


@given(TEXTS, st.data())
def test_two_rounds_of_edits_are_one(text: str, data: st.DataObject) -> None:
    first = data.draw(edits_on(text))
    between = apply_edits(text, first)
    second = data.draw(edits_on(between))
    composed = compose(text, first, second)
    assert apply_edits(text, composed) == apply_edits(between, second)
    assert all(not one.span.overlaps(other.span) for one, other in pairwise(composed))


@given(TEXTS, st.data())
def test_chosen_fixes_never_clash(text: str, data: st.DataObject) -> None:
    findings = data.draw(findings_on(text))
    allowed = data.draw(LEVELS)
    planned = plan(findings, allowed)
    edits = planned.edits
    assert all(not one.span.clashes(other.span) for one, other in pairwise(edits))
    assert all(finding.fix and finding.fix.applicability >= allowed for finding in planned.chosen)
    assert not {id(f) for f in planned.chosen} & {id(f) for f in planned.waiting}
    apply_edits(text, edits)


@given(TEXTS, st.data())
def test_some_fix_is_always_made(text: str, data: st.DataObject) -> None:
    findings = data.draw(findings_on(text))
    planned = plan(findings, Applicability.UNSAFE)
    writable = [f for f in findings if f.fix and f.fix.applicability >= Applicability.UNSAFE]
    assert bool(planned.chosen) == bool(writable)


@given(TEXTS, st.data())
def test_carried_spans_keep_their_text(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_on(text))
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    after = apply_edits(text, edits)
    for carried in carry([span], edits):
        if not any(span.contains(edit.span) and len(edit.span) == 0 for edit in edits):
            assert carried.of(after) == span.of(text)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Edit(Span(0, 1), "x", "b"), id="other-text"),
        pytest.param(Edit(Span(2, 9), "x", "c"), id="beyond-the-end"),
    ],
)
def test_stale_edit_is_refused(edit: Edit) -> None:
    with pytest.raises(StaleEditError):
        apply_edits("abc", [edit])


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(StaleEditError):
        apply_edits("abc", [Edit(Span(0, 2), "x", "ab"), Edit(Span(1, 3), "y", "bc")])
