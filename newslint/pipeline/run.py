"""Many inputs: what is made once for all of them, and what each came to.

Inputs are read, looked at, perhaps rewritten, and handed on; nothing of them is kept. What goes
wrong with one input is a notice, and the run goes on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from newslint.errors import InputError, StaleEditError
from newslint.model.finding import Notice
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.look import Foreseen, Look
from newslint.pipeline.outcome import Outcome, Portion, Task
from newslint.pipeline.portions import source_of, whole
from newslint.pipeline.signals import signals_held
from newslint.pipeline.writing import changes
from newslint.suppress.marks import suppress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from newslint.config.settings import Settings
    from newslint.formats.source import Source
    from newslint.match.measuring import MeasuringMatcher
    from newslint.model.document import Document
    from newslint.model.finding import Finding
    from newslint.pipeline.article import Finds
    from newslint.pipeline.duplicates import Duplicates
    from newslint.pipeline.outcome import Job
    from newslint.pipeline.rulings import Ruling, Rulings


class Linter:
    """Looks at inputs. It can be pickled, to work in other processes."""

    def __init__(
        self,
        rulings: Rulings,
        today: date,
        results: KeptResults | None = None,
        *,
        profiling: bool = False,
    ) -> None:
        """Begin; ignore entries that end before `today` no longer count.

        `results` are those of earlier runs; what is new is for the caller to keep. With `profiling`
        outcomes say what rules cost, for which all inputs are looked at anew.
        """
        self._rulings = rulings
        self._today = today
        self._results = KeptResults(None) if profiling or results is None else results
        self._profiling = profiling
        self._measuring: dict[Ruling, MeasuringMatcher] = {}

    def perform(self, work: Job | Portion) -> Outcome:
        """Give what a file came to, or a portion of one; that is not written, its edits are given.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        (rest,) = self.begun([work])
        return rest()

    def begun(self, works: Sequence[Job | Portion]) -> list[Callable[[], Outcome]]:
        """Read files or portions and search them together, which is faster than one after the other.

        Gives what does the rest of each, in the same order: `perform` in two steps.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        return self._searched([self._opened(work) for work in works])

    def look_at(self, source: Source, settings: Settings, task: Task) -> Outcome:
        """Give what an input came to, whatever it is, held in memory as a whole.

        An input that cannot be written stays as it is, and is reported as it is.

        Raises:
            RuleFileError: a rule cannot be used.

        """
        (rest,) = self._searched([self._look(whole(source, settings, task), source)])
        return rest()

    def compared(self, outcome: Outcome, settings: Settings, others: Duplicates) -> Outcome:
        """Give the outcome that comes next in the run, with what `others` before it have, too."""
        ruling = self._rulings.of(settings)
        if not ruling.across:
            return outcome
        used = set(outcome.used_ignores)

        def mark(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
            marks = suppress(document, findings, settings.ignores, ruling.roster, self._today)
            used.update(marks.used)
            return marks.findings

        results = tuple(others.added(outcome.results, ruling.across, mark))
        return replace(outcome, results=results, used_ignores=frozenset(used))

    def keep(self) -> None:
        """Keep what became ready during the run for the next one."""
        self._rulings.keep()

    def _opened(self, work: Job | Portion) -> Look:
        if isinstance(work, Portion):
            return self._look(work)
        source = source_of(work)
        return self._look(whole(source, work.settings, work.task), source)

    def _look(self, portion: Portion, source: Source | None = None) -> Look:
        ruling = self._rulings.of(portion.settings)
        return Look(portion, ruling, self._today, self._results, source)

    def _searched(self, looks: Sequence[Look]) -> list[Callable[[], Outcome]]:
        """Search what is not known yet, for each set of rules all of it together."""
        by_ruling: defaultdict[Ruling, list[Look]] = defaultdict(list)
        for look in looks:
            if not look.is_over:
                by_ruling[look.ruling].append(look)
        found: dict[Look, Finds] = {}
        for ruling, some in by_ruling.items():
            matcher = self._matcher(ruling)
            matches = iter(matcher.findings([*chain.from_iterable(one.documents for one in some)]))
            for look in some:
                its = list(islice(matches, len(look.documents)))
                found[look] = Foreseen(matcher, look.documents, its)
        return [partial(self._finished, look, found.get(look)) for look in looks]

    def _matcher(self, ruling: Ruling) -> Finds:
        if not self._profiling:
            return ruling.matcher
        from newslint.match.measuring import MeasuringMatcher  # noqa: PLC0415 - seldom asked for

        if ruling not in self._measuring:
            self._measuring[ruling] = MeasuringMatcher(ruling.matcher)
        return self._measuring[ruling]

    def _finished(self, look: Look, found: Finds | None) -> Outcome:
        outcome = look.outcome_of_known() if found is None else look.outcome(found)
        if measuring := self._measuring.get(look.ruling):
            outcome = replace(outcome, profile=measuring.taken())
        return self._written(look, look.source, outcome) if look.source else outcome

    def _written(self, look: Look, source: Source, outcome: Outcome) -> Outcome:
        task = look.portion.task
        edits = [result.edits for result in outcome.results]
        try:
            if task is Task.FIX and outcome.results:
                with signals_held():  # else a temporary file may be left behind
                    source.rewrite(edits)
            elif task is Task.PREVIEW:
                return replace(outcome, changes=changes(source, edits, outcome.results))
        except (InputError, StaleEditError) as error:
            # Where the data breaks off, reading has told the same.
            told = dict.fromkeys((*look.portion.notices, Notice(source.shown, str(error))))
            as_it_is = replace(look.portion, task=Task.CHECK, notices=tuple(told))
            (rest,) = self._searched([self._look(as_it_is)])
            return rest()
        return outcome
