"""Findings as text that is kept: they come back as they were, and nothing else comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.config.settings import Settings
from newslint.model.document import Document
from newslint.model.finding import Finding, Suppression
from newslint.model.fix import Edit, Fix
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.pipeline.entries import Found, key_of_documents, read, written

TEXT = "Uno  dos\ud800 tres"
RULES = ("a/b", "a/c")
LETTERS = st.sampled_from('ab é\n\r\0"\\\u2028😀\ud800')


def finding(rule: str, start: int, end: int, text: str, fix: Fix | None = None) -> Finding:
    span = Span(start, end)
    return Finding(rule, Severity.WARNING, span, "Öha\n", span.of(text), fix)


@st.composite
def fixes(draw: st.DrawFn, text: str) -> Fix:
    count = draw(st.integers(1, 3))
    places = sorted(draw(st.sets(st.integers(0, len(text)), min_size=count, max_size=2 * count)))
    ends = [*places[1:], len(text)]
    pairs = list(zip(places, ends, strict=True))[::2]
    edits = tuple(
        Edit(Span(*pair), draw(st.text(LETTERS, max_size=3)), Span(*pair).of(text))
        for pair in pairs
    )
    share = draw(st.floats(0, 1))
    return Fix(
        draw(st.text(LETTERS, max_size=3)), draw(st.sampled_from(Applicability)), edits, share
    )


@st.composite
def looked_at(draw: st.DrawFn) -> tuple[Document, Found]:
    text = draw(st.text(LETTERS, min_size=6, max_size=12))
    findings = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        rule = draw(st.sampled_from(RULES))
        fix = draw(st.none() | fixes(text))
        findings.append(finding(rule, start, end, text, fix))
    findings.sort(key=lambda one: one.order)
    return Document(text), Found(draw(st.none() | st.sampled_from(["es", "zh"])), tuple(findings))


@settings(deadline=None)
@given(st.lists(looked_at(), max_size=2))
def test_they_come_back_as_they_were(pairs: list[tuple[Document, Found]]) -> None:
    documents, found = [one for one, _ in pairs], tuple(one for _, one in pairs)
    content = written(found)
    assert content.isascii()
    assert "\n" not in content
    assert read(content, documents, RULES) == found


def test_what_was_suppressed_is_kept_as_it_was_found() -> None:
    one = finding("a/b", 3, 5, TEXT)
    content = written([Found("es", (replace(one, suppression=Suppression("inSource")),))])
    assert read(content, [Document(TEXT)], RULES) == (Found("es", (one,)),)


GOOD: list[Any] = ["a/b", "error", 3, 5, "m", ["t", "safe", 1.0, [[3, 5, " "]]]]


def row(at: int, value: object) -> list[Any]:
    return [*GOOD[:at], value, *GOOD[at + 1 :]]


def fix(at: int, value: object) -> list[Any]:
    return row(5, [*GOOD[5][:at], value, *GOOD[5][at + 1 :]])


def test_the_good_one_is_good() -> None:
    assert read(json.dumps([["es", [GOOD]]]), [Document(TEXT)], RULES)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(None, id="nothing"),
        pytest.param({}, id="object"),
        pytest.param(GOOD[:4], id="short"),
        pytest.param([*GOOD, 1], id="long"),
        pytest.param(row(0, "a/d"), id="foreign-rule"),
        pytest.param(row(0, 1), id="rule-no-text"),
        pytest.param(row(0, ["a/b"]), id="rule-list"),
        pytest.param(row(1, "worse"), id="severity"),
        pytest.param(row(1, 3), id="severity-no-text"),
        pytest.param(row(2, -1), id="before-the-text"),
        pytest.param(row(2, True), id="start-no-number"),
        pytest.param(row(2, 3.0), id="start-broken"),
        pytest.param(row(2, 6), id="ends-before-it-starts"),
        pytest.param(row(3, 99), id="behind-the-text"),
        pytest.param(row(3, "5"), id="end-no-number"),
        pytest.param(row(4, None), id="message"),
        pytest.param(row(5, None), id="fix"),
        pytest.param(row(5, GOOD[5][:3]), id="fix-short"),
        pytest.param(fix(0, 1), id="title"),
        pytest.param(fix(1, "sure"), id="applicability"),
        pytest.param(fix(2, 2.0), id="share-too-large"),
        pytest.param(fix(2, -0.1), id="share-negative"),
        pytest.param(fix(2, float("nan")), id="share-no-number"),
        pytest.param(fix(2, 1), id="share-whole"),
        pytest.param(fix(3, []), id="no-edits"),
        pytest.param(fix(3, [[3, 5]]), id="edit-short"),
        pytest.param(fix(3, [[3, 5, 1]]), id="edit-no-text"),
        pytest.param(fix(3, [[3, 55, ""]]), id="edit-behind-the-text"),
        pytest.param(fix(3, [[3, 5, ""], [4, 6, ""]]), id="edits-overlap"),
        pytest.param(fix(3, [[3, 3, ""], [3, 5, ""]]), id="edits-clash"),
        pytest.param(fix(3, [[6, 7, ""], [3, 5, ""]]), id="edits-out-of-order"),
    ],
)
def test_nothing_else_comes_back(bad: object) -> None:
    assert read(json.dumps([["es", [bad]]]), [Document(TEXT)], RULES) is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("[", id="torn"),
        pytest.param("{}", id="object"),
        pytest.param("[]", id="too-few-documents"),
        pytest.param('[["es",[]],["es",[]]]', id="too-many-documents"),
        pytest.param('[["es"]]', id="no-findings"),
        pytest.param("[[1,[]]]", id="language"),
        pytest.param('[["es",{}]]', id="findings-no-list"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("9" * 5000, id="large-number"),
        pytest.param(json.dumps([["es", [row(2, 4), GOOD]]]), id="findings-out-of-order"),
    ],
)
def test_no_nonsense_comes_back(content: str) -> None:
    assert read(content, [Document(TEXT)], RULES) is None


def test_keys_depend_on_all_that_rules_can_see() -> None:
    first = Document("a")
    others = [
        replace(first, text="b"),
        replace(first, path="a.md"),
        replace(first, language="es"),
        replace(first, record_id="1"),
        replace(first, field="title"),
        replace(first, companions={"title": "a"}),
        replace(first, protected=(Span(0, 1),)),
    ]
    keys = [key_of_documents([one], Settings()) for one in (first, *others)]
    keys += [
        key_of_documents([first], Settings(language="es")),
        key_of_documents([first], Settings(languages=("es",))),
        key_of_documents([first, first], Settings()),
        key_of_documents([], Settings()),
    ]
    assert len(set(keys)) == len(keys)
    assert key_of_documents([replace(first, record=1)], Settings()) == keys[0]
    assert key_of_documents([Document("a")], Settings(fix=True, ignores=())) == keys[0]
