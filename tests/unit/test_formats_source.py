"""Sources: files and pipes, read and rewritten."""

from __future__ import annotations

import os
import socket
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from newslint.errors import InputError, UsageError
from newslint.formats.origin import BytesOrigin, FileOrigin
from newslint.formats.protocols import Format, ReadSettings
from newslint.formats.registry import ENDINGS, FORMATS, format_by_ending, open_bytes, open_source
from newslint.formats.source import Source
from newslint.model.document import Document
from newslint.model.finding import Notice
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newslint.formats.protocols import Origin

CHANGE = (Edit(Span(0, 1), "x", "u"),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_bytes(b"uno\r\n")
    return file


def opened(path: Path) -> Source:
    return open_source(path, path.name, ReadSettings())


def test_a_file_is_rewritten_in_place(path: Path) -> None:
    source = opened(path)
    assert list(source.documents()) == [Document("uno\n", path="a.txt")]
    source.rewrite([CHANGE])
    assert path.read_bytes() == b"xno\r\n"


def test_a_file_can_be_read_again_after_it_was_rewritten(path: Path) -> None:
    source = opened(path)
    list(source.documents())
    source.rewrite([CHANGE])
    assert list(source.documents()) == [Document("xno\n", path="a.txt")]


def test_a_file_can_be_rewritten_unread(path: Path) -> None:
    opened(path).rewrite([CHANGE])
    assert path.read_bytes() == b"xno\r\n"


def test_a_file_without_changes_is_not_touched(path: Path) -> None:
    path.chmod(0o444)
    before = path.stat()
    opened(path).rewrite([()])
    assert path.stat() == before


def test_new_content_can_go_elsewhere(path: Path) -> None:
    source, sink = opened(path), BytesIO()
    source.contents([CHANGE], sink)
    assert sink.getvalue() == b"xno\r\n"
    assert path.read_bytes() == b"uno\r\n"


def test_a_file_that_vanished_has_no_new_content(path: Path) -> None:
    source = opened(path)
    path.unlink()
    with pytest.raises(InputError, match="no such file"):
        source.contents([CHANGE], BytesIO())


def test_a_file_that_vanished_is_not_rewritten(path: Path) -> None:
    unread, read = opened(path), opened(path)
    list(read.documents())
    path.unlink()
    with pytest.raises(InputError, match="no such file"):
        unread.rewrite([CHANGE])
    with pytest.raises(InputError, match="no such file"):
        read.rewrite([CHANGE])


def test_a_disk_that_breaks_while_it_is_read_is_a_notice() -> None:
    def read_and_break(*_: object) -> Iterator[Document | Notice]:
        yield Document("uno", path="a")
        raise OSError(5, "Input/output error")

    broken = Format("broken", (), read_and_break, write_lines)
    source = Source(BytesOrigin(b"", "a", BytesIO().write), broken, ReadSettings())
    notice = Notice("a", "cannot be read: Input/output error")
    assert list(source.documents()) == [Document("uno", path="a"), notice]


def test_a_file_that_changed_since_it_was_read_is_left_alone(path: Path) -> None:
    source = opened(path)
    list(source.documents())
    path.write_bytes(b"uno, dos")
    with pytest.raises(InputError, match="changed while"):
        source.rewrite([CHANGE])
    assert path.read_bytes() == b"uno, dos"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("edits", [[CHANGE, CHANGE], [(), CHANGE]])
def test_edits_for_documents_that_there_are_not_are_a_bug(
    path: Path, edits: list[tuple[Edit, ...]]
) -> None:
    with pytest.raises(ValueError, match="unpack"):
        opened(path).rewrite(edits)
    assert path.read_bytes() == b"uno\r\n"


def vanished(path: Path) -> Path:
    return path / "b.txt"


def missing(path: Path) -> Path:
    return path.with_name("b.txt")


def folder(path: Path) -> Path:
    return path.parent


def pipe(path: Path) -> Path:
    os.mkfifo(path.with_name("pipe"))
    return path.with_name("pipe")


def listening(path: Path) -> Path:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket")
    finally:
        os.chdir(here)
    return path.with_name("socket")


def device(_: Path) -> Path:
    return Path(os.devnull)


def link_to_itself(path: Path) -> Path:
    path.with_name("link").symlink_to("link")
    return path.with_name("link")


def no_path(path: Path) -> Path:
    return path.with_name("a\0b")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(missing, "no such file or folder", id="missing"),
        pytest.param(vanished, "cannot be read: Not a directory", id="below-a-file"),
        pytest.param(folder, "is a folder, not a file", id="folder"),
        pytest.param(pipe, "is a pipe, not a file", id="pipe"),
        pytest.param(listening, "is a socket, not a file", id="socket"),
        pytest.param(device, "is a device, not a file", id="device"),
        pytest.param(link_to_itself, "cannot be read: ", id="circle"),
        pytest.param(no_path, "is no path: ", id="null-in-its-name"),
    ],
)
def test_what_is_no_file_is_a_notice(
    path: Path, make: Callable[[Path], Path], message: str
) -> None:
    [notice] = open_source(make(path), "shown", ReadSettings()).documents()
    assert isinstance(notice, Notice)
    assert notice.failed
    assert str(notice).startswith(f"shown: {message}")


