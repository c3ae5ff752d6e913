"""Compressed files on the real command line."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
from typing import TYPE_CHECKING

import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Newslint

DIRTY = b"Uno  dos.\r\n\r\nTres."
CLEAN = b"Uno dos.\r\n\r\nTres."

every_kind = pytest.mark.parametrize(
    ("ending", "pack", "unpack"),
    [
        pytest.param(".gz", gzip.compress, gzip.decompress, id="gzip"),
        pytest.param(".zst", zstd.compress, zstd.decompress, id="zstd"),
        pytest.param(".bz2", bz2.compress, bz2.decompress, id="bzip2"),
        pytest.param(".xz", lzma.compress, lzma.decompress, id="xz"),
    ],
)


@every_kind
def test_a_folder_of_compressed_files_is_repaired(
    newslint: Newslint,
    ending: str,
    pack: Callable[[bytes], bytes],
    unpack: Callable[[bytes], bytes],
) -> None:
    dirty, clean = f"data/dirty.txt{ending}", f"data/clean.MD{ending}"
    untouched = pack(CLEAN)
    newslint.write({dirty: pack(DIRTY), clean: untouched})
    done = newslint.lint("--output-format", "concise", "-q", "data")
    assert [line.split()[0] for line in done.out.splitlines()] == [f"{dirty}:1:4:"]
    done = newslint.lint("--fix", "-q", "data")
    assert (done.status, done.err) == (0, "")
    assert unpack(newslint.read(dirty)) == CLEAN
    assert newslint.read(clean) == untouched


@every_kind
def test_fix_is_a_filter(
    newslint: Newslint,
    ending: str,
    pack: Callable[[bytes], bytes],
    unpack: Callable[[bytes], bytes],
) -> None:
    name = ("--stdin-filename", f"a.txt{ending}")
    assert unpack(newslint.lint("--fix", "-", *name, stdin=pack(DIRTY)).out_bytes) == CLEAN
    untouched = pack(CLEAN)
    assert newslint.lint("--fix", "-", stdin=untouched).out_bytes == untouched


def test_a_file_that_was_cut_off_is_reported_and_left(newslint: Newslint) -> None:
    cut = gzip.compress(DIRTY)[:-3]
    newslint.write({"a.txt.gz": cut, "b.txt": CLEAN})
    done = newslint.lint("--fix", ".")
    assert done.status == 2
    assert done.told[0].startswith("a.txt.gz: the gzip data ends too early, after 18 bytes")
    assert newslint.read("a.txt.gz") == cut


@every_kind
def test_records_before_a_cut_are_looked_at_and_none_is_changed(
    newslint: Newslint, ending: str, pack: Callable[[bytes], bytes], unpack: object
) -> None:
    del unpack
    records = b"".join(b'{"text": "Uno  dos. %d."}\n' % number for number in range(5))
    cut = pack(records) + pack(records)[:-1]
    newslint.write({f"a.jsonl{ending}": cut})
    done = newslint.lint("--fix", "--output-format", "concise", f"a.jsonl{ending}")
    assert done.status == 2
    assert any("data ends too early" in line for line in done.told)
    assert done.out.count("mess/") >= 5
    assert newslint.read(f"a.jsonl{ending}") == cut


def test_records_are_repaired(newslint: Newslint) -> None:
    before = b'{"id": 1.0e5,  "text": "Uno  dos."}\r\n{"text": "Tres."}'
    newslint.write({"a.jsonl.zst": zstd.compress(before)})
    assert newslint.lint("--fix", "-q", "a.jsonl.zst").status == 0
    assert zstd.decompress(newslint.read("a.jsonl.zst")) == before.replace(b"Uno  ", b"Uno ")


def test_a_patch_shows_what_changes_in_the_text_and_that_it_is_not_the_file(
    newslint: Newslint,
) -> None:
    newslint.write({"a.txt.gz": gzip.compress(b"Uno  dos.\n"), "b.txt.gz": b"Uno  dos.\n"})
    done = newslint.lint("--diff", ".")
    assert done.status == 1
    packed, called_so = done.out.split("diff --git ")[1:]
    assert packed == (
        "a/a.txt.gz#unpacked b/a.txt.gz#unpacked\n"
        "--- a/a.txt.gz#unpacked\n"
        "+++ b/a.txt.gz#unpacked\n"
        "@@ -1,1 +1,1 @@\n"
        "-Uno  dos.\n"
        "+Uno dos.\n"
    )
    assert "+++ b/b.txt.gz\n" in called_so


def test_a_patch_of_packed_records(newslint: Newslint) -> None:
    newslint.write({"a.jsonl.gz": gzip.compress(b'{"text": "Uno  dos."}\n' * 3)})
    assert "+++ b/a.jsonl.gz#unpacked\n" in newslint.lint("--diff", ".").out
