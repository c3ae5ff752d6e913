"""Rules made ready for one engine or another, in the same process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newslint.match.matcher import Matcher, Matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.match.compiled import CompiledRule
    from newslint.model.document import Document
    from newslint.ruleset.rule import Rule

_VARIABLE = "NEWSLINT_ENGINE"


def installed_engines() -> list[str]:
    """Give the names of the engines that can be used here; `regex`, which is none, aside."""
    return ["portable", *(["hyperscan"] if find_spec("hyperscan") else [])]


class EngineMatcher:
    """Rules made ready to run with an engine, without a limit of time.

    The engine is set for each call: what holds for one language is made ready when it is first needed.
    """

    def __init__(self, rules: Sequence[Rule], engine: str) -> None:
        """Compile the rules; `engine` is a name of `NEWSLINT_ENGINE`."""
        self.engine = engine
        with _used(engine):
            self._matcher = Matcher(rules, timeout=None)

    @property
    def compiled(self) -> tuple[CompiledRule, ...]:
        """Give the rules as they run."""
        return self._matcher.compiled

    def findings(self, documents: Sequence[Document]) -> list[Matches]:
        """Give what the rules find in each document."""
        with _used(self.engine):
            return self._matcher.findings(documents)


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
