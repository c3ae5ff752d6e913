#!/usr/bin/env python3
r"""Train the model of boilerplate/boilerplate-line, and tell how good it is on websites it never saw.

    python scripts/train_boilerplate_line.py ../shared/eval \
        rules/boilerplate/boilerplate-line.weights.tsv

In the folder, `leftover/pages.jsonl` holds what extractors made of web pages, each line labelled
`keep`, `boilerplate`, or something that teaches nothing; and the article as people or site rules have
it (`gold_text`). From these, and from the texts in `clean/texts.jsonl`, the model learns what a text
looks like that holds nothing to remove.

The model is a linear-chain conditional random field of two states. The features are newslint's own
(`newslint.match.lines`), so that training and judging cannot drift apart. Pages of one website stay
together in cross-validation. The weights that are written are trained on all pages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newslint.match.classifier import APART_NAME, BIAS_NAME, STEP_NAMES, prose_share, trusted
from newslint.match.lines.surroundings import page_of
from newslint.match.lines.units import units
from newslint.ruleset.rule import ClassifierMatch

FOLDS = 5
RIDGE = 30.0
"""How strongly weights are drawn to zero; more cost recall, less precision, in cross-validation."""
STEP_RIDGE = 3.0
ROUNDS = 120
GOLD_WEIGHT = 0.5
"""What a page counts that is all article, compared with one that is not."""
JUDGE = ClassifierMatch(classifier={}, at_least=0.88, fewest=10, prose_at_most=0.95)
"""How the rule uses the model, for the figures."""
RARE = 5
"""Features of fewer pages get no weight."""

ARTICLES = frozenset({"gold", "clean"})
"""What stands for the extractor of texts that are all article."""

GOOD = frozenset({"newspaper4k", "readability_lxml", "trafilatura_recall"})
"""Extractors after which there is little left to find."""

ARTICLE, BOILERPLATE, UNKNOWN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Page:
    """One text with what the model sees of it; labels are of units, `lines` of each unit."""

    website: str
    extractor: str
    features: Sequence[Sequence[str]]
    apart: Sequence[bool]
    labels: Sequence[int]
    lines: Sequence[Sequence[str]]
    prose: float

    @property
    def weight(self) -> float:
        """Give what the page counts: long ones more, but less than in proportion."""
        own = 4 / np.sqrt(len(self.labels))
        return float(own * (GOLD_WEIGHT if self.extractor in ARTICLES else 1))


def read_records(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_pages(folder: Path) -> list[Page]:
    """Read all pages, and all that is known to be nothing but article, once."""
    records = read_records(folder / "leftover" / "pages.jsonl")
    pages = []
    for one in records:
        labels = {line["n"] - 1: line["label"] for line in one["lines"]}
        pages.append(make_page(one["text"], labels, one["domain"], one["extractor"]))
    articles = {one["gold_text"]: one["domain"] for one in records}
    pages += [make_article(text, website, "gold") for text, website in articles.items()]
    known = {website_key(one["id"]): one["domain"] for one in records}
    for one in read_records(folder / "clean" / "texts.jsonl"):
        key = website_key(one["id"].removeprefix("clean-"))
        website = known.get(key, key if one["group"] == "gold_body" else one["source"])
        if one["text"] not in articles:
            pages.append(make_article(one["text"], website, "clean"))
    return [page for page in pages if page.labels]


def website_key(identity: str) -> str:
    """Give the part of a page's id that pages of one website have in common, for some sources."""
    return identity.partition("--")[0].partition("_")[0]


def make_article(text: str, website: str, kind: str) -> Page:
    """Give a text that is all article."""
    return make_page(text, dict.fromkeys(range(text.count("\n") + 1), "keep"), website, kind)


def make_page(text: str, labels: Mapping[int, str], website: str, extractor: str) -> Page:
    """Give a page as the model sees it."""
    lines = text.split("\n")
    found = units(lines)
    seen = page_of(found)
    of_lines = [[labels.get(index, "") for index in unit.lines] for unit in found]
    unit_labels = [label_of(one) for one in of_lines]
    return Page(
        website, extractor, seen.features, seen.apart, unit_labels, of_lines, prose_share(lines)
    )


