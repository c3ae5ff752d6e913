"""Every report on the same nasty documents, held against files that a person has looked at.

With REWRITE_GOLDENS set in the environment, the files are written instead; look at the difference.
"""

from __future__ import annotations

import io
import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from newslint.formats.in_source import InSource
from newslint.formats.json_source import in_json
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Position, Span
from newslint.model.summary import Summary
from newslint.report.protocols import ReportOptions
from newslint.report.registry import REPORTERS
from newslint.report.schema import finding_schema
from newslint.version import VERSION

if TYPE_CHECKING:
    from newslint.report.record import FindingRecord

GOLDENS = Path(__file__).parent.parent / "reports"
SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY
FILLER = "una y otra vez la misma historia " * 30


class Page:
    """A text and what is found in it."""

    def __init__(self, text: str, path: str, **origin: object) -> None:
        self.document = Document(text, path, **origin)  # type: ignore[arg-type]
        self.findings: list[Finding] = []

    def find(
        self,
        rule: str,
        match: str,
        message: str,
        fix: tuple[Applicability, str, str] | None = None,
        severity: Severity = Severity.WARNING,
        **more: int | Suppression,
    ) -> Page:
        start = more.get("at", -1)
        start = start if isinstance(start, int) and start >= 0 else self.document.text.index(match)
        span = Span(start, start + len(match))
        quiet = more.get("quiet")
        self.findings.append(
            Finding(
                rule,
                severity,
                span,
                message,
                match,
                Fix(fix[2], fix[0], (Edit(span, fix[1], match),)) if fix else None,
                quiet if isinstance(quiet, Suppression) else None,
            )
        )
        return self

    def result(self, *notices: Notice) -> DocumentResult:
        findings = tuple(sorted(self.findings, key=lambda finding: finding.order))
        return DocumentResult(self.document, findings, notices=notices)


def scraped() -> DocumentResult:
    text = (
        f"Fue en septiembre pasadoEl líder habló. {FILLER}Volvió en defiance de todo. {FILLER}\n"
        "\n"
        "READ\u00a0 Otra noticia relacionada\n"
        "\n\n\n\n"
        "Leave a Reply\nYour email address will not be published.\n\nSave my name"
    )
    form = text[text.index("Leave") :]
    return (
        Page(text, "articles/a scraped one.txt", language="es")
        .find(
            "sentence/run-together",
            "pasadoEl",
            'two sentences run together: "pasadoEl"',
            (UNSAFE, "pasado. El", "Insert a full stop and a blank"),
        )
        .find(
            "translation/untranslated-word",
            "defiance",
            'English word left in the text: "defiance"',
            (DISPLAY, "desafío", "Translate the word"),
            Severity.ERROR,
        )
        .find(
            "boilerplate/related-link",
            "READ\u00a0 Otra noticia relacionada",
            'link to another article: "READ\u00a0 Otra noticia relacionada"',
            (SAFE, "", "Delete the line"),
        )
        .find(
            "whitespace/blank-lines",
            "\n\n\n\n\n",
            "4 blank lines in a row",
            (SAFE, "\n\n", "Leave one blank line"),
            Severity.INFO,
        )
        .find("boilerplate/comment-form", form, "comment form", (SAFE, "", "Delete to the end"))
        .find("completeness/cut-off", "", "the text breaks off", at=len(text))
        .find("boilerplate/comment-form", "Save", "quiet", quiet=Suppression("inSource", "quoted"))
        .result()
    )


def exotic() -> DocumentResult:
    text = (
        "日本語のテキスト「引用」です。\n"
        "cafe\u0301 \u200b con leche\u2028y pan\u00a0!\n"
        "uno\tdos\rtres \x1b[31mrojo\n"
        "می\u200cخواهم 👨\u200d👩\u200d👧 fin  \n"
    )
    return (
        Page(text, "articles/日本.md", language="ja")
        .find("x/wide", "「引用」", "wide: 「引用」", severity=Severity.INFO)
        .find("x/accent", "\u0301", "accent apart from its letter")
        .find(
            "encoding/zero-width", "\u200b", "zero-width blank", (SAFE, "", "Delete the character")
        )
        .find(
            "encoding/line-end", "\u2028", "line separator U+2028", (SAFE, "\n", "Break the line")
        )
        .find("encoding/line-end", "\r", "lone carriage return", (SAFE, "\n", "Break the line"))
        .find("whitespace/tab", "\t", "tab", (SAFE, " ", "Replace with a blank"))
        .find("x/escape", "\x1b[31m", 'escape sequence: "\x1b[31m"', severity=Severity.ERROR)
        .find("x/persian", "خواهم", "right to left", severity=Severity.INFO)
        .find("x/emoji", "👨\u200d👩\u200d👧", "family", severity=Severity.INFO)
        .find("whitespace/trailing", "  ", "blanks at the end", (SAFE, "", "Delete the blanks"))
        .result()
    )


def raw_line(text: str) -> InSource:
    """Give the place of a text in one line of JSON."""
    return InSource(in_json(json.dumps({"body": text}), Position(17, 1)), ("body",))


