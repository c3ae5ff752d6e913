from __future__ import annotations

import pytest

from newslint.model.finding import Finding
from newslint.model.severity import Severity
from newslint.model.span import LineTable, Span
from newslint.suppress.inline import Comments, Directive, Silence, parse
from newslint.suppress.naming import Roster, complaint, means

RELATED, NEWSLETTER, URL = "boilerplate/related-link", "boilerplate/newsletter", "markup/bare-url"
WRAP = "whitespace/hard-wrap"
NONE = "no rule or category is called"
ROSTER = Roster(
    known=frozenset({RELATED, NEWSLETTER, URL, WRAP}),
    active=frozenset({RELATED, NEWSLETTER, URL}),
)


def found(rule: str, start: int, end: int | None = None) -> Finding:
    return Finding(rule, Severity.WARNING, Span(start, start + 1 if end is None else end), "", "")


def silence(text: str, *, protected: tuple[Span, ...] = ()) -> Silence:
    return Silence(text, parse(text, protected), ROSTER)


def remarks(quiet: Silence, text: str) -> list[str]:
    table = LineTable(text)
    return [
        f"{table.line(remark.span.start)}{'!' if remark.failed else ''} {remark.message}"
        for remark in quiet.remarks()
    ]


@pytest.mark.parametrize(
    ("comment", "verb", "rules", "reason"),
    [
        pytest.param("disable=markup", "disable", ("markup",), "", id="category"),
        pytest.param(
            f"disable={RELATED} it is a quotation",
            "disable",
            (RELATED,),
            "it is a quotation",
            id="reason",
        ),
        pytest.param("disable=a/b,c why", "disable", ("a/b", "c"), "why", id="list"),
        pytest.param("disable=a/b , c, d why", "disable", ("a/b", "c", "d"), "why", id="airy-list"),
        pytest.param("disable=a/b, why", "disable", ("a/b", "why"), "", id="comma-goes-on"),
        pytest.param("disable = a/b why", "disable", ("a/b",), "why", id="airy-equals"),
        pytest.param("disable=a/b -- why", "disable", ("a/b",), "why", id="eslint-dashes"),
        pytest.param("disable=a/b — why", "disable", ("a/b",), "why", id="em-dash"),
        pytest.param("disable=ALL", "disable", ("ALL",), "", id="all"),
        pytest.param("disable=*/bare-*", "disable", ("*/bare-*",), "", id="glob"),
        pytest.param("enable=a/b", "enable", ("a/b",), "", id="enable"),
        pytest.param("enable", "enable", (), "", id="enable-bare"),
        pytest.param("disable-line=a/b", "disable-line", ("a/b",), "", id="line"),
        pytest.param("disable-next-line=a/b", "disable-next-line", ("a/b",), "", id="next-line"),
        pytest.param("disable-file=a/b x\n  y", "disable-file", ("a/b",), "x y", id="two-lines"),
    ],
)
def test_understood(comment: str, verb: str, rules: tuple[str, ...], reason: str) -> None:
    text = f"Uno. <!-- newslint: {comment} --> Dos."
    span = Span(5, len(text) - 5)
    assert parse(text) == Comments((Directive(verb, rules, reason, span),))


