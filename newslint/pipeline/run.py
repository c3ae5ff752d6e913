"""Many inputs: what is made once for all of them, and what each came to.

One input after the other is read, looked at, perhaps rewritten, and handed on; nothing of it is kept.
What goes wrong with one input is a notice, and the run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

from newslint.config.choose import resolve_rules
from newslint.config.settings import Settings
from newslint.errors import InputError, StaleEditError
from newslint.formats.source import Source
from newslint.language.codes import canonical
from newslint.language.detect import detect
from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Edit
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, Suppress, fix, lint
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.rule import Rule
from newslint.suppress.marks import shielded, suppress
from newslint.suppress.naming import Roster


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input came to.

    `change` are its bytes before and after the fixes, kept only when they were not written.
    """

    results: tuple[DocumentResult, ...] = ()
    notices: tuple[Notice, ...] = ()
    used_ignores: frozenset[str] = frozenset()
    change: tuple[bytes, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules that hold for inputs with equal settings, made ready to run."""

    matcher: Matcher
    roster: Roster


class Linter:
    """What a run makes once: rules loaded, selected and compiled for each kind of settings."""

    def __init__(self, today: date) -> None:
        """Begin; ignore entries that end before `today` no longer count."""
        self._today = today
        self._loaded: dict[tuple[Path, ...], tuple[Rule, ...]] = {}
        self._rulings: dict[Settings, Ruling] = {}

    def rules(self, settings: Settings) -> tuple[Rule, ...]:
        """Give the rules that run under `settings`, with the severities that hold.

        Raises:
            RuleFileError: a rule file cannot be used.

        """
        return resolve_rules(settings, self.known_rules(settings))

    def known_rules(self, settings: Settings) -> tuple[Rule, ...]:
        """Give the shipped rules and those in the folders that `settings` name.

        Raises:
            RuleFileError: a rule file cannot be used.

        """
        folders = settings.rule_folders
        if folders not in self._loaded:
            self._loaded[folders] = load_rules(shipped_rules(), *folders)
        return self._loaded[folders]

    def check(self, source: Source, settings: Settings) -> Outcome:
        """Give what the rules find in an input.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        documents, notices = _read(source, settings)
        used: set[str] = set()
        ruling = self._ruling(settings)
        results = lint(documents, ruling.matcher, self._suppress(settings, ruling, used))
        return Outcome(tuple(results), tuple(notices), frozenset(used))

    def fix(self, source: Source, settings: Settings, *, write: bool) -> Outcome:
        """Repair an input in place, or, unless `write`, give what it would become.

        An input that cannot be written stays as it is and is reported as it is.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        documents, notices = _read(source, settings)
        used: set[str] = set()
        ruling = self._ruling(settings)
        marking = self._suppress(settings, ruling, used)
        results = fix(documents, ruling.matcher, marking, _policy(settings))
        change = None
        try:
            if write:
                source.rewrite(result.edits for result in results)
            elif any(result.edits for result in results):
                change = (
                    _contents(source, [() for _ in results]),
                    _contents(source, [result.edits for result in results]),
                )
        except (InputError, StaleEditError) as error:
            notices.append(Notice(source.shown, str(error)))
            results = lint(documents, ruling.matcher, marking)
        return Outcome(tuple(results), tuple(notices), frozenset(used), change)

    def _ruling(self, settings: Settings) -> Ruling:
        if settings not in self._rulings:
            rules = self.rules(settings)
            known = frozenset(rule.id for rule in self.known_rules(settings))
            active = frozenset(rule.id for rule in rules)
            matcher = Matcher(rules, timeout=settings.timeout)
            self._rulings[settings] = Ruling(matcher, Roster(known, active))
        return self._rulings[settings]

    def _suppress(self, settings: Settings, ruling: Ruling, used: set[str]) -> Suppress:
        return partial(_suppress, settings, ruling.roster, self._today, used)


def _read(source: Source, settings: Settings) -> tuple[list[Document], list[Notice]]:
    documents: list[Document] = []
    notices: list[Notice] = []
    for item in source.documents():
        if isinstance(item, Notice):
            notices.append(item)
        else:
            documents.append(shielded(_in_language(item, settings)))
    return documents, notices


def _in_language(document: Document, settings: Settings) -> Document:
    if document.language is None:
        declared = settings.language and canonical(settings.language)
        return replace(document, language=declared or detect(document.text, settings.languages))
    return document


def _suppress(
    settings: Settings,
    roster: Roster,
    today: date,
    used: set[str],
    document: Document,
    findings: tuple[Finding, ...],
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    marked = suppress(document, findings, settings.ignores, roster, today)
    used |= marked.used
    return marked.findings, marked.notices


def _policy(settings: Settings) -> FixPolicy:
    allowed = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    return FixPolicy(allowed, settings.max_removed)


def _contents(source: Source, edits: Sequence[tuple[Edit, ...]]) -> bytes:
    sink = BytesIO()
    source.contents(edits, sink)
    return sink.getvalue()
