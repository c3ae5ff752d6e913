from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.result import DocumentResult
from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.model.summary import Summary
from newslint.report.protocols import ReportOptions
from newslint.report.record import finding_records
from newslint.report.registry import REPORTERS
from newslint.report.structured import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

FINDING = Finding("mine/own", Severity.INFO, Span(0, 1), "message", "a")
CHOOSY = {"html", "sarif", "statistics", "statistics-json", "statistics-markdown"}
"""Formats that have to choose, or to count, and so cannot begin before the end."""

HIT, CLEAN = DocumentResult(Document("a"), (FINDING,)), DocumentResult(Document("a"), ())


def written(name: str, batches: Sequence[Sequence[DocumentResult]]) -> str:
    stream = io.StringIO()
    reporter = REPORTERS[name](stream, ReportOptions())
    for batch in batches:
        reporter.report(batch)
    reporter.finish(Summary())
    return stream.getvalue()


@pytest.mark.parametrize(
    ("batches", "count"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([[CLEAN]], 0, id="clean"),
        pytest.param([[HIT]], 1, id="one"),
        pytest.param([[HIT, CLEAN, HIT], [], [HIT]], 3, id="batches"),
    ],
)
def test_json_is_one_array(batches: list[list[DocumentResult]], count: int) -> None:
    text = written("json", batches)
    assert len(json.loads(text)) == count
    assert text.endswith("]\n")
    assert written("jsonl", batches).count("\n") == count


@pytest.mark.parametrize("name", sorted(REPORTERS.keys() - CHOOSY))
def test_written_as_the_run_goes_on(name: str) -> None:
    stream = io.StringIO()
    reporter = REPORTERS[name](stream, ReportOptions())
    sizes = []
    for _ in range(3):
        reporter.report([HIT])
        sizes.append(len(stream.getvalue()))
    assert 0 < sizes[0] < sizes[1] < sizes[2]


@given(st.text())
def test_one_line_whatever_the_text(text: str) -> None:
    line = encode({"match": text})
    assert json.loads(line) == {"match": text}
    assert len(line.splitlines()) == 1
    line.encode()


@pytest.mark.parametrize(
    ("undocumented", "url"),
    [
        pytest.param((), "https://newslint.readthedocs.io/rules/mine/own", id="shipped"),
        pytest.param({"mine/own"}, None, id="the-user's-own"),
    ],
)
def test_only_documented_rules_have_a_page(undocumented: set[str], url: str | None) -> None:
    (record,) = finding_records(HIT, undocumented)
    assert record["url"] == url
