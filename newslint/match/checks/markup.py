"""Addresses and Markdown in texts that ought to be plain.

Both depend on more than their own line: addresses on whether others stand in the same place,
Markdown on the name of the file.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from newslint.match.expression import Expression
from newslint.match.hit import Hit
from newslint.model.fix import Edit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.facts import Facts

_ADDRESS: Final = r"(?:https?://[^\s<>]++|(?:[\w-]++\.)++[a-z]{2,}+/[^\s<>]++)"
ALONE: Final = Expression(rf"(?m)^[^\S\n]*+<?\K{_ADDRESS}(?=>?[^\S\n]*+$)")
LAST: Final = Expression(r"(?m)(?<=[\p{L}\p{N}).”\"?!][^\S\n])https?://[^\s<>]++(?=[^\S\n]*+$)")

_MARKDOWN: Final = frozenset(
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd")
)
MARKS: Final = Expression(
    r"""(?mx)
      (?<![\w*\\])\*\*(?=[^\s*])(?P<strong>[^*\n]{1,300}?)(?<=[^\s*])\*\*(?![\w*])
    | (?<![\w_\\])__(?=[^\s_])(?P<bold>[^_\n]{1,300}?)(?<=[^\s_])__(?![\w_])
    | !?\[(?P<label>[^\[\]\n]{0,300}+)\]
      \( (?:https?://|/|\#|mailto:|\.{0,2}/?[\w/-]+\.\w{2,5}) [^()\s]*+ (?:[^\S\n]"[^"\n]*+")? \)
    | ^\#{1,6}[^\S\n]+(?=\S)
    """
)


def bare_urls(facts: Facts, *, list_length: int = 3) -> Iterator[Hit]:
    """Give the addresses that fill a line, and those that end one if `list_length` lines do so."""
    last = [Span(*found.span()) for found in facts.search(LAST)]
    spans = [Span(*found.span()) for found in facts.search(ALONE)]
    spans += last if len(last) >= list_length else []
    yield from map(Hit, sorted(set(spans)))


def markdown_marks(facts: Facts) -> Iterator[Hit]:
    """Give bold type, links, pictures and headings of Markdown, with the plain text of each."""
    if PurePosixPath(facts.document.path).suffix.lower() in _MARKDOWN:
        return
    for found in facts.search(MARKS):
        span = Span(*found.span())
        new = found["strong"] or found["bold"] or found["label"] or ""
        yield Hit(span, {"text": new}, edits=(Edit(span, new, found.group()),))