def label_of(labels: Sequence[str]) -> int:
    """Give the label of a unit: that of three quarters of its labelled lines."""
    keep, boilerplate = labels.count("keep"), labels.count("boilerplate")
    if keep and keep >= 3 * boilerplate:
        return ARTICLE
    return BOILERPLATE if boilerplate and boilerplate >= 3 * keep else UNKNOWN


class Batch:
    """Pages as arrays, the longest first, so that all are walked through side by side."""

    def __init__(self, pages: Iterable[Page], columns: Mapping[str, int]) -> None:
        self.pages = sorted(pages, key=lambda page: -len(page.labels))
        self.lengths = np.array([len(page.labels) for page in self.pages])
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.weights = np.array([page.weight for page in self.pages])
        self.unit_weights = np.repeat(self.weights, self.lengths)
        self.apart = np.array([one for page in self.pages for one in page.apart], dtype=int)
        labels = np.array([one for page in self.pages for one in page.labels])
        self.possible = np.column_stack([labels != BOILERPLATE, labels != ARTICLE]).astype(float)
        self.inner = np.ones(len(labels), dtype=bool)
        self.inner[self.starts] = False
        self.matrix = self._matrix(columns)

    def _matrix(self, columns: Mapping[str, int]) -> csr_matrix:
        rows, places = [], []
        units_of_all = (one for page in self.pages for one in page.features)
        for row, features in enumerate(units_of_all):
            known = {columns[one] for one in (*features, BIAS_NAME) if one in columns}
            rows += [row] * len(known)
            places += sorted(known)
        shape = (len(self.apart), len(columns))
        return csr_matrix((np.ones(len(rows)), (rows, places)), shape=shape)

    def at(self, step: int) -> Any:
        """Give the units that are number `step` of their pages."""
        return self.starts[: np.searchsorted(-self.lengths, -step)] + step


@dataclass(frozen=True, slots=True)
class Reading:
    """What all ways to read the pages come to."""

    log_sums: Any
    states: Any
    steps: Any
    """Expected steps, weighted, by: across blank lines, from state, to state."""


def read_through(batch: Batch, scores: Any, steps: Any, allowed: Any = None) -> Reading:
    """Sum over all ways to read the pages (forward-backward), of those that labels allow."""
    highest = np.maximum(scores, 0)
    here = np.column_stack([np.exp(-highest), np.exp(scores - highest)])
    here = here if allowed is None else here * allowed
    factors = np.exp(steps)[batch.apart]
    forward, sums = np.zeros_like(here), np.ones(len(here))
    shares = np.ones((len(batch.pages), 2))
    for step in range(batch.lengths[0]):
        at = batch.at(step)
        led = shares if step == 0 else np.einsum("bi,bij->bj", shares[: len(at)], factors[at])
        shares = led * here[at]
        sums[at] = shares.sum(1)
        shares /= sums[at][:, None]
        forward[at] = shares
    backward = np.ones_like(here)
    for step in range(batch.lengths[0] - 2, -1, -1):
        behind = batch.at(step + 1)
        led = np.einsum("bij,bj->bi", factors[behind], here[behind] * backward[behind])
        backward[behind - 1] = led / sums[behind][:, None]
    logs = np.add.reduceat(np.log(sums) + highest, batch.starts)
    return Reading(logs, forward * backward, _steps(batch, forward, factors, here * backward, sums))


def _steps(batch: Batch, forward: Any, factors: Any, behind: Any, sums: Any) -> Any:
    to = np.flatnonzero(batch.inner)
    pairs = forward[to - 1][:, :, None] * factors[to] * behind[to][:, None, :]
    pairs *= (batch.unit_weights[to] / sums[to])[:, None, None]
    return np.stack([pairs[batch.apart[to] == kind].sum(0) for kind in (0, 1)])


