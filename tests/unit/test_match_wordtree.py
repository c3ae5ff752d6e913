"""Word lists as trees: what they are written as, and that `regex` finds in them what it finds in lists."""

from __future__ import annotations

from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.match.wordtree import with_trees, word_tree

# Letters that case ties to others in odd ways, characters that mean something, and two spellings.
ALPHABET = "abkKsSſiIİıΣσςßẞéÉ|-[#~ \u00a0'’\n"


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["see"], "see", id="one"),
        pytest.param(["see", "seen"], "see(?:n)?", id="one-begins-with-the-other"),
        pytest.param(["see", "sea", "read"], "(?:read|se(?:a|e))", id="shared-beginning"),
        pytest.param(["I am", "is"], r"(?:I\u0020am|is)", id="letters-that-only-case-sets-apart"),
        pytest.param(["l'a", "l’a", "lb"], "l(?:['’]a|b)", id="two-spellings"),
        pytest.param(["a b", "a\u00a0c"], r"a(?:\u0020b|\u00a0c)", id="different-rests"),
        pytest.param(
            ["ɤbc", "\ua7cba", "ɤ"], "(?:ɤbc|\ua7cba|ɤ)", id="case-that-python-does-not-know"
        ),
        pytest.param(["a|b", "a.#"], r"a(?:\.\#|\|b)", id="what-means-something"),
    ],
)
def test_tree(words: list[str], tree: str) -> None:
    assert word_tree(words) == tree


def test_only_lists_are_written_out() -> None:
    lists = {"w": frozenset({"a"})}
    assert with_trees(r"\\L<w>\L<w>+\L<v>\.", lists, ignores_case=True) == r"\\L<w>(?:a)+\L<v>\."


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        pytest.param(r"\L<w>", "(?:see)", id="all-of-it-ignores-case"),
        pytest.param(r"(?-i:[A-Z])\L<w>", "(?-i:[A-Z])(?:see)", id="all-but-a-part-without-lists"),
        pytest.param(r"(?-i:[(\]])\L<w>", r"(?-i:[(\]])(?:see)", id="a-class-of-brackets"),
        pytest.param(r"(?-i:\L<w>)", "(?-i:(?:S(?:EE|ee)))", id="not-where-the-list-stands"),
        pytest.param(r"(?-i:[)]\L<w>)", "(?-i:[)](?:S(?:EE|ee)))", id="not-behind-a-class"),
        pytest.param(r"(?- i:\L<w>)", "(?- i:(?:S(?:EE|ee)))", id="not-behind-blanks"),
    ],
)
def test_case_goes_where_it_does_not_matter(pattern: str, written: str) -> None:
    lists = {"w": frozenset({"See", "SEE"})}
    assert with_trees(pattern, lists, ignores_case=True) == written


def test_a_list_may_be_as_deep_as_it_likes() -> None:
    words = ["a" * length for length in range(1, 400)]
    found = regex.fullmatch(
        with_trees(r"\L<w>", {"w": frozenset(words)}, ignores_case=False), "a" * 399
    )
    assert found is not None


@given(
    st.frozensets(st.text(ALPHABET, min_size=1, max_size=4), min_size=1, max_size=12),
    st.text(ALPHABET, max_size=20),
    st.sampled_from([0, regex.IGNORECASE, regex.VERBOSE | regex.IGNORECASE]),
    st.sampled_from(
        [
            r"\L<w>",
            r"\b\L<w>+(?!\w)",
            r"(?i:\L<w>)s",
            r"(?<=a)(?:\L<w>|b)",
            r"(?-i:s|\L<w>)",
            r"(?-i:[A-Z])?\L<w>",
            r"(?-i:(\L<w>))",
            r"(?-i:[)]?\L<w>)",
        ]
    ),
)
def test_a_tree_matches_as_the_list_does(
    words: frozenset[str], text: str, flags: int, pattern: str
) -> None:
    lists: dict[str, Any] = {"w": words}
    tree = regex.compile(with_trees(pattern, lists, ignores_case=flags != 0), flags)
    listed = regex.compile(pattern, flags, **lists)
    spans = [found.span() for found in tree.finditer(text)]
    assert spans == [found.span() for found in listed.finditer(text)]
