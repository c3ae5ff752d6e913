from __future__ import annotations

from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.ruleset.explosion import Explosion, explosion
from newslint.ruleset.expression import Atom, Group, OpaqueError, Repeat, Sampler, parse


def chain(*nodes: Atom | Group | Repeat) -> Group:
    return Group((nodes,))


A, B = Atom("a"), Atom("b")


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        pytest.param("", chain(), id="empty"),
        pytest.param("ab", chain(A, B), id="characters"),
        pytest.param("a|b", Group(((A,), (B,))), id="branches"),
        pytest.param("a*b+?", chain(Repeat(A, 0, None), Repeat(B, 1, None)), id="quantifiers"),
        pytest.param("a?+b{2}", chain(Repeat(A, 0, 1), Repeat(B, 2, 2)), id="possessive-and-exact"),
        pytest.param("a{2,}b{,3}", chain(Repeat(A, 2, None), Repeat(B, 0, 3)), id="open-ranges"),
        pytest.param("a{}", chain(A, Atom("{"), Atom("}")), id="no-range"),
        pytest.param("(?:a(?<n>b)+)", chain(chain(A, Repeat(chain(B), 1, None))), id="groups"),
        pytest.param("(?<=a)b(?!a)", chain(Group(((A,),), looks_around=True), B, Group(((A,),), looks_around=True)), id="look-around"),
        pytest.param("(?i)a(?#x(y)b", chain(A, B), id="flags-and-comments"),
        pytest.param("(?>a)(?|a|b)", chain(chain(A), Group(((A,), (B,)))), id="special-groups"),
        pytest.param("(?(n)a|b)", chain(Group(((A,), (B,)))), id="condition"),
        pytest.param(r"[]a\]][^]b][[:alpha:]x]", chain(Atom(r"[]a\]]"), Atom("[^]b]"), Atom("[[:alpha:]x]")), id="sets"),
        pytest.param(r"\p{Lu}\L<x>\x41\(\12", chain(Atom(r"\p{Lu}"), Atom(r"\L<x>"), Atom(r"\x41"), Atom(r"\("), Atom(r"\12")), id="escapes"),
        pytest.param("(?x) a # b\n [ ] b", chain(A, Atom("[ ]"), B), id="verbose"),
        pytest.param("(?P=n)(?&n)", chain(Atom("(?P=n)"), Atom("(?&n)")), id="references"),
    ],
)  # fmt: skip
def test_parse(pattern: str, whole: Group) -> None:
    assert parse(pattern) == whole


@pytest.mark.parametrize("pattern", ["a)", "(a", "(?<n>(b)"])
def test_what_cannot_be_taken_apart(pattern: str) -> None:
    with pytest.raises(OpaqueError):
        parse(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param(r"^\bREAD\s+\p{Lu}[^\W\d_]*(?= x)$", "READ Aa", id="classes"),
        pytest.param(r"(?:a|bcd)(?:x|yz)?", "bcdyz", id="longest-branches"),
        pytest.param(r"\L<names>{2}", "AnaAna", id="lists"),
        pytest.param(r"[\u0400-\u04FF]\u20AC", "я€", id="other-scripts"),
        pytest.param(r"(a)\1", "a", id="reference-left-out"),
    ],
)
def test_longest_text(pattern: str, text: str) -> None:
    whole = parse(pattern)
    assert Sampler({"names": ["Ana", "Bo"]}).chain((whole,), longest=True) == text


_ATOMS = st.sampled_from(["a", ".", r"\d", r"\p{Lu}", "[x-z]", r"[^\S\n]", r"\.", "é"])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
        | st.tuples(inner, st.sampled_from("*+?")).map(lambda pair: f"(?:{pair[0]}){pair[1]}")
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.just([False, True]))
def test_texts_match_the_pattern_they_are_made_for(pattern: str, forms: list[bool]) -> None:
    for longest in forms:
        text = Sampler({}).chain((parse(pattern),), longest=longest)
        assert regex.fullmatch(pattern, text)


@given(_PATTERNS)
def test_each_repeat_goes_round(pattern: str) -> None:
    sampler = Sampler({})
    for part in sampler.repeats(parse(pattern)):
        for text in sampler.texts(part.repeat.item):
            assert text


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+\s*)+:",
        r"(?<=\n[^\S\n]*\n)foo",
        r"\bfoo\b[^\n]{0,80}?bar",
        r"(?<left>\p{Ll}{2,})(?<right>\p{Lu}\p{Ll}+)",
        r"\w+\s*[-:]",
        r"(?:[A-Z]\w+ ){2,}of",
    ],
)
def test_harmless(pattern: str) -> None:
    assert explosion(regex.compile(pattern), pattern, {}) is None


@pytest.mark.parametrize(
    ("pattern", "repeated"),
    [
        pytest.param(r"(?:a|aa|aaa)+$", "a", id="branches"),
        pytest.param(r"(?:(?:\p{L}|\d|\p{L}\d)+ )+z", "a1", id="nested-branches"),
        pytest.param(r"(?:\L<names>|ana|an|a)+\.$", "ana", id="lists"),
    ],
)
def test_explosive(pattern: str, repeated: str) -> None:
    lists: dict[str, Any] = {"names": ["ana"]} if "names" in pattern else {}
    found = explosion(regex.compile(pattern, **lists), pattern, lists)
    assert found is not None
    assert found.hopeless
    assert repeated in found.repeated


def test_slow() -> None:
    pattern = r"\s*\s*\s*\s*\s*\s*[xy]"
    found = explosion(regex.compile(pattern), pattern, {})
    assert found == Explosion(" ", 300)
    assert not found.hopeless


def test_what_is_not_understood_is_left_alone() -> None:
    assert explosion(regex.compile("a"), "(a", {}) is None
    assert explosion(regex.compile("a"), r"(?:\x{zz})+", {}) is None
