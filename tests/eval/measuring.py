"""Measure each rule on the labelled texts: how often it is right, and what it finds of its kind of defect.

All shipped rules run, those that are off by default too. score.py says what a hit is (`judging`); the counts go
to the file that newslint ships and `newslint explain` reads.
"""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newslint.ruleset.builtin import shipped_rules
from newslint.ruleset.load import load_rules
from newslint.ruleset.measured import (
    KindFigures,
    Measurement,
    RuleFigures,
    is_measurable,
    measured_file,
)
from tests.eval.judging import Judge
from tests.eval.scoring import Document, KnownKinds, ScoredTool, Scoring, load_scoring

TRACKS = ("clean", "injected", "leftover", "mt", "seeds", "wild")

CATCH_ALL = "other"
"""The kind of defects of many sorts, which says nothing about a rule."""

COMMAND = shlex.join([sys.executable, "-m", "newslint", "check", "--extend-select", "*"])


@dataclass(slots=True)
class Counts:
    """What is counted over all tracks: of rules by their ids, of kinds by their names."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    on_clean: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    labelled_kind: Counter[str] = field(default_factory=Counter)
    found_kind: Counter[str] = field(default_factory=Counter)

    def add(self, judge: Judge, doc: Document) -> None:
        """Count the findings and the labels of a text."""
        wrong = self.on_clean if judge.track == "clean" else self.wrong
        for finding in doc["findings"]:
            for right in judge.verdicts(doc, finding):
                (self.right if right else wrong)[finding["code"]] += 1
        for label in judge.labels(doc):
            answers = [one for one in doc["findings"] if judge.answers(doc, one, label)]
            self.labelled_kind[label["kind"]] += 1
            self.found_kind[label["kind"]] += bool(answers)
            self.found.update({one["code"] for one in answers if one["kind"] == label["kind"]})

    def of_rule(self, rule: str, kind: str) -> RuleFigures:
        """Give what was counted of a rule."""
        counters = (self.right, self.wrong, self.on_clean, self.found)
        return RuleFigures(kind, *(counter[rule] for counter in counters))

    def of_kinds(self) -> dict[str, KindFigures]:
        """Give what was counted of the kinds that labels tell apart."""
        return {
            kind: KindFigures(number, self.found_kind[kind])
            for kind, number in sorted(self.labelled_kind.items())
            if kind != CATCH_ALL
        }


def measure(score: Scoring, data: Path, kinds: KnownKinds) -> Measurement:
    """Run newslint over all tracks in `data`, and count; say on stdout how far it is."""
    tool = score.Tool(COMMAND, kinds, "")
    counts, texts, words = Counts(), {}, 0
    for track in TRACKS:
        docs = score.load(track, data)
        print(f"{track}: {len(docs)} texts", flush=True)
        _check(tool, docs)
        judge = Judge(score, kinds, track, _labelled(docs))
        for doc in docs:
            counts.add(judge, doc)
        texts[track] = len(docs)
        words += sum(doc["words"] for doc in docs) if track == "clean" else 0
    rules = [rule.id for rule in load_rules(shipped_rules()) if is_measurable(rule)]
    return Measurement(
        date=datetime.now(UTC).date().isoformat(),
        texts=texts,
        clean_words=words,
        kinds=counts.of_kinds(),
        rules={rule: counts.of_rule(rule, kinds.of({"code": rule})) for rule in rules},
    )


def as_json(measurement: Measurement) -> str:
    """Write a measurement with a rule a line, so that two can be compared."""
    told = asdict(measurement)
    tables = {name: told.pop(name) for name in ("kinds", "rules")}
    parts = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in told.items()]
    for name, rows in tables.items():
        lines = [f"    {json.dumps(key)}: {json.dumps(row)}" for key, row in rows.items()]
        parts.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write_measurement(data: Path, kinds: Path) -> None:
    """Measure the rules on the tracks in `data`, and write the file that newslint ships."""
    score = load_scoring(data / "score.py")
    measurement = measure(score, data, score.Kinds(kinds))
    measured_file().write_text(as_json(measurement), encoding="utf-8", newline="\n")
    print(f"written: {measured_file()}")


def _check(tool: ScoredTool, docs: Sequence[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, doc in enumerate(docs):
            doc["path"] = Path(folder, f"{number:05}.txt")
            doc["path"].write_text(doc["text"], encoding="utf-8", newline="")
        tool.check(docs)


def _labelled(docs: Iterable[Document]) -> frozenset[str]:
    return frozenset(label["kind"] for doc in docs for label in doc.get("defects", ()))
