"""What always holds: bytes survive, and only what is edited changes."""

from __future__ import annotations

import codecs
import functools
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.fix.apply import apply_edits
from newslint.formats.decode import decode
from newslint.formats.line_ends import PLAIN, unify
from newslint.formats.markup import protected_spans
from newslint.formats.notation import splice
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

ENCODINGS = [
    pytest.param("utf-8", b"", id="utf-8"),
    pytest.param("utf-8", codecs.BOM_UTF8, id="utf-8-mark"),
    pytest.param("utf-16-le", codecs.BOM_UTF16_LE, id="utf-16-le"),
    pytest.param("utf-16-be", codecs.BOM_UTF16_BE, id="utf-16-be"),
    pytest.param("utf-32-le", codecs.BOM_UTF32_LE, id="utf-32-le"),
    pytest.param("utf-16-le", b"", id="utf-16-le-unmarked"),
    pytest.param("cp1252", b"", id="cp1252"),
    pytest.param("cp1251", b"", id="cp1251"),
    pytest.param("cp932", b"", id="cp932"),
    pytest.param("gb18030", b"", id="gb18030"),
    pytest.param("iso2022_jp", b"", id="iso2022_jp"),
]

FOLDED = {
    "cp932": "\u00a2\u00a3\u00ac\u2016\u2212\u301c",
    "iso2022_jp": "\x1b",
}
"""Characters that come back as others of the same look, or as a shift to other characters."""

BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n", "\u2028", "\x0c", " ", "\t", "\ufeff"])


def lines_in(encoding: str) -> st.SearchStrategy[str]:
    """Make text that `encoding` can hold, rich in line ends of all kinds."""
    letters = st.text(letters_of(encoding), max_size=8)
    breaks = BREAKS.filter(lambda one: can_hold(encoding, one))
    return st.lists(st.one_of(letters, breaks), max_size=12).map("".join)


@functools.cache
def letters_of(encoding: str) -> st.SearchStrategy[str]:
    """Make the characters that `encoding` can hold and gives back."""
    return st.characters(codec=encoding, exclude_characters=FOLDED.get(encoding, ""))


