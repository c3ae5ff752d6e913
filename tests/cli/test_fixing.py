"""Files after `--fix`, and patches from `--diff`: what had to change did, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"Uno  dos.\r\nTres.\r\n", b"Uno dos.\r\nTres.\r\n", id="crlf"),
        pytest.param(b"Uno  dos.\rTres.\r", b"Uno dos.\rTres.\r", id="lone-cr"),
        pytest.param(b"Uno  dos.\r\nTres.\n", b"Uno dos.\r\nTres.\n", id="mixed-line-ends"),
        pytest.param(b"Uno  dos.", b"Uno dos.", id="no-final-newline"),
        pytest.param(b"Uno  dos.\n\n\n", b"Uno dos.\n\n\n", id="more-than-one-final-newline"),
        pytest.param(BOM + b"Uno  dos.\r\n", BOM + b"Uno dos.\r\n", id="bom"),
        pytest.param(
            "Uno\u2028dos  tres\x0c \u0085.\n".encode(),
            "Uno\u2028dos tres\x0c \u0085.\n".encode(),
            id="line-ends-that-are-none",
        ),
        pytest.param(
            BOM + b"Uno.\r\n\r\nREAD Dos\r\n\r\nTres.\r\n",
            BOM + b"Uno.\r\n\r\nTres.\r\n",
            id="a-line-goes-from-crlf",
        ),
        *(
            pytest.param("Año  1.\r\n".encode(one), "Año 1.\r\n".encode(one), id=one)
            for one in ("utf-16", "utf-32", "utf-8-sig")
        ),
        pytest.param(
            b"\xfe\xff" + "Año  1.\n".encode("utf-16-be"),
            b"\xfe\xff" + "Año 1.\n".encode("utf-16-be"),
            id="utf-16-be",
        ),
        pytest.param(
            "El niño comió  la manzana que le dio el señor “mañana”…\r\n".encode("cp1252"),
            "El niño comió la manzana que le dio el señor “mañana”…\r\n".encode("cp1252"),
            id="windows-1252",
        ),
    ],
)
def test_only_the_defect_changes(newslint: Newslint, before: bytes, after: bytes) -> None:
    newslint.write({"a.txt": before})
    done = newslint.lint("--fix", "--fail-on", "info", "-q", "a.txt")
    assert (done.status, done.err, newslint.read("a.txt")) == (0, "", after)


def test_fixing_keeps_the_mode_and_leaves_nothing_behind(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Uno  dos.\n"})
    (newslint.folder / "a.txt").chmod(0o640)
    newslint.lint("--fix", "a.txt")
    assert (newslint.folder / "a.txt").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in newslint.folder.iterdir()] == ["a.txt"]


def test_clean_files_are_not_touched(newslint: Newslint) -> None:
    texts = {"a.txt": b"Uno dos.\r\n", "b.md": BOM + b"# Uno\r\n", "c.txt": "Ñ\n".encode("utf-16")}
    newslint.write(texts)
    for name in texts:
        os.utime(newslint.folder / name, ns=(1, 1))
    before = {name: (newslint.folder / name).stat() for name in texts}
    assert newslint.lint("--fix", "--unsafe-fixes", ".").status == 0
    after = {name: (newslint.folder / name).stat() for name in texts}
    assert [(s.st_mtime_ns, s.st_ino) for s in after.values()] == [
        (s.st_mtime_ns, s.st_ino) for s in before.values()
    ]
    assert {name: newslint.read(name) for name in texts} == texts


MARKDOWN = """\
---
title:  Two  blanks
---

# Uno  dos

