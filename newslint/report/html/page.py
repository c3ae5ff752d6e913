"""The page of the HTML report: a template, its style and its script, around the data.

An article is text that strangers wrote, so there are three walls around it. Data is JSON inside an
element that browsers do not run, in which no `<`, `>` or `&` occurs; the script puts texts on the
page as text only; and a policy tells the browser to run this script and no other, and to load
nothing from anywhere.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newslint.report.structured import encode

_SCRIPTS = ("data.js", "parts.js", "page.js")
"""One script in three parts."""

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


class Page(NamedTuple):
    """What stands before and behind the data."""

    opening: str
    closing: str


def page() -> Page:
    """Give the page. What it holds depends on nothing but newslint's own files."""
    style = _read("page.css")
    script = "\n".join(map(_read, _SCRIPTS))
    template = (
        _read("page.html")
        .replace("{style-hash}", _hash(style))
        .replace("{script-hash}", _hash(script))
        .replace("{style}", style)
        .replace("{script}", script)
    )
    opening, _, closing = template.partition("{data}")
    return Page(opening, closing)


def inert(value: object) -> str:
    r"""Give `value` as JSON that cannot end the element it stands in, nor begin another.

    >>> print(inert("</script><!-- ]]>"))
    "\u003c/script\u003e\u003c!-- ]]\u003e"
    """
    return encode(value).translate(_ESCAPES)


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Give what a content security policy knows a script or a style by."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
