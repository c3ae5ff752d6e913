from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.errors import InputError
from newslint.formats.csv_grammar import Dialect, grammar_of
from newslint.formats.csv_splitter import Splitter
from newslint.formats.fields import Fields
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Position, Span

if TYPE_CHECKING:
    from newslint.formats.source import Source

TEXT = ReadSettings(fields=Fields(texts=("text",)))


def source_of(
    content: str | bytes, settings: ReadSettings = TEXT, name: str = "a.csv"
) -> tuple[Source, list[bytes]]:
    sent = list[bytes]()
    raw = content.encode() if isinstance(content, str) else content
    return open_bytes(raw, name, settings, sent.append), sent


def texts_of(content: str | bytes, settings: ReadSettings = TEXT, name: str = "a.csv") -> list[str]:
    items = source_of(content, settings, name)[0].documents()
    return [item.text for item in items if isinstance(item, Document)]


def told(content: str | bytes, settings: ReadSettings = TEXT) -> list[str]:
    items = source_of(content, settings)[0].documents()
    return [str(item) for item in items if isinstance(item, Notice)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("id,text\n1,a b\n2,c\n", ["a b", "c"], id="plain"),
        pytest.param('id,text\n1,"a ""b"", c"\n', ['a "b", c'], id="quoted"),
        pytest.param('id,text\r\n1,"a\r\nb\nc"\r\n', ["a\nb\nc"], id="mixed-line-ends"),
        pytest.param("id,text\n1,a", ["a"], id="no-last-line-end"),
        pytest.param("\n\nid,text\n\n1,a\n\n\n2,b\n\n", ["a", "b"], id="empty-lines"),
        pytest.param("id,text\r1,a\r2,b\r", ["a", "b"], id="old-mac"),
        pytest.param("id,text\n1,\n2,b\n", ["b"], id="an-empty-text"),
        pytest.param('id,text\n1,5" tall\n', ['5" tall'], id="mark-inside"),
        pytest.param(f"id,text\n1,a\0{99 * 'b'}\n", [f"a\0{99 * 'b'}"], id="null"),
        pytest.param("text,id,text\na,1,b\n", ["b"], id="same-name-twice"),
        pytest.param("\ufefftext,id\na,1\n", ["a"], id="marked"),
        pytest.param("text\na\nb\n", ["a", "b"], id="a-single-field"),
        pytest.param('"id", "text"\n1, "a, b"\n', ["a, b"], id="blank-before-marks"),
        pytest.param('id,text\n1,"a \\"b\\", c\\\\"\n', ['a "b", c\\'], id="escapes"),
    ],
)
def test_texts_are_read(content: str, expected: list[str]) -> None:
    assert texts_of(content) == expected


@pytest.mark.parametrize("name", ["a.tsv", "A.TAB", "a.tsv.gz"])
def test_tabs_are_usual_in_files_that_are_named_so(name: str) -> None:
    assert texts_of("text\na, b\n", name=name) == ["a, b"]


def test_a_record_says_what_else_it_knows() -> None:
    content = "id,lang,title,source,text\nx7,es-MX,Hola,El País,Uno\n"
    [document] = (item for item in source_of(content)[0].documents() if isinstance(item, Document))
    assert (document.record, document.record_id, document.field) == (1, "x7", "text")
    assert document.language == "es"
    assert document.companions == {"title": "Hola", "source": "El País"}


