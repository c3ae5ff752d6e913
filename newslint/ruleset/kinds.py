"""How a rule file says what it looks for: the kinds of match, as frozen values.

Like those in `rule`, these classes are the schema: field names become the file's keys (with `-` for
`_`), the strings under the fields become the descriptions in the JSON Schema.

Nothing here is compiled; patterns are text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newslint.ruleset.keys import strict

Scope = Literal["text", "sentence-start", "line-start", "line", "paragraph"]
Guard = Literal["quotation", "title-case", "url", "name", "mojibake"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A part of the document that a match must begin in: the first, the last, or either."""

    __pydantic_config__ = strict("part of the document")

    first: str | None = None
    """A share of the text (`20%`) or a number of lines that are not blank (`12 lines`)."""
    last: str | None = None
    """Likewise, counted from the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Where a match counts; common to all kinds that mark a place in the text."""

    __pydantic_config__ = strict("conditions")

    scope: Scope = "text"
    """Where a match must lie: anywhere in the text, at the start of a sentence, at the start of a
    line, or be a whole line or paragraph."""
    within: Extent | None = None
    """The part of the document that a match must begin in."""
    unless: tuple[str, ...] = ()
    """Named exceptions: a match that overlaps a match of one of these patterns in its own line does
    not count. Each wants an example under `passes`."""
    outside: tuple[Guard, ...] = ()
    """Kinds of text in which a match does not count."""
    given: Mapping[str, int] = field(default_factory=dict)
    """Other rules, by their ids, and how many findings each must have: where none has so many in the
    document, no match counts. They need not be selected."""
    lists: Mapping[str, tuple[str, ...] | str] = field(default_factory=dict)
    r"""Word lists that patterns name as `\L<name>`: written out, or the name of a text file beside
    the rule with a word a line."""
    ignore_case: bool | None = None
    """Whether letters match in either case. Phrases do unless told otherwise, patterns do not."""
    in_any_language: bool | None = None
    """Whether what is listed under a language counts in texts of every language. So it does for
    phrases, which speak for themselves, unless told otherwise; not for patterns."""


