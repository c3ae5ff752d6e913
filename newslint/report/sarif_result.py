"""A finding as a SARIF result.

A fix is written as changes of the file, so there is none where a document is a field of a record:
its text would have to be spelled as the container spells it.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from newslint.model.severity import Severity
from newslint.report.line import message, record_name
from newslint.report.located import Located, from_root
from newslint.report.visible import head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.model.document import Document
    from newslint.model.finding import Suppression
    from newslint.model.fix import Fix
    from newslint.model.span import Position

LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}

_LONGEST = 1024
"""How many terminal cells of a text are passed on; GitHub takes so many characters."""

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""What opens a link in a SARIF message (3.11.6). A message quotes articles, and means none."""


def plain(text: str) -> str:
    r"""Give a text on one line, as a SARIF message that contains no link.

    >>> print(plain("see\n[our site](https://example.org)"))
    see↵\[our site](https://example.org)
    """
    return _LINK.sub(r"\\[", head(text, _LONGEST).text)


def as_result(one: Located, rule: int, folder: str) -> dict[str, Any]:
    """Give a finding as a result; `rule` is the place of its rule in the list of rules.

    `folder` leads from the root of the checkout to the working folder.
    """
    finding, place = one.finding, _artifact(one.document, folder)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": plain(message(finding))},
        "locations": [
            {"physicalLocation": {"artifactLocation": place, "region": _region(one.start, one.end)}}
            | _logical(one.document)
        ],
        "partialFingerprints": {"newslint/v1": one.fingerprint},
    }
    replacements = [
        {"deletedRegion": _region(start, end), "insertedContent": {"text": text}}
        for start, end, text in one.replacements()
    ]
    if finding.fix and replacements:
        result["fixes"] = [_fix(finding.fix, place, replacements)]
    if finding.suppression:
        result["suppressions"] = [_suppression(finding.suppression)]
    return result


def _artifact(document: Document, folder: str) -> dict[str, str]:
    path = from_root(document.path, folder)
    uri = quote(path, errors="surrogatepass")
    if posixpath.isabs(path):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _logical(document: Document) -> dict[str, Any]:
    """Give the record, which says more than the line of the file."""
    name = record_name(document)
    return {"logicalLocations": [{"fullyQualifiedName": name, "kind": "element"}]} if name else {}


def _fix(fix: Fix, place: dict[str, str], replacements: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "description": {"text": plain(fix.title)},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
        "properties": {"applicability": fix.applicability.label},
    }


def _suppression(suppression: Suppression) -> dict[str, str]:
    justification = head(suppression.justification, _LONGEST).text
    return {"kind": suppression.kind} | ({"justification": justification} if justification else {})
