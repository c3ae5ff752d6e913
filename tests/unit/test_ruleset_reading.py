from __future__ import annotations

from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from newslint.ruleset.reading import read
from newslint.ruleset.syntax import SyntaxFlaw


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: 1\nb: 1.5\nc: -3", {"a": 1, "b": 1.5, "c": -3}, id="numbers"),
        pytest.param("a: true\nb: False\nc: null\nd: ~\ne:", dict.fromkeys("abcde") | {"a": True, "b": False}, id="constants"),
        pytest.param("- yes\n- no\n- on\n- 2024-05-01\n- 12:30", ["yes", "no", "on", "2024-05-01", "12:30"], id="other-words-are-text"),
        pytest.param("- 1_000\n- 0x1f\n- 010\n- .inf", ["1_000", "0x1f", 10, ".inf"], id="only-decimal-numbers"),
        pytest.param("- '1'\n- \"true\"\n- ''", ["1", "true", ""], id="quotes-make-text"),
        pytest.param("no: 1\n1: 2\nnull: 3", {"no": 1, "1": 2, "null": 3}, id="keys-are-text"),
        pytest.param("a: &x [1]\nb: *x", {"a": [1], "b": [1]}, id="anchors"),
        pytest.param("<<: {a: 1}", {"<<": {"a": 1}}, id="no-merge-keys"),
        pytest.param("a: |\n  x\n  y\nb: >-\n  x\n  y", {"a": "x\ny\n", "b": "x y"}, id="block-text"),
        pytest.param("\ufeffa: 1", {"a": 1}, id="byte-order-mark"),
        pytest.param("# only this\n--- \na: 1\n...\n", {"a": 1}, id="document-marks"),
    ],
)  # fmt: skip
def test_data(text: str, data: object) -> None:
    assert read(text) == data


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "1:1: is empty; `newslint new` writes a rule to start from", id="empty"),
        pytest.param("# a\n", "1:1: is empty; `newslint new` writes a rule to start from", id="comment-only"),
        pytest.param("a: 1\nb: 2\na: 3\n", "3:1: 'a' is given twice; keep one", id="key-twice"),
        pytest.param("x: {a: 1, a: 2}", "1:11: 'a' is given twice; keep one", id="key-twice-in-flow"),
        pytest.param("a:\n\tb: 1", "2:1: a tab indents this line; use blanks", id="tab"),
        pytest.param("a:\n  b: 1\n  \tc: 2", "3:3: a tab indents this line; use blanks", id="tab-behind-blanks"),
        pytest.param("fix: {replace: {a}. {b}, title: x}", "1:19: inside brackets, put a text that holds one of `{}[],` in quotes", id="braces-in-flow"),
        pytest.param("message: {match} left", "1:18: a text that begins with '{' must be in quotes", id="brace-first"),
        pytest.param("- [a-z]+", "1:8: a text that begins with '[' must be in quotes", id="bracket-first"),
        pytest.param("p: [[a-z]+]", "1:10: inside brackets, put a text that holds one of `{}[],` in quotes", id="bracket-in-flow"),
        pytest.param("a: [x, y\nb: 1", "1:4: the bracket that opens here is not closed", id="open-bracket"),
        pytest.param("a: [\n  x,\n  {b} c,\n]", "3:7: inside brackets, put a text that holds one of `{}[],` in quotes", id="braces-in-long-flow"),
        pytest.param("a: 'x\nb: y", "1:4: the quote that opens here is never closed", id="open-quote"),
        pytest.param("a: 'it's'", "1:8: text behind a closing quote; write '' for a quote inside", id="single-quote-inside"),
        pytest.param('- "a" b', r'1:7: text behind a closing quote; write \" for a quote inside', id="double-quote-inside"),
        pytest.param("a: b: c", "1:5: a text without quotes cannot hold `: `; put it in quotes", id="colon"),
        pytest.param("a: 1\n  b: 2", "2:4: is indented further than the line above allows", id="indented-too-far"),
        pytest.param("a:\n  b: 1\n c: 2", "3:2: is indented otherwise than the lines above", id="indented-too-little"),
        pytest.param("a:\n  b: 1\n  c\nd: 2", "3:3: neither a key with its colon nor an item with its dash", id="no-colon"),
        pytest.param("a: - b", "1:4: a list begins on a line of its own, or is written [in, brackets]", id="dash-behind-key"),
        pytest.param(r'p: "\d+"', r"1:5: `\d` means nothing in double quotes; put the text in single quotes", id="escape"),
        pytest.param(r'p: "\x1"', r"1:7: a character by number is written \xHH, \uHHHH or \UHHHHHHHH", id="number-escape"),
        pytest.param("p: %a", "1:4: no text without quotes can begin with '%'; put it in quotes", id="percent"),
        pytest.param("p: @a", "1:4: no text without quotes can begin with '@'; put it in quotes", id="at"),
        pytest.param("p: &nbsp; a", "1:4: no text without quotes can begin with `&` or `*`; put it in quotes", id="entity"),
        pytest.param("p: &amp\nb: 1", "1:4: `&amp` is no text without quotes; put it in quotes", id="ampersand-word"),
        pytest.param("p: *", "1:4: no text without quotes can begin with `&` or `*`; put it in quotes", id="star"),
        pytest.param("p: *b*", "1:4: no text without quotes can begin with `&` or `*`; put it in quotes", id="emphasis"),
        pytest.param("p: *b", "1:4: `*b` is no text without quotes; put it in quotes", id="star-word"),
        pytest.param("p: !b", "1:4: `!` begins a YAML tag here; put the text in quotes", id="exclamation"),
        pytest.param("{a: 1}: b", "1:1: a key must be text; put what begins here in quotes", id="mapping-as-key"),
        pytest.param("a: 1\n---\nb: 2", "2:1: a second document begins here; write one rule in one file", id="two-documents"),
        pytest.param("a: x\x07y", r'1:5: holds the character U+0007 itself; write it in double quotes, as "\u0007"', id="control-character"),
        pytest.param("a: 1\nb: x\u2028y", r'2:5: holds the character U+2028 itself; write it in double quotes, as "\u2028"', id="line-separator"),
        pytest.param("[" * 2000, "1:1: is nested too deeply for a rule", id="too-deep"),
        pytest.param("%foo\n", "1:5: is not valid YAML here: found unknown directive name", id="anything-else"),
    ],
)  # fmt: skip
def test_flaws(text: str, told: str) -> None:
    with pytest.raises(SyntaxFlaw) as caught:
        read(text)
    flaw = caught.value
    assert f"{flaw.line}:{flaw.column}: {flaw.message}" == told


@given(st.text(alphabet="ab:- \n\t{}[],'\"\\|>#&*!%@`0.~?é\x00", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SyntaxFlaw):
        read(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-999, 999) | st.text(alphabet="aé1 -:,'\"{", max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        max_leaves=8,
    ).filter(lambda data: isinstance(data, dict | list))
)  # fmt: skip
def test_what_ruamel_writes_is_read_back(data: object) -> None:
    stream = StringIO()
    try:
        YAML(typ="safe").dump(data, stream)
    except YAMLError:
        return
    assert read(stream.getvalue()) == data
