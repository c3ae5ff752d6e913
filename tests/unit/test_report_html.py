from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

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
from newslint.report.html import reporter
from newslint.report.html.page import inert
from newslint.report.html.reporter import HtmlReporter
from newslint.report.html.tally import source_of
from newslint.report.protocols import ReportOptions, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = "</script><!-- ]]> --> & <script>alert(1)</script>\u2028\ud800\x00{data}{script}"


def finding(
    text: str, match: str, severity: Severity, rule: str = "x/y", to: str | None = None
) -> Finding:
    span = Span(text.index(match), text.index(match) + len(match))
    fix = Fix("mend it", Applicability.SAFE, (Edit(span, to, match),)) if to is not None else None
    return Finding(rule, severity, span, f"found {match}", match, fix)


def page_of(results: Sequence[DocumentResult], options: ReportOptions | None = None) -> str:
    stream = io.StringIO()
    report = HtmlReporter(stream, options or ReportOptions())
    report.report(results)
    report.finish(Summary.of(results))
    return stream.getvalue()


class Scripts(HTMLParser):
    """Takes a page apart as far as a browser would run or hold something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy = ""
        self.texts: dict[str, str] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self._inside = f"{tag} {given.get('type') or ''}".strip()

    def handle_data(self, data: str) -> None:
        self.texts[self._inside] = self.texts.get(self._inside, "") + data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (the shape of a parser)
        self._inside = ""


def parsed(page: str) -> Scripts:
    parser = Scripts()
    parser.feed(page)
    parser.close()
    return parser


def data_of(page: str) -> Any:
    return json.loads(parsed(page).texts["script application/json"])


def hostile() -> DocumentResult:
    text = f"before {HOSTILE} after"
    document = Document(text, f"{HOSTILE}.txt", HOSTILE, 1, HOSTILE, HOSTILE, {"source": HOSTILE})
    notice = Notice("a.txt", HOSTILE)
    return DocumentResult(
        document, (finding(text, HOSTILE, Severity.ERROR, to=HOSTILE),), notices=(notice,)
    )


def test_hostile_text_stays_data() -> None:
    page = page_of([hostile()])
    parser = parsed(page)
    assert parser.tags.count("script") == 2
    assert parser.tags == parsed(page_of([])).tags
    (row,) = data_of(page)["findings"]
    assert "</script>" in row[5][1]
    page.encode()  # no lone surrogate


@given(st.text())
def test_no_text_gets_out(text: str) -> None:
    written = inert({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_the_policy_lets_only_our_script_run() -> None:
    parser = parsed(page_of([]))
    for name, text in (("script", parser.texts["script module"]), ("style", parser.texts["style"])):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in parser.policy
    assert parser.policy.startswith("default-src 'none';")


def test_nothing_comes_from_elsewhere() -> None:
    page = page_of([])
    assert not re.search(r"https?:|url\(|@import|innerHTML|\b(src|href)=(?!\"#)", page)


def test_equal_findings_make_equal_files() -> None:
    assert page_of([hostile()]) == page_of([hostile()])


def test_counts() -> None:
    text = "one two three"
    found = (
        finding(text, "one", Severity.ERROR, "a/b"),
        finding(text, "two", Severity.INFO, "a/b", to="2"),
        finding(text, "three", Severity.INFO, "a/c"),
    )
    results = [
        DocumentResult(Document(text, "d/a.txt", "en"), found),
        DocumentResult(Document(text, "d/clean.txt", "en"), ()),
        DocumentResult(Document(text, "e.txt"), found[1:]),
    ]
    data = data_of(page_of(results))
    assert [rule["id"] for rule in data["rules"]] == ["a/b", "a/c"]
    assert [rule["documents"] for rule in data["rules"]] == [2, 2]
    assert (data["sources"], data["languages"]) == (["d/", "./"], ["en", "und"])
    assert sorted(data["cells"]) == [
        [0, 0, 0, 1, 3, 1],
        [0, 0, 0, 3, 0, 1],
        [0, 1, 1, 1, 3, 1],
        [1, 0, 0, 1, 0, 1],
        [1, 1, 1, 1, 0, 1],
    ]
    assert data["worst"] == [[0, 1, 3], [1, 0, 2]]
    assert data["files"] == [["d/a.txt", 1, 3, 1], ["e.txt", 0, 2, 1]]
    assert [row[2] for row in data["findings"]] == [3, 1, 1, 1, 1]
    assert data["summary"]["documents"] == 3


def test_a_finding_has_its_context_and_its_fix() -> None:
    text = f"{'word ' * 100}\nFue pasadoEl líder\u200b.\n{'word ' * 100}"
    result = DocumentResult(
        Document(text, "a.txt"), (finding(text, "pasadoEl", Severity.WARNING, to="pasado. El"),)
    )
    ((_, _, _, where, message, context, fix),) = data_of(page_of([result]))["findings"]
    assert (where, message) == ("2:5", "found pasadoEl")
    before, marked, after = context
    assert (before[0], marked) == ("…", "pasadoEl")
    assert before.endswith("word ↵Fue ")
    assert after.startswith(" líder<U+200B>.↵word")
    assert fix == [3, "mend it", ["Fue ", " líder<U+200B>."], [["pasadoEl", "pasado. El"]], 0]


def test_suppressed_findings_are_not_there() -> None:
    quiet = Finding(
        "x/y", Severity.ERROR, Span(0, 1), "quiet", "a", suppression=Suppression("external")
    )
    data = data_of(page_of([DocumentResult(Document("a"), (quiet,))]))
    assert (data["findings"], data["cells"], data["summary"]["suppressed"]) == ([], [], 1)


def test_what_has_no_room_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporter, "LISTED", 2)
    monkeypatch.setattr(reporter, "RANKED", 1)
    severities = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    results = [
        DocumentResult(Document("a", f"{s.label}.txt"), (finding("a", "a", s),)) for s in severities
    ]
    data = data_of(page_of(results))
    assert [row[2] for row in data["findings"]] == [3, 2]
    assert data["leftOut"]["findings"] == 1
    assert sum(cell[-1] for cell in data["cells"]) == 3
    ((document, errors, count),) = data["worst"]
    assert (data["documents"][document][0], errors, count) == ("error.txt", 1, 1)


@pytest.mark.parametrize(
    ("options", "gate"),
    [
        pytest.param(ReportOptions(), None, id="none"),
        pytest.param(
            ReportOptions(verdict=lambda _: Verdict("fail", ("too many",))),
            {"outcome": "fail", "lines": ["too many"]},
            id="fail",
        ),
    ],
)
def test_verdict(options: ReportOptions, gate: object) -> None:
    assert data_of(page_of([], options))["gate"] == gate


@pytest.mark.parametrize(
    ("document", "source"),
    [
        pytest.param(
            Document("", "d/a.jsonl", record=1, companions={"source": "x.org"}), "x.org", id="named"
        ),
        pytest.param(Document("", "d/a.jsonl", record=1), "d/a.jsonl", id="record"),
        pytest.param(Document("", "d/e/a.txt"), "d/e/", id="file"),
        pytest.param(Document("", "a.txt"), "./", id="here"),
    ],
)
def test_source(document: Document, source: str) -> None:
    assert source_of(document) == source
