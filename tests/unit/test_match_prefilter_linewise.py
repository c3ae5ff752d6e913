"""What is known of the line that a match begins in."""

from __future__ import annotations

import pytest
import regex

from newslint.match.expression import Expression
from newslint.match.facts import Facts
from newslint.match.prefilter.derive import Derived
from newslint.match.prefilter.engines import text_engine
from newslint.match.prefilter.folded import FoldedText
from newslint.match.prefilter.gate import Gate, Place, Trial
from newslint.match.prefilter.linewise import begins_line, longest
from newslint.match.prefilter.parse import parse
from newslint.match.prefilter.reach import Reach
from newslint.model.document import Document

FLAGS = int(regex.MULTILINE | regex.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        pytest.param("^word", True, id="anchored"),
        pytest.param("(?=w)^word", True, id="anchored behind a look"),
        pytest.param("^a|^b", True, id="all branches"),
        pytest.param("^a|b", False, id="one branch"),
        pytest.param("(?:^a)?b", False, id="perhaps"),
        pytest.param(r"\Aword", True, id="the first line"),
        pytest.param("(?<=^)word", False, id="only looked at"),
    ],
)
def test_beginning_a_line(pattern: str, starts: bool) -> None:
    assert begins_line(parse(pattern, FLAGS, {})) is starts


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        pytest.param("^abc$", 3, id="a word"),
        pytest.param(r"^[^\S\n]*ab\s+c(?=[^\S\n]*$)", 3, id="blanks do not count"),
        pytest.param("^(?:ab|abcd)$", 4, id="the longest branch"),
        pytest.param("^a{2,5}$", 5, id="a count"),
        pytest.param("^a+$", None, id="no limit"),
        pytest.param(r"^x?(?=[^\n]{1,50}$)a+", 51, id="a look at the end"),
        pytest.param(r"^ab\n.*", 2, id="a line end of its own"),
        pytest.param("^ab.{0,9}", None, id="no end"),
        pytest.param("^(?:ab$|cd)", None, id="an end in one branch only"),
        pytest.param("^a(?!b$)c", None, id="an end that must not be there"),
        pytest.param(r"^ab\Z", 2, id="the end of the text"),
    ],
)
def test_the_longest_line(pattern: str, most: int | None) -> None:
    assert longest(parse(pattern, FLAGS, {})) == most


@pytest.mark.parametrize(
    ("line", "size"),
    [
        pytest.param("two words", 8, id="ascii"),
        pytest.param("\u00a0é\u2003ñ\tк", 3, id="letters and blanks outside ASCII"),
        pytest.param("日本", 2, id="ideographs"),
        pytest.param("…", 0, id="a sign with the first byte of a blank"),
    ],
)
def test_a_line_is_never_taken_for_longer_than_it_is(line: str, size: int) -> None:
    assert FoldedText(f"{line}\n").sizes == [size, 0]


def placed(pattern: str, text: str) -> tuple[Derived, Place | None]:
    expression = Expression(pattern, FLAGS)
    gate = Gate([expression], "portable")
    return gate.derived[expression], gate.candidates(text).get(expression)


def test_a_paragraph_is_too_long_for_a_label() -> None:
    text = f"share {'this ' * 40}\nshare it"

    assert placed("^share(?: it)?$", text)[1] == (Trial.STARTS, [1])


def test_what_is_needed_stands_in_the_first_line() -> None:
    found, place = placed(r"^[^\n]*cookie[^\n]*\n+[^\n]*agree", "cookie\nagree\n\nx\nagree")

    assert found.needs == (frozenset({"cookie"}),)
    assert place == (Trial.STARTS, [0])


def test_a_short_line_may_be_all_that_is_known() -> None:
    assert placed(r"^\d{1,3}$", "12345\n12\n")[1] == (Trial.STARTS, [1, 2])


@pytest.mark.parametrize(
    ("pattern", "text", "trial", "offsets"),
    [
        pytest.param(r"[(\[]\s*see\b.*\n*", "İ (x) [see", Trial.OFFSETS, [2, 6], id="a sign"),
        pytest.param(
            r"(?:^|[.!])[^\S\n]?\Kpublished\W+\d(?=\n*)",
            "éé. Published 1",
            Trial.LED,
            [4],
            id="a word",
        ),
    ],
)
def test_a_match_is_tried_where_it_opens(
    pattern: str, text: str, trial: Trial, offsets: list[int]
) -> None:
    assert placed(pattern, text)[1] == (trial, offsets)


@pytest.mark.parametrize("engine", ["hyperscan", "portable"])
def test_offsets_are_characters(engine: str) -> None:
    hits = text_engine(engine, ["foo", "(", "é"]).scan("ñ (foo) é foo")

    assert hits.starts([3, 1, 1], frozenset({0, 1})) == [2, 3, 10]
    assert hits.starts([3, 1, 1], frozenset({2})) == [8]


def test_empty_matches_are_left_to_regex() -> None:
    expression = Expression(r"zounds\K", FLAGS)
    text = "zoundszounds"
    gate = Gate([expression], "portable")
    facts = Facts(Document(text), Reach(gate.gated, gate.candidates(text)))

    found = [one.span() for one in facts.search(expression)]

    assert found == [one.span() for one in expression.compile().finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "trial"),
    [
        pytest.param(r"(?:\w+\s+)+share", Trial.WHOLE, id="whole"),
        pytest.param(r"[^\n]*share$", Trial.LINES, id="lines"),
        pytest.param("^share(?: it)?$", Trial.STARTS, id="starts"),
        pytest.param(r"share(?!\w)", Trial.OFFSETS, id="offsets"),
    ],
)
def test_the_time_to_compile_does_not_count(
    pattern: str, trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, quickly = 0, Expression.compile_for

    def slowly(self: Expression, text: str) -> regex.Pattern[str]:
        nonlocal now
        now += 60
        return quickly(self, text)

    for clock in ("monotonic", "process_time"):
        monkeypatch.setattr(f"newslint.match.facts.{clock}", lambda: now)
    monkeypatch.setattr(Expression, "compile_for", slowly)
    expression, text = Expression(pattern, FLAGS), "share\nto share\nshare"
    gate = Gate([expression], "portable")
    places = gate.candidates(text)
    facts = Facts(Document(text), Reach(gate.gated, places))
    facts.allow(5)

    assert places[expression][0] is trial
    assert list(facts.search(expression))
