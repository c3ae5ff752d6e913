"""What is wrong with a file, and where: one line for each thing that its author has to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newslint.ruleset.places import spelled

if TYPE_CHECKING:
    from newslint.ruleset.places import KeyPath, Places

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """Something wrong with a rule file. With an error the rule is refused."""

    path: str
    line: int
    column: int
    key: str
    """The keys that lead to the place, as `match.patterns.es[2]`."""
    message: str
    level: Level = "error"

    @property
    def place(self) -> str:
        """Give `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def told(self) -> str:
        """Give the line without its place."""
        return f"{self.key}: {self.message}" if self.key else self.message

    @property
    def clickable(self) -> str:
        """Give the whole line, `path:line:column: key: message`."""
        return f"{self.place}: {self.told}"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem whose position in the file has not been looked up yet."""

    keys: KeyPath
    message: str
    at: Literal["key", "value"] = "value"
    level: Level = "error"


def located(flaw: Flaw, path: str, places: Places) -> RuleProblem:
    """Find a flaw's position in its file."""
    line, column = places.find(flaw.keys, key=flaw.at == "key")
    return RuleProblem(path, line, column, spelled(flaw.keys), flaw.message, flaw.level)
