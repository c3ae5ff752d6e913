from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.report.alignment import Change, changes

LINES = st.lists(st.sampled_from(["", "", "a", "b", "c", "d", "e", "f", "g"]), max_size=25)


@given(LINES, LINES)
def test_changes_make_the_new_version(old: list[str], new: list[str]) -> None:
    made, at = list[str](), 0
    for change in changes(old, new):
        made += old[at : change.old_start] + new[change.new_start : change.new_end]
        assert len(made) == change.new_end
        at = change.old_end
    assert made + old[at:] == new


@given(LINES, LINES)
def test_changes_are_in_order_and_apart(old: list[str], new: list[str]) -> None:
    for one, other in pairwise(changes(old, new)):
        assert one.old_end < other.old_start
        assert one.new_end < other.new_start


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("abc", "abc", [], id="equal"),
        pytest.param("abc", "axc", [Change(1, 2, 1, 2)], id="replaced"),
        pytest.param("abc", "ac", [Change(1, 2, 1, 1)], id="taken"),
        pytest.param("ac", "abc", [Change(1, 1, 1, 2)], id="added"),
        pytest.param("", "a", [Change(0, 0, 0, 1)], id="from-nothing"),
        pytest.param("a.b.c.d.", "a.b.d.", [Change(4, 6, 4, 4)], id="between-blank-lines"),
        pytest.param("abcd", "dabc", [Change(0, 0, 0, 1), Change(3, 4, 4, 4)], id="moved"),
    ],
)
def test_changes(old: str, new: str, expected: list[Change]) -> None:
    assert list(changes(old, new)) == expected
