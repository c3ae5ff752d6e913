"""What becomes of the decisions of a review: fixes are written, and the rest is noted where it counts.

Fixes go into the file, ignored findings into the configuration, known ones into the baseline, and
skipped ones into a list in the cache folder, one for each folder that newslint was called in.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.cli.baseline import replace_baseline
from newslint.cli.ignore import file_for
from newslint.cli.known import read_baseline
from newslint.cli.walk import Choice, Key, Page
from newslint.config.new_ignore import entry_about
from newslint.config.write_ignore import add_ignore
from newslint.errors import InputError, NewslintError
from newslint.formats.atomic import CHANGED
from newslint.formats.registry import open_source
from newslint.model.document import Document
from newslint.pipeline.cache import append, read
from newslint.pipeline.portions import how_to_read
from newslint.pipeline.signals import signals_held
from newslint.suppress.baseline import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from newslint.cli.walk import Decided
    from newslint.config.resolve import Resolver
    from newslint.config.schema import IgnoreEntry
    from newslint.config.settings import Settings
    from newslint.model.fix import Edit


class Memory:
    """The fingerprints of findings that were skipped in reviews in this folder."""

    def __init__(self, cache: Path | None) -> None:
        """Use a folder in `cache`; without one nothing is remembered."""
        here = blake2b(str(Path.cwd()).encode("utf-8", "surrogateescape"), digest_size=16)
        self._path = cache and cache / "reviews" / f"{here.hexdigest()}.txt"

    def recall(self) -> frozenset[str]:
        """Give what was skipped."""
        content = read(self._path) if self._path else None
        return frozenset((content or b"").decode("ascii", "replace").split())

    def add(self, names: Collection[str]) -> None:
        """Remember more."""
        if self._path and names:
            append(self._path, "".join(f"{name}\n" for name in names).encode())

    def forget(self) -> None:
        """Remember nothing."""
        if self._path:
            self._path.unlink(missing_ok=True)


class Settling:
    """Brings decisions to where they count, and counts them."""

    def __init__(self, resolver: Resolver, baseline: Path | None, memory: Memory) -> None:
        self._resolver = resolver
        self._baseline = baseline
        self._memory = memory
        self._ignored: set[tuple[Path, IgnoreEntry]] = set()
        self.counts: Counter[str] = Counter()

    def settle(self, path: str, pages: Sequence[Page]) -> Iterator[str]:
        """Write what was decided about the file at `path`; give a line for what could not be done."""
        fixes = sum(page.fixes for page in pages)
        if fixes:
            try:
                write_fixes(path, self._resolver.settings(path), pages)
                self.counts["repaired"] += fixes
            except NewslintError as error:
                yield f"{path}: {error}; its fixes were not made"
        decided = [(page, one) for page in pages for one in page.decided()]
        for page, one in decided:
            if one.kept.choice is Choice.IGNORE:
                yield from _failing(partial(self._ignore, page, one))
        known = [pair for pair in decided if pair[1].kept.choice is Choice.KNOW]
        yield from _failing(partial(self._know, known))
        skipped = [one.fingerprint for _, one in decided if one.kept.choice is Choice.SKIP]
        self._memory.add(skipped)
        self.counts["skipped"] += len(skipped)

    def _ignore(self, page: Page, one: Decided) -> None:
        file = file_for(page.document, self._resolver)
        entry = entry_about(page.document, one.finding, file.parent, one.kept.reason)
        # In records without ids, one entry may be about findings of several.
        if (file, entry) not in self._ignored:
            add_ignore(file, entry)
        self._ignored.add((file, entry))
        self.counts["ignored"] += 1

    def _know(self, decided: Sequence[tuple[Page, Decided]]) -> None:
        if self._baseline is None or not decided:
            return
        entries = [entry_of(page.document, one.finding, one.fingerprint) for page, one in decided]
        replace_baseline(self._baseline, (*read_baseline(self._baseline).entries, *entries))
        self.counts["put into the baseline"] += len(entries)


def _failing(step: Callable[[], None]) -> Iterator[str]:
    """Take a step; give a line if it cannot be taken. What was decided besides is not to suffer."""
    try:
        step()
    except NewslintError as error:
        yield str(error)


def write_fixes(path: str, settings: Settings, pages: Sequence[Page]) -> None:
    """Make the edits of pages in the file at `path`, all of them or none.

    Raises:
        InputError: the file changed since it was looked at, or cannot be written.
        StaleEditError: likewise.

    """
    where = Path(path).absolute()
    reading, writing = (open_source(where, path, how_to_read(settings)) for _ in range(2))

    def edits() -> Iterator[tuple[Edit, ...]]:
        left = {Key.of(page.document): page for page in pages if page.edits}
        with closing(reading.documents()) as documents:  # type: ignore[type-var]  # a generator
            for document in documents:
                if isinstance(document, Document):
                    page = left.pop(Key.of(document), None)
                    if page is not None and page.original != document.text:
                        raise InputError(CHANGED)
                    yield page.edits if page else ()
        if left:
            raise InputError(CHANGED)

    with signals_held():
        writing.rewrite(edits())