@pytest.mark.parametrize(
    "comment", ["<!--newslint:disable=a/b-->", "<!--\nnewslint :disable=a/b\n-->"]
)
def test_blanks_do_not_matter(comment: str) -> None:
    assert parse(comment).directives == (Directive("disable", ("a/b",), "", Span(0, len(comment))),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("newslint: disable=ALL", id="no-comment"),
        pytest.param("<!-- more -->", id="another-comment"),
        pytest.param("<!-- newslint found this one -->", id="talk-about-newslint"),
        pytest.param("<!-- newslinter: disable=ALL -->", id="another-name"),
        pytest.param("<!-- see newslint: disable=ALL -->", id="not-in-front"),
        pytest.param("&lt;!-- newslint: disable=ALL --&gt;", id="escaped"),
    ],
)
def test_not_for_newslint(text: str) -> None:
    assert parse(text) == Comments()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "<!-- newslint: disable -->",
            "'disable' names no rules; write 'disable=RULE reason', or 'disable=ALL'",
            id="bare",
        ),
        pytest.param(
            "<!-- newslint: disable markup -->",
            "'disable' names no rules; write 'disable=RULE reason', or 'disable=ALL'",
            id="no-equals-sign",
        ),
        pytest.param(
            "<!-- newslint: disable= -->",
            "'disable' names no rules; write 'disable=RULE reason', or 'disable=ALL'",
            id="nothing-behind-equals",
        ),
        pytest.param(
            "<!-- newslint: disable-nextline=markup -->",
            "'disable-nextline' is not something to ask for; did you mean 'disable-next-line'?",
            id="verb-misspelt",
        ),
        pytest.param(
            "<!-- newslint: off -->",
            "'off' is not something to ask for; write one of disable, enable, disable-line, "
            "disable-next-line, disable-file",
            id="verb-unknown",
        ),
        pytest.param(
            "<!-- newslint: -->",
            "'' is not something to ask for; write one of disable, enable, disable-line, "
            "disable-next-line, disable-file",
            id="empty",
        ),
        pytest.param(
            "<!-- newslint disable=markup -->",
            "there is no colon; write '<!-- newslint: ...'",
            id="no-colon",
        ),
        pytest.param(
            "<!-- newslint: disable=markup ->\nmore\n",
            "it is not closed; end it with '-->'",
            id="not-closed",
        ),
        pytest.param(
            "<!-- newslint: disable=markup\n<!-- other -->",
            "it is not closed; end it with '-->'",
            id="next-opens-first",
        ),
    ],
)
def test_mistakes_fail_and_suppress_nothing(text: str, message: str) -> None:
    quiet = silence(text)
    assert remarks(quiet, text) == [f"1! newslint comment: {message}"]
    assert quiet.suppression(found(URL, len(text))) is None


def test_an_open_comment_ends_with_its_line() -> None:
    text = "Uno.\n<!-- newslint: disable=markup\nDos."
    assert parse(text).spans == (Span(5, 34),)


@pytest.mark.parametrize(
    ("part", "speaks"),
    [
        pytest.param("```\n{}\n```", False, id="code-block"),
        pytest.param("`{}`", False, id="code-span"),
        pytest.param("{}", True, id="the-comment-itself"),
        pytest.param("    {}", False, id="indented-code"),
        pytest.param("{}\n<!-- and another -->\n", True, id="comments"),
        pytest.param("<aside>\n{}\n</aside>", True, id="html-block"),
    ],
)
def test_examples_in_protected_parts_say_nothing(part: str, *, speaks: bool) -> None:
    part = part.format("<!-- newslint: disable=markup -->")
    text = f"Uno.\n{part}\nDos."
    assert bool(parse(text, (Span(5, 5 + len(part)),)).directives) is speaks


def suppressed(text: str, rule: str = URL) -> str:
    """Mark with x where a finding would be suppressed, in what stands outside comments."""
    quiet = silence(text)
    comments = parse(text).spans
    return "".join(
        character if character == "\n" else "x" if quiet.suppression(found(rule, at)) else "."
        for at, character in enumerate(text)
        if not any(span.start <= at < span.end for span in comments)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ab{disable=markup}cd\nef", "..xx\nxx", id="to-the-end"),
        pytest.param("ab{disable=markup}cd{enable=markup}ef", "..xx..", id="range"),
        pytest.param("ab{disable=markup}cd{enable}ef", "..xx..", id="enable-bare"),
        pytest.param("{disable=markup}ab{enable=boilerplate}cd", "xxxx", id="other-enabled"),
        pytest.param("{disable=boilerplate}ab", "..", id="other-disabled"),
        pytest.param(
            f"{{disable=markup}}a{{disable={URL}}}b{{enable={URL}}}c",
            "xx.",
            id="nested-last-counts",
        ),
        pytest.param(
            f"{{disable=ALL}}a{{enable={URL}}}b{{disable=markup}}c", "x.x", id="overlapping"
        ),
        pytest.param("ab\nc{disable-line=markup}d\nef", "..\nxx\n..", id="line"),
        pytest.param("ab{disable-line=markup}", "xx", id="last-line"),
        pytest.param("ab\nc{disable-next-line=markup}d\nef\ngh", "..\n.x\nxx\n..", id="next-line"),
        pytest.param("{disable-next-line=markup}\n\n \nef\ngh", "\n\nx\nxx\n..", id="next-text"),
        pytest.param("ab{disable-next-line=markup}", "..", id="no-next-line"),
        pytest.param("{disable-next-line=markup}\n", "\n", id="nothing-next"),
        pytest.param("ab\n{disable-file=markup}\ncd", "xx\n\nxx", id="file"),
        pytest.param("{disable-file=markup}a{enable=markup}b", "xx", id="file-stays"),
        pytest.param(
            "{disable=markup}a{disable-line=ALL}{enable}b\nc", "xx\n.", id="line-in-range"
        ),
        pytest.param("{disable=nonsense,markup}ab", "xx", id="known-ones-count"),
    ],
)
def test_where(text: str, expected: str) -> None:
    assert suppressed(text.replace("{", "<!-- newslint: ").replace("}", " -->")) == expected


