"""Look at single texts, as a run of `newslint check` would."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newslint.pipeline.cache import cache_folder
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.outcome import Portion, Task
from newslint.pipeline.rulings import Rulings
from newslint.pipeline.run import Linter
from newslint.suppress.marks import shielded

if TYPE_CHECKING:
    from newslint.config.resolve import Resolver
    from newslint.model.document import Document
    from newslint.model.result import DocumentResult


class Look:
    """Gives what the rules find in a document; they are made ready for the first one."""

    def __init__(self, resolver: Resolver, *, keeping: bool = True) -> None:
        """Take the settings; with `keeping`, rules made ready in other runs are used."""
        self._resolver = resolver
        kept = KeptRules.of_user() if keeping else KeptRules(None)
        results = KeptResults(cache_folder() if keeping else None)
        today = datetime.now(tz=UTC).astimezone().date()
        # Texts are changed and looked at again, so that nothing of them is worth keeping.
        self._linter = Linter(Rulings(kept, results), today)

    def __call__(self, document: Document) -> DocumentResult:
        """Give what is found in a document.

        Raises:
            NewslintError: the configuration or a rule cannot be used.

        """
        settings = self._resolver.settings(document.path)
        portion = Portion(document.path, settings, Task.CHECK, (shielded(document),))
        (result,) = self._linter.perform(portion).results
        return result