@pytest.mark.parametrize(
    ("content", "place", "offset"),
    [
        pytest.param("id,text\n1,abXc\n", Position(2, 5), 2, id="plain"),
        pytest.param('id,text\n1,"a""X"\n', Position(2, 7), 2, id="behind-a-doubled-mark"),
        pytest.param('id,text\n1,"a\nbX"\n', Position(3, 2), 3, id="in-a-later-line"),
        pytest.param('id,text\r\n1,"a\r\nbX"\r\n', Position(3, 2), 4, id="line-end-of-two"),
        pytest.param('text,id\n"\n\n","1"\nX,2\n', Position(5, 1), 0, id="behind-long-records"),
        pytest.param("id,text\r1,aX\r", Position(1, 12), 1, id="old-mac"),
        pytest.param("\ufeffid,text\n1,X\n", Position(2, 3), 0, id="marked"),
        pytest.param('id,text\n1,"a\\"X, "\n', Position(2, 7), 2, id="behind-an-escape"),
        pytest.param("id, text\n1, 😀X\n", Position(2, 5), 1, id="behind-a-blank"),
    ],
)
def test_places_are_those_of_the_raw_file(content: str, place: Position, offset: int) -> None:
    found = [item for item in source_of(content)[0].documents() if isinstance(item, Document)][-1]
    assert found.placement is not None
    at = found.text.index("X")
    assert (found.placement.position(at), found.placement.offset(at)) == (place, offset)


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        pytest.param(
            "id,text\n1,a\n2\n3,c\n",
            "3",
            "has 1 cells, but the header row names 2 fields",
            id="few",
        ),
        pytest.param('id,text\n1,"\n"\n2,b,c\n3,d\n', "4", "has 3 cells", id="many"),
        pytest.param(
            'id,text\n1,a\n2,"b "c" d"\n3,e\n', "3:7", "goes on here after a closing", id="goes-on"
        ),
        pytest.param('id,text\n1,a\n2,"b\n3,c\n', "3:3", "begins a cell here that", id="unclosed"),
        pytest.param(
            "id,text\n1,ñ\n2,\nñ,b\xff\n4,d\n".encode("latin-1").replace(b"\xf1", "ñ".encode()),
            "4:4",
            "is not utf-8: byte 0xff does not belong here",
            id="bad-byte",
        ),
    ],
)
def test_bad_records_are_reported_and_left(content: str | bytes, place: str, problem: str) -> None:
    [notice] = told(content)
    assert notice.startswith(f"a.csv:{place}: the record {problem}")
    assert notice.endswith("; it was left as it is")
    source, sent = source_of(content)
    count = sum(isinstance(item, Document) for item in source.documents())
    source.rewrite(() for _ in range(count))
    assert b"".join(sent) == (content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("content", "settings", "problem"),
    [
        pytest.param("", TEXT, "is empty: there is nothing to check", id="empty"),
        pytest.param("\ufeff", TEXT, "has no records: there is nothing", id="only-a-mark"),
        pytest.param("\n\n", TEXT, "has no records: there is nothing", id="only-line-ends"),
        pytest.param("id,text\n", TEXT, "has no records: there is nothing", id="only-a-header"),
        pytest.param('"id,text\n1,a\n', TEXT, "has a header row that does not end", id="unclosed"),
        pytest.param(
            "1,a\n2,b\n",
            ReadSettings(fields=Fields(texts=("2",))),
            "the header row names no field '2'; it has '1', 'a'. Say which one it is with --field; "
            "or, if this is a record and no header row, put one with names above it",
            id="a-number",
        ),
        pytest.param(
            "x,y\n2,b\n",
            ReadSettings(),
            "the header row names no field that is known to hold the text; it has 'x', 'y'.",
            id="no-usual-name",
        ),
        pytest.param(
            ",".join(f"{number}{'x' * 30}" for number in range(20)),
            ReadSettings(fields=Fields(texts=("a", "b"))),
            "the header row names no field 'a' or 'b'; it has '0xxxxxxxxxxxxxxxxxxxxxxx...', '1",
            id="long-and-many",
        ),
    ],
)  # fmt: skip
def test_a_file_that_comes_to_nothing_is_refused(
    content: str, settings: ReadSettings, problem: str
) -> None:
    [notice] = [one for one in told(content, settings) if "is taken from" not in one]
    assert notice.startswith(f"a.csv: {problem}")


