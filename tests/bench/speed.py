"""How fast articles are read, and how fast rules find what is in them, in one process.

All is processor time of this process, so that a busy machine disturbs less. Each way of working reads as
much of the corpus as it gets through in the time that it is given. Ways take turns, so that a machine
that becomes slower is slower for all; what counts are the ratios.
"""

from __future__ import annotations

import gc
import importlib
import json
import statistics
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from newslint.match.prefilter.engines import engine_name
from newslint.model.document import Document
from tests.bench import naive
from tests.bench.corpus import SHARES
from tests.bench.engines import EngineMatcher, installed_engines
from tests.bench.table import Table, figure, times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newslint.ruleset.rule import Rule
    from tests.bench.corpus import Corpus

    Work = Callable[[Sequence[Document]], object]

_FEW, _MANY = 10, 200
"""Documents of a batch: of one that is worked on one by one, and of one that is scanned as a whole."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of working on batches of documents."""

    name: str
    work: Work
    batch: int = _MANY
    speeds: list[float] = field(default_factory=list)
    """Megabytes of text per second, measured so far."""

    @property
    def speed(self) -> float:
        """Give the median."""
        return statistics.median(self.speeds)

    @property
    def spread(self) -> float:
        """Give how far apart the speeds are, as a share of the median."""
        return (max(self.speeds) - min(self.speeds)) / self.speed


def measure(corpus: Corpus, rules: Sequence[Rule], *, seconds: float, rounds: int) -> list[Table]:
    """Measure all ways, each for so many seconds in each round; one more round warms up."""
    made, ready = _ways(rules)
    for turn in range(rounds + 1):
        for way in made:
            speed = _speed(corpus, way, seconds)
            if turn:
                way.speeds.append(speed)
    by_name = {way.name: way for way in made}
    return [_table(corpus, list(by_name.values())), ready]


def _ways(rules: Sequence[Rule]) -> tuple[list[Way], Table]:
    alone = EngineMatcher(rules, "regex")
    ways = [
        Way(_FLOOR, lambda _: None),
        Way(_UNGATED, partial(_each, partial(naive.ungated, alone.compiled)), _FEW),
        Way(_GATED, partial(_each, partial(naive.language_gated, alone.compiled)), _FEW),
        Way("rules share what they know, no prefilter", alone.findings, _FEW),
    ]
    ready = []
    for name in installed_engines():
        started = time.process_time()
        made = EngineMatcher(rules, name)
        made.findings([Document("", language=language) for language in SHARES])
        ready.append((name, figure(time.process_time() - started)))
        ways.append(Way(f"newslint, `{name}`", made.findings))
    without = [rule for rule in rules if rule.category not in _OF_WORDS]
    ways.append(Way(_WITHOUT, EngineMatcher(without, engine_name()).findings))
    return ways, Table(
        "Making the rules ready for all six languages, without the cache",
        ("engine", "seconds"),
        ready,
    )


_FLOOR = "read and parse, nothing else"
_UNGATED = "one by one, all rules"
_GATED = "one by one, rules for the language"

_OF_WORDS = ("language", "sentence", "translation")
"""The categories of the rules that weigh words by vocabularies."""

_WITHOUT = "newslint, without the rules that weigh words"


def _each(work: Callable[[Document], object], documents: Sequence[Document]) -> None:
    for document in documents:
        work(document)


def _parser() -> Callable[[bytes], Any]:
    try:
        orjson = importlib.import_module("orjson")
    except ImportError:
        return json.loads
    loads: Callable[[bytes], Any] = orjson.loads
    return loads


def _speed(corpus: Corpus, way: Way, seconds: float) -> float:
    """Give the megabytes of text per second that are read, parsed and worked on."""
    parse = _parser()
    gc.collect()
    done = taken = 0.0
    at = 0
    started = time.process_time()
    with corpus.path.open("rb") as file:
        while taken < seconds and (lines := list(islice(file, way.batch))):
            parsed = map(parse, lines)
            way.work([Document(one["text"], language=one["lang"]) for one in parsed])
            done += sum(corpus.sizes[at : at + len(lines)])
            at += len(lines)
            taken = time.process_time() - started
    return done / 1e6 / taken


def _table(corpus: Corpus, ways: Sequence[Way]) -> Table:
    speeds = {way.name: way.speed for way in ways}
    each = corpus.megabytes / len(corpus.sizes)
    rows = [
        (
            way.name,
            figure(way.speed),
            figure(way.speed / each),
            times(way.speed / speeds[_UNGATED]),
            times(way.speed / speeds[_GATED]),
            f"{way.spread:.0%}",
        )
        for way in ways
    ]
    head = ("", "MB/s", "articles/s", "all rules one by one", "of the language", "spread")
    return Table("From JSON Lines to findings, one process", head, rows)
