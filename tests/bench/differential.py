"""Show that the prefilter changes nothing: on all evaluation data, and on more until it is enough.

`python -m tests.bench.differential [FOLDER]` reads all texts below FOLDER, then articles full of
defects, until a million matches have been compared. For each engine it compares, with what `regex` alone finds:

- what each expression of which something is derived matches in each text, whatever the language: the spans
  of all groups;
- what all rules together find: rule, span, message and fix.

`--part 2/4` takes every fourth text, from the second: four processes, or four evenings, see all of them.
The exit status is 1 if anything differs.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import ruleset
from tests.bench.comparison import Comparison
from tests.bench.engines import installed_engines
from tests.bench.options import parser
from tests.bench.texts import defective, texts

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.model.document import Document

_EVERY = 20.0
"""Seconds between two lines that tell how far it is."""


def compare(
    comparison: Comparison, given: Iterable[Document], more: Iterable[Document], matches: int
) -> bool:
    """Compare all given texts, and more until there were so many matches; tell whether all are alike."""
    for document in _told(given, comparison):
        _show(comparison.differences(document))
    for document in _told(more, comparison):
        if comparison.matches >= matches:
            break
        _show(comparison.differences(document))
    for tally in comparison.tallies:
        print(tally.line())
    return not any(tally.differs for tally in comparison.tallies)


def main(arguments: Sequence[str]) -> int:
    """Compare, tell how far it is, and say what differs."""
    options = _options(arguments)
    number, parts = options.part
    with tempfile.TemporaryDirectory() as folder:
        rules = ruleset.make_rules(ruleset.labels(options.folder), Path(folder), options.rules)
    comparison = Comparison(rules, options.engine or installed_engines())
    given, more = (
        islice(documents, number - 1, None, parts)
        for documents in (texts(options.folder), defective(options.folder, rules))
    )
    same = compare(comparison, given, more, options.matches // parts)
    return 0 if same else 1


def _told(documents: Iterable[Document], comparison: Comparison) -> Iterator[Document]:
    """Give the documents, and tell now and then how many there were."""
    told = started = time.monotonic()
    for number, document in enumerate(documents):
        now = time.monotonic()
        if now - told > _EVERY:
            told = now
            print(
                f"{now - started:.0f} s: {number} texts, {comparison.matches:,} matches", flush=True
            )
        yield document


def _show(differences: Iterable[str]) -> None:
    for difference in differences:
        print(difference, flush=True)


def _options(arguments: Sequence[str]) -> Namespace:
    made = parser("tests.bench.differential", __doc__)
    add = made.add_argument
    add("--matches", type=int, default=1_000_000, help="of each engine, at least (1000000)")
    add("--part", type=_part, default=(1, 1), metavar="N/OF", help="a part of the texts only (1/1)")
    add("--engine", action="append", help="compare this; can be repeated (all that are installed)")
    return made.parse_args(arguments)


def _part(text: str) -> tuple[int, int]:
    number, parts = map(int, text.split("/"))
    if not 1 <= number <= parts:
        raise ValueError
    return number, parts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
