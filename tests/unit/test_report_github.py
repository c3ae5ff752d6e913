from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.result import DocumentResult
from newslint.model.severity import Severity
from newslint.model.span import Span
from newslint.model.summary import Summary
from newslint.report.github import SHOWN, GitHubReporter, command
from newslint.report.protocols import ReportOptions
from newslint.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMAND = re.compile(r"::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<told>.*)", re.DOTALL)
HARMLESS = {"group", "endgroup", "stop-commands", "error", "warning", "notice"}
HOSTILE = [
    "::error::x",
    "##[add-path]/x",
    "\n::set-env name=A::b",
    "\r::debug::",
    "%0A",
    "a,b:c%",
    "\0\ud800",
]


@dataclass
class Runner:
    """Reads a log as the runner of GitHub Actions does."""

    stop: str = ""
    told: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    def read(self, log: str) -> Runner:
        for line in re.split(r"\r\n|\r|\n", log):
            self.obey(line)
        return self

    def obey(self, line: str) -> None:
        if self.stop:
            self.stop = "" if line.strip() == f"::{self.stop}::" else self.stop
        elif found := COMMAND.match(line.lstrip()):
            self.told.append((found["name"], self.properties(found["properties"]), found["told"]))
            if found["name"] == "stop-commands":
                self.stop = found["told"]
        else:
            assert "##[" not in line

    def properties(self, listed: str | None) -> dict[str, str]:
        pairs = (pair.partition("=") for pair in (listed or "").split(",") if pair)
        return {key: unescaped(value) for key, _, value in pairs}

    def annotations(self, name: str) -> list[tuple[dict[str, str], str]]:
        return [(where, unescaped(text)) for found, where, text in self.told if found == name]


def unescaped(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def hit(message: str, severity: Severity = Severity.WARNING, **origin: Any) -> DocumentResult:
    document = Document(**({"text": "ab\nc", "path": "a.txt"} | origin))
    found = Finding("x/y", severity, Span(1, len(document.text)), message, "")
    return DocumentResult(document, (found,))


def run(results: Iterable[DocumentResult], **options: Any) -> Runner:
    stream, results = io.StringIO(), tuple(results)
    reporter = GitHubReporter(stream, ReportOptions(**options))
    reporter.report(results)
    reporter.finish(Summary.of(results))
    return Runner().read(stream.getvalue())


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=9), max_size=4).map("".join))
def test_no_text_gives_a_command(text: str) -> None:
    runner = run([hit(text, text=f"ab{text}", path=text.replace("\ud800", "") or "a.txt")])
    assert not runner.stop
    assert {name for name, _, _ in runner.told} <= HARMLESS
    ((_, message),) = runner.annotations("warning")
    assert message == visible(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param(
            "abc", {"line": "1", "col": "2", "endLine": "1", "endColumn": "4"}, id="one-line"
        ),
        pytest.param("ab\nc", {"line": "1", "endLine": "2"}, id="several-lines"),
    ],
)
def test_where(text: str, where: dict[str, str]) -> None:
    ((properties, _),) = run([hit("x", text=text)], folder="data").annotations("warning")
    assert properties == {"title": "newslint (x/y)", "file": "data/a.txt"} | where


def test_the_worst_of_30_000() -> None:
    levels = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    runner = run(hit(f"no. {n}", levels[n % 3]) for n in range(30_000))
    order = [name for name, _, _ in runner.told if name in {"error", "warning", "notice"}]
    assert order == ["error"] * SHOWN + ["warning"] * SHOWN + ["notice"] * SHOWN
    where, last = runner.annotations("notice")[-1]
    assert where == {"title": "newslint: 30,000 findings"}
    assert last == "29,971 more are listed in the log of this step"


def test_every_finding_is_in_the_log() -> None:
    stream = io.StringIO()
    reporter = GitHubReporter(stream, ReportOptions())
    for n in range(50):
        reporter.report([hit(f"no. {n}.")])
    assert stream.getvalue().count("warning[x/y]") == 50


@pytest.mark.parametrize(
    ("summary", "log"),
    [
        pytest.param(True, "All clean: 1 document checked.\n", id="totals"),
        pytest.param(False, "", id="quiet"),
    ],
)
def test_nothing_found(summary: bool, log: str) -> None:
    stream = io.StringIO()
    reporter = GitHubReporter(stream, ReportOptions(summary=summary))
    reporter.finish(Summary(documents=1))
    assert stream.getvalue() == log


@given(st.text())
def test_a_command_keeps_its_text(text: str) -> None:
    ((name, properties, told),) = Runner().read(command("error", text, title=text)).told
    assert (name, properties, unescaped(told)) == ("error", {"title": text}, text)
