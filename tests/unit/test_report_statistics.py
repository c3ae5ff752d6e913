from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.model.summary import Summary
from newslint.report.protocols import ReportOptions
from newslint.report.registry import STATISTICS
from newslint.report.statistics import Count, Statistics, as_json, table

EDIT = Edit(Span(0, 1), "", "a")
PLAIN = Finding("b/plain", Severity.INFO, Span(0, 1), "", "a")
SAFE = replace(PLAIN, rule="a/fixable", fix=Fix("", Applicability.SAFE, (EDIT,)))
UNSAFE = replace(PLAIN, rule="a/fixable", fix=Fix("", Applicability.UNSAFE, (EDIT,)))
SHOWN = replace(PLAIN, fix=Fix("", Applicability.DISPLAY, (EDIT,)))
QUIET = replace(PLAIN, rule="c/quiet", suppression=Suppression("external"))


def result(*findings: Finding) -> DocumentResult:
    return DocumentResult(Document("a"), findings)


RESULTS = [result(), result(PLAIN, QUIET), result(SAFE, SAFE, UNSAFE), result(SAFE, SHOWN)]


def counted(results: list[DocumentResult]) -> Statistics:
    statistics = Statistics()
    for one in results:
        statistics.add(one)
    return statistics


def test_counts() -> None:
    assert counted(RESULTS).ranked() == [
        ("a/fixable", Count(findings=4, documents=2, fixable_safe=3, fixable_unsafe=1)),
        ("b/plain", Count(findings=2, documents=2)),
    ]


@given(st.lists(st.sampled_from(RESULTS)), st.lists(st.sampled_from(RESULTS)))
def test_parts_merge(one: list[DocumentResult], other: list[DocumentResult]) -> None:
    merged = counted(one)
    merged.merge(counted(other))
    assert merged == counted(one + other)


def test_merging_leaves_the_other_alone() -> None:
    part, whole = counted(RESULTS), Statistics()
    whole.merge(part)
    whole.merge(part)
    assert part == counted(RESULTS)


def test_table() -> None:
    assert list(table(counted(RESULTS * 500))) == [
        "findings  documents  safe fix  unsafe fix  rule",
        "   2,000      1,000     1,500         500  a/fixable",
        "   1,000      1,000         0           0  b/plain",
    ]


def test_json() -> None:
    assert json.loads(as_json(counted(RESULTS)))[0] == {
        "code": "a/fixable",
        "findings": 4,
        "documents": 2,
        "fixable_safe": 3,
        "fixable_unsafe": 1,
    }


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        pytest.param("text", ReportOptions(), "All clean: 1 document checked.\n", id="text"),
        pytest.param("text", ReportOptions(summary=False), "", id="quiet"),
        pytest.param("json", ReportOptions(), "[]\n", id="json"),
    ],
)
def test_nothing_found(name: str, options: ReportOptions, expected: str) -> None:
    stream = io.StringIO()
    reporter = STATISTICS[name](stream, options)
    reporter.report([result()])
    reporter.finish(Summary(documents=1))
    assert stream.getvalue() == expected
