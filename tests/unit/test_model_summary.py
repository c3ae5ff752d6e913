from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding, Notice, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.model.summary import Summary

EDIT = Edit(Span(0, 1), "", "x")
ERROR = Finding("a/b", Severity.ERROR, Span(0, 1), "", "x")
WARNING = replace(ERROR, severity=Severity.WARNING)
INFO = replace(ERROR, severity=Severity.INFO)
SAFE = replace(WARNING, fix=Fix("", Applicability.SAFE, (EDIT,)))
UNSAFE = replace(INFO, fix=Fix("", Applicability.UNSAFE, (EDIT,)))
DISPLAYED = replace(INFO, fix=Fix("", Applicability.DISPLAY, (EDIT,)))
QUIET = replace(SAFE, suppression=Suppression("inSource"))
FAILED, REMARK = Notice("a", ""), Notice("a", "", failed=False)
TEXT = Document("x")

RESULTS = [
    DocumentResult(TEXT, ()),
    DocumentResult(TEXT, (ERROR, SAFE, UNSAFE, DISPLAYED, QUIET), notices=(REMARK,)),
    DocumentResult(TEXT, (QUIET,), notices=(FAILED, FAILED)),
    DocumentResult(TEXT, (), fixed=(SAFE, SAFE), edits=(EDIT,)),
]


def test_sums_up() -> None:
    assert Summary.of(RESULTS, [FAILED, REMARK]) == Summary(
        documents=4,
        hit=2,
        changed=1,
        errors=1,
        warnings=1,
        infos=2,
        suppressed=2,
        fixed=2,
        fixable_safe=1,
        fixable_unsafe=1,
        unread=1,
        incomplete=1,
    )


def test_totals() -> None:
    summary = Summary.of(RESULTS)
    assert (summary.remaining, summary.found) == (4, 6)


@pytest.mark.parametrize(
    ("level", "count"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 4)]
)
def test_at_least(level: Severity, count: int) -> None:
    assert Summary.of(RESULTS).at_least(level) == count


@pytest.mark.parametrize(
    ("summary", "complete"),
    [
        pytest.param(Summary(), True, id="nothing"),
        pytest.param(Summary(unread=1), False, id="unread"),
        pytest.param(Summary(incomplete=1), False, id="incomplete"),
    ],
)
def test_complete(summary: Summary, complete: bool) -> None:
    assert summary.complete is complete


@given(st.lists(st.sampled_from(RESULTS)), st.lists(st.sampled_from(RESULTS)))
def test_parts_add_up(one: list[DocumentResult], other: list[DocumentResult]) -> None:
    assert Summary.of(one) + Summary.of(other) == Summary.of(one + other)
