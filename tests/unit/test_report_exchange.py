"""The reports `gitlab`, `junit` and `rdjsonl`: whatever is found, their readers take it."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from junitparser import Error, Failure, JUnitXml
from xmlschema import XMLSchema

from newslint.fix.apply import apply_edits
from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import Written
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Position, Span
from newslint.model.summary import Summary
from newslint.report.protocols import ReportOptions
from newslint.report.registry import REPORTERS
from tests.unit.repairs import repairs

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMAS = Path(__file__).parent.parent / "reports/schemas"
JENKINS = XMLSchema(SCHEMAS / "junit-10.xsd")
GITLAB, REVIEWDOG = (
    Draft202012Validator(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))
    for name in ("gitlab.json", "rdjsonl.json")
)
HOSTILE = (
    "]]> &amp; <a b='\"> --> ::error::x %0A {0} \n\r\t\0\x1b\ud800\ufffe\uffff\u2028 </testcase>"
)


LINE = Written("", Position(7, 20), PLAIN)
"""All of the text stands in line 7 of the file."""

RECORD: dict[str, Any] = {"record": 6, "record_id": "id", "field": "body", "placement": LINE}


def written(name: str, results: Sequence[DocumentResult], **options: Any) -> str:
    stream = io.StringIO()
    reporter = REPORTERS[name](stream, ReportOptions(**options))
    reporter.report(results[:1])
    reporter.report(results[1:])
    reporter.finish(Summary.of(results))
    stream.getvalue().encode()
    return stream.getvalue()


def finding(at: int = 0, fix: Fix | None = None, message: str = "message") -> Finding:
    return Finding("x/y", Severity.WARNING, Span(at, at + 1), message, "a", fix)


def hit(*findings: Finding, text: str = "a", **origin: Any) -> DocumentResult:
    return DocumentResult(Document(text, **({"path": "a.txt"} | origin)), findings)


@given(st.text(max_size=40) | st.just(HOSTILE), st.sampled_from(Severity))
def test_any_text_is_taken(text: str, severity: Severity) -> None:
    span = Span(0, len(text))
    fix = Fix(text, Applicability.SAFE, (Edit(span, text, text),))
    found = Finding("x/y", severity, span, text or "x", text, fix)
    page = Document(text, text or "a.txt", record_id=text, field=text)
    results = [DocumentResult(page, (found,), notices=(Notice(text, text),))]
    GITLAB.validate(json.loads(written("gitlab", results)))
    JENKINS.validate(written("junit", results))
    (line,) = written("rdjsonl", results).splitlines()
    REVIEWDOG.validate(json.loads(line))
    assert json.loads(line)["suggestions"][0]["text"] == text


def test_gitlab_tells_copies_apart() -> None:
    copies = [hit(finding(), path=f"copy {n}.txt") for n in range(30_000)]
    report = json.loads(written("gitlab", copies))
    names = [one["fingerprint"] for one in report]
    assert len(set(names)) == len(names) == 30_000
    # One copy less: one of the names goes, and none is new.
    fewer = {one["fingerprint"] for one in json.loads(written("gitlab", copies[1:]))}
    assert len(fewer) == 29_999
    assert fewer < set(names)


def test_gitlab_wants_paths_from_the_root() -> None:
    text = written("gitlab", [hit(finding(), path="./ä b.txt")], folder="data")
    assert text.startswith("[")
    (one,) = json.loads(text)
    assert one["location"]["path"] == "data/ä b.txt"
    assert one["description"] == "x/y: message"


def test_junit_as_a_program_reads_it() -> None:
    broken = DocumentResult(Document("", "b.txt"), (), notices=(Notice("b.txt:3", "out of time"),))
    report = JUnitXml.fromstring(
        written("junit", [hit(finding(), finding(1), text="ab"), hit(), broken]).encode()
    )
    suites = list(report)
    assert [suite.name for suite in suites] == ["a.txt", "b.txt", "newslint"]
    assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [
        (2, 2, 0),
        (1, 0, 1),
        (1, 0, 0),
    ]
    first, second = suites[0]
    assert (first.name, first.classname) == ("x/y at 1:1", "a.txt")
    (failure,) = second.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("warning", "message")
    assert failure.text == "a.txt:1:2: warning[x/y] message"
    (error,) = next(iter(suites[1])).result
    assert isinstance(error, Error)
    assert error.message == "out of time"
    assert [case.name for case in suites[2]] == ["3 documents checked"]


def test_junit_never_passes_what_was_not_checked() -> None:
    stream = io.StringIO()
    REPORTERS["junit"](stream, ReportOptions()).finish(Summary(unread=2))
    JENKINS.validate(stream.getvalue())
    (suite,) = ET.fromstring(stream.getvalue())  # noqa: S314 - it was written here
    assert suite.attrib["errors"] == "1"
    assert [case.find("skipped") is not None for case in suite] == [True, False]


@given(repairs())
def test_a_suggestion_repairs_the_bytes_of_the_file(case: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = case
    found = finding(fix=Fix("Repair", Applicability.SAFE, edits))
    one = json.loads(written("rdjsonl", [hit(found, text=text)]))
    (suggestion,) = one["suggestions"]
    content = text.encode()
    starts = [0, *(at + 1 for at, byte in enumerate(content) if byte == ord("\n"))]
    start, end = (
        starts[place["line"] - 1] + place["column"] - 1
        for place in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    repaired = content[:start] + suggestion["text"].encode() + content[end:]
    assert repaired.decode() == apply_edits(text, edits)


def test_rdjsonl_says_of_a_record_only_the_line() -> None:
    fix = Fix("Delete", Applicability.SAFE, (Edit(Span(0, 1), "", "a"),))
    one = json.loads(written("rdjsonl", [hit(finding(fix=fix), **RECORD)]))
    assert one["location"]["range"] == {"start": {"line": 7}, "end": {"line": 7}}
    assert "suggestions" not in one


@pytest.mark.parametrize("undocumented", [True, False])
def test_rdjsonl_links_what_is_documented(undocumented: bool) -> None:
    rules = frozenset({"x/y"} if undocumented else ())
    one = json.loads(written("rdjsonl", [hit(finding())], undocumented=rules))
    assert ("url" in one["code"]) is not undocumented
