"""Which parts of a Markdown text are not prose.

pulldown-cmark (through pyromark) parses the text by the CommonMark rules, with the extensions that
GitHub knows, and tells for every construct from where to where it goes in the source. Protected is
what is code, address or tag, and every mark whose loss would change how the text is read: list
markers, quote marks, table bars, underlines of headings, line breaks, backslashes. A line break
inside a paragraph is no defect in Markdown: it is read as a blank, and often wanted.

Not protected are the marks of emphasis and of `#` headings and the bracket that opens a link: rules
look across them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from pyromark import Options, events_with_range

from newslint.formats.front_matter import front_matter_end
from newslint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)

_URL = re.compile(
    r"(?:https?://|ftp://|(?<![A-Za-z0-9])www\.)"
    # Up to what no address contains unescaped; Chinese and Japanese go on right behind it.
    r"[^\s<>\[\]\"`|\u00ab\u00bb\u2018-\u201f\u2026\u2e80-\uffef]+",
    re.IGNORECASE,
)
_ATX_MARK = re.compile(rb"#{1,6}(?:[ \t]+|(?=\n|\Z))")
_LINE = re.compile(rb"[^\r\n]+")

_MARK_LENGTHS = {"Emphasis": 1, "Strong": 2, "Link": 1, "Image": 2}
"""Bytes at the beginning of a construct that rules may look across."""
_BOXES = frozenset({"Item", "BlockQuote", "FootnoteDefinition", "Table"})
"""Blocks in which blanks at the beginning of a line mean something."""


def protected_spans(text: str) -> tuple[Span, ...]:
    """Give the parts of a Markdown text that rules keep off, in text order, none overlapping.

    Spans may touch: each is one construct, so that what spans two of them is seen.
    """
    start = front_matter_end(text)
    content = text[start:].encode()
    spans = [Span(0, len(text[:start].rstrip()))] if start else []
    spans += _spans(content, _Scan(content).ranges(), start)
    spans += _urls(text, spans)
    return tuple(_apart(spans))


class _Scan:
    """One pass over the parser's events: whatever it does not call text is markup."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        """Everything before has been dealt with."""
        self._boxes: list[str] = []
        self._atx = False
        self._ranges: list[tuple[int, int]] = []

    def ranges(self) -> list[tuple[int, int]]:
        """Give the protected ranges in bytes."""
        for event, extent in events_with_range(self._content.decode(), options=_OPTIONS):
            start, end = extent["start"], extent["end"]
            kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
            if kind == "Start":
                self._open(_tag(value), value, start, end)
            elif kind == "End":
                self._close(_tag(value), end)
            elif self._is_prose(kind, value, start, end):
                self._skip(start, end)
            elif start >= self._at:
                self._protect(start, self._line_end(start, end) if kind == "Rule" else end)
        self._gap(len(self._content))
        return self._ranges

    def _is_prose(self, kind: str, value: Any, start: int, end: int) -> bool:
        """Tell whether this is text as it stands. A lone return is a character in it."""
        source = self._content[start:end]
        if kind == "SoftBreak":
            return source == b"\r"
        return kind == "Text" and not _is_entity(str(value), source)

    def _open(self, tag: str, value: Any, start: int, end: int) -> None:
        if start < self._at:
            return  # inside something protected
        if tag == "CodeBlock":
            self._protect(self._indented(start), self._line_end(start, end))
        elif tag in {"Link", "Image"} and _is_autolink(value[tag]):
            self._protect(start, end)
        elif tag == "HtmlBlock":
            self._protect_html(start, end)
        else:
            self._gap(start)
            self._at = start + self._mark_length(tag, start)
            self._boxes += [tag] if tag in _BOXES else []

    def _close(self, tag: str, end: int) -> None:
        if tag in {"Link", "Image"} and end > self._at:
            self._protect(self._at, end)
        elif tag in _MARK_LENGTHS or tag == "Strikethrough":
            self._gap(end - self._mark_length(tag, self._at))
            self._at = end
        elif tag == "Heading" and self._atx:
            self._at = end
        else:
            self._gap(end)
        if self._boxes and self._boxes[-1] == tag:
            self._boxes.pop()

    def _mark_length(self, tag: str, start: int) -> int:
        if tag == "Heading":
            mark = _ATX_MARK.match(self._content, start)
            self._atx = mark is not None
            return len(mark.group()) if mark else 0
        if tag == "Strikethrough":
            return 2 if self._content.startswith(b"~~", start) else 1
        return _MARK_LENGTHS.get(tag, 0)

    def _skip(self, start: int, end: int) -> None:
        """Pass over prose, protecting what lies before it."""
        self._gap(start)
        self._at = max(self._at, end)

    def _protect(self, start: int, end: int) -> None:
        self._gap(start)
        self._ranges.append((start, end))
        self._at = max(self._at, end)

    def _protect_html(self, start: int, end: int) -> None:
        """Protect a block of HTML, but not the prose that stands behind a comment."""
        end = self._line_end(start, end)
        comment, close, rest = self._content[start:end].partition(b"-->")
        if comment.startswith(b"<!--") and close and b"<" not in rest:
            self._protect(start, end - len(rest))
            self._at = end
        else:
            self._protect(start, end)

    def _indented(self, start: int) -> int:
        """Give where the line begins, if nothing but blanks is before `start`."""
        gap = self._content[self._at : start]
        return start - (len(gap) - len(gap.rstrip(b" \t")))

    def _line_end(self, start: int, end: int) -> int:
        """Leave out the line ends that a block closes with."""
        return start + len(self._content[start:end].rstrip(b"\r\n"))

    def _gap(self, end: int) -> None:
        """Protect what the parser passed over on the way to `end`: it is markup."""
        start, self._at = self._at, max(self._at, end)
        gap = self._content[start:end]
        if not gap or (not self._boxes and gap.isspace()):
            return
        for line in _LINE.finditer(gap):
            low, high = start + line.start(), start + line.end()
            if not line.group().isspace() or "Table" in self._boxes:
                self._ranges.append((low, high))
            elif high == end and (low == 0 or self._content[low - 1] in b"\r\n"):
                self._ranges.append((low, high))  # the indent of what follows


