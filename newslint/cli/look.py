"""Look at single texts, as a run of `newslint check` would."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newslint.pipeline.outcome import Portion, Task
from newslint.pipeline.run import Linter
from newslint.suppress.marks import shielded

if TYPE_CHECKING:
    from newslint.config.resolve import Resolver
    from newslint.model.document import Document
    from newslint.model.result import DocumentResult
    from newslint.pipeline.rulings import Rulings


class Look:
    """Gives what the rules find in a document."""

    def __init__(self, resolver: Resolver, rulings: Rulings) -> None:
        """Take the settings, and the rules that hold by them."""
        self._resolver = resolver
        today = datetime.now(tz=UTC).astimezone().date()
        # Texts are changed and looked at again, so that nothing of them is worth keeping.
        self._linter = Linter(rulings, today)

    def __call__(self, document: Document) -> DocumentResult:
        """Give what is found in a document.

        Raises:
            NewslintError: the configuration or a rule cannot be used.

        """
        settings = self._resolver.settings(document.path)
        portion = Portion(document.path, settings, Task.CHECK, (shielded(document),))
        (result,) = self._linter.perform(portion).results
        return result