def test_a_file_that_one_may_not_read_is_a_notice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert list(opened(path).documents()) == [Notice("a.txt", "no permission to read it")]


def test_what_was_piped_in_is_piped_on() -> None:
    sink = BytesIO()
    source = open_bytes(b"uno\r\n", "<stdin>", ReadSettings(), sink.write)
    assert list(source.documents()) == [Document("uno\n", path="<stdin>")]
    source.rewrite([CHANGE])
    assert sink.getvalue() == b"xno\r\n"


def test_what_was_piped_in_is_piped_on_unchanged_too() -> None:
    sink = BytesIO()
    open_bytes(b"uno\r\n", "<stdin>", ReadSettings(), sink.write).rewrite([()])
    assert sink.getvalue() == b"uno\r\n"


# A container with many documents, to show that the seam bears one: a line is a document.


def read_lines(origin: Origin, _: ReadSettings) -> Iterator[Document | Notice]:
    with origin.open() as stream:
        for number, line in enumerate(stream, start=1):
            if line == b"bad\n":
                yield Notice(f"{origin.shown}:{number}", "is bad")
            else:
                yield Document(line.decode().rstrip("\n"), path=origin.shown, record=number)


def write_lines(
    origin: Origin, _: ReadSettings, edits: Iterable[tuple[Edit, ...]], sink: BinaryIO
) -> None:
    stream = iter(edits)
    with origin.open() as lines:
        for line in lines:
            changes = () if line == b"bad\n" else next(stream)
            sink.write(changes[0].text.encode() + b"\n" if changes else line)
    assert next(stream, None) is None


LINES = Format("lines", (".lines",), read_lines, write_lines)


def test_a_container_is_read_and_written_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "a.lines"
    path.write_bytes(b"uno\nbad\ndos\ntres\n")
    source = Source(FileOrigin(path, "a.lines"), LINES, ReadSettings())
    seen: list[Document | Notice] = []

    def edits() -> Iterator[tuple[Edit, ...]]:
        for item in source.documents():
            seen.append(item)
            if isinstance(item, Document):
                new = item.text.upper()
                yield (Edit(Span(0, len(new)), new, item.text),) if new == "DOS" else ()

    source.rewrite(edits())
    assert path.read_bytes() == b"uno\nbad\nDOS\ntres\n"
    assert [item.record for item in seen if isinstance(item, Document)] == [1, 3, 4]
    assert seen[1] == Notice("a.lines:2", "is bad")


def test_a_container_that_breaks_off_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.lines"
    path.write_bytes(b"uno\ndos\n")
    source = Source(FileOrigin(path, "a.lines"), LINES, ReadSettings())

    def edits() -> Iterator[tuple[Edit, ...]]:
        yield CHANGE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        source.rewrite(edits())
    assert path.read_bytes() == b"uno\ndos\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_read_before_it_broke_off_counts() -> None:
    def read_half(origin: Origin, _: ReadSettings) -> Iterator[Document | Notice]:
        yield Document("uno", path=origin.shown)
        raise InputError("breaks off")

    half = Format("half", (), read_half, write_lines)
    source = Source(BytesOrigin(b"", "a", BytesIO().write), half, ReadSettings())
    assert list(source.documents()) == [Document("uno", path="a"), Notice("a", "breaks off")]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("a.txt", "text", id="text"),
        pytest.param("a.TXT", "text", id="capitals"),
        pytest.param("data/a.b.md", "markdown", id="more-dots"),
        pytest.param("data\\a.markdown", "markdown", id="backslashes"),
        pytest.param(".md", "markdown", id="nothing-but-an-ending"),
        pytest.param("a.md/b", None, id="only-the-name-counts"),
        pytest.param("a.md.zip", None, id="only-the-last-one-counts"),
        pytest.param("data/News.MD.gz", "markdown", id="compressed"),
        pytest.param("a.txt.XZ", "text", id="compressed-in-capitals"),
        pytest.param("a.txt.zst.gz", None, id="compressed-twice"),
        pytest.param("a.gz", None, id="nothing-but-compressed"),
        pytest.param("md", None, id="no-ending"),
        pytest.param("", None, id="no-name"),
    ],
)
def test_the_ending_tells_the_format(name: str, known: str | None) -> None:
    found = format_by_ending(name)
    assert (found and found.name) == known


def test_every_ending_is_in_small_letters_with_a_dot() -> None:
    assert all(ending == ending.lower() and ending.startswith(".") for ending in ENDINGS)
    assert set(FORMATS) == {known.name for known in ENDINGS.values()}


def test_a_format_that_is_said_holds_whatever_the_ending() -> None:
    source = open_bytes(b"`a`", "a.txt", ReadSettings(format="markdown"), BytesIO().write)
    [document] = source.documents()
    assert isinstance(document, Document)
    assert document.protected


def test_other_endings_are_text() -> None:
    source = open_bytes(b"`a`", "README", ReadSettings(), BytesIO().write)
    assert list(source.documents()) == [Document("`a`", path="README")]


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match="'xml' is no input format; there are "):
        open_bytes(b"", "a", ReadSettings(format="xml"), BytesIO().write)