def _tag(value: Any) -> str:
    return value if isinstance(value, str) else next(iter(value))


def _is_autolink(link: Any) -> bool:
    return link["link_type"] in {"Autolink", "Email"}


def _is_entity(shown: str, source: bytes) -> bool:
    """Tell whether the text is what an entity such as `&nbsp;` stands for."""
    return source.startswith(b"&") and source.endswith(b";") and len(shown) < len(source.decode())


def _spans(content: bytes, ranges: Iterable[tuple[int, int]], points: int) -> Iterator[Span]:
    """Turn byte offsets, in text order, into code points, of which `points` precede `content`."""
    at = 0
    for low, high in ranges:
        start = points + len(content[at:low].decode())
        points = start + len(content[low:high].decode())
        at = high
        yield Span(start, points)


def _urls(text: str, protected: Sequence[Span]) -> Iterator[Span]:
    """Find addresses in running text, as GitHub does: without the punctuation behind them."""
    starts = [span.start for span in protected]
    for found in _URL.finditer(text):
        following = bisect_right(starts, found.start())
        if following and protected[following - 1].end > found.start():
            continue
        yield Span(found.start(), found.start() + len(_without_punctuation(found.group())))


def _without_punctuation(url: str) -> str:
    bare = url.rstrip("?!.,:;*_~')\\")
    # A bracket that was opened inside belongs to the address: `.../Lima_(Peru)`.
    behind = url[len(bare) :]
    brackets = len(behind) - len(behind.lstrip(")"))
    open_ones = bare.count("(") - bare.count(")")
    return bare + ")" * max(0, min(brackets, open_ones))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Give the spans in order, without those inside others; one that runs into the next is cut."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if kept and span.start < kept[-1].end:
            if span.end <= kept[-1].end:
                continue
            kept[-1] = Span(kept[-1].start, span.start)
        kept.append(span)
    return kept
