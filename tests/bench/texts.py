"""All texts of the evaluation data, each once, and articles full of defects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model.document import Document
from newslint.ruleset.kinds import PhraseMatch
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newslint.ruleset.rule import Rule

_FIELDS = ("text", "original", "gold_text")
_DEFECTS = 100.0
"""Defects of an article that is made up here, in the mean: more defects than article."""

_MARKED = re.compile("⟦(.+?)⟧", re.DOTALL)
"""What a rule must report in one of its examples."""


def texts(folder: Path) -> Iterator[Document]:
    """Give the texts in all files below `folder`, with their languages where these are told."""
    seen: set[tuple[str, str | None]] = set()
    for document in _all(folder):
        key = (document.text, document.language)
        if key not in seen:
            seen.add(key)
            yield document


def defective(folder: Path, rules: Sequence[Rule]) -> Iterator[Document]:
    """Give articles made of the texts below `folder`, full of what `rules` are there for, without end."""
    examples = [mark for rule in rules for one in rule.flags for mark in _MARKED.findall(one.text)]
    examples += (
        phrase
        for rule in rules
        if isinstance(rule.match, PhraseMatch) and isinstance(rule.match.phrases, tuple)
        for phrase in rule.match.phrases
    )
    pools = {
        language: corpus.Pool(
            pool.sentences,
            [*pool.defective_lines, *examples],
            [*pool.defective_parts, *examples],
        )
        for language, pool in corpus.pools(folder).items()
    }
    made = corpus.articles(pools, defects=_DEFECTS)
    return (Document(one.text, language=one.language) for one in made)


def _all(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield Document(path.read_text(encoding="utf-8"))
        elif path.suffix == ".jsonl":
            for record in corpus.records(path):
                held = (record.get(name) for name in _FIELDS)
                language = record.get("lang")
                yield from (
                    Document(one, language=language) for one in held if isinstance(one, str)
                )
