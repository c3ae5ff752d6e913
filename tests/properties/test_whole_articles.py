"""What must hold of whole articles under all shipped rules together.

Articles are put together from the examples in the rule files, whole or torn, with characters in between
that trip up parsers. Rules meet texts here that nobody wrote an example for.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.formats.line_ends import PLAIN, unify
from newslint.formats.markup import protected_spans
from newslint.formats.notation import splice
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Edit
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.pipeline.verify import parse_marks
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import Rule

LONGEST = 1500
"""Code points of an example that is still a fragment of an article rather than all of one."""

NASTY = (
    *("\r", "\r\r", "\t", "\x00", "\x0c", "\x85", "\u2028", "\u2029", "\ufeff", "\u00ad", "\u200b"),
    *(
        "\u00a0",
        "\u202e",
        "\u0301",
        "\ufffd",
        "\ud800",
        "😀",
        "漢字",
        "عربي",
        "  ",
        "\n\n\n",
        " \n ",
    ),
    *(
        "«",
        '"',
        "…",
        "-\n",
        "&nbsp;",
        "&#0;",
        "<",
        "<b>",
        "<!--",
        "-->",
        "[",
        "{{x}}",
        "%s",
        "http://",
    ),
    *("A", "a", ".", "1", "*", "_", "|", "\\", "¿", "Ã©"),
)
"""What scrapers and converters leave, and what ends, opens or joins things for somebody."""

MARKDOWN = (
    "```\ncódigo  con  blancos \n```",
    "    código  sangrado .",
    "> cita  larga\n> de dos líneas",
    "| a  | b |\n|----|---|\n| c  | d |",
    "[enlace  uno](https://example.org/a  'título')",
    "![](foto.png)",
    "- uno\n- dos\n\n  dentro  de dos",
    "fin de verso  \nverso",
    "# Título  con blancos #",
    "Uno\n===",
    "`a  b` y ``c ` d``",
    "<div>\n  <p>hola  .\n</div>",
    "<!-- nota  suelta -->",
)
"""Constructs of Markdown, each with something inside that rules would change in prose."""

BY_LETTER = ("encoding/", "markup/", "completeness/truncated-ending")
"""Rules whose safe fixes change letters inside a line by their nature: other characters, tags, the label of
a link to the rest of the text."""

LANGUAGES = st.sampled_from(["es", "es", "en", "fr", "de", "pt", "it", "pl", "ru", "zh", None])

SETTINGS = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules(shipped_rules()) if rule.enabled)


@cache
def matcher() -> Matcher:
    return Matcher(rules(), timeout=None)


@cache
def fragments() -> tuple[str, ...]:
    texts = {parse_marks(case.text)[0] for rule in rules() for case in rule.flags}
    texts.update(case.text for rule in rules() for case in rule.passing())
    return tuple(sorted(text for text in texts if len(text) <= LONGEST))


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """Give an example, often torn or with something nasty inside."""
    text = draw(st.sampled_from(fragments()))
    if draw(st.integers(0, 2)) == 0:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        text = text[start:end]
    if draw(st.integers(0, 2)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(NASTY)) + text[at:]
    return text


@st.composite
def articles(draw: st.DrawFn) -> str:
    separator = draw(st.sampled_from(["\n\n", "\n\n", "\n", " ", ""]))
    text = separator.join(draw(st.lists(pieces(), min_size=1, max_size=5)))
    return text + draw(st.sampled_from(["", "\n", "\n\n", " ", "\r", "\u2028"]))


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Give an article with Markdown in it; what no file can hold is left out."""
    parts = st.one_of(pieces(), st.sampled_from(MARKDOWN))
    text = "\n\n".join(draw(st.lists(parts, min_size=1, max_size=6)))
    return text.replace("\ud800", "")


