"""Archives of crawls on the real command line."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from typing import Any

    from tests.cli.conftest import Newslint


def wet(*texts: str) -> bytes:
    """Give a WET file with these texts."""
    return b"".join(
        gzip.compress(
            b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
            b"WARC-Target-URI: https://example.org/\r\nWARC-Block-Digest: sha1:%b\r\n"
            b"Content-Length: %d\r\n\r\n%b\r\n\r\n"
            % (sha1(text.encode()), len(text.encode()), text.encode()),
            mtime=0,
        )
        for text in texts
    )


def sha1(block: bytes) -> bytes:
    return base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest())


def test_a_defect_is_shown_in_its_record(newslint: Newslint) -> None:
    newslint.write({"data/a.warc.wet.gz": wet("Uno.", "Uno  dos.")})
    done = newslint.lint("--output-format", "concise", "-q", "data")
    assert done.out.split()[0] == "data/a.warc.wet.gz:2:1"


def test_an_archive_is_not_changed(newslint: Newslint) -> None:
    content = wet("Uno  dos.")
    newslint.write({"a.wet.gz": content, "b.wet.gz": wet("Uno dos.")})
    done = newslint.lint("--fix", "a.wet.gz", "b.wet.gz")
    assert done.status == 2
    [told] = [line for line in done.told if "wet.gz" in line]
    assert told.startswith("a.wet.gz: is an archive, which is left as it is; ")
    assert told.endswith("--output-dir DIR")
    assert newslint.read("a.wet.gz") == content


def test_a_copy_is_repaired_and_passes_the_check_of_others(newslint: Newslint) -> None:
    content, clean = wet("Uno  dos.", "Tres."), wet("Uno dos.")
    newslint.write({"a.wet.gz": content, "b.wet.gz": clean})
    done = newslint.lint("--fix", "--output-dir", "out", "-q", "a.wet.gz", "b.wet.gz")
    assert (done.status, done.err) == (0, "")
    assert newslint.read("a.wet.gz") == content
    copy = newslint.read("out/a.wet.gz")
    assert gzip.decompress(copy) == gzip.decompress(wet("Uno dos.", "Tres."))
    assert copy.endswith(wet("Tres."))
    assert newslint.read("out/b.wet.gz") == clean
    check = [sys.executable, "-m", "warcio.cli", "check", str(newslint.folder / "out/a.wet.gz")]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["apoyo-militar", "visita-inusual"])
def test_an_article_in_an_archive_is_the_article(newslint: Newslint, name: str) -> None:
    text = (ROOT / f"examples/{name}.txt").read_text(encoding="utf-8")
    newslint.write({"a.txt": text, "a.wet.gz": wet(text)})
    found = [found_in(newslint, file) for file in ("a.txt", "a.wet.gz")]
    assert found[0] == found[1] != []


def found_in(newslint: Newslint, file: str) -> list[Any]:
    """Give the rule and text of each finding."""
    done = newslint("check", "--isolated", "--output-format", "json", "-q", file)
    findings = json.loads(done.out)
    return [(one["code"], one["start"], one["end"], one["fix"]) for one in findings]