def test_a_guessed_encoding_is_told_once() -> None:
    content = "text\nEl año pasado llegó la señora García con su niño a la estación.\n" * 3
    [notice] = told(content.encode("cp1252"))
    assert notice.startswith("a.csv: is not UTF-8; read as cp1252 by its looks")


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        pytest.param("id,text\n1,aXb\n", "Y", "id,text\n1,aYb\n", id="plain"),
        pytest.param("id,text\n1,aXb\n", ", ", 'id,text\n1,"a, b"\n', id="delimiter"),
        pytest.param("id;text\n1;aXb\n", ", ", "id;text\n1;a, b\n", id="no-delimiter-here"),
        pytest.param("id,text\n1,aXb\n", "\n", 'id,text\n1,"a\nb"\n', id="line-end"),
        pytest.param("id,text\n1,aXb\n", '"', 'id,text\n1,"a""b"\n', id="first-mark"),
        pytest.param('id,text\n1,5"X\n', "Y", 'id,text\n1,5"Y\n', id="marks-as-before"),
        pytest.param('id,text\n1,X"b\n', "", 'id,text\n1,"""b"\n', id="mark-comes-first"),
        pytest.param('id,text\n1,"aXb"\n', "Y", 'id,text\n1,"aYb"\n', id="stays-quoted"),
        pytest.param('id,text\n1,"X"\n', "", 'id,text\n1,""\n', id="quoted-and-empty"),
        pytest.param("id,text\n1,X\n", "", "id,text\n1,\n", id="empty"),
        pytest.param("text\nX\nb\n", "", 'text\n""\nb\n', id="empty-and-alone"),
        pytest.param('id,text\n1,"""X"""\n', '"', 'id,text\n1,""""""""\n', id="doubled"),
        pytest.param('id,text\n1,"a\r\nXb"\n', "c\nd", 'id,text\n1,"a\r\nc\r\ndb"\n', id="like-others"),
        pytest.param('id,text\r\n1,"a\nXb"\r\n', "\n", 'id,text\r\n1,"a\n\nb"\r\n', id="not-like-rows"),
        pytest.param("id,text\r\n\r\n1,X\r\n \n", "Y", "id,text\r\n\r\n1,Y\r\n \n", id="all-else"),
        pytest.param("id, text\n1, X\n", " Y", 'id, text\n1, " Y"\n', id="blank-comes-first"),
        pytest.param(
            'id,text\n1,"\\"X, \\n"\n', '"\\', 'id,text\n1,"\\"\\"\\\\, \\n"\n', id="escapes"
        ),
        pytest.param("id,text\n1,a\\,X\n", '\\"', 'id,text\n1,"a,\\\\\\""\n', id="escapes-quoted"),
        pytest.param(
            'id\ttext\n1\t"X" a\\\tb\n2\t"\n3\t"\n', "\t\\\n", 'id\ttext\n1\t"\\\t\\\\\\\n" a\\\tb\n2\t"\n3\t"\n', id="only-escapes"
        ),
        pytest.param("\ufeffid,text\n1,X", "Y", "\ufeffid,text\n1,Y", id="marked"),
    ],
)  # fmt: skip
def test_only_the_cell_changes(before: str, new: str, after: str) -> None:
    assert replaced(before.encode(), new) == after.encode()


def replaced(content: bytes, new: str, settings: ReadSettings = TEXT) -> bytes:
    """Put `new` in place of each X."""
    source, sent = source_of(content, settings)
    edits = []
    for item in source.documents():
        if isinstance(item, Document):
            at = item.text.find("X")
            edits.append((Edit(Span(at, at + 1), new, "X"),) if at >= 0 else ())
    source.rewrite(edits)
    return b"".join(sent)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-be", "cp932", "gb18030"])
def test_encodings_stay(encoding: str) -> None:
    letters = {"cp932": "\u6f22\u5b57", "gb18030": "\u6f22\u5b57"}.get(encoding, "\xf1")
    before = f"id,text\r\n1,{letters}\r\n2,aX{letters}\r\n3,{letters}\r\n".encode(encoding)
    settings = ReadSettings(encoding=encoding, fields=TEXT.fields)
    after = replaced(before, letters, settings)
    assert after.decode(encoding) == before.decode(encoding).replace("X", letters)


@pytest.mark.parametrize(
    ("content", "new", "encoding", "problem"),
    [
        pytest.param("id,text\n1,Xñ\n", "漢", "cp1252", "cannot be written in cp1252", id="letter"),
        pytest.param(
            'id\ttext\n1\t"a" b\n2\t"\n3\t"X\n',
            "\t",
            "utf-8",
            "does without quotation",
            id="no-quotes",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(
    content: str, new: str, encoding: str, problem: str
) -> None:
    settings = ReadSettings(encoding=encoding, fields=TEXT.fields)
    with pytest.raises(InputError, match=problem):
        replaced(content.encode(encoding), new, settings)


def test_a_record_without_end_is_not_read_to_the_end_of_the_file() -> None:
    chunks = (one for one in ["a\n", '"b', *["c" * 10] * 99, "d"])
    splitter = Splitter(chunks, grammar_of(Dialect()), longest=50)
    assert [row.content for row in splitter] == ["a"]
    assert splitter.unfinished == Position(2, 1)
    assert len(list(chunks)) > 50


def test_a_long_record_is_looked_at_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    grammar = grammar_of(Dialect())
    find = type(grammar).record

    def counted(*arguments: object, **options: object) -> object:
        nonlocal looks
        looks += 1
        return find(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(type(grammar), "record", counted)
    [row] = Splitter(['"', *["a" * 10] * 10_000, '"\n'], grammar)
    assert len(row.content) == 100_002
    assert looks < 20
