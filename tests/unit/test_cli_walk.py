"""Which finding is next, what was decided, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.cli.walk import Choice, Page, Walk
from newslint.fix.apply import apply_edits
from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.fingerprint import fingerprints
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span


def findings(text: str) -> Iterator[Finding]:
    """Find runs of `x`, of which the first is to go, and single `?`, which nothing repairs."""
    for found in re.finditer(r"x+|\?", text):
        span = Span(*found.span())
        edit = Edit(Span(span.start, span.start + 1), "", found[0][0])
        fix = None if found[0] == "?" else Fix("one less", Applicability.DISPLAY, (edit,))
        rule = "a/x" if fix else "a/what"
        yield Finding(rule, Severity.INFO, span, "found", found[0], fix)


def look(document: Document) -> DocumentResult:
    return DocumentResult(document, tuple(findings(document.text)))


def walk(*texts: str, remembered: frozenset[str] = frozenset()) -> Walk:
    """Begin a walk through records of as many files as there are texts; `|` parts records."""
    way = Walk(look, remembered)
    for path, text in zip("abcdef", texts, strict=False):
        records = enumerate(text.split("|"), 1)
        way.add(look(Document(part, path=path, record=number)) for number, part in records)
    return way


def now(way: Walk) -> str:
    """Say where the walk is: `path/record@offset`, or `-` at the end."""
    page = way.now
    if page is None or page.finding is None:
        return "-"
    return f"{page.document.path}/{page.document.record}@{page.finding.span.start}"


def act(way: Walk, keys: str) -> list[str]:
    """Press keys; give where the walk is before the first, and after each."""
    seen = [now(way)]
    for key in keys:
        match key:
            case "a":
                way.repair()
            case "u":
                way.undo()
            case _:
                way.keep({"i": Choice.IGNORE, "b": Choice.KNOW, "s": Choice.SKIP}[key])
        seen.append(now(way))
    return seen


@pytest.mark.parametrize(
    ("texts", "keys", "seen"),
    [
        pytest.param(["plain"], "", "-", id="nothing"),
        pytest.param(["? b ?"], "ss", "a/1@0 a/1@4 -", id="one-document"),
        pytest.param(["?|.|?", "?"], "sss", "a/1@0 a/3@0 b/1@0 -", id="records-and-files"),
        pytest.param(["xx ?"], "aas", "a/1@0 a/1@0 a/1@1 -", id="looked-at-again"),
        pytest.param(["? xx"], "saa", "a/1@0 a/1@2 a/1@2 -", id="skipped-stays-skipped"),
        pytest.param(["? xx ?"], "saus", "a/1@0 a/1@2 a/1@2 a/1@2 a/1@5", id="undo-fix"),
        pytest.param(["? b ?"], "ssus", "a/1@0 a/1@4 - a/1@4 -", id="undo-skip"),
        pytest.param(["?|?"], "suss", "a/1@0 a/2@0 a/1@0 a/2@0 -", id="undo-across-records"),
        pytest.param(["?", "?"], "suss", "a/1@0 b/1@0 a/1@0 b/1@0 -", id="undo-across-files"),
        pytest.param(["? ?", "?"], "ssuus", "a/1@0 a/1@2 b/1@0 a/1@2 a/1@0 a/1@2", id="undo-twice"),
        pytest.param(["?"], "us", "a/1@0 a/1@0 -", id="nothing-to-undo"),
        pytest.param(["? b ? x ?"], "is", "a/1@0 a/1@6 -", id="ignored-words-go-together"),
        pytest.param(["? b ?"], "bb", "a/1@0 a/1@4 -", id="known-ones-do-not"),
    ],
)  # fmt: skip
def test_the_way(texts: list[str], keys: str, seen: str) -> None:
    assert act(walk(*texts), keys) == seen.split()


def test_files_are_settled_when_a_later_one_is_decided_about() -> None:
    way = walk("xx|?", "?")
    act(way, "as")
    assert way.settle() == {}
    act(way, "s")
    act(way, "s")
    done = way.settle()
    assert list(done) == ["a"]
    first, second = done["a"]
    assert (first.edits, first.fixes) == ((Edit(Span(0, 1), "", "x"),), 1)
    assert [one.kept.choice for one in second.decided()] == [Choice.SKIP]
    way.undo()
    assert now(way) == "b/1@0"
    way.undo()
    assert now(way) == "b/1@0", "what is settled stays"
    assert not any(page.edits or list(page.decided()) for page in way.settle().get("b", []))


def test_all_is_settled_in_the_end() -> None:
    way = walk("? xx")
    act(way, "ba")
    ((path, (page,)),) = way.settle(everything=True).items()
    assert (path, page.document.text) == ("a", "? x")
    ((one, name),) = [(one.finding, one.fingerprint) for one in page.decided()]
    # The fingerprint is that of the text as it is written, where the words around are others.
    assert (one.match, name) == ("?", fingerprints(page.document, page.result.findings)[0])
    assert way.settle(everything=True) == {}
    assert not way.can_undo


def test_what_was_skipped_before_is_not_asked_about() -> None:
    document = Document("? b ?", path="a", record=1)
    first, _ = fingerprints(document, look(document).findings)
    way = walk("? b ?", remembered=frozenset({first}))
    assert act(way, "s") == ["a/1@4", "-"]
    (page,) = way.settle(everything=True)["a"]
    assert [one.finding.span.start for one in page.decided()] == [4]


@given(st.text("x? ab|", max_size=40), st.text("aisbu", max_size=30))
def test_edits_always_lead_from_the_file_to_the_page(text: str, keys: str) -> None:
    way = walk(text)
    pages: list[Page] = []
    for key in keys:
        page = way.now
        if page is None or page.finding is None:
            break
        act(way, "s" if key == "a" and page.finding.fix is None else key)
    for settled in way.settle(everything=True).values():
        pages += settled
    for page in pages:
        assert apply_edits(page.original, page.edits) == page.document.text
        assert page.document.text.count("x") == page.original.count("x") - page.fixes
    assert way.settle(everything=True) == {}


@given(st.text("x? ab|", max_size=40), st.text("aisb", min_size=1, max_size=12))
def test_undo_is_the_way_back(text: str, keys: str) -> None:
    way = walk(text)
    trail = []
    for key in keys:
        page = way.now
        if page is None or page.finding is None:
            break
        trail.append((now(way), page))
        act(way, "s" if key == "a" and page.finding.fix is None else key)
    for place, page in reversed(trail):
        way.undo()
        assert (now(way), way.now) == (place, page)
    assert not way.can_undo