ByLanguage = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternMatch(Conditions):
    """Regular expressions in the syntax of the `regex` module."""

    __pydantic_config__ = strict("patterns")

    patterns: tuple[str, ...] | Mapping[str, tuple[str, ...] | Mapping[str, str]]
    """Patterns, or lists of them by language. The group `mark`, if there is one, is what is
    reported; other named groups can be used in the message and the fix. A mapping gives a
    replacement for each pattern, which the message and the fix call `{replacement}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseMatch(Conditions):
    """Literal phrases; blanks match any blanks."""

    __pydantic_config__ = strict("phrases")

    phrases: tuple[str, ...] | Mapping[str, tuple[str, ...] | Mapping[str, str]]
    """Phrases, or lists of them by language; `{}` in a phrase stands for any text inside the line.
    A mapping gives a replacement for each phrase, which the message and the fix call
    `{replacement}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a vocabulary must say about a word of the match, on the zipf scale (0: never seen)."""

    __pydantic_config__ = strict("evidence")

    word: str
    """The named group that holds the word; `whole` is the whole match."""
    vocabulary: tuple[str, ...] = ("document",)
    """Languages whose vocabularies are asked; `document` is the document's own. The highest
    frequency counts."""
    at_least: float | None = None
    """The word must be at least this frequent."""
    at_most: float | None = None
    """The word must be at most this frequent."""
    above: str | None = None
    """A language (or `document`): the word must be more frequent here than there."""
    by: float = 0.0
    """By how much, with `above`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconMatch(Conditions):
    """Patterns whose groups must also pass the test of word frequencies."""

    __pydantic_config__ = strict("lexicon")

    lexicon: tuple[str, ...] | ByLanguage
    """Patterns as for the kind `patterns`."""
    evidence: tuple[Evidence, ...]
    """Tests, all of which must hold. Only texts in a language with a vocabulary are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One kind of line that speaks for a block."""

    __pydantic_config__ = strict("marker")

    phrases: tuple[str, ...] | ByLanguage = ()
    """Phrases as for the kind `phrases`."""
    patterns: tuple[str, ...] | ByLanguage = ()
    """Patterns as for the kind `patterns`."""
    findings: tuple[str, ...] = ()
    """Other rules, by ids or globs: a line in which one of them finds something speaks for its
    neighbours. They report it themselves, so it is not reported with them."""
    scope: Literal["line-start", "line"] = "line"
    """Whether the marker must fill its line."""
    weight: float = 1
    """What one such line adds to the evidence; one of weight 0 joins marked lines on either side,
    and does not count at the edge of a block."""
    once: bool = False
    """Whether further lines of the same marker add nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMatch(Conditions):
    """Several weak markers near one another, which together make one strong finding."""

    __pydantic_config__ = strict("block")

    block: tuple[Marker, ...]
    """The markers; each line counts for the first marker that it matches."""
    need: float = 2
    """The evidence that is needed: the sum of the weights of the marked lines."""
    gap: int = 2
    """How many other lines, blank ones aside, may stand between two marked lines."""
    extent: Literal["markers", "lines", "to-end"] = "markers"
    """What is reported: from the first marked line to the last, each marked line by itself, or all
    from the first to the end of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionMatch(Conditions):
    """Something that stands in the document before."""

    __pydantic_config__ = strict("repetition")

    repetition: Literal["paragraph", "line", "sentence", "word"]
    """What is repeated. Every occurrence but the first is reported."""
    min_length: int = 1
    """Shorter ones, in code points, may repeat; Chinese, Japanese and Korean signs count twice."""
    adjacent: bool = False
    """Whether only a repetition right behind counts."""
    exceptions: ByLanguage = field(default_factory=dict)
    """Words that may be doubled, by language; `any` is every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricMatch(Conditions):
    """A number about the document that is beyond a limit."""

    __pydantic_config__ = strict("metric")

    metric: str
    """What is measured; `newslint explain` lists the measures."""
    above: float | None = None
    """The document is reported when the number is greater than this."""
    below: float | None = None
    """The document is reported when the number is less than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsMatch(Conditions):
    """A document in which several other rules find something."""

    __pydantic_config__ = strict("findings")

    findings: tuple[str, ...] | Mapping[str, int]
    """The rules that are asked: ids, or globs for those of them that are enabled. They need not be
    selected, and what they find is reported only if they are. A mapping gives a number for each: a
    rule with so many findings counts twice; 0 is never."""
    need: int = 2
    """How many of them must find something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierMatch(Conditions):
    """Lines that a trained model takes for no part of the article."""

    __pydantic_config__ = strict("classifier")

    classifier: Mapping[str, float] | str
    """The model: the name of a file beside the rule with a feature, a tab and its weight a line, or
    the weights themselves."""
    at_least: float = 0.9
    """How sure the model must be of a line, as a probability."""
    fewest: int = 1
    """How many lines it must be sure of; fewer in a document are not reported."""
    prose_at_most: float = 1.0
    """The share of whole sentences above which a document is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMatch(Conditions):
    """A test that only code can make."""

    __pydantic_config__ = strict("check")

    check: str
    """The name of the check."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Settings of the check: numbers, words, lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossMatch(Conditions):
    """Something that an earlier record of the run has, too."""

    __pydantic_config__ = strict("across")

    across: Literal["id", "text"]
    """What must not be the same: the id, in one file, or the whole text, in the run. The first one
    is not reported; the message calls it `{first}`."""
    min_length: int = 1
    """Shorter texts, in code points, may be the same."""


Match = (
    PatternMatch
    | PhraseMatch
    | LexiconMatch
    | BlockMatch
    | RepetitionMatch
    | MetricMatch
    | FindingsMatch
    | ClassifierMatch
    | CheckMatch
    | AcrossMatch
)

KINDS: Mapping[str, type[Match]] = {
    "patterns": PatternMatch,
    "phrases": PhraseMatch,
    "lexicon": LexiconMatch,
    "block": BlockMatch,
    "repetition": RepetitionMatch,
    "metric": MetricMatch,
    "findings": FindingsMatch,
    "classifier": ClassifierMatch,
    "check": CheckMatch,
    "across": AcrossMatch,
}
"""The kinds of match, by the key that tells them apart."""
