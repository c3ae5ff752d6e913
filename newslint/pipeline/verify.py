"""Whether rules keep the promises in their own files.

Each example runs with its rule alone. A flagged example must be reported on exactly the marked
spans, and its fixes must leave exactly the text that it shows, settle, and change nothing when made
again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability
from newslint.model.span import Span
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.pipeline.duplicates import Duplicates, across_of
from newslint.ruleset.rule import AcrossMatch, FlaggedExample, PassingExample, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.model.finding import Finding, Notice

OPEN, CLOSE = "⟦", "⟧"


class Ready:
    """A rule alone, made ready when its first example runs, and shared by all of them."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    @cached_property
    def matcher(self) -> Matcher:
        """Give the rule made ready.

        Raises:
            RuleFileError: it has a pattern, check or measure that is not valid.

        """
        return Matcher([self._rule])


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule, with an id that says where it stands in the file."""

    rule: Rule
    kind: str
    """`flags`, `passes` or `todo-flags`."""
    number: int
    case: FlaggedExample | PassingExample
    ready: Ready = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """Give `category/name:flags[0]`."""
        return f"{self.rule.id}:{self.kind}[{self.number}]"


@dataclass(frozen=True, slots=True)
class Failure:
    """A promise that is not kept; where a text was promised, that text and what came instead."""

    what: str
    wanted: str | None = None
    got: str | None = None


def examples(rule: Rule) -> Iterator[Example]:
    """Give all examples of a rule."""
    sections: Mapping[str, Iterable[FlaggedExample | PassingExample]] = {
        "flags": rule.flags,
        "passes": rule.passing(),
        "todo-flags": rule.todo_flags,
    }
    ready = Ready(rule)
    for kind, cases in sections.items():
        for number, case in enumerate(cases):
            yield Example(rule, kind, number, case, ready)


def verify(example: Example) -> tuple[Failure, ...]:
    """Give what is wrong with an example: nothing, if the rule does as it says.

    A `todo-flags` example is a known gap: it is wrong when the rule does flag it.

    Raises:
        RuleFileError: the rule has a pattern, check or measure that is not valid.

    """
    if isinstance(example.case, PassingExample):
        return tuple(_alarms(example))
    failures = tuple(_lapses(example.case, example))
    if example.kind != "todo-flags":
        return failures
    return () if failures else (Failure("is flagged by now; move it to `flags`"),)


def completed(example: Example) -> FlaggedExample:
    """Give a flagged example with what it leaves out: the message, and the text after the fixes.

    Raises:
        RuleFileError: the rule has a pattern, check or measure that is not valid.

    """
    case, matcher = example.case, example.ready.matcher
    document = _document(case, example.rule)
    found = _result(document, example).findings
    fixed = _repair(document, matcher).document.text
    return FlaggedExample(
        text=case.text,
        record=case.record,
        before=case.before,
        language=case.language,
        fixed=None if fixed == document.text else fixed,
        message=found[0].message if found else None,
    )


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
        text = f"{text[: span.start]}{OPEN}{span.of(text)}{CLOSE}{text[span.end :]}"
    return text


def _document(case: FlaggedExample | PassingExample, rule: Rule) -> Document:
    text = case.text if isinstance(case, PassingExample) else parse_marks(case.text)[0]
    return Document(text, language=case.language, companions=case.record, role=rule.of)


def _alarms(example: Example) -> Iterator[Failure]:
    document = _document(example.case, example.rule)
    result = _result(document, example)
    yield from _told(result)
    if result.findings:
        reported = put_marks(document.text, [finding.span for finding in result.findings])
        yield Failure("is reported, and should not be", document.text, reported)


def _lapses(case: FlaggedExample, example: Example) -> Iterator[Failure]:
    document = _document(case, example.rule)
    text, spans = parse_marks(case.text)
    result = _result(document, example)
    found = result.findings
    if result.notices:
        yield from _told(result)
        return
    if not found:
        yield Failure("is not reported", case.text)
        return
    if [finding.span for finding in found] != sorted(spans):
        reported = put_marks(text, [finding.span for finding in found])
        yield Failure("is reported at other places than are marked", case.text, reported)
    elif case.message not in {None, found[0].message}:
        yield Failure("has another message than it shows", case.message, found[0].message)
    if case.fixed is not None:
        yield from _repair_lapses(document, case.fixed, example.ready.matcher)


def _repair(document: Document, matcher: Matcher) -> DocumentResult:
    policy = FixPolicy(Applicability.UNSAFE, max_removed=1)
    (result,) = fix([document], matcher, _keep_all, policy)
    return result


def _repair_lapses(document: Document, fixed: str, matcher: Matcher) -> Iterator[Failure]:
    result = _repair(document, matcher)
    if result.document.text != fixed:
        yield Failure("is repaired otherwise than it shows", fixed, result.document.text)
    yield from _told(result)


def _told(result: DocumentResult) -> Iterator[Failure]:
    """Give what kept the rule from looking at all of an example."""
    return (Failure(notice.message) for notice in result.notices)


def _result(document: Document, example: Example) -> DocumentResult:
    if isinstance(example.rule.match, AcrossMatch):
        return _repeated(document, example)
    (result,) = lint([document], example.ready.matcher, _keep_all)
    return result


def _repeated(document: Document, example: Example) -> DocumentResult:
    """Give what is found in the last of several records."""
    said = [(one.get("text", ""), one) for one in example.case.before]
    run = [*said, (document.text, document.companions)]
    results = [
        DocumentResult(replace(document, text=text, companions=words, record=number), ())
        for number, (text, words) in enumerate(run, 1)
    ]
    rules = tuple(across_of([example.rule]))
    *_, last = Duplicates().added(results, rules, lambda _, found: found)
    return last


def _keep_all(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    del document
    return findings, ()
