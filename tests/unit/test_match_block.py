"""Blocks at their edges: lines that only join others, and lines reported one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix
from newslint.pipeline.verify import put_marks
from newslint.ruleset.rule import BlockMatch, PatternMatch, Rule
from newslint.ruleset.signals import with_signals

JOINED = {
    "need": 2,
    "gap": 0,
    "block": [{"phrases": ["Name"]}, {"patterns": [r"[^\n]{1,9}"], "weight": 0}],
}
"""Blocks of `Name`, which short lines may join."""


def rule(match: dict[str, Any], **fix_spec: str) -> Rule:
    """A rule as a file would give it."""
    kind = BlockMatch if "block" in match else PatternMatch
    data = {
        "id": "test/rule",
        "path": "rules/test/rule.yaml",
        "summary": "s",
        "severity": "warning",
        "why": "w",
        "message": "m",
        "flags": [],
        "passes": [],
        "match": TypeAdapter(kind).validate_python(match),
        **(
            {"fix": {key.replace("_", "-"): value for key, value in fix_spec.items()}}
            if fix_spec
            else {}
        ),
    }
    loaded: Rule = TypeAdapter(Rule).validate_python(data)
    return loaded


def marked(found: Rule, text: str) -> str:
    (matches,) = Matcher([found]).findings([Document(text)])
    return put_marks(text, [finding.span for finding in matches.findings])


def fixed(found: Rule, text: str, allowed: Applicability = Applicability.UNSAFE) -> str:
    def keep(
        _: Document, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
        return findings, ()

    (result,) = fix([Document(text)], Matcher([found]), keep, FixPolicy(allowed, max_removed=1))
    return result.document.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("short\nlines\n", id="joining-lines-prove-nothing"),
        pytest.param("Name\nshort\n", id="one-is-not-enough"),
        pytest.param("Name\na line that is too long\nName\n", id="long-lines-do-not-join"),
        pytest.param("short\n⟦Name\nE-mail\nName⟧\nshort\n", id="edges-are-left-out"),
        pytest.param("⟦Name\n\nE-mail\n\nName⟧\n", id="blank-lines-between"),
    ],
)
def test_lines_without_weight_only_join(text: str) -> None:
    assert marked(rule(JOINED), text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Send\nSend\nname\n", id="one-of-a-kind-counts-once"),
        pytest.param("⟦Send\nmail⟧\nname\n", id="together-they-are-enough"),
        pytest.param("⟦mail\nmail⟧\n", id="others-count-each-time"),
        pytest.param("⟦mail\nname\nSend⟧\n", id="a-line-without-weight-joins"),
    ],
)
def test_evidence(text: str) -> None:
    markers = [
        {"phrases": ["Send"], "weight": 0.1, "once": True},
        {"phrases": ["mail"], "weight": 0.2},
        {"patterns": [r"\p{Ll}+"], "weight": 0},
    ]
    found = rule({"need": 0.3, "gap": 0, "block": markers})
    assert marked(found, text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\n⟦Name⟧\n⟦E-mail⟧\n⟦Name⟧\n", id="each-by-itself"),
        pytest.param("Name\nE-mail\n", id="evidence-counts-together"),
    ],
)
def test_lines_are_reported_one_by_one(text: str) -> None:
    lines = rule({**JOINED, "extent": "lines"})
    assert marked(lines, text.replace("⟦", "").replace("⟧", "")) == text


def test_the_whole_block_goes_at_once() -> None:
    lines = rule({**JOINED, "extent": "lines"}, delete="block")
    assert fixed(lines, "Name\nE-mail\nName\n\nUno.\n") == "Uno.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Uno.\n\nad\n\nDos.\n", "Uno.\n\nDos.\n", id="fills-its-line"),
        pytest.param("Uno.\n\n  ad \n\nDos.\n", "Uno.\n\nDos.\n", id="blanks-beside-it"),
        pytest.param("Uno. ad Dos.\n", "Uno. ad Dos.\n", id="inside-a-line"),
    ],
)
def test_what_stands_inside_a_line_is_trusted_less(before: str, after: str) -> None:
    found = rule({"patterns": ["ad"]}, delete="match", applicability="safe", inside_line="unsafe")
    assert fixed(found, before, Applicability.SAFE) == after
    assert "ad" not in fixed(found, before)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("⟦you'll see⟧", id="as-written"),
        pytest.param("⟦you’ll see⟧", id="curly-apostrophe"),
        pytest.param("⟦you’ll\u00a0see⟧", id="no-break-space"),
        pytest.param("youll see", id="another-word"),
    ],
)
def test_word_lists_are_read_in_any_spelling(text: str) -> None:
    found = rule({"patterns": [r"\L<label>"], "lists": {"label": ["you'll see"]}})
    assert marked(found, text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Send\n\nprose\n", id="one-alone-is-not-enough"),
        pytest.param("Form\n\n⟦Send⟧\nprose\n", id="beside-what-another-rule-found"),
        pytest.param("⟦Send⟧\nForm\n⟦Send⟧\nprose\n", id="theirs-is-not-reported-again"),
        pytest.param("Form\nprose\nSend\n", id="not-beside"),
        pytest.param("⟦Send\nSend⟧\nprose\n", id="two-need-nobody"),
    ],
)
def test_lines_that_other_rules_found_speak_for_their_neighbours(text: str, order: int) -> None:
    markers = [{"phrases": ["Send"]}, {"findings": ["test/form"]}][::order]
    asking = rule({"need": 2, "gap": 0, "block": markers})
    asked = replace(rule({"patterns": ["^Form$"]}), id="test/form")
    ready, _ = with_signals([asking, asked])
    assert marked(ready, text.replace("⟦", "").replace("⟧", "")) == text
