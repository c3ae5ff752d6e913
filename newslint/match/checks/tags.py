"""HTML tags in text, and what has to stand in their place so that the words around them stay apart.

Only names that HTML has are looked for, and attributes must be written as such: `5 < 6 > 3`,
`<Name>` and `<a@b.c>` are no tags. People write some of these names in angle brackets themselves:
keys (`<Del>`), words (`<time>`), ticker symbols (`<TD>`), people (`<Li>`), numbers (`a<p>c`). Such
a name needs an attribute, a slash, the closing tag further on or, unless it is a word, another tag
in the same letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.match.facts import SpanIndex
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.match.facts import Facts

_PLAIN: Final = frozenset(
    """
    acronym amp blockquote br colgroup dd div dl dt em fieldset figcaption h1 h2 h3 h4 h5 h6 hr
    iframe img li nobr noframes noscript ol optgroup p pre span strike strong sub sup svg tbody td
    textarea tfoot th thead tr tt ul wbr xml
    """.split()  # noqa: SIM905 - fifty quotation marks help nobody
)
"""Names that are no words."""

_WORDLIKE: Final = frozenset(
    """
    a abbr address area article aside audio b base bdi bdo big body button canvas caption center
    cite code col data datalist del details dfn dialog dir embed figure font footer form frame
    frameset g head header html i input ins kbd label legend link main map mark menu meta meter nav
    object option output param path picture polygon progress q rect rp rt ruby s samp script section
    select slot small source style summary table template time title track u use var video
    """.split()  # noqa: SIM905 - likewise
)
"""Names that are words, keys or symbols, too."""

_BREAKING: Final = frozenset(
    """
    address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tr ul
    """.split()  # noqa: SIM905 - likewise
)
"""Elements that begin on a line of their own."""

_TIGHT: Final = frozenset(("li", "dt", "dd", "tr", "br"))
"""Of these and `br`, those with no blank line before them."""

_CELLS: Final = frozenset(("td", "th"))

TAG: Final = Expression(
    r"""
    < (?P<close>/?) \s*+
    (?P<name> [a-zA-Z][a-zA-Z0-9]*+ (?:[:-][a-zA-Z0-9:-]++)? )
    (?P<attributes>
      (?: \s++
        (?: [\w:@.-]++ \s*+ = \s*+
            (?: "[^"<>]*+" | '[^'<>]*+' | [“”″][^“”″<>]*+[“”″] | [^\s"'<>]++ )
          | (?i:async|defer|allowfullscreen|hidden|disabled|checked|selected|controls|autoplay|loop
              |muted|nowrap|noshade|itemscope|novalidate|required|playsinline|data-[\w-]+) \b
        )
      )*+
    )
    \s*+ (?P<void>/?) >
    """,
    regex.VERBOSE,
)
_FOREIGN: Final = Expression(
    r"(?i)(?:amp|o|st1|w|v|m|fb|g|svg|xml|mso|u1|wp|text|office)[:-][a-z0-9:-]+"
)
"""Names with a prefix: of Word, of AMP pages, of social networks."""

ELEMENT: Final = Expression(
    r"(?is)<(script|style|svg|iframe|noscript|head)\b[^<>]*+>(?:(?!</?\1\b).)*+</\1\s*+>"
)
_BLANKS: Final = Expression(r"[^\S\n]*+")
_BLANKS_BEFORE: Final = Expression(r"(?r)[^\S\n]*+")


def html_tags(facts: Facts) -> Iterator[Hit]:
    """Give the tags, each with the edit that takes it out and keeps lines and words apart.

    Tags inside elements that `html_elements` gives are left to it. The value `name` is the name.
    """
    elements = SpanIndex(Span(*found.span()) for found in facts.search(ELEMENT))
    found = [tag for tag in facts.search(TAG) if not elements.overlaps(Span(*tag.span()))]
    closed = {tag["name"].lower(): tag.start() for tag in found if tag["close"]}
    sure = {tag for tag in found if _is_sure(tag, closed)}
    letters = {_letters(tag) for tag in sure}
    tags = [tag for tag in found if tag in sure or (_is_plain(tag) and _letters(tag) in letters)]
    for run in _adjacent(tags, facts.text):
        separator = _separator(run, facts.text)
        for tag in run:
            edit = Edit(Span(*tag.span()), separator, tag.group())
            yield Hit(Span(*tag.span()), {"name": tag["name"].lower()}, edits=(edit,))
            separator = ""


def html_elements(facts: Facts) -> Iterator[Hit]:
    """Give the elements whose content is no text, whole: scripts, styles, drawings, frames."""
    for found in facts.search(ELEMENT):
        yield Hit(Span(*found.span()), {"name": found[1].lower()})


def _is_sure(tag: regex.Match[str], closed: Mapping[str, int]) -> bool:
    """Tell whether `tag` is one; `closed` gives where each name is closed for the last time."""
    name = tag["name"].lower()
    if _FOREIGN.compile().fullmatch(name):
        return True
    if name not in _PLAIN and name not in _WORDLIKE:
        return False
    if tag["close"] or tag["attributes"].strip() or tag["void"]:
        return True
    if name == "br" or (_is_plain(tag) and tag["name"].islower() and not _is_compared(tag)):
        return True
    return closed.get(name, 0) > tag.start()


def _is_plain(tag: regex.Match[str]) -> bool:
    return tag["name"].lower() in _PLAIN


def _is_compared(tag: regex.Match[str]) -> bool:
    """Tell whether `tag` may be a number between two others, as in `a<p>c`."""
    before = tag.string[tag.start() - 1 : tag.start()]
    return len(tag["name"]) == 1 and before.isalnum()


def _letters(tag: regex.Match[str]) -> tuple[bool, bool]:
    """Give whether a name is in small letters, in capitals, or in neither."""
    return tag["name"].islower(), tag["name"].isupper()


def _adjacent(tags: list[regex.Match[str]], text: str) -> Iterator[list[regex.Match[str]]]:
    """Give runs of tags with nothing but blanks between them."""
    run: list[regex.Match[str]] = []
    for tag in tags:
        if run and text[run[-1].end() : tag.start()].strip():
            yield run
            run = []
        run.append(tag)
    if run:
        yield run


def _separator(run: list[regex.Match[str]], text: str) -> str:
    """Give what must stand in place of the tags of `run` so that what they parted stays parted."""
    start, end = run[0].start(), run[-1].end()
    before, after = (
        _BLANKS_BEFORE.compile().search(text, 0, start),
        _BLANKS.compile().match(text, end),
    )
    left = text[before.start() - 1 : before.start()] if before else ""
    right = text[after.end() : after.end() + 1] if after else ""
    if not left or not right or "\n" in {left, right} or "\n" in text[start:end]:
        return ""
    names = {tag["name"].lower() for tag in run}
    glued = not text[start - 1].isspace() and not text[end].isspace()
    if names & (_BREAKING - _TIGHT):
        return "\n\n"
    if names & _BREAKING or (glued and "br" in names):
        return "\n"
    return " " if glued and names & _CELLS else ""
