"""What holds where there is no configuration: in programs that call newslint as a library."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newslint.match.matcher import Matcher
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.select import is_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model.document import Document
    from newslint.model.finding import Finding, Notice
    from newslint.ruleset.rule import Rule


def matcher_of(rules: Iterable[Rule] | None) -> Matcher:
    """Give `rules` made ready; if there are none, the shipped ones that are on by default."""
    return _shipped() if rules is None else Matcher(rules)


def nothing_suppressed(
    document: Document, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """Give the findings as they are: comments in texts do not count."""
    del document
    return findings, ()


@cache
def _shipped() -> Matcher:
    return Matcher(rule for rule in load_rules(shipped_rules()) if is_on(rule))
