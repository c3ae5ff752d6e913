"""An entry is added to a configuration, and every other character stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from newslint.config.write_ignore import flow, with_entry

ENTRY = {"rule": "a/b", "reason": "it is: so"}
FLOW = '{rule: a/b, reason: "it is: so"}'


def block(indent: str) -> str:
    return f'{indent}- rule: a/b\n{indent}  reason: "it is: so"\n'


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("⟦ignores:\n{2}⟧", id="empty"),
        pytest.param("# ours\n⟦ignores:\n{2}⟧", id="comment"),
        pytest.param("fix:   true  # yes\n⟦ignores:\n{2}⟧", id="no-list"),
        pytest.param("fix: true⟦\nignores:\n{2}⟧", id="no-line-end"),
        pytest.param("ignores: [⟦{f}⟧]\n", id="empty-list"),
        pytest.param("ignores: [ {rule: a}⟦, {f}⟧ ]  # why\nfix: true\n", id="flow"),
        pytest.param("ignores:\n- rule: a  # why\n⟦{0}⟧\n# next\nfix: true\n", id="margin"),
        pytest.param("ignores:\n    - {rule: a,\n       text: b}  # c\n⟦{4}⟧  # d\n\nfix: true", id="indented"),
        pytest.param("ignores:\n  - rule: [a,\n      b]\n    path:\n      - q\n⟦{2}⟧fix: true", id="nested"),
        pytest.param("ignores:\n  - text: |\n      b\n⟦{2}⟧# x\nfix: true\n", id="block-text"),
        pytest.param("ignores:\n  - text: 'a⟧'\n    reason: b⟦\n{2}⟧", id="last"),
        pytest.param("---\nfix: true\n⟦ignores:\n{2}⟧", id="document-start"),
        pytest.param("\ufefffix: true\n⟦ignores:\n{2}⟧", id="byte-order-mark"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end_of_line", ["\n", "\r\n"], ids=["unix", "windows"])
def test_spliced_in(marked: str, end_of_line: str) -> None:
    before, _, rest = marked.rpartition("⟦")
    added, _, behind = rest.partition("⟧")
    for key, value in {"0": block(""), "2": block("  "), "4": block("    "), "f": FLOW}.items():
        added = added.replace("{%s}" % key, value)  # noqa: UP031 - braces are the point
    text = (before + behind).replace("\n", end_of_line)
    expected = (before + added + behind).replace("\n", end_of_line)
    if "\n" not in text:
        expected = before + added + behind
    assert with_entry(text, ENTRY) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{fix: true}\n", id="flow-mapping"),
        pytest.param("fix: true\n...\n", id="document-end"),
        pytest.param("x: &all\n  - {rule: b}\nignores: *all\n", id="alias"),
        pytest.param("ignores:\n", id="nothing"),
        pytest.param("ignores: [{rule: a},]\n\t", id="tab"),
        pytest.param("- a\n", id="list"),
    ],
)
def test_refused_rather_than_broken(text: str) -> None:
    assert with_entry(text, ENTRY) is None


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.booleans())
def test_any_words_come_back(words: str, is_flow: bool) -> None:
    text = "ignores: []\n" if is_flow else "ignores:\n- rule: a\n"
    added = with_entry(text, {"rule": "a", "text": words})
    assert added is not None
    last = YAML(typ="safe", pure=True).load(added)["ignores"][-1]
    assert last == {"rule": "a", "text": words}
    assert "\n" not in flow({"text": words})
