"""Texts with `{names}` in them: messages, and what a fix puts in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

_FIELD = regex.compile(r"\{(\w+)(?:\|(\w+))?\}")

CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
}
"""What may stand behind a `|`."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put `values` into `template`; a name without a value stays as it stands.

    >>> fill("{left}. {right|capitalize}", {"left": "pasado", "right": "el"})
    'pasado. El'
    """

    def value(found: regex.Match[str]) -> str:
        name, case = found.group(1), found.group(2)
        if name not in values:
            return found.group()
        return CASES[case](values[name]) if case else values[name]

    return _FIELD.sub(value, template)


def clip(text: str, width: int = 60) -> str:
    r"""Give `text` on one line of at most `width` code points, cut in the middle.

    >>> clip("a" * 20 + "b" * 20, 11)
    'aaaaa…bbbbb'
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    half = (width - 1) // 2
    return f"{line[:half]}…{line[-half:]}"
