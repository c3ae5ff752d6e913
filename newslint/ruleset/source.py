"""Find rule files and read them as plain data.

The last two parts of a file's path are the rule's id: `rules/boilerplate/related-link.yaml` holds
`boilerplate/related-link`, whatever folder was named. Hidden folders are passed over.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import RuleFileError
from newslint.ruleset.problems import RuleProblem
from newslint.ruleset.reading import read
from newslint.ruleset.syntax import SyntaxFlaw
from newslint.ruleset.wording import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def rule_files(folder: Path) -> Iterator[Path]:
    """Give the rule files below `folder`, or `folder` itself when it is a file, in order.

    Raises:
        RuleFileError: there is no such folder.

    """
    if folder.is_file():
        yield folder
        return
    if not folder.is_dir():
        raise RuleFileError(f"{shown(folder)}: no such folder of rules")
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(place, name)


def shown(path: Path) -> str:
    """Give a path as people see it: from the current folder where it lies below that, with `/`."""
    cwd, place = Path.cwd(), path.absolute()
    if ".." in place.parts:
        place = path.resolve()
    return (place.relative_to(cwd) if place.is_relative_to(cwd) else place).as_posix()


def identify(path: Path) -> str:
    """Give the id of the rule in a file."""
    return f"{path.absolute().parent.name}/{path.stem}"


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
