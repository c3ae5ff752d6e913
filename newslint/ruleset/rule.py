"""What a rule file says, as frozen values.

These classes are the schema: field names become the file's keys (with `-` for `_`), the strings
under the fields become the descriptions in the JSON Schema, and `load` holds every file against
them. They import nothing that reads files, so that a run which already knows its rules need not pay
for that.

Nothing here is compiled; patterns are text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from newslint.model.document import Role
from newslint.ruleset.keys import strict
from newslint.ruleset.kinds import (
    KINDS,
    AcrossMatch,
    BlockMatch,
    ByLanguage,
    CheckMatch,
    ClassifierMatch,
    Conditions,
    Evidence,
    Extent,
    FindingsMatch,
    Guard,
    LexiconMatch,
    Marker,
    Match,
    MetricMatch,
    PatternMatch,
    PhraseMatch,
    RepetitionMatch,
    Scope,
)

__all__ = [
    "KINDS",
    "AcrossMatch",
    "ApplicabilityName",
    "BlockMatch",
    "ByLanguage",
    "CheckMatch",
    "ClassifierMatch",
    "Conditions",
    "Evidence",
    "Extent",
    "FindingsMatch",
    "FixSpec",
    "FlaggedExample",
    "Guard",
    "LexiconMatch",
    "Marker",
    "Match",
    "MetricMatch",
    "PassingExample",
    "PatternMatch",
    "PhraseMatch",
    "RepetitionMatch",
    "Rule",
    "Scope",
    "SeverityName",
]

SeverityName = Literal["error", "warning", "info"]
ApplicabilityName = Literal["safe", "unsafe", "display"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixSpec:
    """What repairs a finding; exactly one action."""

    __pydantic_config__ = strict("fix")

    replace: str | None = None
    """Put this in place of the match. `{group}` is a named group, `{match}` the whole match;
    `{group|lower}`, `|upper`, `|capitalize` change case."""
    delete: Literal["match", "line", "paragraph", "block", "to-end"] | None = None
    """Take the match away, or the lines, paragraphs or all the rest that it touches."""
    insert: str | None = None
    """Put this in at the end of the group `before`, or at the end of the match."""
    join: str | None = None
    """Put this in place of every line end, with its blanks, in the match."""
    repair: Literal["encoding"] | None = None
    """Let ftfy repair the match."""
    applicability: ApplicabilityName = "unsafe"
    """Whether `--fix` makes the fix (safe), only `--unsafe-fixes` does, or nobody (display)."""
    inside_line: ApplicabilityName | None = None
    """The same where the match does not fill its lines and something stays beside it; left out: the
    same as `applicability`, and never more than that."""
    title: str = ""
    """What the fix does, for people; made up from the action if left out."""
    max_removed: str = "100%"
    """The share of the document that the fix may remove; if that is not enough, it is not made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedExample:
    """A text in which the rule must report exactly the spans between ⟦ and ⟧."""

    __pydantic_config__ = strict("flagged example")

    text: str = "⟦⟧"
    """The text, with the reported spans between ⟦ and ⟧. Records as a whole have none."""
    record: Mapping[str, str] = field(default_factory=dict)
    """What the record says, where the rule asks for it: `id`, `title`, `text`, `summary`, `author`,
    `date`, `source`, `url`, and `today`, the day on which it is looked at."""
    before: tuple[Mapping[str, str], ...] = ()
    """What records before it say, where the rule compares them."""
    fixed: str | None = None
    """The text after this rule's fixes, unsafe ones too."""
    language: str | None = None
    """The language of the text, where the rule asks for it."""
    message: str | None = None
    """The message of the first finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassingExample:
    """A text in which the rule must stay silent."""

    __pydantic_config__ = strict("passing example")

    text: str = ""
    """The text. Records as a whole have none."""
    record: Mapping[str, str] = field(default_factory=dict)
    """What the record says, as in a flagged example."""
    before: tuple[Mapping[str, str], ...] = ()
    """What records before it say."""
    language: str | None = None
    """The language of the text, where the rule asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One defect: how it is recognised, told and repaired, with the examples that prove it."""

    __pydantic_config__ = strict("newslint rule")

    summary: str
    """The defect in one line."""
    severity: SeverityName
    """How bad it is."""
    why: str
    """Where the defect comes from, and why it matters."""
    match: Match
    """How the defect is recognised: exactly one kind of match."""
    message: str
    """What is reported: one sentence without a full stop, `{match}` and named groups filled in."""
    of: Role = "text"
    """What the rule looks at: texts, or the titles of records, or records as a whole."""
    languages: tuple[str, ...] = ()
    """The languages of the texts that the rule looks at, as ISO 639-1 codes; left out: all."""
    fix: FixSpec | None = None
    """What repairs the defect."""
    enabled: bool = True
    """Whether the rule runs without being selected by name."""
    flags: tuple[FlaggedExample, ...]
    """Texts in which the rule must report the marked spans."""
    passes: tuple[PassingExample | str, ...]
    """Texts in which the rule must stay silent."""
    todo_flags: tuple[FlaggedExample, ...] = ()
    """Known gaps: texts that ought to be reported and are not yet. They must fail."""
    id: str = ""
    """The path of the file, `category/name`; not written in it."""
    path: str = ""
    """The file; not written in it."""
    signals: tuple[object, ...] = ()
    """The rules that the match asks; not written in it."""

    @property
    def category(self) -> str:
        """Give the first part of the id."""
        return self.id.partition("/")[0]

    def passing(self) -> Iterator[PassingExample]:
        """Give the passing examples, those written as a bare string too."""
        for example in self.passes:
            yield PassingExample(text=example) if isinstance(example, str) else example
