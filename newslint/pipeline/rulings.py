"""The rules that hold for inputs, made ready to run: once for all inputs that have the same rules.

Making them ready takes seconds, because their word lists are long, so that it is kept from run to
run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config.choose import resolve_rules
from newslint.formats.shown import show
from newslint.match.matcher import Matcher
from newslint.match.prefilter.engines import engine_name
from newslint.model.finding import Notice
from newslint.pipeline.cache import Cache, name_of
from newslint.ruleset.builtin import shipped_rules
from newslint.suppress.naming import Roster

if TYPE_CHECKING:
    from collections.abc import Hashable

    from newslint.config.settings import Settings
    from newslint.ruleset.problems import RuleProblem
    from newslint.ruleset.rule import Rule


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules that hold for inputs with equal settings."""

    matcher: Matcher
    roster: Roster
    """Which rules there are, and which of them run."""
    odd: tuple[RuleProblem, ...] = ()
    """What is odd about users' rules, though they work; with absolute paths, for it may be told
    from another working folder."""

    @property
    def warnings(self) -> list[Notice]:
        """Give what is odd about users' rules, with paths as people see them here."""
        return [
            Notice(f"{show(Path(one.path))}:{one.line}:{one.column}", one.told, failed=False)
            for one in self.odd
        ]


class Rulings:
    """Gives the rulings of a run. It can be pickled, with those that it has given."""

    def __init__(self, cache: Cache | None = None) -> None:
        """Begin; without `cache` everything is made anew."""
        self._cache = cache or Cache(None)
        self._known: dict[tuple[Path, ...], tuple[Rule, ...]] = {}
        self._made: dict[Hashable, Ruling] = {}
        self._readiness: dict[str, tuple[Ruling, int]] = {}

    def of(self, settings: Settings) -> Ruling:
        """Give the ruling for inputs with these settings.

        Raises:
            RuleFileError: a rule file cannot be used; the text has a line for each thing wrong.

        """
        parts = (settings.rule_folders, settings.choices, settings.timeout)
        if parts not in self._made:
            self._made[parts] = self._kept(parts, settings)
        return self._made[parts]

    def _kept(self, parts: tuple[object, ...], settings: Settings) -> Ruling:
        name = name_of(engine_name(), *parts, folders=(shipped_rules(), *settings.rule_folders))
        ruling = self._cache.load(name)
        if not isinstance(ruling, Ruling):
            ruling = self._make(settings)
            self._cache.save(name, ruling)
        self._readiness[name] = (ruling, ruling.matcher.readiness)
        return ruling

    def keep(self) -> None:
        """Keep what became ready during the run: expressions that were needed for the first time."""
        for name, (ruling, before) in self._readiness.items():
            if ruling.matcher.readiness > before:
                self._cache.save(name, ruling)

    def _make(self, settings: Settings) -> Ruling:
        known = self.known(settings.rule_folders)
        rules = self.rules(settings)
        roster = Roster(frozenset(rule.id for rule in known), frozenset(rule.id for rule in rules))
        odd = _odd(known) if settings.rule_folders else ()
        return Ruling(Matcher(rules, timeout=settings.timeout), roster, odd)

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
    # It brings in YAML.
    from newslint.ruleset.source import identify, rule_files  # noqa: PLC0415

    return frozenset(shipped.union(*({identify(path) for path in rule_files(f)} for f in folders)))


def _odd(known: tuple[Rule, ...]) -> tuple[RuleProblem, ...]:
    """Look users' rules over; the shipped ones have been.

    Raises:
        RuleFileError: a rule can never match, or would take forever.

    """
    from newslint.ruleset.examine import refuse_unsound  # noqa: PLC0415 - only for users' rules

    shipped = shipped_rules().resolve()
    own = [rule for rule in known if not Path(rule.path).resolve().is_relative_to(shipped)]
    return tuple(
        replace(problem, path=str(Path(problem.path).absolute())) for problem in refuse_unsound(own)
    )