def record() -> DocumentResult:
    text = "a  b  c\n\nd  e  f \ud800\u2029"
    page = Page(
        text,
        "data/news.jsonl",
        record=16,
        record_id="https://example.org/16",
        field="body",
        placement=raw_line(text),
    )
    for at, pair in enumerate(pairwise(text)):
        if pair == (" ", " "):
            fix = (SAFE, " ", "Leave one blank")
            page.find("whitespace/doubled", "  ", "doubled blank", fix, at=at)
    page.find("encoding/surrogate", "\ud800", "lone surrogate", severity=Severity.ERROR)
    return page.result(Notice("data/news.jsonl:17", "rule x/slow ran out of time"))


def clean() -> DocumentResult:
    return Page("Nothing to see.\n", "articles/clean.txt").result()


def repaired() -> DocumentResult:
    match = "pasadoEl"
    fix = Fix("", UNSAFE, (Edit(Span(6, 6), ". ", ""),))
    glued = Finding("sentence/run-together", Severity.WARNING, Span(0, 8), "", match, fix)
    line = "READ\u00a0 Otra noticia relacionada con el mismo asunto\n"
    gone = Fix("", SAFE, (Edit(Span(12, 12 + len(line)), "", line),))
    link = Finding("boilerplate/related-link", Severity.WARNING, Span(12, 20), "", line[:8], gone)
    edits = (*fix.edits, *gone.edits)
    return DocumentResult(
        Document("pasado. El fin\nOtro.\n", "articles/b.txt"), (), (link, glued), edits
    )


RESULTS = (scraped(), exotic(), record(), clean(), repaired())
NOTICES = [Notice("articles/gone.txt", "vanished"), Notice("articles/x.bin", "binary file")]


def written(name: str, options: ReportOptions) -> str:
    stream = io.StringIO()
    reporter = REPORTERS[name](stream, options)
    reporter.report(RESULTS[:2])
    reporter.report(RESULTS[2:])
    reporter.finish(Summary.of(RESULTS, NOTICES))
    return stream.getvalue()


def lasting(text: str) -> str:
    """Take out what is another in every run or release."""
    word = re.compile(r"(?m)^::(stop-commands::)?[0-9a-f]{32}(?=$|::)")
    return word.sub(r"::\1SECRET", text).replace(f'"{VERSION}"', '"VERSION"')


@pytest.mark.parametrize(
    ("golden", "name", "options"),
    [
        pytest.param("full.txt", "full", ReportOptions(), id="full"),
        pytest.param("full-color.txt", "full", ReportOptions(color=True), id="full-color"),
        pytest.param(
            "full-narrow.txt", "full", ReportOptions(width=40, summary=False), id="narrow"
        ),
        pytest.param("concise.txt", "concise", ReportOptions(), id="concise"),
        pytest.param("grouped.txt", "grouped", ReportOptions(), id="grouped"),
        pytest.param(
            "show-fixes.txt", "concise", ReportOptions(show_fixes=True, summary=False), id="fixes"
        ),
        pytest.param("findings.json", "json", ReportOptions(), id="json"),
        pytest.param("findings.jsonl", "jsonl", ReportOptions(), id="jsonl"),
        pytest.param("findings.sarif", "sarif", ReportOptions(folder="news"), id="sarif"),
        pytest.param("github.txt", "github", ReportOptions(folder="news"), id="github"),
        pytest.param("gitlab.json", "gitlab", ReportOptions(folder="news"), id="gitlab"),
        pytest.param("junit.xml", "junit", ReportOptions(), id="junit"),
        pytest.param("rdjsonl.jsonl", "rdjsonl", ReportOptions(), id="rdjsonl"),
        pytest.param("statistics.txt", "statistics", ReportOptions(), id="statistics"),
        pytest.param("statistics.json", "statistics-json", ReportOptions(), id="statistics-json"),
        pytest.param(
            "statistics.md", "statistics-markdown", ReportOptions(), id="statistics-markdown"
        ),
    ],
)
def test_golden(golden: str, name: str, options: ReportOptions) -> None:
    path, text = GOLDENS / golden, lasting(written(name, options))
    if "REWRITE_GOLDENS" in os.environ:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_bytes().decode() == text


def findings() -> list[FindingRecord]:
    found: list[FindingRecord] = json.loads(written("json", ReportOptions()))
    return found


def test_json_and_jsonl_say_the_same() -> None:
    lines = written("jsonl", ReportOptions()).splitlines()
    assert [json.loads(line) for line in lines] == findings()


def test_findings_fit_the_schema() -> None:
    schema = finding_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for finding in findings():
        validator.validate(finding)
        assert list(finding) == list(schema["properties"])


def test_what_is_suppressed_is_left_out() -> None:
    assert not any(finding["message"] == "quiet" for finding in findings())
    for name in REPORTERS.keys() - {"sarif"}:
        assert "quiet" not in written(name, ReportOptions())


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_plain_output_cannot_steer_a_terminal(name: str) -> None:
    text = written(name, ReportOptions(show_fixes=True))
    assert all(
        line.isprintable() or "\u200c" in line or "\u200d" in line for line in text.split("\n")
    )
    text.encode()
