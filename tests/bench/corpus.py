"""Articles made of real sentences and real defects: as many as are wanted, the same ones for the same seed.

Sentences come from texts in which nothing is wrong (`clean`), defects with the words around them from
texts into which they were put (`injected`). There are fewer than three megabytes of distinct sentences, so
they return in large corpora: what keeps results by word or by line looks better here than on news.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SEED = 20240607
SHARES: Mapping[str, int] = {"es": 30, "en": 25, "fr": 15, "de": 10, "pt": 10, "it": 10}
"""Of a hundred articles, how many are in each language."""

DEFECTS = 3.0
"""Defects of an article, in the mean."""

_MOST_DEFECTS = 4
"""How many times the mean an article may have at most."""

_WHOLE_LINES = 0.45
"""The share of defects that are lines of their own, like those that widgets leave."""

_SIZE, _SPREAD, _SMALLEST = 2300, 900, 400
"""Code points of an article before its last paragraph and defects: mean, standard deviation, the least."""

_SENTENCE = range(25, 600)
"""Code points of a sentence; what is shorter or longer is none."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"»”’)]?\s+(?=[¿¡„“«\"(]?[A-ZÀ-ÖØ-Þ])")
_LINE = range(1, 250)
"""Code points of a line that is a defect as a whole."""

_AROUND = 100
"""Code points that are taken along on both sides of a defect in a line, up to the next blank."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Pool:
    """What articles in one language are made of."""

    sentences: Sequence[str]
    defective_lines: Sequence[str]
    defective_parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A JSON Lines file of articles, and the size of each one's text in bytes of UTF-8."""

    path: Path
    sizes: Sequence[int]

    @property
    def megabytes(self) -> float:
        """Give the size of all texts."""
        return sum(self.sizes) / 1e6


def size(text: str) -> int:
    """Give the size of a text in bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file with a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def pools(folder: Path) -> dict[str, Pool]:
    """Read what articles are made of from the evaluation data in `folder`, by language."""
    sentences: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in records(folder / "clean" / "texts.jsonl"):
        if record["lang"] in SHARES:
            sentences[record["lang"]] |= dict.fromkeys(_sentences(record["text"]))
    lines: defaultdict[str, list[str]] = defaultdict(list)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for record in records(folder / "injected" / "texts.jsonl"):
        for defect in record.get("defects", ()):
            line = _line(record["text"], defect["start"], defect["end"])
            if line is not None:
                lines[record["lang"]].append(line)
            else:
                part = _part(record["text"], defect["start"], defect["end"])
                parts[record["lang"]].append(part)
    return {
        language: Pool(tuple(sentences[language]), lines[language], parts[language])
        for language in SHARES
    }


def articles(
    pools: Mapping[str, Pool], *, seed: int = SEED, defects: float = DEFECTS
) -> Iterator[Article]:
    """Make articles without end, with so many defects in the mean."""
    chance = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    sentences = {language: _endless(pool.sentences, chance) for language, pool in pools.items()}
    shares = [SHARES[language] for language in pools]
    while True:
        (language,) = chance.choices(list(pools), shares)
        text = _text(sentences[language], pools[language], chance, defects)
        yield Article(language, text)


def upto(megabytes: float, made: Iterable[Article]) -> Iterator[Article]:
    """Give articles until their texts come to so many megabytes."""
    left = megabytes * 1e6
    for article in made:
        yield article
        left -= size(article.text)
        if left <= 0:
            return


def write_lines(path: Path, made: Iterable[Article]) -> Corpus:
    """Write articles to a JSON Lines file, `lang` and `text`."""
    sizes: list[int] = []
    with path.open("w", encoding="utf-8") as file:
        for article in made:
            record = {"lang": article.language, "text": article.text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            sizes.append(size(article.text))
    return Corpus(path, sizes)


def write_files(folder: Path, made: Iterable[Article]) -> float:
    """Write each article to a text file of its own below a new folder; give their size in megabytes."""
    total = 0
    for number, article in enumerate(made):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        total += (place / f"{number % 1000:03}.txt").write_bytes(article.text.encode("utf-8"))
    return total / 1e6


def _sentences(text: str) -> Iterator[str]:
    for sentence in chain.from_iterable(map(_SENTENCE_END.split, text.split("\n"))):
        if len(sentence.strip()) in _SENTENCE:
            yield sentence.strip()


def _line(text: str, start: int, end: int) -> str | None:
    """Give the line that a defect fills for the most part; None if it is a part of one."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)].strip()
    return line if len(line) in _LINE and 2 * (end - start) > len(line) else None


def _part(text: str, start: int, end: int) -> str:
    """Give a defect with some words of its paragraph around it."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n\n")[2].partition(" ")[2]
    after = text[end : end + _AROUND].partition("\n\n")[0].rpartition(" ")[0]
    return f"{before}{text[start:end]}{after}".strip("\n")


def _endless(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Give all sentences in a random order, then in another one, and so on."""
    while True:
        yield from chance.sample(sentences, len(sentences))


def _text(sentences: Iterator[str], pool: Pool, chance: random.Random, defects: float) -> str:
    paragraphs = _paragraphs(sentences, chance)
    count = min(_MOST_DEFECTS * defects, chance.expovariate(1 / defects))
    for _ in range(round(count)):
        at = chance.randrange(len(paragraphs))
        if chance.random() < _WHOLE_LINES:
            paragraphs.insert(at + 1, [chance.choice(pool.defective_lines)])
        else:
            place = chance.randint(0, len(paragraphs[at]))
            paragraphs[at].insert(place, chance.choice(pool.defective_parts))
    return "\n\n".join(map(" ".join, paragraphs)) + "\n"


def _paragraphs(sentences: Iterator[str], chance: random.Random) -> list[list[str]]:
    wanted = max(_SMALLEST, chance.gauss(_SIZE, _SPREAD))
    paragraphs: list[list[str]] = []
    while wanted > 0:
        paragraph = [next(sentences) for _ in range(chance.randint(2, 6))]
        paragraphs.append(paragraph)
        wanted -= len(" ".join(paragraph)) + 2
    return paragraphs
