"""What pandas writes is read, and what is written pandas reads: the same but for the edits."""

from __future__ import annotations

import csv
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.span import Span

TEXTS = [
    "Uno,  dos; tres.",
    'Dijo  "hola", y\nse fue.\n\nSiempre\tlo  mismo | igual.',
    "Sin nada.",
    'C:\\carpeta\\  "x"',
    '"  entre comillas"',
    "  ",
    "El niño y la señora  vinieron.",
]

WAYS = [
    pytest.param({}, {}, id="as-usual"),
    pytest.param({"quoting": csv.QUOTE_ALL}, {}, id="all-quoted"),
    pytest.param({"quoting": csv.QUOTE_NONNUMERIC}, {}, id="texts-quoted"),
    pytest.param({"sep": ";", "lineterminator": "\r\n"}, {"sep": ";"}, id="semicolons"),
    pytest.param({"sep": "\t"}, {"sep": "\t"}, id="tabs"),
    pytest.param({"sep": "|", "encoding": "utf-8-sig"}, {"sep": "|"}, id="bars"),
    pytest.param({"encoding": "cp1252"}, {"encoding": "cp1252"}, id="windows"),
    pytest.param({"encoding": "utf-16", "sep": "\t"}, {"encoding": "utf-16", "sep": "\t"}, id="utf-16"),
    pytest.param(
        {"doublequote": False, "escapechar": "\\"},
        {"doublequote": False, "escapechar": "\\"},
        id="escapes",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("writing", "reading"), WAYS)
def test_only_the_edited_texts_change_for_pandas(
    writing: dict[str, Any], reading: dict[str, Any]
) -> None:
    numbers = range(len(TEXTS))
    frame = pd.DataFrame({"id": numbers, "text": TEXTS, "note": TEXTS[::-1]})
    raw = BytesIO()
    frame.to_csv(raw, index=False, **writing)
    repaired = without_double_blanks(raw.getvalue())
    new = pd.read_csv(BytesIO(repaired), keep_default_na=False, **reading)
    expected = frame.assign(text=[text.replace("  ", " ", 1) for text in TEXTS])
    pd.testing.assert_frame_equal(new, expected)


def without_double_blanks(raw: bytes) -> bytes:
    """Repair the first double blank of each text."""
    sent = list[bytes]()
    source = open_bytes(raw, "a.csv", ReadSettings(), sent.append)
    edits = []
    for item in source.documents():
        if isinstance(item, Document):
            at = item.text.find("  ")
            edits.append((Edit(Span(at, at + 2), " ", "  "),) if at >= 0 else ())
    source.rewrite(edits)
    return b"".join(sent)
