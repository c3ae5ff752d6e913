"""Tests that only code can make: one module each, entered in CHECKS by the name that rules use.

A check is a generator function of the facts of one document. Its keyword parameters are the options that
a rule may set; their annotations say what values they take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newslint.match.checks.foreign import untranslated_phrase, untranslated_word
from newslint.match.checks.characters import normalized, substitute
from newslint.match.checks.glue import run_together
from newslint.match.checks.hyphen import hyphen_breaks
from newslint.match.checks.mojibake import mojibake
from newslint.match.checks.spacing import missing_space
from newslint.match.checks.wrap import hard_wraps
from newslint.match.hit import Hit

Check = Callable[..., Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "untranslated-phrase": untranslated_phrase,
    "untranslated-word": untranslated_word,
    "hard-wraps": hard_wraps,
    "hyphen-breaks": hyphen_breaks,
    "missing-space": missing_space,
    "run-together": run_together,
    "mojibake": mojibake,
    "normalized": normalized,
    "substitute": substitute,
}
"""The checks by name."""