Line with a hard break  \nand  another, and `code  span`, [text](https://e.org/a "t  t").

    indented  code

```python
x  =  1
pasadoEl
```

| a  | b   |
|----|-----|

<!-- comment  here -->
READ Otro artículo

pasadoEl  fin
"""


def test_markdown_keeps_what_is_no_prose(newslint: Newslint) -> None:
    newslint.write({"a.md": MARKDOWN})
    newslint.lint("--fix", "--unsafe-fixes", "a.md")
    changes = {
        "# Uno  dos": "# Uno dos",
        "and  another": "and another",
        "READ Otro artículo\n": "",
        "pasadoEl  fin": "pasado. El fin",
    }
    expected = MARKDOWN
    for old, new in changes.items():
        assert old in expected
        expected = expected.replace(old, new)
    assert newslint.read("a.md").decode() == expected


DIRTY = {
    "a.txt": b"Uno  dos.\n\nREAD Otro\n\npasadoEl fin",
    "b c.txt": b"Uno  dos.\r\nTres.\r\n",
    "deep/er/d.md": "# Año  uno\n\n    x  y\n".encode(),
    "e.txt": "El niño  comió la manzana que le dio el señor.\n".encode("cp1252"),
    "f.txt": BOM + b"Uno  dos.",
    "ñ.txt": b"Uno  dos.\n",
    "clean.txt": b"Uno.\n",
    "gone.txt": b"READ Otro\n",
}


@pytest.mark.parametrize("options", [[], ["--unsafe-fixes"]], ids=["safe", "unsafe"])
def test_a_patch_does_what_fixing_does(newslint: Newslint, options: list[str]) -> None:
    newslint.write(DIRTY)
    patched = newslint.folder.parent / "patched"
    shutil.copytree(newslint.folder, patched)
    diff = newslint.lint("--diff", *options)
    assert (diff.status, {name: newslint.read(name) for name in DIRTY}) == (1, DIRTY)
    applied = subprocess.run(
        ["git", "apply", "--verbose", "-"],
        input=diff.out_bytes,
        cwd=patched,
        capture_output=True,
        check=False,
    )
    assert applied.returncode == 0, applied.stderr.decode()
    newslint.lint("--fix", *options)
    assert {name: (patched / name).read_bytes() for name in DIRTY} == {
        name: newslint.read(name) for name in DIRTY
    }
    assert newslint.lint("--diff", *options).status == 0


def test_diff_with_fix_changes_nothing(newslint: Newslint) -> None:
    newslint.write({"a.txt": "Uno  dos.\n"})
    done = newslint.lint("--diff", "--fix", "a.txt")
    assert (done.status, newslint.read("a.txt")) == (1, b"Uno  dos.\n")
    assert done.out.startswith("diff --git a/a.txt b/a.txt\n")


def test_fixing_the_examples_twice_is_fixing_them_once(newslint: Newslint) -> None:
    for options in ((), ("--unsafe-fixes",)):
        newslint.write({path.name: path.read_bytes() for path in EXAMPLES})
        newslint("--isolated", "--fix", *options)
        once = {path.name: newslint.read(path.name) for path in EXAMPLES}
        assert all(once[path.name] != path.read_bytes() for path in EXAMPLES)
        done = newslint("--isolated", "--fix", *options)
        assert {path.name: newslint.read(path.name) for path in EXAMPLES} == once
        assert " fixed, " not in done.out


def test_what_the_encoding_lacks_is_not_written(newslint: Newslint) -> None:
    before = "pasadoEl niño comió la manzana que le dio el señor\n".encode("cp1252")
    newslint.write(
        {
            "a.txt": before,
            "b.txt": "Uno  dos.\n",
            "newslint.yaml": "{rules: [rules], select: [mess], language: es}",
            "rules/mess/sign.yaml": (
                "{summary: s, severity: error, why: w, match: {patterns: [pasado]}, message: m,"
                " fix: {replace: ‑, applicability: safe},"
                " flags: [{text: ⟦pasado⟧, fixed: ‑}], passes: [a]}"
            ),
        }
    )
    done = newslint("--fix", "--fail-on", "never", "a.txt", "b.txt")
    assert (done.status, newslint.read("a.txt")) == (2, before)
    assert "a.txt: '‑' (U+2011) cannot be written in cp1252; convert the file to UTF-8" in done.err
    assert "a.txt:1:1: error[mess/sign] m" in done.out
