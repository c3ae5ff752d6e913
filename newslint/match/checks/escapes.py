r"""Characters written as programs write them: `\u00f1`, `\xc3\xb1`, `\n`, `\"`, `%C3%B1`.

A backslash means something else in paths, in formulas and in talk about programs. So `\n` counts
only where a line may end and no lower-case word begins, `\"` not before a vowel that TeX may put
dots on, and bytes only if they are UTF-8. Escapes that lost their backslash (`Espau00f1a`,
`.rnrnEl`) count inside words and behind a stop.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

import regex

from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_STOPS: Final = '.!?…:;,”"»)]'
_ESCAPE: Final = regex.compile(
    r"""
      (?P<unicode> (?:\\+(?:u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}))+ )
    | (?P<bytes> (?:\\x[0-9a-fA-F]{2})+ )
    | (?P<bare> (?<=\p{L})u00[a-f][0-9a-f](?=\p{L}|\b) | \bu00[c-f][0-9a-f](?=\p{Ll})
              | (?<=\p{L})u20(?:1[34589cd]|26|ac)(?![0-9]) )
    | (?P<layout> (?:\\+[nrt])+ (?= \p{Lu} | [\s\d«“"'¿¡(\[–—*•-] | \\ | $ ) )
    | (?P<lost> (?<=[.!?…:;,”"»)\]]) (?: (?:rn){1,6}+ | (?:[^\S\n]rn){2,6}+ )
                (?= [^\S\n] | \p{Lu} | [“"«¿¡(–—-] | $ )
              | (?<=[^\S\n]) rn(?:[^\S\n]rn)+ (?=\s|$) )
    | (?P<percent> (?: %C[2-9A-F]%[89AB][0-9A-F] | %D[0-9A-F]%[89AB][0-9A-F]
                     | %E[0-9A-F](?:%[89AB][0-9A-F]){2} | %F0(?:%[89AB][0-9A-F]){3} )+ )
    | (?P<quote> \\+["/] (?! [aeiouAEIOU]\p{Ll} (?<=\p{L}\\["/]..) ) | \\+'(?![aeiou]\b) )
    """,
    regex.VERBOSE,
)
_PATH: Final = regex.compile(
    r"(?<!\w)[A-Za-z]:\\|(?<!\S)\\\\\w|\\(?:begin|end|frac|section|cite|textbf)\b"
)
"""What shows that backslashes are meant: a path, or TeX."""

_TRACES: Final = (
    "\\",
    "%C",
    "%D",
    "%E",
    "%F0",
    "u00",
    "u20",
    " rn",
    *(f"{one}rn" for one in _STOPS),
)
"""One of these is in every text that has an escape."""

_LINE_END: Final = re.compile(r"\\*r?\\*n|\\+r|\s*rn")


def literal_escapes(facts: Facts) -> Iterator[Hit]:
    """Give the escapes, several in a row as one, with the characters that they stand for.

    The value `replacement` is those characters.
    """
    text = facts.text
    if not any(trace in text for trace in _TRACES):
        return
    for found in _ESCAPE.finditer(text):
        kind = found.lastgroup or ""
        if "\\" in found.group() and _PATH.search(text, *_line(found, text)):
            continue
        new = _resolved(kind, found.group())
        if new is not None:
            span = Span(*found.span())
            yield Hit(span, {"replacement": new}, edits=(Edit(span, new, found.group()),))


def _line(found: regex.Match[str], text: str) -> tuple[int, int]:
    end = text.find("\n", found.end())
    return text.rfind("\n", 0, found.start()) + 1, len(text) if end < 0 else end


def _resolved(kind: str, escape: str) -> str | None:
    if kind == "quote":
        return escape[-1]
    if kind in {"layout", "lost"}:
        return _as_layout(escape)
    if kind == "percent":
        return _decoded(unquote_to_bytes(escape))
    codes = [int(code, 16) for code in re.findall(r"[xuU]([0-9a-fA-F]+)", escape)]
    if kind == "bytes":
        return _decoded(bytes(codes)) or _decoded(bytes(codes), "cp1252")
    units = "".join(map(chr, codes))
    return _decoded(units.encode("utf-16-le", "surrogatepass"), "utf-16-le")


def _as_layout(escape: str) -> str:
    """Give the line ends that an escape stands for, or a blank for tabs alone."""
    ends = len(_LINE_END.findall(escape))
    if not ends:
        return " "
    return "\n" * min(ends, 2)


def _decoded(data: bytes, encoding: str = "utf-8") -> str | None:
    try:
        new = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if regex.search(r"[\p{Cc}--[\n\t\r]]|\p{Cn}|\p{Cs}", new, regex.V1) else new
