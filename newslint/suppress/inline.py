"""Comments in a text that tell newslint what to leave alone.

    <!-- newslint: disable=RULES reason -->             from here on
    <!-- newslint: enable=RULES -->                     no longer; without RULES: nothing is
    <!-- newslint: disable-line=RULES reason -->        in this line
    <!-- newslint: disable-next-line=RULES reason -->   to the end of the next line with text in it
    <!-- newslint: disable-file=RULES reason -->        in the whole text

RULES are rule ids, categories or globs with commas between them, or `ALL`. A finding belongs to the
place where it starts, which is the one that is printed. Of the `disable` and `enable` before it
that mean its rule, the last one counts, however they are nested.

A comment that does not say which rules it means, or that is misspelt, suppresses nothing and is
reported as a failure: it must not look as if it had worked. One that has nothing to suppress is
reported, too, but fails nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from newslint.model.finding import Finding, Suppression
from newslint.model.span import Span
from newslint.suppress.naming import Roster, complaint, means, means_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VERBS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")
"""What a comment can ask for."""

_COMMENT = re.compile(
    r"<!--\s*newslint(?:\s*:|(?P<colonless>(?=\s+(?:disable|enable)\b)))"
    r"(?P<body>(?:(?!-->|<!--).)*+)(?P<close>-->)?",
    re.DOTALL,
)
_BODY = re.compile(
    r"\s*(?P<verb>[\w-]*)\s*"
    r"(?:=\s*(?P<rules>(?:[^\s,]+(?:\s*,\s*[^\s,]+)*)?)[\s,]*)?(?P<rest>.*)",
    re.DOTALL,
)
"""Fits every text: what is no verb and no list of rules is the rest."""
_LEAD_IN = "-:\N{EN DASH}\N{EM DASH} "
_LINE_WITH_TEXT = re.compile(r"[^\n]*\n\s*[^\n]*")


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that could be understood. `reason` is on one line, and empty if none is given."""

    verb: str
    rules: tuple[str, ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a comment; with `failed`, it could not be obeyed."""

    span: Span
    message: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments in one text that speak to newslint, in text order."""

    directives: tuple[Directive, ...] = ()
    mistakes: tuple[Remark, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give the extents of all of them: rules have no business there."""
        understood = [directive.span for directive in self.directives]
        return tuple(sorted(understood + [mistake.span for mistake in self.mistakes]))


def parse(text: str, protected: Sequence[Span] = ()) -> Comments:
    """Find the comments in `text` that speak to newslint.

    One inside a protected part that is not HTML (a code block, front matter) is an example of such
    a comment, and says nothing.
    """
    if "<!--" not in text or "newslint" not in text:
        return Comments()
    quoting = [span for span in protected if not _is_html(span.of(text))]
    read = [
        _read(found)
        for found in _COMMENT.finditer(text)
        if not any(part.contains(Span(*found.span())) for part in quoting)
    ]
    return Comments(
        tuple(comment for comment in read if isinstance(comment, Directive)),
        tuple(comment for comment in read if isinstance(comment, Remark)),
    )


def _is_html(part: str) -> bool:
    return part.lstrip("\n").startswith("<")


def _read(found: re.Match[str]) -> Directive | Remark:
    span = _extent(found)
    body = next(_BODY.finditer(found["body"]))
    rules = tuple((body["rules"] or "").replace(",", " ").split())
    mistake = _mistake(found, body["verb"], rules)
    if mistake is not None:
        return Remark(span, f"newslint comment: {mistake}", failed=True)
    reason = " ".join(body["rest"].split()).lstrip(_LEAD_IN)
    return Directive(body["verb"], rules, reason, span)


def _extent(found: re.Match[str]) -> Span:
    """Give the extent of a comment; one that is not closed is taken to end with its line."""
    if found["close"]:
        return Span(*found.span())
    return Span(found.start(), found.start() + len(found.group().partition("\n")[0]))


def _mistake(found: re.Match[str], verb: str, rules: Sequence[str]) -> str | None:
    if not found["close"]:
        return "it is not closed; end it with '-->'"
    if found["colonless"] is not None:
        return "there is no colon; write '<!-- newslint: ...'"
    if verb not in VERBS:
        close = get_close_matches(verb, VERBS, n=1)
        cure = f"did you mean '{close[0]}'?" if close else f"write one of {', '.join(VERBS)}"
        return f"'{verb}' is not something to ask for; {cure}"
    if not rules and verb != "enable":
        return f"'{verb}' names no rules; write '{verb}=RULE reason', or '{verb}=ALL'"
    return None


class Silence:
    """What the comments of one text suppress; keeps count of which of them have been of use."""

    def __init__(self, text: str, comments: Comments, roster: Roster) -> None:
        self._comments = comments
        self._spans = comments.spans
        self._roster = roster
        self._regions = [_region(directive, text) for directive in comments.directives]
        self._used: set[tuple[int, str]] = set()

    def suppression(self, finding: Finding) -> Suppression | None:
        """Give the mark for a finding that a comment suppresses or that lies within a comment."""
        if any(_within(finding.span, span) for span in self._spans):
            return Suppression("inSource", "a comment for newslint")
        at = self._decisive(finding)
        if at is None:
            return None
        directive = self._comments.directives[at]
        self._used.update((at, word) for word in directive.rules if means(word, finding.rule))
        return Suppression("inSource", directive.reason)

    def _decisive(self, finding: Finding) -> int | None:
        """Give the number of the comment that suppresses the finding, if one does."""
        switch: int | None = None
        for at, (directive, region) in enumerate(
            zip(self._comments.directives, self._regions, strict=True)
        ):
            starts_inside = region.start <= finding.span.start <= region.end
            if not starts_inside or not _concerns(directive, finding.rule):
                continue
            if directive.verb not in {"disable", "enable"}:
                return at
            switch = at if directive.verb == "disable" else None
        return switch

    def remarks(self) -> Iterator[Remark]:
        """Tell, after all findings have been shown, what is wrong with the comments or needless."""
        yield from self._comments.mistakes
        off: set[str] = set()
        for at, directive in enumerate(self._comments.directives):
            covered = {rule for rule in self._roster.known if _concerns(directive, rule)}
            if directive.verb == "enable":
                if covered and not covered & off:
                    yield self._needless(directive, directive.rules, "nothing is disabled here")
                off -= covered
            else:
                off |= covered if directive.verb == "disable" else set()
                unused = [word for word in directive.rules if self._is_unused(at, word)]
                if unused:
                    yield self._needless(directive, unused, "there is nothing to suppress")
            yield from self._unknown(directive)

    def _unknown(self, directive: Directive) -> Iterator[Remark]:
        for word in directive.rules:
            wrong = complaint(word, self._roster.known)
            if wrong:
                yield Remark(directive.span, f"newslint comment: {wrong}", failed=True)

    def _is_unused(self, at: int, word: str) -> bool:
        """Tell whether `word` suppressed nothing although a rule it means took part."""
        return (at, word) not in self._used and any(
            means(word, rule) for rule in self._roster.active
        )

    @staticmethod
    def _needless(directive: Directive, words: Sequence[str], why: str) -> Remark:
        asked = directive.verb + ("=" + ",".join(words) if words else "")
        return Remark(
            directive.span, f"newslint comment: {asked}: {why}; take it out", failed=False
        )


def _concerns(directive: Directive, rule: str) -> bool:
    """Tell whether a comment means the rule; without rules (`enable`) it means all."""
    return not directive.rules or means_any(directive.rules, rule)


def _region(directive: Directive, text: str) -> Span:
    """Give the extent in which findings are suppressed (or no longer are), the end included."""
    start, end = directive.span.start, directive.span.end
    if directive.verb == "disable-file":
        return Span(0, len(text))
    if directive.verb == "disable-line":
        return Span(text.rfind("\n", 0, start) + 1, _line_end(text, end))
    if directive.verb == "disable-next-line":
        following = _LINE_WITH_TEXT.match(text, end)
        return Span(end, following.end() if following else len(text))
    return Span(end, len(text))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end and inner.end <= outer.end
