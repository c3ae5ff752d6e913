from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

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
from newslint.report.counts import Count, Counts
from newslint.report.protocols import ReportOptions, Verdict
from newslint.report.registry import REPORTERS
from newslint.report.statistics import ROOM, escaped

EDIT = Edit(Span(0, 1), "", "a")
PLAIN = Finding("b/plain", Severity.INFO, Span(0, 1), "", "a")
SAFE = replace(PLAIN, rule="a/fixable", fix=Fix("", Applicability.SAFE, (EDIT,)))
UNSAFE = replace(PLAIN, rule="a/fixable", fix=Fix("", Applicability.UNSAFE, (EDIT,)))
SHOWN = replace(PLAIN, fix=Fix("", Applicability.DISPLAY, (EDIT,)))
QUIET = replace(PLAIN, rule="c/quiet", suppression=Suppression("external"))


def result(*findings: Finding, path: str = "a", source: str = "", **where: Any) -> DocumentResult:
    companions = {"source": source} if source else {}
    return DocumentResult(Document("a b c d e", path, companions=companions, **where), findings)


RESULTS = [
    result(path="a.jsonl", record=1, field="title", source="x"),
    result(PLAIN, QUIET, path="a.jsonl", record=1, field="body", source="x", language="es"),
    result(SAFE, SAFE, UNSAFE, path="a.jsonl", record=2, field="title", source="y"),
    result(SAFE, SHOWN, path="a.jsonl", record=2, field="body", source="y", language="es"),
    result(path="b.txt"),
    result(QUIET, path="c.txt"),
]
"""Two records with two texts each, and two files."""


def counted(results: list[DocumentResult]) -> Counts:
    counts = Counts()
    for one in results:
        counts.add(one)
    return counts


def written(name: str, results: list[DocumentResult], **options: Any) -> str:
    stream = io.StringIO()
    reporter = REPORTERS[name](stream, ReportOptions(**options))
    reporter.report(results)
    reporter.finish(Summary.of(results))
    return stream.getvalue()


def test_a_record_counts_once_however_many_texts_it_has() -> None:
    whole = counted(RESULTS).whole
    assert whole == Count(6, hit=2, records=4, words=30, fixable_safe=3, fixable_unsafe=1)
    assert (whole.share, whole.per_thousand_words) == (0.5, 200)


def test_rules_are_measured_against_all_records() -> None:
    everything = {"records": 4, "words": 30}
    assert counted(RESULTS).ranked("rule") == [
        ("a/fixable", Count(4, hit=1, fixable_safe=3, fixable_unsafe=1, **everything)),
        ("b/plain", Count(2, hit=2, **everything)),
    ]


def test_other_groups_are_measured_against_their_own() -> None:
    counts = counted(RESULTS)
    by_source = [
        (name, one.findings, one.hit, one.records) for name, one in counts.ranked("source")
    ]
    assert by_source == [("y", 5, 1, 1), ("x", 1, 1, 1)]
    by_language = [(name, one.findings, one.records) for name, one in counts.ranked("language")]
    assert by_language == [(None, 3, 4), ("es", 3, 2)]
    assert [(name, one.records, one.words) for name, one in counts.ranked("file")] == [
        ("a.jsonl", 2, 20)
    ]
    assert counts.looked_at("file") == 3


@given(st.lists(st.sampled_from(RESULTS)))
def test_every_group_adds_up(results: list[DocumentResult]) -> None:
    counts = counted(results)
    for by in ("rule", "source", "language", "file"):
        assert sum(one.findings for _, one in counts.ranked(by)) == counts.whole.findings
        assert all(0 < one.hit <= one.records for _, one in counts.ranked(by))


