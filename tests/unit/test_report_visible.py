from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from newslint.report.visible import Shown, head, middle_cut, shown, tail, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain text", "plain text", id="plain"),
        pytest.param("", "", id="nothing"),
        pytest.param("¿Qué? «Größe»", "¿Qué? «Größe»", id="latin"),
        pytest.param("a\u00a0b\u202fc", "a⍽b⍽c", id="no-break-blanks"),
        pytest.param("a\u2009b", "a<U+2009>b", id="thin-blank"),
        pytest.param("\u3000日本", "\u3000日本", id="ideographic-blank-stays"),
        pytest.param("a\tb", "a    b", id="tab"),
        pytest.param("a\nb", "a↵b", id="newline"),
        pytest.param("a\r\nb\rc", "a<U+000D>↵b<U+000D>c", id="carriage-returns"),
        pytest.param("a\u2028b\u0085c", "a<U+2028>b<U+0085>c", id="other-line-ends"),
        pytest.param("a\u200bb\ufeffc", "a<U+200B>b<U+FEFF>c", id="zero-width"),
        pytest.param("Ei\u00adche", "Ei<U+00AD>che", id="soft-hyphen"),
        pytest.param("\u202eabc", "<U+202E>abc", id="bidi-override"),
        pytest.param("\x1b[31mred", "<U+001B>[31mred", id="escape-sequence"),
        pytest.param("\ud800", "<U+D800>", id="surrogate"),
        pytest.param("\ue000\U000f0000", "<U+E000><U+F0000>", id="private-use"),
        pytest.param("wo\u200crd", "wo<U+200C>rd", id="joiner-in-latin"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiner-in-persian"),
        pytest.param("\u200cمی", "<U+200C>می", id="joiner-after-nothing"),
        pytest.param("👨\u200d👩", "👨\u200d👩", id="joiner-in-emoji"),
        pytest.param("e\u0301", "e\u0301", id="accent-on-letter"),
        pytest.param("\u0301e", "◌\u0301e", id="accent-on-nothing"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("abc", 3, id="ascii"),
        pytest.param("日本", 4, id="wide"),
        pytest.param("ﾊﾝｶｸ", 4, id="half-width"),
        pytest.param("e\u0301\u0308", 1, id="accents"),
        pytest.param("🇩🇪", 2, id="flag"),
        pytest.param("👨\u200d👩\u200d👧", 2, id="emoji-sequence"),
        pytest.param("\t", 4, id="tab"),
        pytest.param("\u200b", 8, id="named"),
    ],
)
def test_width(text: str, width: int) -> None:
    assert shown(text).width == width


@pytest.mark.parametrize(
    ("text", "room", "start", "end", "both"),
    [
        pytest.param("abcdef", 6, "abcdef", "abcdef", "abcdef", id="fits"),
        pytest.param("abcdefg", 6, "abcde…", "…cdefg", "ab…efg", id="cut"),
        pytest.param("日本語テキスト", 6, "日本…", "…スト", "日…ト", id="wide-are-not-halved"),
        pytest.param(
            "e\u0301" * 7, 6, "e\u0301" * 5 + "…", "…" + "e\u0301" * 5, None, id="accents"
        ),
        pytest.param("ab\u200bcd", 6, "ab…", "…cd", "ab…cd", id="names-are-not-cut"),
        pytest.param("abc", 1, "…", "…", None, id="one-cell"),
        pytest.param("abc", 0, "", "", None, id="no-room"),
        pytest.param("", 0, "", "", None, id="nothing"),
    ],
)
def test_cut(text: str, room: int, start: str, end: str, both: str | None) -> None:
    assert (head(text, room).text, tail(text, room).text) == (start, end)
    if both is not None:
        assert middle_cut(text, room).text == both


NASTY = st.text("ab é日ﾊ\t\n\r\u00a0\u200b\u0301\u0308\u2028\u3000\x1b\ud800", max_size=60)


@given(NASTY)
def test_what_is_shown_takes_the_cells_it_says(text: str) -> None:
    assert wcswidth(visible(text)) == shown(text).width


@given(st.text())
def test_nothing_that_steers_a_terminal_is_shown(text: str) -> None:
    assert wcswidth(visible(text)) >= 0
    visible(text).encode()


@given(NASTY, st.integers(3, 40))
def test_cuts_fit(text: str, room: int) -> None:
    for cut in (head, tail, middle_cut):
        part = cut(text, room)
        assert part.width <= room
        assert wcswidth(part.text) == part.width
        assert (part == shown(text)) == (shown(text).width <= room)


def test_long_text_is_not_looked_at_whole() -> None:
    assert head("a" * 10_000_000, 4) == Shown("aaa…", 4)
    assert tail("a" * 10_000_000, 4) == Shown("…aaa", 4)