def test_a_finding_belongs_to_where_it_starts() -> None:
    text = "abc\n<!-- newslint: disable=markup -->\ndef"
    assert silence(text).suppression(found(URL, 0, len(text))) is None
    assert silence(text).suppression(found(URL, len(text) - 3, len(text))) is not None


def test_the_reason_is_the_justification() -> None:
    text = "<!-- newslint: disable=markup a listing -->\nx"
    mark = silence(text).suppression(found(URL, len(text) - 1))
    assert mark is not None
    assert (mark.kind, mark.justification) == ("inSource", "a listing")


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [
        pytest.param(5, 10, True, id="inside"),
        pytest.param(4, 37, True, id="all-of-it"),
        pytest.param(3, 10, False, id="begins-before"),
        pytest.param(30, 40, False, id="ends-behind"),
        pytest.param(38, 38, False, id="right-behind"),
    ],
)
def test_rules_have_no_business_in_a_comment(start: int, end: int, *, marked: bool) -> None:
    text = "abc\n<!-- newslint: enable=ALL why  -->\ndef"
    assert text.index("\n", 5) == 38
    assert bool(silence(text).suppression(found(WRAP, start, end))) is marked


@pytest.mark.parametrize(
    ("text", "findings", "expected"),
    [
        pytest.param("{disable=markup}\nx", [(URL, "x")], [], id="used"),
        pytest.param(
            "a\n{disable=markup}\nx",
            [(RELATED, "x")],
            ["2 newslint comment: disable=markup: there is nothing to suppress; take it out"],
            id="unused",
        ),
        pytest.param(
            "{disable=markup,boilerplate}\nx",
            [(RELATED, "x")],
            ["1 newslint comment: disable=markup: there is nothing to suppress; take it out"],
            id="one-word-unused",
        ),
        pytest.param("{disable=whitespace}", [], [], id="rule-took-no-part"),
        pytest.param("{disable=markup}x{enable}", [(URL, "x")], [], id="pair"),
        pytest.param(
            "{disable=markup}x{enable=boilerplate}",
            [(URL, "x")],
            ["1 newslint comment: enable=boilerplate: nothing is disabled here; take it out"],
            id="enable-without-disable",
        ),
        pytest.param(
            "{disable=markup}x{enable}\n{enable}",
            [(URL, "x")],
            ["2 newslint comment: enable: nothing is disabled here; take it out"],
            id="enable-twice",
        ),
        pytest.param(
            "{disable-line=markup/bare-ulr}",
            [],
            [f"1! newslint comment: {NONE} 'markup/bare-ulr'; did you mean '{URL}'?"],
            id="unknown-rule",
        ),
        pytest.param(
            "{enable=zzz}",
            [],
            [f"1! newslint comment: {NONE} 'zzz'; `newslint rules` lists them"],
            id="unknown-rule-enabled",
        ),
    ],
)
def test_remarks(text: str, findings: list[tuple[str, str]], expected: list[str]) -> None:
    text = text.replace("{", "<!-- newslint: ").replace("}", " -->")
    quiet = silence(text)
    for rule, mark in findings:
        quiet.suppression(found(rule, text.rindex(mark)))
    assert remarks(quiet, text) == expected


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("ALL", {RELATED, NEWSLETTER, URL, WRAP}, id="all"),
        pytest.param("all", set(), id="all-is-written-so"),
        pytest.param("boilerplate", {RELATED, NEWSLETTER}, id="category"),
        pytest.param("boilerplate/", set(), id="no-prefixes"),
        pytest.param("boilerplate/*-link", {RELATED}, id="glob"),
        pytest.param("*", {RELATED, NEWSLETTER, URL, WRAP}, id="star"),
        pytest.param("[mw]*/*[lp]", {URL, WRAP}, id="classes"),
    ],
)
def test_words(word: str, meant: set[str]) -> None:
    assert {rule for rule in ROSTER.known if means(word, rule)} == meant
    assert bool(complaint(word, ROSTER.known)) is not bool(meant)
