"""The prefilter changes nothing: any expression matches in any text as it does alone."""

from __future__ import annotations

from itertools import islice

import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from newslint.match.expression import Expression
from newslint.match.facts import Facts
from newslint.match.prefilter.automata import ShapeEngine
from newslint.match.prefilter.factors import stays_in_line
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.parse import OpaqueError, parse
from newslint.match.prefilter.reach import Reach
from newslint.match.prefilter.shapes import shape, written
from newslint.model.document import Document

# Letters that case ties to others in odd ways, and what else decides where words and lines end.
ALPHABET = "abkKsSſiIİıΣσςßẞéÉ1_ \u00a0\n\n.|-•’'\r\u2028ǅ"
LISTS = {"w": frozenset({"ab", "ask", "k’s", "σas", "I", "b a"}), "v": frozenset({"• s", "ßa"})}

LITERALS = st.text(ALPHABET, min_size=1, max_size=3).map(
    lambda text: regex.escape(text, special_only=False)
)
CLASSES = st.sampled_from([
    "[ab]", "[^ab]", r"[^\w\n]", r"[^\S\n]", r"\s", r"\S", r"\w", r"\W", ".", r"\p{Lu}", r"\p{Ll}",
    "[a-k]", r"[\s.]", "[•|_-]", r"[\p{L}’]", r"\d", "[^\n]", r"\n", r"\u0130", r"\x6b", "[kſ]",
])  # fmt: skip
ANCHORS = st.sampled_from(["^", "$", r"\b", r"\B", r"\A", r"\Z", r"\K", r"^[^\S\n]*\K", "(?#no)"])
WORDS = st.sampled_from([r"\L<w>", r"\L<v>"])
COUNTS = st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "{,2}", "{2,}", "*?", "??", "++", "{2}+"])
OPENINGS = st.sampled_from([
    "(?:", "(", "(?i:", "(?-i:", "(?>", "(?<name>", "(?=", "(?!", "(?<=", "(?<!", "(?s:",
])  # fmt: skip


def _composed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.builds(
        lambda opening, branches: f"{opening}{'|'.join(branches)})",
        OPENINGS,
        st.lists(parts, min_size=1, max_size=3),
    )
    counted = st.builds(lambda part, count: f"(?:{part}){count}", parts, COUNTS)
    return st.one_of(groups, counted, st.lists(parts, min_size=2, max_size=4).map("".join))


PATTERNS = st.recursive(st.one_of(LITERALS, CLASSES, ANCHORS, WORDS), _composed, max_leaves=12)
ANCHORED = st.builds(
    lambda skip, words, rest: rf"^{skip}(?:{words}){rest}",
    st.sampled_from(["", r"[^\S\n]*\K", r"[^\w\n]{0,4}", "[•|_-]? ?", r"\s*", "(?:a|[.] )?"]),
    st.one_of(WORDS, LITERALS, PATTERNS),
    PATTERNS,
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(sorted(LISTS["w"] | LISTS["v"])),
        st.sampled_from(["\n", " ", "• ", "\n\n", "ASK", "Kſ", "ab ab"]),
        st.text(ALPHABET, max_size=4),
    ),
    max_size=12,
).map("".join)
FLAGS = st.sampled_from([regex.M, regex.M | regex.I, regex.M | regex.I | regex.S])


def _expression(pattern: str, flags: int) -> Expression:
    used = {name: words for name, words in LISTS.items() if f"<{name}>" in pattern}
    expression = Expression(pattern, int(flags), used)
    try:
        expression.compile()
    except regex.error:
        assume(False)
    return expression


def _matches(expression: Expression, facts: Facts) -> list[object]:
    """Give the first matches: with `\\K` behind a place, `regex` finds the same ones without end."""
    matches = islice(facts.search(expression), 99)
    return [(found.span(), found.groups()) for found in matches]


@settings(max_examples=300, deadline=None)
@given(st.one_of(PATTERNS, ANCHORED), FLAGS, TEXTS, st.sampled_from(["hyperscan", "portable"]))
@example(r"^[^\S\n]*\K(?:\L<w>)(?=\s)", regex.M | regex.I, "ask\n\nASK \nb", "portable")
@example(r"^(?:\s*a){1,2}$", regex.M, "a\na b\n a  a\n", "portable")
@example(r"(?:^|[.] )\Kask\n?\b", regex.M | regex.I, "İ. ask. ASK\nask ask", "hyperscan")
@example(r"a(?:(?<=a)b|s)", regex.M, "ab", "hyperscan")
@example(r"(?:(?<=[ab])a){2}", regex.M, "baa", "hyperscan")
@example(r"(?<=s)\n?k(?!\s)", regex.M | regex.I, "ſ\nK\nsk\n", "portable")
@example(r"(?!\w)-ask", regex.M, "b-ask", "portable")
@example(r"ask-(?<!\w)", regex.M, "ask-b", "portable")
@example(r"kska(?<=a(?=\nb))", regex.M, "kska\nb", "portable")
@example(r"(?:(?<=\n\n)|ǅ)\p{Lu}?", regex.M, "b\n\nASK", "hyperscan")
@example(r"\p{Ll}(?:(?<=[a-z])\p{Lu})", regex.M, "aK", "hyperscan")
@example(r"^(?=[^\n]{1,60}$)(?:ask)??", regex.M, "ask\nb", "portable")
@example(r"^[•|_-]? ?\n", regex.M, "\xa0\xa0Σs\nKkΣ•É\n\n", "hyperscan")
def test_an_expression_matches_as_it_does_alone(
    pattern: str, flags: int, text: str, engine: str
) -> None:
    expression = _expression(pattern, flags)
    gate = Gate([expression], engine)
    gated = Facts(Document(text), Reach(gate.gated, gate.candidates(text)))

    assert _matches(expression, gated) == _matches(expression, Facts(Document(text)))


@settings(max_examples=300, deadline=None)
@given(st.one_of(PATTERNS, ANCHORED), FLAGS, TEXTS)
def test_what_matches_has_the_shape_in_its_line(pattern: str, flags: int, text: str) -> None:
    expression = _expression(pattern, flags)
    try:
        node = parse(expression.text, expression.flags, expression.lists)
    except OpaqueError:
        assume(False)
    row = shape(node)
    assume(row is not None)
    engine = ShapeEngine([written(row or ())])
    assume(engine.shapes)
    hits = engine.scan(text)
    facts = Facts(Document(text))

    for found in facts.search(expression):
        assert hits.ends
        if stays_in_line(node):
            assert text.count("\n", 0, found.start()) in hits.lines(frozenset({0}))
