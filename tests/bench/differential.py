"""Show that the prefilter changes nothing: every rule, every expression, on every text of a folder.

`python -m tests.bench.differential FOLDER [--engine NAME] [--every N] [--limit N]` reads all JSON Lines and text
files below FOLDER. What each expression of each rule finds with the prefilter is compared with what `regex` alone finds in
the whole text: spans and named groups. Then findings are compared for the rules whose finders are gated.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.match.facts import Facts
from newslint.match.matcher import Matcher
from newslint.match.prefilter.gate import Gate
from newslint.match.prefilter.reach import Reach
from newslint.model.document import Document
from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.match.expression import Expression

_TEXT_FIELDS = ("text", "original", "gold_text")


def texts(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Give the texts below `folder`, each with its language if that is told."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8"), None
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                for field in _TEXT_FIELDS:
                    if isinstance(record.get(field), str):
                        yield record[field], record.get("lang")


def matches(expression: Expression, facts: Facts) -> list[object]:
    """Give what an expression matches, as far as a rule can see."""
    return [
        (found.span(), {name: found.span(name) for name in found.groupdict()})
        for found in facts.search(expression)
    ]


def differences(gate: Gate, document: Document, seen: Counter[str]) -> Iterator[str]:
    """Give the expressions that match otherwise with the prefilter."""
    plain = Facts(document)
    gated = Facts(document, Reach(gate.gated, gate.candidates(document.text)))
    for expression in gate.derived:
        if expression not in gate.gated:
            continue
        alone = matches(expression, plain)
        seen["matches"] += len(alone)
        if alone != matches(expression, gated):
            seen["differences"] += 1
            yield f"{expression!r}\n  in {document.text[:60]!r}…"


def main() -> int:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default=None)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each Nth text only")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin with the Nth text")
    parser.add_argument("--findings", action="store_true", help="compare findings of rules instead")
    options = parser.parse_args()
    matcher = Matcher(load_rules(shipped_rules()), timeout=None)
    searched = [one for compiled in matcher.compiled for one in compiled.searched]
    gate = Gate(searched, options.engine)
    seen: Counter[str] = Counter()
    for text, language in list(texts(options.folder))[options.first :: options.every]:
        seen["texts"] += 1
        seen["bytes"] += len(text.encode("utf-8", "surrogatepass"))
        for difference in differences(gate, Document(text, language=language), seen):
            print(difference, flush=True)
    print(dict(seen))
    return 1 if seen["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
