"""`newslint.arrow`: record batches in, record batches out."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

import newslint
from newslint.arrow import FINDINGS, VERSION, fix_batch, lint_batch
from newslint.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
summary: s
severity: error
why: w
match: {patterns: ['%s']}
message: found it
fix: {replace: '%s', applicability: %s}
flags: [{text: "⟦%s⟧", fixed: "%s"}]
passes: [nothing]
"""


@pytest.fixture
def rules(tmp_path: Path) -> tuple[newslint.Rule, ...]:
    """A rule that turns `xy` into `z`, and one that is not to be trusted with `uv`."""
    (tmp_path / "mine").mkdir()
    for name, row in {"safe": ("xy", "z", "safe"), "unsafe": ("uv", "w", "unsafe")}.items():
        text = RULE % (*row, row[0], row[1])
        (tmp_path / f"mine/{name}.yaml").write_text(text, encoding="utf-8")
    return newslint.load_rules(tmp_path, shipped=False)


def batch(**columns: Any) -> pa.RecordBatch:
    return pa.record_batch(columns)


def test_findings(rules: tuple[newslint.Rule, ...]) -> None:
    found = lint_batch(
        batch(id=[7, 8], text=["a\r\nb xy", "clean"], language=["pt-BR", "de"]), rules=rules
    )
    assert found.schema.equals(FINDINGS, check_metadata=True)
    assert found.schema.metadata == {b"newslint.findings": str(VERSION).encode()}
    (row,) = found.to_pylist()
    assert len(row.pop("fingerprint")) == 16
    assert row == {
        "record": 1,
        "record_id": "7",
        "field": "text",
        "start": 5,
        "end": 7,
        "code": "mine/safe",
        "severity": "error",
        "message": "found it",
        "match": "xy",
        "language": "pt",
        "fix": {
            "title": "replace by “z”",
            "applicability": "safe",
            "edits": [{"start": 5, "end": 7, "text": "z"}],
        },
    }


def test_columns_may_be_called_anything(rules: tuple[newslint.Rule, ...]) -> None:
    content = batch(
        doc=[{"parts": ["xy", "uv xy"]}], key=["k"], tongue=["fr"], text=["xy is not looked at"]
    )
    found = lint_batch(content, text="doc.parts", id="key", language="tongue", rules=rules)
    seen = [(one["record_id"], one["field"], one["language"]) for one in found.to_pylist()]
    assert seen == [("k", f"doc.parts[{n}]", "fr") for n in (0, 1, 1)]
    both = lint_batch(content, text=["text", "doc.parts"], rules=rules)
    assert both.num_rows == 4
    new = fix_batch(content, text="doc.parts", rules=rules)
    assert new.schema.equals(content.schema)
    assert new.to_pylist()[0] == {**content.to_pylist()[0], "doc": {"parts": ["z", "uv z"]}}


def test_only_texts_change(rules: tuple[newslint.Rule, ...]) -> None:
    content = pa.record_batch(
        {
            "text": pa.array(["xy uv", None, "", "clean"], pa.large_string()),
            "title": pa.array(["xy"] * 4).dictionary_encode(),
        }
    ).replace_schema_metadata({"a": "b"})
    new = fix_batch(content, rules=rules)
    assert new.schema.equals(content.schema, check_metadata=True)
    assert new["text"].to_pylist() == ["z uv", None, "", "clean"]
    assert new["title"].equals(content["title"])
    unsafe = fix_batch(content, rules=rules, unsafe=True)
    assert unsafe["text"][0].as_py() == "z w"
    assert fix_batch(new, rules=rules) is new


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(batch(text=pa.array([], pa.string())), id="no-rows"),
        pytest.param(batch(text=pa.array([None, ""], pa.string())), id="no-text-in-them"),
    ],
)
def test_batches_without_text(content: pa.RecordBatch) -> None:
    found = lint_batch(content)
    assert found.num_rows == 0
    assert found.schema.equals(FINDINGS, check_metadata=True)
    assert fix_batch(content).equals(content)


def test_slices_and_chunks_of_a_table(rules: tuple[newslint.Rule, ...]) -> None:
    table = pa.table({"text": [f"{n} xy" if n % 3 else "clean" for n in range(20)]})
    parts = [fix_batch(one, rules=rules) for one in table.to_batches(max_chunksize=6)]
    new = pa.Table.from_batches(parts)
    assert new["text"].to_pylist() == [f"{n} z" if n % 3 else "clean" for n in range(20)]
    records = [
        one["record"]
        for part in table.slice(1).to_batches(max_chunksize=6)
        for one in lint_batch(part, rules=rules).to_pylist()
    ]
    assert records == [
        n
        for start in (1, 7, 13, 19)
        for n in range(1, 7)
        if (start + n - 1) % 3 and start + n - 1 < 20
    ]


def test_what_could_not_be_checked_is_a_row_without_a_code(
    rules: tuple[newslint.Rule, ...],
) -> None:
    text = pa.array([b"xy", b"\xff xy"]).view(pa.string())
    found = lint_batch(batch(text=text), rules=rules).to_pylist()
    assert [(one["record"], one["code"]) for one in found] == [(1, "mine/safe"), (2, None)]
    assert "is not UTF-8: byte 0xff" in found[1]["message"]
    new = fix_batch(batch(text=text), rules=rules)
    assert new["text"].view(pa.binary()).to_pylist() == [b"z", b"\xff xy"]


def test_texts_that_never_settle_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    rule = RULE % ("xy$", "xyxy", "safe", "xy", "xyxy")
    (tmp_path / "mine/rule.yaml").write_text(rule, encoding="utf-8")
    endless = newslint.load_rules(tmp_path, shipped=False)
    content = batch(text=["xy", "clean"])
    assert fix_batch(content, rules=endless).equals(content)


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        pytest.param(batch(a=["x"]), {}, "has no column with text", id="none-of-the-usual"),
        pytest.param(batch(text=["x"]), {"text": "b"}, "called b; it has: text", id="not-there"),
        pytest.param(batch(text=[1]), {"text": "text"}, "called text; it has: text", id="numbers"),
    ],
)
def test_wrong_columns(content: pa.RecordBatch, arguments: dict[str, Any], message: str) -> None:
    for function in (lint_batch, fix_batch):
        with pytest.raises(InputError, match=message):
            function(content, **arguments)


def test_it_agrees_with_what_lints_a_text() -> None:
    text = "El via\u00adje\u200b  fue largo, dijo la agencia  estatal.\n" * 9
    found = lint_batch(batch(text=[text], lang=["es"])).to_pylist()
    expected = newslint.lint_text(text, language="es")
    assert [(one["code"], one["start"], one["match"]) for one in found] == [
        (one.rule, one.span.start, one.match) for one in expected
    ]
    new = fix_batch(batch(text=[text], lang=["es"]))
    assert new["text"][0].as_py() == newslint.fix_text(text, language="es")


def test_newslint_does_without_pyarrow() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; import newslint, newslint.cli.main; "
        "import newslint.formats.registry; newslint.lint_text('uno  dos')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
