from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from newslint.config.settings import Settings
from newslint.fix.apply import apply_edits
from newslint.formats.line_ends import PLAIN
from newslint.formats.notation import Written
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Position, Span
from newslint.model.summary import Summary
from newslint.pipeline.rulings import Rulings
from newslint.report.protocols import ReportOptions
from newslint.report.sarif import NOTIFICATIONS, RESULTS, SarifReporter
from newslint.report.sarif_result import plain
from tests.unit.repairs import repairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.ruleset.rule import Rule

SCHEMA = Path(__file__).parent.parent / "reports/schemas/sarif-2.1.0.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
HOSTILE = "]]> ::error::x %0A {0} [a](1) \n\r\0\ud800\u2028 ##[x] </script>"


def log(results: Sequence[DocumentResult], options: ReportOptions | None = None) -> Any:
    stream = io.StringIO()
    reporter = SarifReporter(stream, options or ReportOptions())
    for at in range(0, len(results), 100):
        reporter.report(results[at : at + 100])
    reporter.finish(Summary.of(results))
    stream.getvalue().encode()
    return json.loads(stream.getvalue())


def run(*results: DocumentResult, options: ReportOptions | None = None) -> Any:
    (only,) = log(results, options)["runs"]
    return only


def finding(
    rule: str = "x/y", severity: Severity = Severity.WARNING, at: int = 0, **more: Any
) -> Finding:
    return Finding(rule, severity, Span(at, at + 1), "message", "a", **more)


def hit(*findings: Finding, text: str = "a", **origin: Any) -> DocumentResult:
    return DocumentResult(Document(text, **({"path": "a.txt"} | origin)), findings)


@given(st.text(max_size=40) | st.just(HOSTILE), st.sampled_from(Severity))
def test_any_text_makes_a_valid_log(text: str, severity: Severity) -> None:
    span = Span(0, len(text))
    fix = Fix(text, Applicability.SAFE, (Edit(span, text, text),))
    found = Finding("x/y", severity, span, text, text, fix, Suppression("external", text))
    page = Document(text, text or "a.txt", record_id=text, field=text)
    notice = Notice(text, text)
    made = log([DocumentResult(page, (found,), notices=(notice,))])
    VALIDATOR.validate(made)
    (result,) = made["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": text}
    assert len(result["message"]["text"].splitlines()) <= 1


def test_an_empty_run() -> None:
    made = log([])
    VALIDATOR.validate(made)
    assert made["version"] == "2.1.0"
    assert made["runs"][0]["results"] == made["runs"][0]["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize(
    ("path", "folder", "uri"),
    [
        pytest.param("a b/100%#.txt", "", "a%20b/100%25%23.txt", id="escaped"),
        pytest.param("a:b.txt", "", "a%3Ab.txt", id="no-scheme"),
        pytest.param("../x.txt", "data/lint", "data/x.txt", id="from-the-root"),
        pytest.param("/news/ä.txt", "data", "file:///news/%C3%A4.txt", id="absolute"),
    ],
)
def test_where(path: str, folder: str, uri: str) -> None:
    made = run(hit(finding(), path=path), options=ReportOptions(folder=folder))
    (location,) = made["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_record_has_a_logical_place_and_no_physical_fix() -> None:
    line = Written("", Position(7, 20), PLAIN)
    fix = Fix("Delete", Applicability.SAFE, (Edit(Span(0, 1), "", "a"),))
    origin: dict[str, Any] = {"record": 6, "record_id": "id", "field": "body", "placement": line}
    (result,) = run(hit(finding(fix=fix), **origin))["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 20,
        "endLine": 7,
        "endColumn": 21,
    }
    (logical,) = location["logicalLocations"]
    assert logical["fullyQualifiedName"] == "record 6, id id, field body"
    assert "fixes" not in result


@given(repairs())
def test_a_fix_can_be_made_from_the_report_alone(case: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = case
    expected = apply_edits(text, edits)
    found = finding(fix=Fix("Repair", Applicability.SAFE, edits))
    (fix,) = run(hit(found, text=text))["results"][0]["fixes"]
    starts = [0, *(at + 1 for at, point in enumerate(text) if point == "\n")]
    for change in reversed(fix["artifactChanges"][0]["replacements"]):
        region = change["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + change["insertedContent"]["text"] + text[end:]
    assert text == expected


def shipped() -> tuple[Rule, ...]:
    return Rulings().rules(Settings())


def test_rules_keep_the_limits_of_github() -> None:
    rules = shipped()
    made = log([hit(*(finding(rule.id) for rule in rules))], ReportOptions(rules=lambda: rules))
    VALIDATOR.validate(made)
    told = made["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in told] == [rule.id for rule in rules]
    for rule in told:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] == "high"
        assert rule["helpUri"].endswith(rule["id"])
    for result in made["runs"][0]["results"]:
        assert told[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_that_is_off_by_default_is_less_precise() -> None:
    rule = replace(shipped()[0], enabled=False)
    (told,) = run(hit(finding(rule.id)), options=ReportOptions(rules=lambda: (rule,)))["tool"][
        "driver"
    ]["rules"]
    assert told["properties"]["precision"] == "medium"


def test_a_rule_that_nobody_knows() -> None:
    options = ReportOptions(rules=shipped, undocumented=frozenset({"my/own"}))
    (rule,) = run(hit(finding("my/own")), options=options)["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == "my/own"
    assert "helpUri" not in rule


def test_rules_are_read_only_for_findings() -> None:
    def unread() -> tuple[Rule, ...]:
        raise AssertionError

    assert run(hit(), options=ReportOptions(rules=unread))["results"] == []


def test_the_worst_of_30_000() -> None:
    levels = [Severity.INFO, Severity.WARNING, Severity.WARNING, Severity.ERROR]
    quiet = Suppression("external", "known")
    text = "Una frase que no dice nada de particular. " * 10
    results = [
        hit(
            finding(f"x/{n % 90}", levels[n % 4], n % 400),
            finding("x/quiet", Severity.ERROR, n % 400, suppression=quiet),
            text=text,
            path=f"articles/{n}.txt",
        )
        for n in range(30_000)
    ]
    stream = io.StringIO()
    reporter = SarifReporter(stream, ReportOptions())
    for result in results:
        reporter.report([result])
    reporter.finish(Summary.of(results))
    (made,) = json.loads(stream.getvalue())["runs"]
    kept = [result["level"] for result in made["results"]]
    assert len(kept) == RESULTS
    assert kept == sorted(kept, key=["error", "warning", "note"].index)
    assert kept.count("error") == 7_500
    assert kept.count("warning") == 15_000
    assert "x/quiet" not in {result["ruleId"] for result in made["results"]}
    (told,) = made["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("35,000 findings left out")
    assert len(gzip.compress(stream.getvalue().encode())) < 10_000_000


def test_notices() -> None:
    notices = [Notice(f"a.txt:{n}", "out of time") for n in range(NOTIFICATIONS + 5)]
    result = DocumentResult(Document("a"), (), notices=tuple(notices))
    (invocation,) = run(result)["invocations"]
    *told, last = invocation["toolExecutionNotifications"]
    assert told[0] == {"level": "error", "message": {"text": "a.txt:0: out of time"}}
    assert len(told) == NOTIFICATIONS
    assert last["message"]["text"].startswith("5 notices left out")
    assert invocation["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[a](1) [b]", "\\[a](1) [b]", id="link"),
        pytest.param("[a] (1)", "[a] (1)", id="none"),
        pytest.param("a\nb\0", "a↵b<U+0000>", id="one-line"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
