"""Programs and style sheets in running text: where they begin and end.

A block in braces is code if a function's head stands before it, if everything inside reads
`property: value;`, or if it is JSON of schema.org. Lines of code outside of braces are told by the
rule's own expressions. Sets in braces, placeholders and prose about code are none of these.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import regex

from newslint.match.expression import Expression
from newslint.match.facts import SpanIndex
from newslint.match.hit import Hit
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.facts import Facts

_FUNCTION: Final = Expression(
    r"(?:(?:[\w$]+\.)*+[\w$]*+\([^\S\n]*+)?[!;+]?(?:async )?"
    r"\bfunction\b[^\S\n]*[\w$]*\([\w$,\s]{0,80}\)\s*+\Z"
    r"|(?:(?:[\w$]+\.)*+[\w$]+\()?\([\w$,\s]{0,80}\)[^\S\n]*=>[^\S\n]*\Z"
)
"""The head of a function, and the call that it is handed to."""

_CALL_END: Final = Expression(r"[^\S\n]*(?:\)|\([^()\n]{0,200}+\)|,[^\n,()]{0,80}(?=\))|;)*+")
_JSON: Final = Expression(r"\{\s*+\"@(?:context|graph|type|id)\"\s*:")
_DECLARATION: Final = Expression(r"\s*+-{0,2}[a-z][a-z-]{1,40}+\s*:\s*[^\s:].{0,300}", regex.DOTALL)
_SELECTOR: Final = Expression(
    r"[.#*:\[][\w*:\[-][^\s{}]*|[>+~,]|@(?:media|supports|font-face|keyframes|-webkit-keyframes|page)\b.*"
    r"|(?:a|abbr|article|aside|b|blockquote|body|button|center|dd|div|dl|dt|em|figcaption|figure|font"
    r"|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|label|li|main|nav|ol|p|pre|section"
    r"|select|small|span|strong|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)"
    r"(?:[.#:\[][^\s{}]*)?,?"
)
_AT_RULE: Final = Expression(
    r"@(?:media|supports|font-face|keyframes|-webkit-keyframes|page)\b[^{};\n]{0,200}\Z"
)
_BRACE: Final = Expression(r"[\{}]")
_OPENING: Final = Expression(r"\{")
_TOKEN: Final = Expression(r"\S+")
_HEAD: Final = 300
"""Code points before a brace in which the head of the block begins."""

_LONGEST: Final = 50_000
"""Code points of a block at most; a brace without its mate does not run through the whole text."""


def code_beginnings(*, lines: Sequence[str] = ()) -> tuple[Expression, ...]:
    """Give what `program_code` searches for."""
    return (_OPENING, *map(_beginning, lines))


def program_code(facts: Facts, *, lines: Sequence[str] = ()) -> Iterator[Hit]:
    """Give the blocks of code, and the lines that begin as an expression of `lines` says."""
    text = facts.text
    blocks = list(_blocks(text)) if "{" in text else []
    taken = SpanIndex(blocks)
    alone = [span for span in _lines_of_code(facts, lines) if not taken.overlaps(span)]
    yield from map(Hit, sorted([*blocks, *alone]))


def _lines_of_code(facts: Facts, lines: Sequence[str]) -> set[Span]:
    starts = {found.start(1) for line in lines for found in facts.search(_beginning(line))}
    ends = {start: facts.lines[facts.line_number(start)].end for start in starts}
    return {Span(start, start + len(facts.text[start:end].rstrip())) for start, end in ends.items()}


@cache
def _beginning(line: str) -> Expression:
    """Give the expression for the beginning of a line of code, behind its indent."""
    return Expression(rf"^[^\S\n]*+({line})", regex.MULTILINE)


def _blocks(text: str) -> Iterator[Span]:
    at = 0
    for brace, end in sorted(_mates(text)):
        start = _start_of_code(text, brace, end, at) if brace >= at else None
        if start is not None:
            found = (
                _CALL_END.compile().match(text, end) if "function" in text[start:brace] else None
            )
            at = found.end() if found else end
            yield Span(start, at)


def _mates(text: str) -> Iterator[tuple[int, int]]:
    """Give where each block begins, and where it ends."""
    opened: list[int] = []
    for found in _BRACE.compile().finditer(text):
        if found.group() == "{":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if found.end() - start <= _LONGEST:
                yield start, found.end()


def _start_of_code(text: str, brace: int, end: int, floor: int) -> int | None:
    """Give where the head of the block begins, or None if the block is no code."""
    head = text[max(floor, brace - _HEAD) : brace]
    function = _FUNCTION.compile().search(head)
    if function:
        return brace - len(head) + function.start()
    if _JSON.compile().match(text, brace):
        return brace
    rule = _AT_RULE.compile().search(head)
    if rule:
        return brace - len(head) + rule.start()
    if text.find("{", brace + 1, end) >= 0 or not _are_declarations(text[brace + 1 : end - 1]):
        return None
    tokens = list(_TOKEN.compile().finditer(head.rpartition("\n")[2]))
    selector = list(
        takewhile(lambda token: _SELECTOR.compile().fullmatch(token.group()), reversed(tokens))
    )
    line = brace - len(head.rpartition("\n")[2])
    return line + selector[-1].start() if selector else None


def _are_declarations(body: str) -> bool:
    parts = [part for part in body.split(";") if part.strip()]
    return all(map(_DECLARATION.compile().fullmatch, parts))
