"""What was found, counted: in all, and by rule, source, language and file.

Counted are findings that remain and that nobody suppressed. A record with several texts counts once;
where no record is, the file is one. Sources are those that records name, nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from newslint.model.severity import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.model.result import DocumentResult

Dimension = Literal["all", "rule", "source", "language", "file"]


class Group(NamedTuple):
    """What is counted together."""

    by: Dimension
    name: str | None = None
    """None where records name no source, or a language is unknown."""


_ALL = Group("all")


@dataclass(slots=True)
class Count:
    """What was found in a group."""

    findings: int = 0
    hit: int = 0
    """Records with such a finding."""
    records: int = 0
    """Records that were looked at."""
    words: int = 0
    """Words in them: what blanks part."""
    fixable_safe: int = 0
    """Findings that `--fix` would repair."""
    fixable_unsafe: int = 0
    """Findings that only `--fix --unsafe-fixes` would repair."""

    def merge(self, other: Count) -> None:
        """Add what was counted elsewhere."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def share(self) -> float:
        """Give the share of records that were hit, from 0 to 1."""
        return self.hit / self.records if self.records else 0.0

    @property
    def per_thousand_words(self) -> float:
        """Give how many findings there are for each 1,000 words."""
        return 1000 * self.findings / self.words if self.words else 0.0


class Counts:
    """Counts documents as they come, those of a file and of a record one after the other."""

    def __init__(self) -> None:
        self._groups: dict[Group, Count] = {_ALL: Count()}
        self._looked_at: Counter[Dimension] = Counter()
        self._record: tuple[str, int | None] | None = None
        self._in_record: set[Group] = set()
        """The groups that have counted the record that is being looked at."""
        self._hit_in_record: set[Group] = set()

    @property
    def whole(self) -> Count:
        """What was found in all."""
        return self._groups[_ALL]

    def add(self, result: DocumentResult) -> None:
        """Count what was found in one document."""
        document = result.document
        self._begin(document)
        rules = _by_rule(result.active)
        count = Count(words=len(document.text.split()))
        for one in rules.values():
            count.merge(one)
        self._enter(_ALL, count)
        self._enter(Group("source", document.companions.get("source") or None), count)
        self._enter(Group("language", document.language), count)
        self._enter(Group("file", document.path), count)
        for rule, one in rules.items():
            self._enter(Group("rule", rule), one)

    def looked_at(self, by: Dimension) -> int:
        """Give how many groups there are, with those in which nothing was found."""
        return self._looked_at[by]

    def ranked(self, by: Dimension) -> list[tuple[str | None, Count]]:
        """Give the groups with findings, those with the most first.

        All records may break a rule, so its share and rate are those of all records.
        """
        found = [(of.name, one) for of, one in self._groups.items() if of.by == by and one.findings]
        if by == "rule":
            whole = self.whole
            found = [
                (name, replace(one, records=whole.records, words=whole.words))
                for name, one in found
            ]
        return sorted(found, key=lambda item: (-item[1].findings, item[0] or ""))

    def _begin(self, document: Document) -> None:
        """See whether a record begins. Of clean files, of which there may be millions, none is kept."""
        record = (document.path, document.record)
        if record == self._record:
            return
        if self._record is not None and self._record[0] != document.path:
            last = Group("file", self._record[0])
            if not self._groups[last].findings:
                del self._groups[last]
        self._record = record
        self._in_record.clear()
        self._hit_in_record.clear()

    def _enter(self, group: Group, count: Count) -> None:
        kept = self._groups.get(group)
        if kept is None:
            kept = self._groups[group] = Count()
            self._looked_at[group.by] += 1
        kept.merge(count)
        if group not in self._in_record:
            self._in_record.add(group)
            kept.records += 1
        if count.findings and group not in self._hit_in_record:
            self._hit_in_record.add(group)
            kept.hit += 1


def _by_rule(findings: Iterable[Finding]) -> dict[str, Count]:
    rules: dict[str, Count] = {}
    for finding in findings:
        count = rules.setdefault(finding.rule, Count())
        trust = finding.fix.applicability if finding.fix else Applicability.DISPLAY
        count.findings += 1
        count.fixable_safe += trust == Applicability.SAFE
        count.fixable_unsafe += trust == Applicability.UNSAFE
    return rules