def test_text() -> None:
    head = "findings  records    share  per 1,000 words  safe fix  unsafe fix  "
    lines = written("statistics", RESULTS).splitlines()
    assert lines == [
        f"{head}rule",
        "       4        1   25.00%           133.33         3           1  a/fixable",
        "       2        2   50.00%            66.67         0           0  b/plain",
        "",
        f"{head}source",
        "       5        1  100.00%           500.00         3           1  y",
        "       1        1  100.00%           100.00         0           0  x",
        "",
        f"{head}language",
        "       3        1   25.00%           150.00         2           1  (unknown)",
        "       3        2  100.00%           300.00         1           0  es",
        "",
        f"{head}file",
        "       6        2  100.00%           300.00         3           1  a.jsonl",
        "",
        "Found 6 findings in 3 of 6 documents (2 more suppressed).",
        "[*] 3 fixable with `--fix` (1 more with `--unsafe-fixes`).",
    ]


def test_json() -> None:
    counts = json.loads(written("statistics-json", RESULTS))
    assert list(counts) == ["all", "rules", "sources", "languages", "files"]
    assert counts["rules"][0] == {
        "code": "a/fixable",
        "findings": 4,
        "records_hit": 1,
        "records": 4,
        "share": 0.25,
        "words": 30,
        "per_thousand_words": 133.3333,
        "fixable_safe": 3,
        "fixable_unsafe": 1,
    }
    assert [one["source"] for one in counts["sources"]] == ["y", "x"]
    assert [one["language"] for one in counts["languages"]] == [None, "es"]


def test_markdown() -> None:
    lines = written("statistics-markdown", RESULTS, undocumented={"b/plain"}).splitlines()
    assert lines[2] == "Found 6 findings in 3 of 6 documents (2 more suppressed)."
    page = "https://newslint.readthedocs.io/rules/a/fixable"
    assert f"| [a/fixable]({page}) | 4 | 1 | 25.00% | 133.33 | 3 | 1 |" in lines
    assert "| b/plain | 2 | 2 | 50.00% | 66.67 | 0 | 0 |" in lines


def test_markdown_says_what_the_gate_says() -> None:
    verdict = Verdict("fail", ("newslint.yaml: gate[0]: BREACHED: 1 findings of *, at most 0",))
    lines = written("statistics-markdown", RESULTS, verdict=lambda _: verdict).splitlines()
    assert lines[2:5] == [
        "**The gate is not passed.**",
        "",
        r"- newslint.yaml: gate\[0\]: BREACHED: 1 findings of \*, at most 0",
    ]


def test_markdown_shows_hostile_names_as_they_are() -> None:
    hostile = result(PLAIN, path="a|b`c\n<img src=x>[d](e)*f*$g$.txt", record=1)
    text = written("statistics-markdown", [hostile, result(path="b")])
    (line,) = [line for line in text.splitlines() if "img" in line]
    assert line.startswith(r"| a\|b\`c↵\<img src=x\>\[d\](e)\*f\*\$g\$.txt | 1 | ")
    assert escaped(r"\|") == r"\\\|"


@pytest.mark.parametrize("name", ["statistics", "statistics-markdown"])
def test_tables_for_people_are_short(name: str) -> None:
    many = [result(PLAIN, path=f"{number:03}.txt") for number in range(ROOM + 1200)]
    text = written(name, many)
    assert f"{ROOM - 1:03}.txt" in text
    assert f"{ROOM:03}.txt" not in text
    assert "… and 1,200 more\n" in text
    assert len(json.loads(written("statistics-json", many))["files"]) == ROOM + 1200


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        pytest.param("statistics", {}, "All clean: 1 document checked.\n", id="text"),
        pytest.param("statistics", {"summary": False}, "", id="quiet"),
        pytest.param(
            "statistics-markdown",
            {},
            "### newslint\n\nAll clean: 1 document checked.\n",
            id="markdown",
        ),
    ],
)
def test_nothing_found(name: str, options: dict[str, Any], expected: str) -> None:
    assert written(name, [result()], **options) == expected


def test_nothing_looked_at() -> None:
    counts = json.loads(written("statistics-json", []))
    assert counts["all"]["per_thousand_words"] == counts["all"]["share"] == 0
    assert counts["rules"] == counts["files"] == []
