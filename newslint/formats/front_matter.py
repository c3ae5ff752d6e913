"""The settings that many Markdown files begin with: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re

_YAML = re.compile(r"---[ \t]*\n(?P<body>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[^\s#&*!|>%@`{}\[\],-][^\n]*?:(?:[ \t]|$)")
_OTHER_LINE = re.compile(r"[ \t#}\]]|- |$")
"""How other lines of a YAML mapping begin: an indent, a comment, a closing bracket, an item."""


def front_matter_end(text: str) -> int:
    r"""Give the offset behind the front matter of `text`, or 0 if there is none.

    What stands between two rules of dashes is front matter only if it could be YAML:

    >>> front_matter_end("---\ntitle: Uno\n---\nDos")
    19
    >>> front_matter_end("---\nUno, dos.\n---\nTres")
    0
    """
    found = _TOML.match(text)
    if found is None:
        found = _YAML.match(text)
        if found is None or not _is_mapping(found["body"]):
            return 0
    return found.end()


def _is_mapping(body: str) -> bool:
    if not body.strip():
        return True
    lines = body.split("\n")
    keys = [_KEY.match(line) is not None for line in lines]
    return any(keys) and all(
        key or _OTHER_LINE.match(line) for key, line in zip(keys, lines, strict=True)
    )
