"""Lint and fix tables: an Arrow record batch goes in, an Arrow record batch comes out.

Both functions are pure: they read no files and no configuration, know nothing of other batches, and
give the same for the same batch. So they can run wherever batches come by: over
`pyarrow.Table.to_batches`, in `mapInArrow` of Spark, in `map_batches` of Ray.

Needs pyarrow: `pip install 'newslint[parquet]'`.

>>> import pyarrow
>>> long = "Rents  rose in May, the city said on Monday." + " They had fallen before." * 20
>>> batch = pyarrow.record_batch({"id": ["a", "b"], "text": [long, None]})
>>> lint_batch(batch).select(["record", "record_id", "start", "end", "code"]).to_pylist()
[{'record': 1, 'record_id': 'a', 'start': 5, 'end': 7, 'code': 'whitespace/double-space'}]
>>> fix_batch(batch)["text"][0].as_py()[:19]
'Rents rose in May, '
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from newslint.formats.columnar.change import with_edits
from newslint.formats.columnar.rows import Reading, changed_parts
from newslint.formats.fields import Fields
from newslint.formats.records import edited, readings
from newslint.language.detect import detect
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.pipeline.unconfigured import matcher_of, nothing_suppressed
from newslint.report.record import finding_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.formats.columnar.rows import Row
    from newslint.formats.records import Reading as RecordReading
    from newslint.model.document import Document
    from newslint.model.finding import Notice
    from newslint.model.fix import Edit
    from newslint.model.result import DocumentResult
    from newslint.ruleset.rule import Rule

__all__ = ["FINDINGS", "VERSION", "fix_batch", "lint_batch"]

VERSION: Final = 1
"""The version of `FINDINGS`. Columns may be added without a new one; a column that goes or changes
its meaning makes one."""

_EDIT = pa.struct(
    [
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
    ]
)
_FIX = pa.struct(
    [
        pa.field("title", pa.string(), nullable=False),
        pa.field("applicability", pa.string(), nullable=False),
        pa.field("edits", pa.list_(pa.field("item", _EDIT, nullable=False)), nullable=False),
    ]
)
FINDINGS: Final = pa.schema(
    [
        pa.field("record", pa.int64(), nullable=False),
        pa.field("record_id", pa.string()),
        pa.field("field", pa.string()),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
        pa.field("code", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("message", pa.string(), nullable=False),
        pa.field("match", pa.string()),
        pa.field("language", pa.string()),
        pa.field("fix", _FIX),
        pa.field("fingerprint", pa.string()),
    ],
    metadata={"newslint.findings": str(VERSION)},
)
"""The columns of findings.

`record` is the row in the batch, counted from 1; `record_id` its id, if it has one. `field` is where
in the row the text is: `body`, `sections[0].text`. `start` and `end` are offsets in that text as the
batch holds it, in code points, the end exclusive; so are those of the edits of a `fix`. `code` is the
id of the rule, `severity` is error, warning or info, `match` the text that was found, `language` an
ISO 639-1 code. `fingerprint` names the finding across runs.

**A row without a `code` is no finding**: it says why a text, or a record, could not be checked. So a
batch with no rows means that all was checked and nothing found.
"""


def lint_batch(
    batch: pa.RecordBatch,
    *,
    text: str | Sequence[str] | None = None,
    id: str | None = None,  # noqa: A002 - what the column is called almost everywhere
    language: str | None = None,
    rules: Iterable[Rule] | None = None,
) -> pa.RecordBatch:
    """Give what the rules find in the texts of `batch`.

    Args:
        batch: rows of a table.
        text: the column, or columns, with the texts; a path such as `article.body` leads into
            structs and lists. If left out: the usual names, of which a row's first counts.
        id: the column with the ids of rows; if left out, the usual names.
        language: the column with the languages of rows, as codes; if left out, the usual names.
            Where there is none, the language is detected.
        rules: the rules to apply; all that are enabled by default if left out. Of many batches
            hand the same tuple over, or none.

    Returns:
        The findings, in the order of the rows, as `FINDINGS` says.

    Raises:
        newslint.errors.InputError: the batch has no such column, or it holds no text.

    """
    fields = Fields(_names(text), id, language)
    matcher, rows = matcher_of(rules), list[dict[str, Any]]()
    for reading in _readings(batch, fields):
        number = reading.record.number
        rows += ({"record": number, "message": one.message} for one in _failures(reading.notices))
        for result in lint(_in_language(reading.documents), matcher, nothing_suppressed):
            rows += _rows(result)
    return pa.RecordBatch.from_pylist(rows, FINDINGS)


def fix_batch(
    batch: pa.RecordBatch,
    *,
    text: str | Sequence[str] | None = None,
    language: str | None = None,
    rules: Iterable[Rule] | None = None,
    unsafe: bool = False,
) -> pa.RecordBatch:
    """Give `batch` with its texts repaired as far as that can be done.

    A text that cannot be checked in full stays as it is; `lint_batch` tells which those are.

    Args:
        batch: rows of a table.
        text: as for `lint_batch`.
        language: as for `lint_batch`.
        rules: as for `lint_batch`.
        unsafe: whether to make fixes that move or remove words, too.

    Returns:
        A batch of the same schema and with the same rows; all other columns are as they were.

    Raises:
        newslint.errors.InputError: the batch has no such column, it holds no text, or it is a
            dictionary without room for new texts.

    """
    fields = Fields(_names(text), language=language)
    matcher = matcher_of(rules)
    policy = FixPolicy(Applicability.UNSAFE if unsafe else Applicability.SAFE)
    found = list(_readings(batch, fields))
    documents = _in_language([document for reading in found for document in reading.documents])
    edits = map(_edits, fix(documents, matcher, nothing_suppressed, policy))
    for _, changes in changed_parts(edited(found, edits)):
        return with_edits(batch, changes, {})
    return batch


def _names(text: str | Sequence[str] | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text)


def _readings(batch: pa.RecordBatch, fields: Fields) -> Iterator[RecordReading[Row]]:
    # One of many batches may well have no text.
    records = Reading(batch.schema, fields).records([(0, [batch])])
    return readings(records, "<batch>", fields, all_of_them=False)


def _in_language(documents: Sequence[Document]) -> list[Document]:
    return [
        document if document.language else replace(document, language=detect(document.text))
        for document in documents
    ]


def _failures(notices: Iterable[Notice]) -> Iterator[Notice]:
    return (notice for notice in notices if notice.failed)


def _rows(result: DocumentResult) -> Iterator[dict[str, Any]]:
    document = result.document
    place = {"record": document.record, "record_id": document.record_id, "field": document.field}
    for notice in _failures(result.notices):
        yield {**place, "message": notice.message}
    yield from map(dict, finding_records(result))


def _edits(result: DocumentResult) -> tuple[Edit, ...]:
    return () if any(_failures(result.notices)) else result.edits