def keep_all(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    del document
    return findings, ()


def linted(document: Document) -> tuple[Finding, ...]:
    (result,) = lint([document], matcher(), keep_all)
    assert not result.notices
    return result.findings


def fixed(document: Document, allowed: Applicability) -> DocumentResult:
    (result,) = fix([document], matcher(), keep_all, FixPolicy(allowed, max_removed=1))
    return result


def in_markdown(text: str, language: str | None) -> Document:
    return Document(text, language=language, protected=protected_spans(text))


def letters(text: str) -> str:
    """Give the letters and digits of a text, in lower case: a capital is no other word."""
    return "".join(character for character in text.lower() if character.isalnum())


def deletes_lines(edit: Edit, text: str) -> bool:
    """Tell whether an edit takes out lines as a whole, blanks at their edges aside."""
    start = text.rfind("\n", 0, edit.span.start) + 1
    end = text.find("\n", edit.span.end)
    before = text[start : edit.span.start]
    behind = text[edit.span.end : len(text) if end < 0 else end]
    return (
        not edit.text.strip()
        and (edit.old.lstrip(" \t\u00a0").startswith("\n") or not before.strip())
        and (edit.old.rstrip(" \t\u00a0").endswith("\n") or not behind.strip())
    )


@SETTINGS
@given(articles(), LANGUAGES)
def test_findings_tell_the_truth_about_the_text(text: str, language: str | None) -> None:
    findings = linted(Document(text, language=language))
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)
    places = [(finding.rule, finding.span) for finding in findings]
    assert len(places) == len(set(places))
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.match == finding.span.of(text)
        assert finding.message
        for edit in finding.fix.edits if finding.fix else ():
            assert edit.old == edit.span.of(text)
            assert edit.old != edit.text


@pytest.mark.parametrize("allowed", [Applicability.SAFE, Applicability.UNSAFE])
@SETTINGS
@given(text=articles(), language=LANGUAGES)
def test_fixing_settles(allowed: Applicability, text: str, language: str | None) -> None:
    result = fixed(Document(text, language=language), allowed)
    assert not result.notices
    assert apply_edits(text, result.edits) == result.document.text
    assert all(not one.span.overlaps(two.span) for one, two in pairwise(result.edits))
    again = fixed(Document(result.document.text, language=language), allowed)
    assert again.document.text == result.document.text
    assert again.findings == result.findings


@SETTINGS
@given(articles(), LANGUAGES, st.sampled_from(Applicability))
def test_only_findings_change_the_text(
    text: str, language: str | None, allowed: Applicability
) -> None:
    findings = linted(Document(text, language=language))
    reasons = [one for one in findings if one.fix and one.fix.applicability >= allowed]
    result = fixed(Document(text, language=language), allowed)
    assert bool(result.edits) == bool(result.fixed)
    assert reasons or (not result.edits and result.document.text == text)


@SETTINGS
@given(articles(), LANGUAGES)
def test_safe_fixes_lose_no_word(text: str, language: str | None) -> None:
    for finding in linted(Document(text, language=language)):
        if finding.fix is None or finding.fix.applicability is not Applicability.SAFE:
            continue
        if finding.rule.startswith(BY_LETTER):
            continue
        for edit in finding.fix.edits:
            assert letters(edit.old) == letters(edit.text) or deletes_lines(edit, text), finding


@SETTINGS
@given(articles(), LANGUAGES)
def test_line_ends_come_through(text: str, language: str | None) -> None:
    raw = text.replace("\n", "\r\n")
    result = fixed(Document(unify(raw), language=language), Applicability.SAFE)
    new = splice(raw, result.edits, PLAIN)
    assert unify(new) == result.document.text
    # New lines end as the file's own do, where it has any.
    assert "\n" not in raw or new.count("\r\n") == new.count("\n")


@SETTINGS
@given(markdown(), LANGUAGES, st.sampled_from([Applicability.SAFE, Applicability.UNSAFE]))
def test_markdown_markup_stays_or_goes_whole(
    text: str, language: str | None, allowed: Applicability
) -> None:
    document = in_markdown(unify(text), language)
    result = fixed(document, allowed)
    for edit in result.edits:
        touched = [part for part in document.protected if edit.span.overlaps(part)]
        assert all(edit.span.contains(part) for part in touched)
        assert not touched or not letters(edit.text)
    again = fixed(in_markdown(result.document.text, language), allowed)
    assert again.document.text == result.document.text
