r"""Characters written as programs write them: `\u00f1`, `\xc3\xb1`, `\n`, `\"`, `%C3%B1`.

A backslash means something else in paths, in formulas and in talk about programs. So `\n` counts
only where a line may end and no lower-case word begins, `\"` not before a vowel that TeX may put
dots on, and bytes only if they are UTF-8. Escapes that lost their backslash (`Espau00f1a`,
`.rnrnEl`) count inside words and behind a stop.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

import regex

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

ESCAPE: Final = Expression(
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
    regex.VERBOSE | regex.MULTILINE,
)
_PATH: Final = Expression(
    r"(?<!\w)[A-Za-z]:\\|(?<!\S)\\\\\w|\\(?:begin|end|frac|section|cite|textbf)\b"
)
"""What shows that backslashes are meant: a path, or TeX."""

_CODE: Final = Expression(r"[xuU]([0-9a-fA-F]+)")
_CONTROL: Final = Expression(r"(?![\n\t\r])\p{Cc}|\p{Cn}|\p{Cs}")
_LINE_END: Final = Expression(r"\\*r?\\*n|\\+r|\s*rn")


def literal_escapes(facts: Facts) -> Iterator[Hit]:
    """Give the escapes, several in a row as one, with the characters that they stand for.

    The value `replacement` is those characters.
    """
    means_backslashes = cache(lambda number: _means_backslashes(number, facts))
    for found in facts.search(ESCAPE):
        kind = found.lastgroup or ""
        if "\\" in found.group() and means_backslashes(facts.line_number(found.start())):
            continue
        new = _resolved(kind, found.group())
        if new is not None:
            span = Span(*found.span())
            yield Hit(span, {"replacement": new}, edits=(Edit(span, new, found.group()),))


def _means_backslashes(number: int, facts: Facts) -> bool:
    line = facts.lines[number]
    return _PATH.compile().search(facts.text, line.start, line.end) is not None


def _resolved(kind: str, escape: str) -> str | None:
    if kind == "quote":
        return escape[-1]
    if kind in {"layout", "lost"}:
        return _as_layout(escape)
    if kind == "percent":
        return _decoded(unquote_to_bytes(escape))
    codes = [int(code, 16) for code in _CODE.compile().findall(escape)]
    if kind == "bytes":
        return _decoded(bytes(codes)) or _decoded(bytes(codes), "cp1252")
    units = "".join(map(chr, codes))
    return _decoded(units.encode("utf-16-le", "surrogatepass"), "utf-16-le")


def _as_layout(escape: str) -> str:
    """Give the line ends that an escape stands for, or a blank for tabs alone."""
    ends = len(_LINE_END.compile().findall(escape))
    if not ends:
        return " "
    return "\n" * min(ends, 2)


def _decoded(data: bytes, encoding: str = "utf-8") -> str | None:
    try:
        new = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.compile().search(new) else new
