"""Text and Markdown files: one document each, and back again."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest

from newslint.errors import InputError, StaleEditError
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Span

SPANISH = (
    "El año pasado, según informó el Ministerio, la inversión creció más de lo que habían previsto "
    "los economistas: «Señores, será difícil», afirmó después el niño José Ibáñez en la reunión.\n"
)


def read(
    content: bytes, name: str = "a.txt", settings: ReadSettings | None = None
) -> list[Document | Notice]:
    return list(open_bytes(content, name, settings or ReadSettings(), BytesIO().write).documents())


def rewrite(content: bytes, *edits: Edit, encoding: str | None = None) -> bytes:
    sink = BytesIO()
    source = open_bytes(content, "a.txt", ReadSettings(encoding=encoding), sink.write)
    source.rewrite([edits])
    return sink.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"uno\ndos\n", "uno\ndos\n", id="plain"),
        pytest.param(b"uno\r\ndos\r\n", "uno\ndos\n", id="windows"),
        pytest.param(b"uno\r\ndos\n\rtres", "uno\ndos\n\rtres", id="mixed"),
        pytest.param("a\u2028b\x0c\u0085c".encode(), "a\u2028b\x0c\u0085c", id="other-breaks"),
        pytest.param(codecs.BOM_UTF8 + b"a", "a", id="without-the-mark"),
        pytest.param(codecs.BOM_UTF16_LE + "a\r\nb".encode("utf-16-le"), "a\nb", id="utf-16"),
        pytest.param(b" \n", " \n", id="blanks-are-a-text"),
    ],
)
def test_the_file_is_one_document(content: bytes, text: str) -> None:
    assert read(content) == [Document(text, path="a.txt")]


@pytest.mark.parametrize(
    ("content", "settings", "message"),
    [
        pytest.param(b"", ReadSettings(), "is empty", id="empty"),
        pytest.param(codecs.BOM_UTF8, ReadSettings(), "is empty", id="only-a-mark"),
        pytest.param(b"a\0b", ReadSettings(), "looks like a binary file", id="binary"),
        pytest.param(b"caf\xe9", ReadSettings(), "is not UTF-8", id="undecodable"),
        pytest.param(b"12345", ReadSettings(max_bytes=4), "limit of 4 bytes", id="huge"),
        pytest.param(b"a", ReadSettings(encoding="x"), "'x' is no encoding", id="no-encoding"),
    ],
)
def test_what_cannot_be_read_is_a_notice(
    content: bytes, settings: ReadSettings, message: str
) -> None:
    [notice] = read(content, settings=settings)
    assert isinstance(notice, Notice)
    assert notice.place == "a.txt"
    assert notice.failed
    assert message in notice.message


def test_a_file_of_the_size_of_the_limit_is_read() -> None:
    assert read(b"1234", settings=ReadSettings(max_bytes=4)) == [Document("1234", path="a.txt")]


def test_a_guess_is_told() -> None:
    notice, document = read(SPANISH.encode("cp1252"))
    assert isinstance(notice, Notice)
    assert not notice.failed
    assert "read as cp1252 by its looks" in notice.message
    assert document == Document(SPANISH, path="a.txt")


def test_markup_is_protected_in_markdown_only() -> None:
    content = b"uno `dos`\r\n"
    assert read(content) == [Document("uno `dos`\n", path="a.txt")]
    assert read(content, "a.md") == [Document("uno `dos`\n", path="a.md", protected=(Span(4, 9),))]


def test_a_guess_is_told_of_markdown_too() -> None:
    notice, document = read(SPANISH.encode("cp1252"), "a.md")
    assert isinstance(notice, Notice)
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("content", "edit", "encoding", "result"),
    [
        pytest.param(b"uno\r\ndos", Edit(Span(4, 7), "x", "dos"), None, b"uno\r\nx", id="crlf"),
        pytest.param(
            codecs.BOM_UTF8 + b"uno",
            Edit(Span(0, 1), "d", "u"),
            None,
            codecs.BOM_UTF8 + b"dno",
            id="mark",
        ),
        pytest.param(
            codecs.BOM_UTF16_BE + "añ\r\n".encode("utf-16-be"),
            Edit(Span(1, 2), "漢", "ñ"),
            None,
            codecs.BOM_UTF16_BE + "a漢\r\n".encode("utf-16-be"),
            id="utf-16",
        ),
        pytest.param(
            b"\xf1o", Edit(Span(1, 2), "\u2019", "o"), "cp1252", b"\xf1\x92", id="declared"
        ),
        pytest.param(
            SPANISH.encode("cp1252"),
            Edit(Span(0, 2), "l\u00c9", "El"),
            None,
            b"l\xc9" + SPANISH.encode("cp1252")[2:],
            id="guessed",
        ),
        pytest.param(b"uno", Edit(Span(3, 3), "\n", ""), None, b"uno\n", id="at-the-end"),
    ],
)
def test_only_what_is_edited_changes(
    content: bytes, edit: Edit, encoding: str | None, result: bytes
) -> None:
    assert rewrite(content, edit, encoding=encoding) == result


@pytest.mark.parametrize(
    ("content", "edit", "encoding", "message"),
    [
        pytest.param(b"\xf1o", Edit(Span(1, 2), "漢", "o"), "cp1252", "U.6F22", id="lacking"),
        pytest.param(
            b"\x1b(B\x1b(Babc",
            Edit(Span(0, 1), "x", "a"),
            "iso2022_jp",
            "byte for byte",
            id="not-the-same",
        ),
        pytest.param(b"\0", Edit(Span(0, 1), "x", "\0"), None, "binary", id="binary"),
    ],
)
def test_what_cannot_be_written_is_not(
    content: bytes, edit: Edit, encoding: str | None, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        rewrite(content, edit, encoding=encoding)


def test_a_stale_edit_is_not_written() -> None:
    with pytest.raises(StaleEditError):
        rewrite(b"uno", Edit(Span(0, 1), "x", "a"))


def test_without_edits_the_bytes_go_through_as_they_are() -> None:
    content = b"\x1b(B\x1b(Babc"
    assert rewrite(content, encoding="iso2022_jp") == content
