"""What SARIF says of a rule, within the limits of GitHub code scanning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.model.severity import Severity
from newslint.report.links import page_of
from newslint.report.sarif_result import LEVELS
from newslint.ruleset.select import is_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from newslint.ruleset.rule import Rule

_NAME = 255
"""Characters of a name that GitHub takes."""

_DESCRIPTION = 1024
"""Characters of a description that GitHub takes."""

_TAGS = 20
"""Tags of a rule that GitHub takes."""

_PROBLEMS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "recommendation"}

_REPAIRS: Mapping[str, str] = {
    "safe": "`newslint --fix` repairs it where no word of the author's changes.",
    "unsafe": "`newslint --fix --unsafe-fixes` repairs it: words move or vanish.",
    "display": "newslint suggests a repair and leaves it to you.",
}


def as_rule(name: str, rule: Rule | None, undocumented: Collection[str]) -> dict[str, Any]:
    """Give what SARIF calls a reporting descriptor of the rule called `name`.

    Of a rule that is not known, such as one of another folder's configuration, that is its name.
    """
    page = page_of(name, undocumented)
    summary = rule.summary if rule else name
    why = " ".join(rule.why.split()) if rule else name
    descriptor: dict[str, Any] = {
        "id": name,
        "name": _cut(name, _NAME),
        "shortDescription": {"text": _cut(summary, _DESCRIPTION)},
        "fullDescription": {"text": _cut(why, _DESCRIPTION)},
        "help": {"text": why, "markdown": "\n\n".join(_help(rule, page)) if rule else name},
    }
    if page:
        descriptor["helpUri"] = page
    if rule:
        descriptor["defaultConfiguration"] = {"level": LEVELS[Severity[rule.severity.upper()]]}
        descriptor["properties"] = _properties(rule)
    return descriptor


def _help(rule: Rule, page: str | None) -> Iterator[str]:
    yield rule.why.strip()
    yield _REPAIRS[rule.fix.applicability] if rule.fix else "A person has to look."
    if page:
        yield f"[About this rule]({page})"


def _properties(rule: Rule) -> dict[str, Any]:
    """Give what GitHub filters and sorts by.

    A rule that errs often is off by default; of those that are on, nothing finer is claimed.
    """
    return {
        "precision": "high" if is_on(rule) else "medium",
        "problem.severity": _PROBLEMS[rule.severity],
        "tags": [rule.category, *rule.languages][:_TAGS],
    }


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
