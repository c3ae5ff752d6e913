"""The JSON Schema of a finding: the promise that the reports `json` and `jsonl` keep.

New keys may come without a new version; a key that goes or changes its meaning makes one.
"""

from __future__ import annotations

from typing import Any

from newslint.model.fingerprint import DIGITS
from newslint.model.severity import Applicability, Severity
from newslint.report.links import schema_url

VERSION = 1

Schema = dict[str, Any]


def finding_schema() -> Schema:
    """Give the JSON Schema (2020-12) of a finding; `json` is an array of them."""
    properties = {**_place_in_file(), **_place_in_text(), **_what(), **_identity()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_url("finding", VERSION),
        "title": "newslint finding",
        "description": "One defect at one place. Lines and columns count from 1, offsets from 0, "
        "all in Unicode code points; ends are exclusive. Only a line feed ends a line.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": {"fix": _fix(), "edit": _edit()},
    }


def _place_in_file() -> Schema:
    return {
        "path": _string("The file, as it was named or found; with `/`."),
        "line": _number(1, "The line in the file: for a record in JSONL, that of the record."),
        "column": _number(1, "The column in that line of the file as it is written there."),
        "end_line": _number(1, "The line in the file where the finding ends."),
        "end_column": _number(1, "The column behind the finding's last character."),
    }


def _place_in_text() -> Schema:
    return {
        "record": _optional(_number(0, "The number of the record in the file.")),
        "record_id": _optional(_string("The id of the record.")),
        "field": _optional(_string("The field of the record that holds the text.")),
        "start": _number(0, "Where the finding starts in the decoded text."),
        "end": _number(0, "Where it ends."),
        "text_line": _number(1, "The line of the decoded text that it starts in."),
        "text_column": _number(1, "The column in that line."),
    }


def _what() -> Schema:
    return {
        "code": {**_string("The id of the rule."), "pattern": "^[^/]+(/[^/]+)+$"},
        "severity": {
            "description": "How bad it is.",
            "enum": [severity.label for severity in reversed(Severity)],
        },
        "message": _string("What is wrong, in one sentence."),
        "match": _string("The text that was found."),
        "language": _optional(_string("The language of the document, as an ISO 639-1 code.")),
        "fix": {
            "description": "What repairs it.",
            "anyOf": [{"$ref": "#/$defs/fix"}, {"type": "null"}],
        },
    }


def _identity() -> Schema:
    return {
        "fingerprint": {
            **_string(
                "Names the finding across runs, edits elsewhere in the text and moved files."
            ),
            "pattern": f"^[0-9a-f]{{{DIGITS}}}$",
        },
        "url": _optional({**_string("The page about the rule, if it has one."), "format": "uri"}),
    }


def _fix() -> Schema:
    properties = {
        "title": _string("What the fix does."),
        "applicability": {
            "description": "safe: `--fix` makes it; unsafe: only `--unsafe-fixes` does; "
            "display: a suggestion that is never made.",
            "enum": [applicability.label for applicability in reversed(Applicability)],
        },
        "edits": {
            "description": "Replacements to be made together, in text order.",
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/edit"},
        },
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _edit() -> Schema:
    properties = {
        "start": _number(0, "Where the replaced text starts in the decoded text."),
        "end": _number(0, "Where it ends."),
        "text": _string("What is put in its place."),
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _string(description: str) -> Schema:
    return {"type": "string", "description": description}


def _number(minimum: int, description: str) -> Schema:
    return {"type": "integer", "minimum": minimum, "description": description}


def _optional(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}
