r"""Plain text: all there is between rules and a file are its line ends.

Rules see `\r\n` as `\n`. Everything else, a lone `\r` included, is a character like any other. A
file that mixes line ends goes on mixing them.
"""

from __future__ import annotations

import re

from newslint.formats.notation import Notation


def unify(raw: str) -> str:
    r"""Give `raw` as rules see it.

    >>> unify("a\r\nb\rc\n")
    'a\nb\rc\n'
    """
    return raw.replace("\r\n", "\n")


def with_line_ends(new: str, raw: str, at: int) -> str:
    r"""Give `new` with line ends like that of the line of `raw` that it is put into at `at`.

    >>> with_line_ends("x\ny", "a\r\nb\n", 0)
    'x\r\ny'
    """
    if "\n" not in new:
        return new
    line_end = raw.find("\n", at)
    if line_end < 0:
        line_end = raw.rfind("\n", 0, at)
    if line_end > 0 and raw[line_end - 1] == "\r":
        return new.replace("\n", "\r\n")
    # A `\r` that rules saw before a line end is a character of its own; with a bare `\n` behind it,
    # the two would be read as one line end.
    return new.replace("\r\n", "\r\r\n")


PLAIN = Notation(re.compile(r"(?P<return>\r\n)"), unify, with_line_ends)
