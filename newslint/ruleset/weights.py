"""Weights of a model that a rule keeps in a file beside it: a feature, a tab and a number a line.

Like word lists they are read before anything else is done with the rule, so that one which extends
it may lie in another folder.
"""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.ruleset.flaws import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATH = ("match", "classifier")


def with_weights(
    data: Mapping[str, object], folder: Path
) -> tuple[Mapping[str, object], tuple[Flaw, ...]]:
    """Give a rule's data with the weights of its model in place of the name of their file.

    What is wrong otherwise with the data stays as it is, for others to tell.
    """
    match = data.get("match")
    if not isinstance(match, dict) or not isinstance(match.get("classifier"), str):
        return data, ()
    weights = _weights(match["classifier"], folder)
    if isinstance(weights, Flaw):
        return data, (weights,)
    return {**data, "match": {**match, "classifier": weights}}, ()


def _weights(name: str, folder: Path) -> dict[str, float] | Flaw:
    if Path(name).is_absolute() or ".." in Path(name).parts:
        return Flaw(_PATH, f"{name!r} does not lie beside the rule; put it there")
    file = folder / name
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return Flaw(_PATH, f"the weights {name!r} are not UTF-8")
    except (OSError, ValueError):
        there = f"the weights {name!r} cannot be read"
        return Flaw(_PATH, there if file.exists() else f"no file {name!r} beside the rule")
    weights: dict[str, float] = {}
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            feature, _, weight = line.partition("\t")
            value = _number(weight)
            if value is None:
                message = f"line {number} of {name!r} is no feature, tab and number"
                return Flaw(_PATH, message)
            weights[feature] = value
    return weights


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
