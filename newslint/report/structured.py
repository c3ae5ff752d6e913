"""The reports `json` and `jsonl`: findings as data, one on each line.

Both are written as the run goes on, so that a corpus need not fit into memory. The summary is for
people and the exit status; it has no place here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TextIO

from newslint.report.record import finding_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model.result import DocumentResult
    from newslint.model.summary import Summary
    from newslint.report.protocols import ReportOptions

_UNSAFE_RAW = re.compile("[\u007f-\u009f\u2028\u2029\ud800-\udfff]")
r"""What JSON allows in a string but others stumble over: control characters, the line ends U+0085,
U+2028 and U+2029 (a reader might cut there), and surrogates, which no encoding can write."""


def encode(value: object) -> str:
    r"""Give `value` as JSON on one line that survives any encoding of Unicode and any line reader.

    >>> print(encode({"match": "«año»\u2028"}))
    {"match": "«año»\u2028"}
    """
    return _UNSAFE_RAW.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False)
    )


class JsonLinesReporter:
    """Writes one object a line."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._undocumented = options.undocumented

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        for result in results:
            for record in finding_records(result, self._undocumented):
                self._stream.write(f"{encode(record)}\n")

    def finish(self, summary: Summary) -> None:
        """Write nothing: each line stands alone."""


class JsonReporter:
    """Writes one array."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        self._stream = stream
        self._undocumented = options.undocumented
        self._before = "["

    def report(self, results: Iterable[DocumentResult]) -> None:
        """Write what was found in a batch of documents."""
        for result in results:
            for record in finding_records(result, self._undocumented):
                self._stream.write(f"{self._before}\n  {encode(record)}")
                self._before = ","

    def finish(self, summary: Summary) -> None:  # noqa: ARG002  (a Reporter's shape)
        """Close the array."""
        self._stream.write("[]\n" if self._before == "[" else "\n]\n")
