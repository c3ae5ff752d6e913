"""Put what pydantic says about a rule's data into words.

pydantic tells of every branch of an alternative, and knows neither which key was meant nor what
belongs at a place. So its errors are sorted by the place they are about, of an alternative only the
branch counts whose shape the data has, and none of its own words reach the user.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from newslint.ruleset.flaws import Flaw
from newslint.ruleset.places import last_key
from newslint.ruleset.problems import known_keys, meant_key, unknown_key
from newslint.ruleset.rule import KINDS
from newslint.ruleset.wording import cure, described, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.ruleset.places import KeyPath

_MISSING: Mapping[tuple[str, str], str] = {
    ("", "summary"): "tell the defect in one line",
    ("", "severity"): "write error, warning or info",
    ("", "why"): "tell where the defect comes from, and why it matters",
    ("", "match"): f"say how the defect is recognised, by one of {listed(list(KINDS))}",
    ("", "message"): "write the sentence that is reported",
    ("", "flags"): "give texts that the rule must report, with ⟦ and ⟧ around what it reports",
    ("", "passes"): "give texts in which the rule must stay silent",
    ("flags", "text"): "give the text, with ⟦ and ⟧ around what the rule reports",
    ("todo-flags", "text"): "give the text, with ⟦ and ⟧ around what the rule should report",
    ("passes", "text"): "give the text",
    ("evidence", "word"): "name the group whose word is looked up, or `whole`",
    ("match", "evidence"): "say what the vocabulary must tell about a word of the match",
}
"""What to write for keys that are missing, by the key that leads to where they belong."""

_NOUNS: Mapping[str, str] = {
    "severity": "severity",
    "as": "scope",
    "outside": "kind of text",
    "delete": "part that can be deleted",
    "repair": "repair",
    "applicability": "applicability",
    "repetition": "part that can repeat",
    "extent": "extent",
}
"""What the value of a key is one of."""

_SHAPES: Mapping[str, str] = {
    "patterns": "a list of patterns, or a mapping of such lists by language",
    "lexicon": "a list of patterns, or a mapping of such lists by language",
    "phrases": "a list of phrases, or a mapping of such lists by language",
    "passes": "a text, or a mapping with `text` and `language`",
    "classifier": "the name of a file of weights beside the rule",
    "lists": "a list of words, or the name of a text file beside the rule",
}
"""What stands at keys that take more than one shape of value; for lists, at each item."""

_TYPES: Mapping[str, str] = {
    "string": "a text",
    "tuple": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "dataclass": "a mapping",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
}
"""What pydantic's error types, up to their first `_`, ask for."""


def flaws_of(errors: Sequence[Mapping[str, Any]], data: object, at: KeyPath = ()) -> list[Flaw]:
    """Put pydantic's errors about `data`, which stands at the path `at`, into words."""
    group = [(tuple(error["loc"]), error) for error in errors]
    return list(_flaws(group, data, at))


_Group = list[tuple[tuple[Any, ...], "Mapping[str, Any]"]]
"""Errors, each with what is left of its location."""


def _flaws(group: _Group, data: Any, at: KeyPath) -> Iterator[Flaw]:
    """Walk down the data along the locations; what is no key of the data names a branch."""
    yield from _strays(group, data, at)
    inner: dict[Any, _Group] = defaultdict(list)
    branches: dict[Any, _Group] = defaultdict(list)
    for location, error in group:
        if not location:
            yield Flaw(at, _wrong_value(error, data, last_key(at)))
        elif not _is_about_key(location, error):
            leads_on = _leads_on(data, location[0])
            (inner if leads_on else branches)[location[0]].append((location[1:], error))
    for step, errors in inner.items():
        yield from _flaws(errors, data[step], (*at, step))
    if branches:
        yield from _branch_flaws(branches, data, at)


def _strays(group: _Group, data: Any, at: KeyPath) -> Iterator[Flaw]:
    """Tell of keys that are not known or not there; a slip in a required key is not told twice."""
    keys = [(location[0], error) for location, error in group if _is_about_key(location, error)]
    unknown = [key for key, error in keys if error["type"] != "missing"]
    missing = [key for key, error in keys if error["type"] == "missing"]
    meant = {meant_key(key, known_keys(at, data)) for key in unknown}
    yield from (unknown_key((*at, key), data) for key in unknown)
    yield from (_missing((*at, key)) for key in missing if key not in meant)


def _is_about_key(location: tuple[Any, ...], error: Mapping[str, Any]) -> bool:
    return len(location) == 1 and error["type"] in {"missing", "unexpected_keyword_argument"}


def _leads_on(data: object, step: object) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int)


def _branch_flaws(branches: Mapping[Any, _Group], data: object, at: KeyPath) -> Iterator[Flaw]:
    """Tell only of the branch whose shape the data has."""
    for errors in branches.values():
        if all(location for location, _ in errors):
            yield from _flaws(errors, data, at)
            return
    _, error = next(iter(branches.values()))[0]
    key = "lists" if "lists" in at[:-1] else last_key(at)
    yield Flaw(at, _wrong_value(error, data, key, _SHAPES.get(key)))


def _missing(path: KeyPath) -> Flaw:
    hint = _MISSING.get((last_key(path[:-1]), str(path[-1])))
    return Flaw(path, f"is missing; {hint}" if hint else "is missing")


def _wrong_value(error: Mapping[str, Any], data: object, key: str, shape: str | None = None) -> str:
    if error["type"] == "literal_error":
        return _wrong_choice(error["ctx"]["expected"], data, key)
    wanted = shape or _TYPES.get(error["type"].partition("_")[0])
    if wanted is None:
        return f"{described(data)} cannot stand here"
    if data is None:
        return f"is empty; write {wanted}"
    return _slip(data, wanted) or f"{described(data)} cannot stand here; write {wanted}"


def _slip(data: object, wanted: str) -> str | None:
    """Tell of a value that is only written wrongly."""
    if isinstance(data, dict) and "text" in wanted and _is_braced(data):
        return f"'{{{next(iter(data))}}}' is a mapping to YAML; put the text in quotes"
    if isinstance(data, bool | int | float) and wanted == "a text":
        return f"{described(data)} is no text; write '{described(data)}', in quotes"
    if isinstance(data, str) and wanted.startswith("a list"):
        return f"{quoted(data)} is one text; write a list: [{quoted(data)}]"
    return None


def _is_braced(data: Mapping[str, object]) -> bool:
    return len(data) == 1 and next(iter(data.values())) is None


def _wrong_choice(expected: str, data: object, key: str) -> str:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    if not isinstance(data, str):
        wrong = "is empty" if data is None else f"{described(data)} cannot stand here"
        return f"{wrong}; write {listed(choices)}"
    noun = _NOUNS.get(key, "choice here")
    article = "an" if noun[0] in "aeiou" else "a"
    return f"{quoted(data)} is not {article} {noun}; {cure(data, choices)}"
