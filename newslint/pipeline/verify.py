"""Whether rules keep the promises in their own files.

Each example runs with its rule alone. A flagged example must be reported on exactly the marked spans,
and its fixes must leave exactly the text that it shows, settle, and change nothing when made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.severity import Applicability
from newslint.model.span import Span
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.ruleset.rule import FlaggedExample, PassingExample, Rule

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, with an id that says where it stands in the file."""

    rule: Rule
    kind: str
    """`flags`, `passes` or `todo-flags`."""
    number: int
    case: FlaggedExample | PassingExample

    @property
    def id(self) -> str:
        """Give `category/name:flags[0]`."""
        return f"{self.rule.id}:{self.kind}[{self.number}]"


def examples(rule: Rule) -> Iterator[Example]:
    """Give all examples of a rule."""
    for number, case in enumerate(rule.flags):
        yield Example(rule, "flags", number, case)
    for number, case in enumerate(rule.passing()):
        yield Example(rule, "passes", number, case)
    for number, case in enumerate(rule.todo_flags):
        yield Example(rule, "todo-flags", number, case)


def verify(example: Example) -> tuple[str, ...]:
    """Give what is wrong with an example: nothing, if the rule does as it says.

    A `todo-flags` example is a known gap: it is wrong when the rule does flag it.

    Raises:
        RuleFileError: the rule has a pattern, check or measure that is not valid.

    """
    matcher = Matcher([example.rule])
    if isinstance(example.case, PassingExample):
        found = _findings(example.case.text, example.case.language, matcher)
        return tuple(f"reported {finding.match!r}, should be silent" for finding in found)
    problems = tuple(_flag_problems(example.case, matcher))
    if example.kind != "todo-flags":
        return problems
    return () if problems else ("is flagged by now: move it to `flags`",)


def parse_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Part a marked text into the text and its marked spans.

    >>> parse_marks("a⟦b⟧c")
    ('abc', (Span(start=1, end=2),))
    """
    text, spans, start = "", list[Span](), 0
    for character in marked:
        if character == OPEN:
            start = len(text)
        elif character == CLOSE:
            spans.append(Span(start, len(text)))
        else:
            text += character
    return text, tuple(spans)


def put_marks(text: str, spans: list[Span]) -> str:
    """Give `text` with each span between marks: the inverse of `parse_marks`."""
    for span in sorted(spans, reverse=True):
        text = f"{text[:span.start]}{OPEN}{span.of(text)}{CLOSE}{text[span.end:]}"
    return text


def _flag_problems(case: FlaggedExample, matcher: Matcher) -> Iterator[str]:
    text, spans = parse_marks(case.text)
    found = _findings(text, case.language, matcher)
    if [finding.span for finding in found] != sorted(spans):
        yield f"reported {put_marks(text, [finding.span for finding in found])!r}"
    elif case.message is not None and found and found[0].message != case.message:
        yield f"message {found[0].message!r}, expected {case.message!r}"
    if case.fixed is not None:
        yield from _fix_problems(text, case, matcher)


def _fix_problems(text: str, case: FlaggedExample, matcher: Matcher) -> Iterator[str]:
    policy = FixPolicy(Applicability.UNSAFE, max_removed=1)
    (result,) = fix([Document(text, language=case.language)], matcher, _keep_all, policy)
    if result.document.text != case.fixed:
        yield f"fixed to {result.document.text!r}, expected {case.fixed!r}"
    yield from (notice.message for notice in result.notices)


def _findings(text: str, language: str | None, matcher: Matcher) -> list[Finding]:
    (result,) = lint([Document(text, language=language)], matcher, _keep_all)
    return list(result.findings)


def _keep_all(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    del document
    return findings, ()
