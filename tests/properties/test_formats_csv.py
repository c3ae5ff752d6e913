"""CSV: read as Python's own reader does, pointed into exactly, and changed in edited cells only."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.fix.apply import apply_edits
from newslint.formats.csv_cell import respelled
from newslint.formats.csv_grammar import Dialect, grammar_of
from newslint.formats.csv_splitter import Splitter
from newslint.formats.line_ends import unify
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import LineTable, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

DIALECTS = [
    pytest.param(Dialect(), id="comma"),
    pytest.param(Dialect("\t"), id="tab"),
    pytest.param(Dialect("|"), id="bar"),
    pytest.param(Dialect(";", escapes=True), id="escapes"),
    pytest.param(Dialect(skips_blanks=True), id="blanks"),
    pytest.param(Dialect(escapes=True, skips_blanks=True), id="escapes-and-blanks"),
    pytest.param(Dialect("\t", quotes=False), id="no-quotes"),
    pytest.param(Dialect("\t", quotes=False, escapes=True), id="escapes-only"),
]

HEADER = ("id", "text", "note")


def characters(dialect: Dialect, without: str = "") -> st.SearchStrategy[str]:
    every = f'ab"{dialect.delimiter}\r\n\\ \0é😀'
    return st.sampled_from([one for one in every if one not in without])


def as_python_reads(text: str, dialect: Dialect) -> list[list[str]]:
    rows = csv.reader(
        StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quoting=csv.QUOTE_MINIMAL if dialect.quotes else csv.QUOTE_NONE,
        escapechar="\\" if dialect.escapes else None,
        skipinitialspace=dialect.skips_blanks,
    )
    return [row for row in rows if row]


def chunks_of(text: str, sizes: list[int]) -> list[str]:
    """Cut a text into chunks of these sizes, and a rest."""
    chunks = []
    for size in sizes:
        chunks.append(text[:size])
        text = text[size:]
    return [*chunks, text]


@pytest.mark.parametrize("dialect", DIALECTS)
@given(data=st.data())
def test_records_and_texts_are_those_of_python(dialect: Dialect, data: st.DataObject) -> None:
    text = data.draw(st.text(characters(dialect), max_size=60))
    sizes = data.draw(st.lists(st.integers(0, 9), max_size=12))
    grammar = grammar_of(dialect)
    splitter = Splitter(chunks_of(text, sizes), grammar)
    rows = list(splitter)
    rest = "".join(splitter.rest)
    assert "".join(row.content + row.line_ends for row in rows) + rest == text
    expected = as_python_reads(text, dialect)[: -1 if splitter.unfinished else None]
    found = [grammar.cells(row.content) for row in rows if row.content]
    for cells, texts in zip(found, expected, strict=True):
        assert len(cells) == len(texts)
        # What is behind a closing quotation mark is never looked at.
        assert any(map(all, cells)) or grammar.texts(cells) == texts
    table, at = LineTable(text), 0
    for row in rows:
        assert table.position(at) == row.start
        at += len(row.content + row.line_ends)
    if splitter.unfinished is not None:
        opened = text[table.offset(splitter.unfinished) :]
        assert opened.startswith('"') or (dialect.escapes and opened.endswith("\\"))


@pytest.mark.parametrize("dialect", DIALECTS)
@given(data=st.data())
def test_only_the_edited_cells_of_a_record_change(dialect: Dialect, data: st.DataObject) -> None:
    grammar = grammar_of(dialect)
    raw = data.draw(st.text(characters(dialect, without="\r\n"), min_size=1, max_size=40))
    cells = grammar.cells(raw)
    assume(grammar.record(raw, 0, last=True) and not any(map(all, cells)))
    texts = grammar.texts(cells)
    indexes = data.draw(st.sets(st.integers(0, len(cells) - 1)))
    spelled = st.sampled_from(f'ab"{dialect.delimiter}\n \\' if dialect.quotes else "ab\" \\'")
    drawn = {at: data.draw(edits_on(texts[at], st.text(spelled, max_size=4))) for at in indexes}
    changes = {at: edits for at, edits in drawn.items() if edits}
    assume(dialect.quotes or len(cells) > 1)
    new = respelled(raw, changes, dialect)
    expected = [unify(apply_edits(text, changes.get(at, []))) for at, text in enumerate(texts)]
    [read] = as_python_reads(new, dialect)
    assert [unify(text) for text in read] == expected
    kept = grammar.cells(new)
    for at, cell in enumerate(cells):
        if not changes.get(at):
            assert kept[at] == cell
        elif cell[0]:
            assert kept[at][0].startswith('"')


@st.composite
def edits_on(draw: st.DrawFn, text: str, new: st.SearchStrategy[str]) -> list[Edit]:
    """Make edits in text order that do not clash; they may touch."""
    places = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    return [Edit(span, draw(new), span.of(text)) for span in spans]


CELLS = st.text("ab \",;|\t\n\\é😀\u2028'", max_size=12)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str, list[tuple[str, ...]]]:
    """Make a delimiter, a file that has it, and the rows under its header."""
    delimiter = draw(st.sampled_from(",;\t|"))
    ends = st.sampled_from(["\n", "\r\n"])
    row_end, cell_end = draw(ends), draw(ends)
    rows = [tuple(cell.replace("\n", cell_end) for cell in row) for row in draw(ROWS)]
    quotes_all = draw(st.booleans())

    def spelled(cell: str) -> str:
        if quotes_all or set(cell).intersection(f'"\r\n{delimiter} '):
            doubled = cell.replace('"', '""')
            return f'"{doubled}"'
        return cell

    lines = [delimiter.join(map(spelled, row)) for row in (HEADER, *rows)]
    return delimiter, row_end.join(lines) + draw(st.sampled_from(["", row_end])), rows


def read(content: bytes, encoding: str | None = None) -> list[Document]:
    source = open_bytes(content, "a.csv", ReadSettings(encoding=encoding), BytesIO().write)
    return [item for item in source.documents() if isinstance(item, Document)]


def written(content: bytes, edits: Sequence[list[Edit]], encoding: str | None = None) -> bytes:
    sent = list[bytes]()
    source = open_bytes(content, "a.csv", ReadSettings(encoding=encoding), sent.append)
    source.rewrite(map(tuple, edits))
    return b"".join(sent)


@given(table=tables())
def test_every_character_is_where_it_is_said_to_be(
    table: tuple[str, str, list[tuple[str, ...]]],
) -> None:
    _, raw, rows = table
    documents = read(raw.encode())
    assert [item.text for item in documents] == [unify(row[1]) for row in rows if row[1]]
    lines = raw.split("\n")
    for item in documents:
        assert item.record is not None
        assert item.placement is not None
        held = rows[item.record - 1][1]
        for at, character in enumerate(item.text):
            place = item.placement.position(at)
            seen = (lines[place.line - 1] + "\n")[place.column - 1]
            assert seen in {character, "\r"} if character == "\n" else seen == character
            assert unify(held[: item.placement.offset(at)]) == item.text[:at]


@given(table=tables(), data=st.data())
def test_only_what_is_edited_changes(
    table: tuple[str, str, list[tuple[str, ...]]], data: st.DataObject
) -> None:
    delimiter, raw, rows = table
    documents = read(raw.encode())
    assume(documents)
    new = st.text(f'ab" {delimiter}\n', max_size=4)
    edits = [data.draw(edits_on(item.text, new)) for item in documents]
    after = written(raw.encode(), edits).decode()
    expected = [HEADER, *rows]
    for item, changes in zip(documents, edits, strict=True):
        row = list(rows[(item.record or 0) - 1])
        row[1] = apply_edits(item.text, changes)
        expected[item.record or 0] = tuple(row)
    parsed = as_python_reads(after, Dialect(delimiter))
    assert [tuple(map(unify, row)) for row in parsed] == [
        tuple(map(unify, row)) for row in expected
    ]
    if not any(edits):
        assert after == raw


@given(table=tables(), data=st.data())
def test_places_are_known_in_what_is_written(
    table: tuple[str, str, list[tuple[str, ...]]], data: st.DataObject
) -> None:
    delimiter, raw, _ = table
    documents = read(raw.encode())
    assume(documents)
    text, placement = documents[0].text, documents[0].placement
    assert placement is not None
    for _ in range(2):
        edits = data.draw(edits_on(text, st.text(f'ab" {delimiter}\n', max_size=4)))
        raw = written(raw.encode(), [edits, *([] for _ in documents[1:])]).decode()
        text, placement = apply_edits(text, edits), placement.edited(edits)
        assume(text)
        for at, character in enumerate(text):
            place = placement.position(at)
            seen = (raw.split("\n")[place.line - 1] + "\n")[place.column - 1]
            assert seen in {character, "\r"} if character == "\n" else seen == character


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252", "cp932", "gb18030"]
)
@given(table=tables(), bad=st.binary(max_size=3))
def test_bytes_are_written_back(
    encoding: str, table: tuple[str, str, list[tuple[str, ...]]], bad: bytes
) -> None:
    content = table[1].encode(encoding, "ignore") + bad
    documents = read(content, encoding)
    assume(documents)
    try:
        new = written(content, [[] for _ in documents], encoding)
    except InputError as error:
        assert "byte for byte" in str(error) or "is not utf-16" in str(error)  # noqa: PT017
    else:
        assert new == content


@given(st.binary(max_size=300))
def test_any_bytes_are_read_and_written_back_or_refused(content: bytes) -> None:
    for head in (b"", b"id,text\n"):
        documents = read(head + content)
        if documents:
            assert written(head + content, [[] for _ in documents]) == head + content
