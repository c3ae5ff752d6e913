"""What must always hold of positions, edits and plans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import StaleEditError
from newslint.fix.apply import WayBack, apply_edits, carry, compose
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


def evidence(finding: Finding) -> list[Span]:
    """What a fix would replace of the span that was found, or all of it if it is elsewhere."""
    assert finding.fix is not None
    found = finding.span
    return [
        Span(max(one.span.start, found.start), min(one.span.end, found.end))
        if one.span.overlaps(found)
        else one.span
        for one in finding.fix.edits
    ]


def covered(span: Span) -> set[int]:
    """The code points of a span, the gaps between them, and the gap where it begins."""
    return set(range(2 * span.start, max(2 * span.end, 2 * span.start + 1)))


@given(TEXTS, st.data())
def test_what_is_chosen_clashes_with_nothing_of_higher_rank(text: str, data: st.DataObject) -> None:
    """The definition, written plainly: each fix is held against all that came before it."""
    findings, allowed = data.draw(findings_on(text)), data.draw(LEVELS)
    promised: list[Edit] = []
    held_back: set[int] = set()
    chosen = set()
    for finding in sorted(
        findings,
        key=lambda one: (
            -max(len(edit.span) for edit in one.fix.edits),  # type: ignore[union-attr]
            one.span,
            one.rule,
        ),
    ):
        fix = finding.fix
        assert fix is not None
        if fix.applicability == Applicability.DISPLAY:
            continue
        if fix.applicability < allowed:
            promised += (Edit(span, "reserved", "") for span in evidence(finding))
        elif any(covered(edit.span) <= held_back for edit in fix.edits) or any(
            edit.span.clashes(other.span) and (edit.span, edit.text) != (other.span, other.text)
            for edit in fix.edits
            for other in promised
        ):
            held_back.update(*map(covered, evidence(finding)))
        else:
            promised += fix.edits
            chosen.add(finding.rule)
    assert {finding.rule for finding in plan(findings, allowed).chosen} == chosen


def plainly_carried(span: Span, edits: tuple[Edit, ...]) -> tuple[Span, ...]:
    if any(edit.span.overlaps(span) for edit in edits):
        return ()
    before = [edit for edit in edits if edit.span.end <= span.start]
    return (span.moved(sum(len(edit.text) - len(edit.span) for edit in before)),)


@given(TEXTS, st.data())
def test_spans_are_carried_over_the_edits_before_them(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_on(text))
    pairs = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2)))
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    plainly = [one for span in spans for one in plainly_carried(span, edits)]
    assert carry(spans, edits) == tuple(plainly)


def plain_way_back(offset: int, edits: tuple[Edit, ...]) -> int:
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        if offset < start:
            break
        if offset < start + len(edit.text):
            return edit.span.start
        shift += len(edit.text) - len(edit.span)
    return offset - shift


@given(TEXTS, st.data())
def test_the_way_back_passes_the_edits_one_by_one(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_on(text))
    way = WayBack(edits)
    for offset in range(len(apply_edits(text, edits)) + 2):
        assert way.offset(offset) == plain_way_back(offset, edits)


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