def can_hold(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def takes_another_mark(content: bytes, mark: bytes) -> bool:
    """Tell whether text begins with what would be taken for a mark that is not its own."""
    begin = content[:4]
    if not mark:
        return begin.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return mark == codecs.BOM_UTF16_LE and begin == codecs.BOM_UTF32_LE


def units_of(raw: str) -> list[str]:
    """Cut a raw text into what rules see as one character each."""
    return re.findall("\r\n|.", raw, re.DOTALL)


def written(content: bytes, edits: Sequence[Edit], encoding: str | None = None) -> bytes:
    sink = BytesIO()
    open_bytes(content, "a.txt", ReadSettings(encoding=encoding), sink.write).rewrite(
        [tuple(edits)]
    )
    return sink.getvalue()


def read_text(content: bytes, encoding: str | None = None) -> str | None:
    source = open_bytes(content, "a.txt", ReadSettings(encoding=encoding), BytesIO().write)
    documents = [item.text for item in source.documents() if isinstance(item, Document)]
    return documents[0] if documents else None


@st.composite
def edits_on(draw: st.DrawFn, text: str, new: st.SearchStrategy[str]) -> list[Edit]:
    """Make edits in text order that do not clash; they may touch."""
    places = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    return [Edit(span, draw(new), span.of(text)) for span in spans]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_and_written_back_or_refused(content: bytes) -> None:
    text = read_text(content)
    if text is not None:
        assert written(content, []) == content


@given(st.binary(max_size=200))
def test_any_bytes_that_are_read_can_be_written_or_are_refused(content: bytes) -> None:
    text = read_text(content)
    assume(text)
    assert text is not None
    try:
        # An edit that changes nothing takes the whole way there and back.
        assert written(content, [Edit(Span(0, 1), text[0], text[0])]) == content
    except InputError as error:
        assert "byte for byte" in str(error)  # noqa: PT017  # either is fine


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
@given(data=st.data())
def test_reading_gives_what_was_written(encoding: str, mark: bytes, data: st.DataObject) -> None:
    raw = data.draw(lines_in(encoding))
    content = mark + raw.encode(encoding)
    assume(not takes_another_mark(content, mark))
    assume(encoding.startswith("utf") or not is_utf8(content))
    decoded = decode(content, encoding)
    assume(decoded.text == raw)  # cp932 and ISO-2022-JP fold a few characters
    assert decoded.encode(decoded.text) == content
    assert read_text(content, encoding) == (unify(raw) or None)
    assert written(content, [], encoding) == content


def is_utf8(content: bytes) -> bool:
    try:
        return bool(content.decode("utf-8")) and not content.isascii()
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize(("encoding", "mark"), [one for one in ENCODINGS if one.id != "iso2022_jp"])
@given(data=st.data())
def test_only_edited_spans_change(encoding: str, mark: bytes, data: st.DataObject) -> None:
    raw = data.draw(lines_in(encoding))
    content = mark + raw.encode(encoding)
    assume(raw)
    assume(not takes_another_mark(content, mark))
    assume(encoding.startswith("utf") or not is_utf8(content))
    new = st.text(letters_of(encoding).filter(lambda one: one not in "\r\n"), max_size=5)
    edits = data.draw(edits_on(unify(raw), new))
    units = units_of(raw)
    at, expected = 0, []
    for edit in edits:
        expected += [*units[at : edit.span.start], edit.text]
        at = edit.span.end
    expected += units[at:]
    assert written(content, edits, encoding) == mark + "".join(expected).encode(encoding)


@given(raw=lines_in("utf-8"), data=st.data())
def test_new_lines_end_like_the_line_they_are_put_into(raw: str, data: st.DataObject) -> None:
    text, units = unify(raw), units_of(raw)
    at = data.draw(st.integers(0, len(text)))
    ends = [unit for unit in (*units[at:], *reversed(units[:at])) if unit in {"\n", "\r\n"}]
    end = ends[0] if ends else "\n"
    inserted = splice(raw, [Edit(Span(at, at), "x\ny", "")], PLAIN)
    assert inserted == "".join((*units[:at], f"x{end}y", *units[at:]))


@given(raw=lines_in("utf-8").map(lambda raw: raw.replace("\r", "")), data=st.data())
def test_rules_see_their_edits_when_they_look_again(raw: str, data: st.DataObject) -> None:
    text = unify(raw)
    edits = data.draw(edits_on(text, st.text("ab\r\n", max_size=4)))
    assume(not any(edit.text.endswith("\r") for edit in edits))
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    assert unify(splice(raw.replace("\n", ends), edits, PLAIN)) == apply_edits(text, edits)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b  c",
                "ñ",
                "漢",
                "\n",
                "\n\n",
                "\r",
                " ",
                "    ",
                "\t",
                "\\",
                "`",
                "```",
                "~~~",
            ),
            *("*", "**", "_", "~~", "[", "]", "(", ")", "](x)", "![", "[a]: b", "[^a]", "[^a]: "),
            *("<", ">", "<b>", "</b>", "<!--", "-->", "<div>", "<a\n", "&amp;", "&#1;", "&", ";"),
            *(
                "- ",
                "* ",
                "1. ",
                "> ",
                "- [ ] ",
                "# ",
                "===",
                "---",
                "...",
                "+++",
                "a: b",
                "|",
                "|-|",
            ),
            *(
                "http://a.b",
                "www.c.d",
                "<e@f.g>",
                "  \n",
                "\\\n",
                "\x00",
                "\ufeff",
                "\u2028",
                "!",
                ":",
            ),
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(MARKDOWN, st.text(max_size=60)))
def test_protected_spans_are_in_order_within_the_text_and_not_empty(text: str) -> None:
    spans = protected_spans(text)
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    assert ends[-1] <= len(text)


@given(MARKDOWN)
def test_letters_outside_of_all_markup_are_never_protected(text: str) -> None:
    prose = "Uno  dos tres.\n\n"
    assert all(span.start >= len(prose) for span in protected_spans(prose + "# x\n\n" + text))