def train(batch: Batch, columns: int) -> tuple[Any, Any]:
    """Give the weights of features, and those of steps, that explain the labels best."""

    def loss(values: Any) -> tuple[float, Any]:
        weights, steps = values[:columns], values[columns:].reshape(2, 2, 2)
        scores = batch.matrix @ weights
        free = read_through(batch, scores, steps)
        told = read_through(batch, scores, steps, batch.possible)
        cost = batch.weights @ (free.log_sums - told.log_sums)
        cost += (RIDGE * (weights**2).sum() + STEP_RIDGE * (steps**2).sum()) / 2
        surplus = (free.states - told.states)[:, 1] * batch.unit_weights
        slope = batch.matrix.T @ surplus + RIDGE * weights
        step_slope = (free.steps - told.steps) + STEP_RIDGE * steps
        return cost, np.concatenate([slope, step_slope.ravel()])

    start = np.zeros(columns + 8)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return found.x[:columns], found.x[columns:].reshape(2, 2, 2)


def columns_of(pages: Iterable[Page]) -> dict[str, int]:
    """Give a column to every feature that enough pages have."""
    pages_with = Counter(
        one for page in pages for one in {one for unit in page.features for one in unit}
    )
    names = sorted(one for one, times in pages_with.items() if times >= RARE)
    return {name: place for place, name in enumerate([BIAS_NAME, *names])}


def tally(batch: Batch, weights: Any, steps: Any, into: dict[str, Counter[str]]) -> None:
    """Count by extractor what the model does with the lines of the pages."""
    sure = read_through(batch, batch.matrix @ weights, steps).states[:, 1]
    for page, start in zip(batch.pages, batch.starts, strict=True):
        groups = [page.extractor]
        if page.extractor not in ARTICLES:
            groups += ["ALL", "GOOD"] if page.extractor in GOOD else ["ALL"]
        judged = sure[start : start + len(page.labels)]
        reported = set(trusted(judged, JUDGE)) if page.prose <= JUDGE.prose_at_most else set()
        for at, labels in enumerate(page.lines):
            told = "flagged" if at in reported else "left"
            for group in groups:
                into[group].update(f"{label} {told}" for label in labels)


def show(title: str, counts: Mapping[str, Counter[str]]) -> None:
    """Print precision, recall and the share of article lines that are flagged."""
    print(f"{title}\n{'':22}precision  recall  keep lines flagged")
    for group, count in sorted(counts.items()):
        right, wrong = count["boilerplate flagged"], count["keep flagged"]
        precision = right / max(1, right + wrong)
        recall = right / max(1, right + count["boilerplate left"])
        share = wrong / max(1, wrong + count["keep left"])
        print(f"  {group:20}{precision:9.3f}{recall:8.3f}{share:12.3f}")


def cross_validate(pages: Sequence[Page], columns: Mapping[str, int]) -> None:
    """Print how good models are on websites that they did not see."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    websites = {page.website for page in pages}
    order = sorted(websites, key=lambda one: hashlib.sha256(one.encode()).hexdigest())
    for fold in range(FOLDS):
        unseen = set(order[fold::FOLDS])
        model = train(
            Batch((one for one in pages if one.website not in unseen), columns), len(columns)
        )
        tally(Batch((one for one in pages if one.website in unseen), columns), *model, counts)
    show(f"on websites not trained on ({FOLDS} folds of {len(websites)} websites)", counts)


def weights_text(columns: Mapping[str, int], weights: Any, steps: Any) -> str:
    """Give the file: features by weight, then steps."""
    named = {name: weights[place] for name, place in columns.items()}
    for kind, ending in enumerate(("", APART_NAME)):
        named |= {
            name + ending: value
            for name, value in zip(STEP_NAMES, steps[kind].ravel(), strict=True)
        }
    lines = [
        f"{name}\t{value:.3f}" for name, value in sorted(named.items(), key=lambda one: -one[1])
    ]
    head = "# written by scripts/train_boilerplate_line.py; above zero speaks for boilerplate\n"
    return head + "\n".join(lines) + "\n"


def main() -> None:
    """Train, tell, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path, help="with leftover and clean")
    parser.add_argument("weights", type=Path, help="file to write")
    options = parser.parse_args()
    pages = read_pages(options.folder)
    columns = columns_of(pages)
    print(f"{len(pages)} pages, {len(columns)} features")
    cross_validate(pages, columns)
    batch = Batch(pages, columns)
    weights, steps = train(batch, len(columns))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    tally(batch, weights, steps, counts)
    show("on the pages trained on", counts)
    options.weights.write_text(weights_text(columns, weights, steps), encoding="utf-8")


if __name__ == "__main__":
    main()
