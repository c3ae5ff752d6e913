"""Read `[tool.newslint]` from a `pyproject.toml`.

A file that does not mention newslint is not parsed: it belongs to someone else, who may have broken
it. Python's reader gives positions for syntax errors only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newslint.config.place import read_bytes, shown
from newslint.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "pyproject.toml"
"""The file that holds configurations of many tools."""

_PLACE = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)")


def newslint_table(path: Path) -> dict[str, Any] | None:
    """Give what the file says under `tool.newslint`; None if it says nothing.

    Raises:
        ConfigError: the file cannot be read or is not TOML.

    """
    content = read_bytes(path)
    if b"newslint" not in content:
        return None
    import tomllib  # noqa: PLC0415 - takes longer than all the rest, and is rarely needed

    try:
        tool = tomllib.loads(content.decode()).get("tool", {})
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{shown(path)}: is not UTF-8, as TOML must be ({error.reason})"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{shown(path)}{_placed(str(error))}") from None
    table = tool.get("newslint") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise ConfigError(f"{shown(path)}: tool.newslint: is not a table; write [tool.newslint]")


def _placed(problem: str) -> str:
    """Turn `what (at line 3, column 5)` into `:3:5: what`."""
    found = _PLACE.fullmatch(problem)
    if found is None:
        return f": is not valid TOML: {problem}"
    return f":{found['line']}:{found['column']}: is not valid TOML: {found['what']}"
