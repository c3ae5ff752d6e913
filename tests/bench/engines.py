"""Rules made ready for one engine or another, in the same process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newslint.match.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.ruleset.rule import Rule

_VARIABLE = "NEWSLINT_ENGINE"


def installed_engines() -> list[str]:
    """Give the names of the engines that can be used here; `regex`, which is none, aside."""
    return ["portable", *(["hyperscan"] if find_spec("hyperscan") else [])]


def make_matcher(rules: Sequence[Rule], engine: str) -> Matcher:
    """Make rules ready to run with an engine, without a limit of time."""
    with _used(engine):
        return Matcher(rules, timeout=None)


@contextmanager
def _used(engine: str) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = engine
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
