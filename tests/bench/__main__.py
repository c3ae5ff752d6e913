"""Measure in one run what the prefilter is worth: `python -m tests.bench [FOLDER]`.

The corpus is built from the texts of the evaluation folder, shuffled with a fixed seed. All numbers are
processor seconds of this process, so that a busy machine disturbs less; what counts are the ratios. The
rules run one by one, without a prefilter, on a part of the corpus only.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.match.facts import Facts
from newslint.match.matcher import Matcher
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.reach import Reach
from newslint.model.document import Document
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from tests.bench.differential import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newslint.match.expression import Expression

SEED = 20240607
_FEW = 4
"""The rules run one by one on each fourth document only."""


def main() -> None:
    """Build the corpus, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/eval"))
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    documents = _corpus(options.folder, options.documents)
    size = _megabytes(documents)
    print(f"{len(documents)} documents, {size:.2f} MB, seed {SEED}")

    parsing = _seconds(lambda: [json.loads(line) for line in _lines(documents)])
    print(f"{'read and parse only':<26} {size / parsing:9.3f} MB/s")
    rules = load_rules(shipped_rules())
    started = time.process_time()
    matcher = Matcher(rules, timeout=None)
    print(f"{len(rules)} rules made ready in {time.process_time() - started:.1f} s")
    few = documents[::_FEW]
    _compare_expressions(matcher, documents, few)
    naive = _seconds(lambda: _one_by_one(matcher, few)) / _megabytes(few)
    _row("all rules one by one", naive, naive)
    _row("all rules, prefilter", _seconds(lambda: matcher.findings(documents)) / size, naive)
    _start(documents[:3])


def _compare_expressions(
    matcher: Matcher, documents: Sequence[Document], few: Sequence[Document]
) -> None:
    """Measure the expressions alone, without what rules do in code."""
    expressions = tuple({one for compiled in matcher.compiled for one in compiled.searched})
    for expression in expressions:
        expression.compile()
    plain = _seconds(lambda: _search(expressions, few, None)) / _megabytes(few)
    _row(f"{len(expressions)} expressions alone", plain, plain)
    for engine in ("portable", "hyperscan"):
        gate = Gate(expressions, engine)
        work = partial(_search, expressions, documents, gate)
        _row(f"expressions, {engine}", _seconds(work) / _megabytes(documents), plain)


def _corpus(folder: Path, count: int) -> list[Document]:
    every = [Document(text, language=language) for text, language in texts(folder) if text.strip()]
    random.Random(SEED).shuffle(every)  # noqa: S311 - a corpus, not a secret
    return every[:count]


def _lines(documents: Sequence[Document]) -> list[str]:
    return [json.dumps({"text": document.text}) for document in documents]


def _megabytes(documents: Sequence[Document]) -> float:
    return sum(len(one.text.encode("utf-8", "surrogatepass")) for one in documents) / 1e6


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _search(
    expressions: Sequence[Expression], documents: Sequence[Document], gate: Gate | None
) -> None:
    for document in documents:
        reach = Reach(gate.gated, gate.candidates(document.text)) if gate else None
        facts = Facts(document, reach)
        for expression in expressions:
            for _ in facts.search(expression):
                pass


def _one_by_one(matcher: Matcher, documents: Sequence[Document]) -> None:
    for document in documents:
        facts = Facts(document)
        for compiled in matcher.compiled:
            if compiled.applies_to(facts):
                compiled.findings(facts)


def _row(name: str, per_megabyte: float, against: float) -> None:
    print(f"{name:<26} {1 / per_megabyte:9.3f} MB/s  {against / per_megabyte:8.1f} times")


def _start(documents: Sequence[Document]) -> None:
    """Run the command on three small files, with nothing kept and with the rules kept."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_text(document.text[:3000], encoding="utf-8", errors="replace")
        call = [sys.executable, "-m", "newslint", "--isolated", *map(str, paths)]
        environment = {"NEWSLINT_CACHE_DIR": f"{folder}/cache", "PATH": ""}
        for name in ("cold", "second", "warm"):
            started = time.perf_counter()
            subprocess.run(call, check=False, capture_output=True, env=environment)
            print(f"three files, {name:<13} {time.perf_counter() - started:9.2f} s")
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=False)
        print(f"python alone               {time.perf_counter() - started:9.2f} s")


if __name__ == "__main__":
    main()
