"""Addresses and titles are found where plainer, slower patterns find them; guards are asked line by line."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.facts import Facts
from newslint.match.guard import _TITLE_CASE, _URL, guarded_by, is_guarded
from newslint.model.document import Document
from newslint.model.span import Span

PLAIN = regex.compile(
    r"""
      \b(?:https?|ftp)://\S+
    | \bwww\.\S+
    | \b[\w.+-]+@[\w-]+\.[\w.-]+
    | (?<!\w)[@\#]\w+
    | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|tv|io|app|news|blog|[a-z]{2})\b(?:/\S*)?
    | \S*/\S*/\S*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
PLAIN_TITLE_CASE = regex.compile(
    r"""
    \b\p{Lu}[\p{L}\p{M}'’.-]*
    (?:[^\S\n]+(?:(?:\p{Ll}{1,4}|&|\d+)[^\S\n]+){0,2}\p{Lu}[\p{L}\p{M}'’.-]*)+
    """,
    regex.VERBOSE,
)
PIECES = [
    "a",
    "bb",
    "ccc",
    "com",
    "es",
    ".",
    ".",
    "-",
    "@",
    "#",
    "/",
    "//",
    "http://",
    "www.",
    " ",
    "_",
    "é",
    "+",
    ":",
    "\n",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@given(TEXTS)
def test_addresses_are_those_of_the_plain_pattern(text: str) -> None:
    assert [one.span() for one in _URL.finditer(text)] == [
        one.span() for one in PLAIN.finditer(text)
    ]


@given(st.text("ABaáÉ.-'&9_,\nd   ", max_size=30))
def test_titles_are_those_of_the_plain_pattern(text: str) -> None:
    assert [one.span() for one in _TITLE_CASE.finditer(text)] == [
        one.span() for one in PLAIN_TITLE_CASE.finditer(text)
    ]


@given(TEXTS)
def test_lines_are_guarded_as_the_whole_text_is(text: str) -> None:
    facts = Facts(Document(text))
    expected = {at for one in PLAIN.finditer(text) for at in range(*one.span())}
    found = {at for at in range(len(text)) if is_guarded(Span(at, at + 1), ("url",), facts)}
    assert found == expected


def test_a_part_over_several_lines_has_the_guards_of_all() -> None:
    text = "ve a x.example.com\nnada\ny.example.org aquí"
    parts = guarded_by("url", Span(0, len(text)), Facts(Document(text)))
    assert [part.of(text) for part in parts] == ["x.example.com", "y.example.org"]


def test_long_runs_without_blanks_take_no_longer_than_their_length() -> None:
    for run in ("a." * 50_000, "a-" * 50_000, "x" * 100_000, "漢字" * 50_000):
        assert list(_URL.finditer(run)) == []
