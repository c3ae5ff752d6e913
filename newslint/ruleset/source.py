"""Read rule files as plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.ruleset.files import identify, shown
from newslint.ruleset.flaws import RuleProblem
from newslint.ruleset.reading import read
from newslint.ruleset.syntax import SyntaxFlaw
from newslint.ruleset.wording import described

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file as read; nothing in `data` has been checked."""

    id: str
    path: Path
    shown: str
    """The path as people see it: from the current folder where it lies below that, with `/`."""
    text: str
    data: Mapping[str, object]


class FlawedSourceError(Exception):
    """A file that no rule can be read from."""

    def __init__(self, problem: RuleProblem) -> None:
        super().__init__(problem.clickable)
        self.problem = problem


def read_source(path: Path) -> Source:
    """Read one rule file.

    Raises:
        FlawedSourceError: it cannot be read, is no YAML, or cannot be a rule for its name.

    """
    told = shown(path)
    _refuse_name(path, told)
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = read(text)
    except OSError as error:
        raise _flawed(told, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise _flawed(told, f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from None
    except SyntaxFlaw as flaw:
        raise FlawedSourceError(
            RuleProblem(told, flaw.line, flaw.column, "", flaw.message)
        ) from None
    if not isinstance(data, dict):
        raise _flawed(told, f"is {described(data)}; a rule is a mapping, `summary: …` and so on")
    return Source(identify(path), path, told, text, data)


def _refuse_name(path: Path, told: str) -> None:
    if path.suffix != ".yaml":
        raise _flawed(told, f"rule files end in .yaml; rename it to {path.stem}.yaml")
    if not all(_NAME.fullmatch(part) for part in identify(path).split("/")):
        raise _flawed(
            told,
            f"{identify(path)!r} would be the rule's id, but ids are small letters and digits, "
            "joined by '-'; rename it",
        )


def _flawed(told: str, message: str) -> FlawedSourceError:
    return FlawedSourceError(RuleProblem(told, 1, 1, "", message))
