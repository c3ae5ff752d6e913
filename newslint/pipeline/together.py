"""Pieces of work that are begun together: rules asked about several articles at once are faster.

Files of single articles are small; a portion of a container is large enough by itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from newslint.errors import NewslintError
from newslint.pipeline.accidents import surviving
from newslint.pipeline.orders import load_of, state_of
from newslint.pipeline.outcome import Portion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newslint.pipeline.outcome import Job, Outcome
    from newslint.pipeline.run import Linter

ENOUGH: Final = 128_000
"""Bytes of work in a group: some twenty articles gain nearly as much as many more."""


def groups(
    works: Iterable[Job | Portion], enough: int = ENOUGH
) -> Iterator[Sequence[Job | Portion]]:
    """Give all work in order, neighbours together that are less than `enough` bytes of work."""
    group: list[Job | Portion] = []
    size = 0
    for work in works:
        if isinstance(work, Portion):
            if group:
                yield group
            yield [work]
            group, size = [], 0
            continue
        group.append(work)
        size += load_of(state_of(work.path))
        if size >= enough:
            yield group
            group, size = [], 0
    if group:
        yield group


def performed(linter: Linter, group: Sequence[Job | Portion]) -> Iterator[Outcome]:
    """Give what each piece of work in a group came to, whatever happens to another.

    Raises:
        NewslintError: the user has to mend something.

    """
    for work, rest in zip(group, _begun(linter, group), strict=True):
        yield surviving(work.shown, rest)


def _begun(linter: Linter, group: Sequence[Job | Portion]) -> list[Callable[[], Outcome]]:
    if len(group) > 1:
        try:
            return linter.begun(group)
        except NewslintError:
            raise
        except Exception:  # noqa: BLE001, S110 - one by one it will turn out whose fault it is
            pass
    return [partial(linter.perform, work) for work in group]
