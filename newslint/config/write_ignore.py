"""Add an entry under `ignores` to a configuration, and leave every other character as it is.

The entry is spliced in where YAML says that the list ends. What comes out is read again before it
is written: should it say anything else than before and the entry, nothing is changed, and the
author is told what to write where. TOML is not written, since Python cannot.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from newslint.config.place import read_bytes, shown
from newslint.errors import ConfigError, InputError
from newslint.formats.atomic import Fingerprint, replacing
from newslint.ruleset.reading import read
from newslint.ruleset.syntax import SyntaxFlaw

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newslint.config.schema import IgnoreEntry

_BOM = "\ufeff"

_KEY = "ignores"

_PLAIN = re.compile(r"/?[^\W\d_](?:[\w ./()'-]*[\w.)])?|\d{4}-\d\d-\d\d")
"""Texts that need no quotes, in flow style neither."""

_NO_TEXT = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
"""Words that would be something else without quotes, for one reader of YAML or another."""


def add_ignore(path: Path, entry: IgnoreEntry) -> None:
    """Add `entry` to the configuration at `path`, an absolute path, which is made if missing.

    Raises:
        ConfigError: it cannot be read or written, or is not written in a way to add to; it is as it
            was, and the text says what to add.

    """
    refuse_toml(path, entry)
    keys = keys_of(entry)
    try:
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
        before = Fingerprint.of(path.stat())
        text = read_bytes(path).decode("utf-8")
        after = with_entry(text, keys)
        if after is None:
            raise ConfigError(f"{shown(path)}: cannot be added to; write there: {flow(keys)}")
        with replacing(path, before) as stream:
            stream.write(after.encode())
    except InputError as error:
        raise ConfigError(f"{shown(path)}: {error}") from None
    except UnicodeError:
        raise ConfigError(f"{shown(path)}: is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be written: {error.strerror}") from None


def refuse_toml(path: Path, entry: IgnoreEntry) -> None:
    """Refuse to write into a configuration in TOML.

    Raises:
        ConfigError: it is one; the text says what to add.

    """
    if path.suffix != ".toml":
        return
    told = ", ".join(f"{key} = {_quoted(value)}" for key, value in keys_of(entry).items())
    raise ConfigError(
        f"{shown(path)}: newslint does not write TOML; add to `ignores = [...]` under "
        f"[tool.newslint]: {{{told}}}"
    )


def keys_of(entry: IgnoreEntry) -> dict[str, str]:
    """Give what an entry says, as it is written."""
    return {key: str(value) for key, value in asdict(entry).items() if value is not None}


def with_entry(text: str, entry: Mapping[str, str]) -> str | None:
    r"""Give the text of a configuration with an entry added; None if that cannot be done so.

    >>> with_entry("select: [ALL]  # all\n", {"rule": "markup", "reason": "it is: fine"})
    'select: [ALL]  # all\nignores:\n  - rule: markup\n    reason: "it is: fine"\n'
    """
    try:
        after = _spliced(text, entry)
        added = _data(after) == _with_item(_data(text), entry)
    except (SyntaxFlaw, YAMLError, TypeError):
        return None
    return after if added else None


def flow(entry: Mapping[str, str]) -> str:
    """Give an entry on one line."""
    pairs = ", ".join(f"{key}: {_scalar(value)}" for key, value in entry.items())
    return f"{{{pairs}}}"


def _with_item(data: Mapping[str, Any], entry: Mapping[str, str]) -> dict[str, Any]:
    return {**data, _KEY: [*(data.get(_KEY) or ()), dict(entry)]}


def _data(text: str) -> Any:
    content = text.removeprefix(_BOM).replace("\r\n", "\n")
    lines = (line.strip() for line in content.splitlines())
    return {} if all(not line or line.startswith("#") for line in lines) else read(content)


def _spliced(text: str, entry: Mapping[str, str]) -> str:
    bom = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(bom)
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    existing = _list_in(text)
    if existing is None:
        return bom + _appended(text, len(text), [f"{_KEY}:", *_block(entry, "  ")], end_of_line)
    if not isinstance(existing, SequenceNode):
        raise TypeError(existing)
    if existing.flow_style:
        last = existing.value[-1] if existing.value else None
        at = existing.end_mark.index - 1 if last is None else last.end_mark.index
        return f"{bom}{text[:at]}{'' if last is None else ', '}{flow(entry)}{text[at:]}"
    at = _line_behind(text, _end(existing))
    lines = _block(entry, " " * existing.start_mark.column)
    return bom + _appended(text, at, lines, end_of_line)


def _list_in(text: str) -> Any:
    """Give the node of the list of entries, with marks that count code points; None without one."""
    root = YAML(typ="safe", pure=True).compose(text)
    pairs = root.value if isinstance(root, MappingNode) else ()
    return next((value for key, value in pairs if key.value == _KEY), None)


def _end(node: Any) -> int:
    """Give where the last text in a node ends; the node itself reaches to whatever comes next."""
    while not isinstance(node, ScalarNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    end: int = node.end_mark.index
    return end


def _line_behind(text: str, at: int) -> int:
    """Give where the line begins that follows the one of offset `at`, or `at` if one begins there."""
    if text[:at].endswith("\n"):
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _appended(text: str, at: int, lines: list[str], end_of_line: str) -> str:
    """Give the text with lines put in at `at`, where one begins, or ought to."""
    before = text[:at]
    opened = end_of_line if before and not before.endswith("\n") else ""
    return before + opened + "".join(f"{line}{end_of_line}" for line in lines) + text[at:]


def _block(entry: Mapping[str, str], indent: str) -> list[str]:
    pairs = [f"{key}: {_scalar(value)}" for key, value in entry.items()]
    return [f"{indent}{'  ' if number else '- '}{pair}" for number, pair in enumerate(pairs)]


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _NO_TEXT
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    r"""Give a text in double quotes, as YAML and TOML both read it; what cannot be seen is escaped.

    >>> _quoted('a "b"\u200b')
    '"a \\"b\\"\\u200b"'
    """
    return "".join(map(_visible, json.dumps(text, ensure_ascii=False)))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits
