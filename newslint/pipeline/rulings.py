"""The rules that hold for inputs, made ready to run: once for all inputs that have the same rules.

Making them ready takes seconds, because their word lists are long, so that it is kept from run to
run; and it is put off until an input turns up that nothing is known of. What must be told of the
rules in any case is kept beside what came of inputs.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config.choose import resolve_rules
from newslint.model.finding import Notice
from newslint.pipeline.duplicates import across_of
from newslint.pipeline.identity import name_of
from newslint.pipeline.kept_results import Entry, KeptResults, key_of
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.overview import Oddity, Overview, read_overview, written_overview
from newslint.ruleset.builtin import is_shipped, shipped_rules
from newslint.ruleset.files import identify, rule_files
from newslint.suppress.naming import Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from newslint.config.settings import Settings
    from newslint.match.matcher import Matcher
    from newslint.ruleset.rule import Rule

_ROSTER = key_of("roster")


@dataclass(frozen=True, slots=True)
class Ready:
    """Rules made ready: what is kept, whole."""

    matcher: Matcher
    overview: Overview


class Ruling:
    """The rules that hold for inputs with equal settings."""

    def __init__(
        self, name: str, overview: Overview, ready: Callable[[], tuple[Matcher, bool]]
    ) -> None:
        """Take what must be known, and what makes the rules ready.

        That tells, too, whether they are still those that `name` stands for.
        """
        self.name: str | None = name
        """What results are kept under; None: they must not be."""
        self.roster = overview.roster
        self.odd = overview.odd
        self.across = overview.across
        self._make = ready
        self._matcher: Matcher | None = None

    @property
    def is_ready(self) -> bool:
        """Tell whether the rules have been needed yet."""
        return self._matcher is not None

    @property
    def matcher(self) -> Matcher:
        """Give the rules, ready to run.

        Raises:
            RuleFileError: a rule file changed since the run began, and can no longer be used.

        """
        if self._matcher is None:
            self._matcher, same = self._make()
            self.name = self.name if same else None
        return self._matcher

    @property
    def warnings(self) -> list[Notice]:
        """Give what is odd about users' rules."""
        return [one.notice for one in self.odd]


class Rulings:
    """Gives the rulings of a run. It can be pickled, with those that it has given."""

    def __init__(self, kept: KeptRules | None = None, results: KeptResults | None = None) -> None:
        """Begin; without what was kept everything is made anew."""
        self._kept = kept or KeptRules(None)
        self._results = results or KeptResults(None)
        self._known: dict[tuple[Path, ...], tuple[Rule, ...]] = {}
        self._made: dict[Hashable, Ruling] = {}
        self._begun: dict[str, tuple[Ready, int]] = {}
        self._changed: set[str] = set()

    def of(self, settings: Settings) -> Ruling:
        """Give the ruling for inputs with these settings.

        Raises:
            RuleFileError: a rule file cannot be used; the text has a line for each thing wrong.

        """
        parts = (settings.rule_folders, settings.choices, settings.timeout)
        if parts not in self._made:
            self._made[parts] = self._ruling(settings)
        return self._made[parts]

    def _ruling(self, settings: Settings) -> Ruling:
        name = _name(settings)
        overview = read_overview(self._results.recall(name, _ROSTER))
        if overview is not None:
            self._results.touch(name)
            return Ruling(name, overview, partial(self._matcher, name, settings))
        overview = self._ready(name, settings).overview
        if name not in self._changed:
            self._results.keep([Entry(name, _ROSTER, written_overview(overview))])
        return Ruling(name, overview, partial(self._matcher, name, settings))

    def _matcher(self, name: str, settings: Settings) -> tuple[Matcher, bool]:
        return self._ready(name, settings).matcher, name not in self._changed

    def _ready(self, name: str, settings: Settings) -> Ready:
        """Give the rules made ready, now or in an earlier run."""
        if name in self._begun:
            return self._begun[name][0]
        with _all_stays():
            ready = self._kept.load(name)
            before = -1
            if isinstance(ready, Ready):
                before = ready.matcher.readiness
            else:
                ready = self._make(settings)
                # Rules that were changed while they were read are not those of that name.
                if _name(settings) != name:
                    self._changed.add(name)
        self._begun[name] = (ready, before)
        return ready

    def make_ready(self, size: int = 0) -> None:
        """Make all rules ready that were asked for, lest other processes do that for themselves.

        So much text is expected, in bytes.

        Raises:
            RuleFileError: a rule file changed since the run began, and can no longer be used.

        """
        for ruling in self._made.values():
            ruling.matcher.expect(size)
        self.keep()

    def keep(self) -> None:
        """Keep what became ready during the run: rules, expressions that were needed for the first time."""
        for name, (ready, before) in self._begun.items():
            now = ready.matcher.readiness
            if now > before and name not in self._changed:
                self._kept.save(name, ready)
                self._begun[name] = (ready, now)

    def _make(self, settings: Settings) -> Ready:
        from newslint.match.matcher import Matcher  # noqa: PLC0415 - most runs find it made

        known = self.known(settings.rule_folders)
        rules = self.rules(settings)
        roster = Roster(frozenset(rule.id for rule in known), frozenset(rule.id for rule in rules))
        odd = _odd(known) if settings.rule_folders else ()
        overview = Overview(roster, odd, tuple(across_of(rules)))
        return Ready(Matcher(rules, timeout=settings.timeout), overview)

    def rules(self, settings: Settings) -> tuple[Rule, ...]:
        """Give the rules that run on inputs with these settings, with the severities that hold.

        Raises:
            RuleFileError: a rule file cannot be used; the text has a line for each thing wrong.

        """
        return resolve_rules(settings, self.known(settings.rule_folders))

    def known(self, folders: tuple[Path, ...]) -> tuple[Rule, ...]:
        """Give the shipped rules and those in `folders`, which may extend and replace them.

        Raises:
            RuleFileError: a rule file cannot be used; the text has a line for each thing wrong.

        """
        if folders not in self._known:
            # They bring in YAML, and most runs find their rules ready-made.
            from newslint.ruleset.load import load_rules  # noqa: PLC0415

            self._known[folders] = load_rules(shipped_rules(), *folders)
        return self._known[folders]


def known_ids(folders: tuple[Path, ...] = ()) -> frozenset[str]:
    """Give the ids of the shipped rules and of those in `folders`, without reading any."""
    shipped = {f"{path.parent.name}/{path.stem}" for path in shipped_rules().glob("*/*.yaml")}
    if not folders:
        return frozenset(shipped)
    return frozenset(shipped.union(*({identify(path) for path in rule_files(f)} for f in folders)))


@contextmanager
def _all_stays() -> Iterator[None]:
    """Have no garbage looked for while a great many objects are made that stay, nor among them later."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _name(settings: Settings) -> str:
    """Name what decides of inputs with these settings."""
    folders = (shipped_rules(), *settings.rule_folders)
    return name_of(settings.rule_folders, settings.choices, settings.timeout, folders=folders)


def _odd(known: tuple[Rule, ...]) -> tuple[Oddity, ...]:
    """Look users' rules over; the shipped ones have been.

    Raises:
        RuleFileError: a rule can never match, or would take forever.

    """
    from newslint.ruleset.examine import refuse_unsound  # noqa: PLC0415 - only for users' rules

    own = [rule for rule in known if not is_shipped(rule)]
    return tuple(
        Oddity(str(Path(one.path).absolute()), one.line, one.column, one.told)
        for one in refuse_unsound(own)
    )
