"""The supported Python interface: lint and fix a text in memory.

Everything here is re-exported by `newslint`. Files, configuration and suppressions belong to the
command line; a program that wants them calls that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newslint.errors import IncompleteError, UsageError
from newslint.language.codes import canonical
from newslint.language.detect import detect
from newslint.model.document import Document
from newslint.model.finding import Finding, Notice
from newslint.model.fix import Fix
from newslint.model.severity import Applicability
from newslint.pipeline.article import FixPolicy, fix, lint
from newslint.pipeline.unconfigured import matcher_of, nothing_suppressed
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.languages import language_flaw
from newslint.ruleset.load import load_rules as load_rule_folders
from newslint.ruleset.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Finding", "Fix", "Rule", "fix_text", "lint_text", "load_rules"]


def load_rules(*folders: str | Path, shipped: bool = True) -> tuple[Rule, ...]:
    """Load the shipped rules, and those of `folders`, which may extend and replace them.

    Args:
        folders: folders with rule files `<category>/<name>.yaml`.
        shipped: whether to load newslint's own rules, too.

    Returns:
        The rules, sorted by id.

    Raises:
        newslint.errors.RuleFileError: a rule file cannot be used; the text has a line for each
            thing that is wrong.

    >>> sorted({rule.category for rule in load_rules()})[:3]
    ['boilerplate', 'completeness', 'encoding']

    """
    own = (shipped_rules(),) if shipped else ()
    return load_rule_folders(*own, *map(Path, folders))


def lint_text(
    text: str, *, language: str | None = None, rules: Iterable[Rule] | None = None
) -> tuple[Finding, ...]:
    r"""Give what the rules find in `text`, in text order.

    Args:
        text: the article, lines ended by `\n`.
        language: its ISO 639-1 code (`es`; `es-MX` and the like will do); detected if left out.
        rules: the rules to apply; all that are enabled by default if left out.

    Returns:
        The findings. Their spans are offsets in `text`, in code points.

    Raises:
        newslint.errors.IncompleteError: a rule ran out of time; the message names it.
        newslint.errors.UsageError: `language` is no language code.

    >>> text = "Los precios subieron en mayo, dijo la oficina.\u200b Fue la tercera vez este año."
    >>> [finding.message for finding in lint_text(text, language="es")]
    ['invisible character in the text']

    """
    (result,) = lint([_document(text, language)], matcher_of(rules), nothing_suppressed)
    _raise_failures(result.notices)
    return result.findings


def fix_text(
    text: str,
    *,
    language: str | None = None,
    rules: Iterable[Rule] | None = None,
    unsafe: bool = False,
) -> str:
    r"""Give `text` with its defects repaired as far as that can be done.

    Args:
        text: the article, lines ended by `\n`.
        language: its ISO 639-1 code (`es`; `es-MX` and the like will do); detected if left out.
        rules: the rules to apply; all that are enabled by default if left out.
        unsafe: whether to make fixes that move or remove words, too.

    Returns:
        The repaired text. Repairing it again changes nothing.

    Raises:
        newslint.errors.IncompleteError: a rule ran out of time, or fixes never settled; the
            message names the rule.
        newslint.errors.UsageError: `language` is no language code.

    >>> fix_text("El via\u00adje\u200b  fue largo.", language="es")
    'El viaje fue largo.'

    """
    policy = FixPolicy(Applicability.UNSAFE if unsafe else Applicability.SAFE)
    (result,) = fix([_document(text, language)], matcher_of(rules), nothing_suppressed, policy)
    _raise_failures(result.notices)
    return result.document.text


def _document(text: str, language: str | None) -> Document:
    if language is None:
        return Document(text, language=detect(text))
    wrong = language_flaw(canonical(language))
    if wrong is not None:
        raise UsageError(wrong)
    return Document(text, language=canonical(language))


def _raise_failures(notices: Iterable[Notice]) -> None:
    for notice in notices:
        if notice.failed:
            raise IncompleteError(notice.message)
