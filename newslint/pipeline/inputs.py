"""What inputs come to, one after the other or spread over processes.

A file of text is read, looked at and written by whoever works on it. Containers of records are read
here, portion by portion, so that their portions can be shared out; and when the last one has been
looked at, they are written here.
"""

from __future__ import annotations

from collections import deque
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import InputError, StaleEditError
from newslint.model.finding import Notice
from newslint.pipeline.duplicates import Duplicates
from newslint.pipeline.orders import load_of, state_of
from newslint.pipeline.outcome import Outcome, Task
from newslint.pipeline.portions import portions, source_of
from newslint.pipeline.together import groups, performed
from newslint.pipeline.writing import Spool, changes, moved_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.pipeline.outcome import Job, Portion
    from newslint.pipeline.run import Linter


def _unheard(size: int) -> None:
    """Tell nobody."""


def outcomes(
    linter: Linter,
    inputs: Sequence[Job | Notice],
    workers: int = 1,
    advance: Callable[[int], None] = _unheard,
) -> Iterator[Outcome]:
    """Give what each job came to, in their order; `workers` processes share the work.

    A container of records has an outcome for each of its portions; a notice in place of a job is an
    outcome of its own. `advance` is told, now and then, how many more bytes of work are done. An
    input that newslint does not survive has an outcome that says so; all others have theirs.

    Raises:
        NewslintError: processes cannot be started.
        RuleFileError: a rule cannot be used.

    """
    queue, others = _Queue(inputs), Duplicates()
    for outcome in _performed(linter, queue, workers):
        yield from queue.notices()
        ticket = queue.ticket()
        advance(ticket.size)
        if ticket.container is None:
            yield linter.compared(outcome, ticket.settings, others)
            continue
        ticket.container.add(outcome, ticket.documents)
        if ticket.is_last:
            for settled in ticket.container.settled(linter):
                yield linter.compared(settled, ticket.settings, others)
    yield from queue.notices()


def load_of_all(inputs: Sequence[Job | Notice]) -> int:
    """Give how much work there is, in bytes."""
    return sum(_load(one) for one in inputs if not isinstance(one, Notice))


def _load(job: Job) -> int:
    return load_of(state_of(job.path))


def _performed(linter: Linter, queue: _Queue, workers: int) -> Iterator[Outcome]:
    if workers == 1:
        some = groups(queue.works())
        return chain.from_iterable(map(partial(performed, linter), some))
    from newslint.pipeline.spread import spread  # noqa: PLC0415 - most runs need none

    return spread(linter, queue.works(), load_of_all(queue.inputs), workers)


class _Container:
    """A container that is to be fixed, and what its portions came to up to now."""

    def __init__(self, job: Job, source: Source) -> None:
        self._job = job
        self._source = source
        self._spool = Spool()

    def add(self, outcome: Outcome, documents: int) -> None:
        """Take what a portion of so many documents came to."""
        self._spool.add(outcome, documents)

    def settled(self, linter: Linter) -> Iterator[Outcome]:
        """Make the fixes, or show them, and give what the portions came to.

        A container that cannot be written stays as it is, and is reported as it is.
        """
        with closing(self._spool) as spool:
            try:
                shown = self._made()
            except (InputError, StaleEditError) as error:
                yield from self._as_it_is(linter, Notice(self._source.shown, str(error)))
            else:
                found = spool.outcomes()
                moves = self._source.ends_lines and self._job.task is Task.FIX
                yield from moved_down(found) if moves else found
                yield shown

    def _made(self) -> Outcome:
        """Write the fixes, or give the outcome that shows them."""
        if self._job.task is Task.FIX:
            self._source.rewrite(self._spool.edits())
            return Outcome()
        spool = self._spool
        return Outcome(changes=changes(self._source, spool.edits(), spool.results()))

    def _as_it_is(self, linter: Linter, failure: Notice) -> Iterator[Outcome]:
        """Give what is found, and the notice, unless the reader says the same."""
        told = False
        for portion, _ in portions(self._source, self._job.settings, Task.CHECK):
            outcome = linter.perform(portion)
            told = told or failure in outcome.notices
            yield outcome
        if not told:
            yield Outcome(notices=(failure,))


class _Ticket(NamedTuple):
    """What is to be remembered of a piece of work until its outcome is there."""

    settings: Settings
    size: int
    """Bytes of the file."""
    container: _Container | None = None
    """The container that it is a portion of, if that is to be fixed."""
    documents: int = 0
    is_last: bool = True


class _Queue:
    """The work that inputs make, and a ticket for each piece that was taken and not yet answered."""

    def __init__(self, inputs: Sequence[Job | Notice]) -> None:
        self.inputs = inputs
        self._tickets: deque[_Ticket | Notice] = deque()

    def works(self) -> Iterator[Job | Portion]:
        """Give all work in order; what is taken is read only then."""
        for one in self.inputs:
            if isinstance(one, Notice):
                self._tickets.append(one)
                continue
            source = source_of(one)
            if source.has_records:
                yield from self._portions(one, source)
            else:
                self._tickets.append(_Ticket(one.settings, _load(one)))
                yield one

    def _portions(self, job: Job, source: Source) -> Iterator[Portion]:
        container = None if job.task is Task.CHECK else _Container(job, source)
        done = 0
        for portion, is_last in portions(source, job.settings, job.task):
            size, done = source.consumed - done, source.consumed
            ticket = _Ticket(job.settings, size, container, len(portion.documents), is_last)
            self._tickets.append(ticket)
            yield portion

    def ticket(self) -> _Ticket:
        """Give the ticket of the piece of work that was answered first."""
        ticket = self._tickets.popleft()
        if isinstance(ticket, Notice):
            raise TypeError(ticket)  # `notices` comes before
        return ticket

    def notices(self) -> Iterator[Outcome]:
        """Give the notices that come before the next piece of work."""
        while self._tickets and isinstance(notice := self._tickets[0], Notice):
            self._tickets.popleft()
            yield Outcome(notices=(notice,))
