"""Rules that extend others: what a child says is laid over what its parent says.

A key of the child takes the place of the parent's. `key+` adds to the parent's list or mapping and
`key-` takes from it, at any depth: `match: {phrases+: {es: [...]}, unless-: [...]}`. Taking what is
not there is an error, for it means that the parent has changed. The child's `match` is laid over
the parent's likewise, unless it names a kind of match: then it is a match of its own.

Only plain data is laid over plain data here; whether the outcome is a rule is told elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.files import identify, rule_files
from newslint.ruleset.flaws import Flaw
from newslint.ruleset.rule import KINDS
from newslint.ruleset.source import FlawedSourceError, Source, read_source
from newslint.ruleset.weights import with_weights
from newslint.ruleset.wording import cure, described, rule_cure
from newslint.ruleset.words import with_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from newslint.ruleset.places import KeyPath

Data = dict[str, Any]


class ExtendError(Exception):
    """A rule that cannot be laid over its parent, for the reasons in `flaws`."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(*(flaw.message for flaw in flaws))
        self.flaws = flaws


class Library:
    """The rule files that a run knows, those too whose id a later folder has taken."""

    def __init__(self) -> None:
        self._sources: dict[str, list[Source]] = {}
        self._broken: set[str] = set()

    def add(self, source: Source) -> None:
        """Put a rule in; it takes the place of an earlier one with the same id."""
        self._sources.setdefault(source.id, []).append(source)

    def add_broken(self, identity: str) -> None:
        """Remember that a rule's file cannot be read, so that it is not called unknown."""
        self._broken.add(identity)

    def in_force(self) -> Iterator[Source]:
        """Give the rules that no later one has replaced, sorted by id."""
        return (self._sources[identity][-1] for identity in sorted(self._sources))

    def whole(self, source: Source) -> Data:
        """Give a rule's data with everything that its ancestors say.

        Raises:
            ExtendError: a parent is unknown, broken or descends from its own child, or lacks what
                is taken from it; or a word list is missing.

        """
        data: Data = {}
        for one in reversed(self._lineage(source)):
            own, flaws = with_words(one.data, one.path.parent)
            own, missing = with_weights(own, one.path.parent)
            data, more = overlaid(data, own) if "extends" in own else (dict(own), [])
            if flaws or missing or more:
                raise ExtendError(
                    *((*flaws, *missing, *more) if one is source else (_broken(one.id),))
                )
        return data

    def _lineage(self, source: Source) -> list[Source]:
        """Give the rule, its parent, its parent's parent and so on."""
        line = [source]
        while "extends" in line[-1].data:
            parent = self._parent(line[-1])
            if isinstance(parent, Flaw):
                raise ExtendError(parent if line[-1] is source else _broken(line[-1].id))
            line.append(parent)
            if parent in line[:-1]:
                circle = " > ".join(one.id for one in line)
                raise ExtendError(Flaw(("extends",), f"goes round in a circle: {circle}"))
        return line

    def _parent(self, child: Source) -> Source | Flaw:
        name = child.data["extends"]
        if not isinstance(name, str):
            return Flaw(("extends",), f"{described(name)} is no id; write the id of one rule")
        known = self._sources.get(name, [])
        earlier = known[: known.index(child)] if child in known else known
        if earlier:
            return earlier[-1]
        return self._shipped(name, child)

    def _shipped(self, name: str, child: Source) -> Source | Flaw:
        """Look among the shipped rules, which need not have been loaded."""
        paths = {identify(path): path for path in _shipped_files()}
        path = paths.get(name)
        if path is not None and path.absolute() != child.path.absolute():
            try:
                return read_source(path)
            except FlawedSourceError:
                return _broken(name)
        if name == child.id:
            return Flaw(("extends",), "a rule cannot extend itself, and no other has its id")
        if name in self._broken:
            return _broken(name)
        names = {*self._sources, *paths} - {child.id}
        return Flaw(("extends",), f"no rule is called {name!r}; {rule_cure(name, names)}")


def _broken(parent: str) -> Flaw:
    return Flaw(("extends",), f"the parent, {parent!r}, is broken")


def _shipped_files() -> Iterator[Path]:
    folder = shipped_rules()
    return rule_files(folder) if folder.is_dir() else iter(())


def overlaid(parent: Mapping[str, Any], child: Mapping[str, Any]) -> tuple[Data, list[Flaw]]:
    """Lay a child's data over its parent's; give the outcome and what could not be done.

    >>> overlaid({"languages": ["en", "es"]}, {"languages+": ["pt"], "languages-": ["en"]})
    ({'languages': ['es', 'pt']}, [])
    """
    flaws: list[Flaw] = []
    return _overlaid(parent, child, (), flaws), flaws


def _overlaid(
    parent: Mapping[str, Any], child: Mapping[str, Any], path: KeyPath, flaws: list[Flaw]
) -> Data:
    merged = dict(parent)
    for key in sorted(child, key=_order):
        value, here, name = child[key], (*path, key), key[:-1]
        if key.endswith("+"):
            merged[name] = _added(merged.get(name), value, here, flaws)
        elif key.endswith("-"):
            merged[name] = _taken(merged.get(name), value, here, flaws)
        elif here == ("match",) and _only_changes(value) and isinstance(merged.get(key), dict):
            merged[key] = _overlaid(merged[key], value, here, flaws)
        else:
            merged[key] = value
    return merged


def _order(key: str) -> int:
    """Set first, then take away, add last: `places` counts on what is added to end its list."""
    return {"-": 1, "+": 2}.get(key[-1:], 0)


def _only_changes(match: object) -> bool:
    return isinstance(match, dict) and not KINDS.keys() & match.keys()


def _added(held: Any, new: Any, path: KeyPath, flaws: list[Flaw]) -> Any:
    if held is None:
        return new
    if isinstance(held, list) and isinstance(new, list):
        return held + new
    if isinstance(held, dict) and isinstance(new, dict):
        return held | {
            key: _added(held.get(key), value, (*path, key), flaws) for key, value in new.items()
        }
    if len(path) > 1 and not isinstance(held, list | dict):
        return new
    flaws.append(Flaw(path, f"{described(new)} cannot be added to {_holding(held)}"))
    return held


def _taken(held: Any, gone: Any, path: KeyPath, flaws: list[Flaw]) -> Any:
    if isinstance(held, dict) and isinstance(gone, dict):
        left = {
            key: _taken(held.get(key), value, (*path, key), flaws) for key, value in gone.items()
        }
        return {key: value for key, value in (held | left).items() if value}
    if isinstance(held, list | dict) and isinstance(gone, list):
        kept = held.copy()
        for index, item in enumerate(gone):
            if item in held:
                kept.remove(item) if isinstance(kept, list) else kept.pop(item)
            else:
                names = [name for name in held if isinstance(name, str)]
                flaws.append(Flaw((*path, index), _nothing_to_take(item, names)))
        return kept
    flaws.append(Flaw(path, f"{described(gone)} cannot be taken from {_holding(held)}"))
    return held


def _nothing_to_take(item: object, names: list[str]) -> str:
    close = f"; {cure(item, names)}" if isinstance(item, str) and names else ""
    return f"{described(item)} is not there to be taken away{close}"


def _holding(held: object) -> str:
    match held:
        case list():
            return "the parent's list; write a list"
        case dict():
            return "the parent's mapping; write a mapping"
        case None:
            return "what the parent does not have; leave the key out"
        case _:
            return f"the parent's {described(held)}; leave out the sign behind the key"
