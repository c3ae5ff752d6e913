"""The corpus of the benchmark, from data made up here."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.bench import corpus

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The council met on day {} and put off its decision once more."
DEFECTS = ["Follow us on Facebook", "He said so   twice."]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    clean = [
        {
            "lang": language,
            "text": "\n\n".join(SENTENCE.format(f"{language}{n}") for n in range(80)),
        }
        for language in (*corpus.SHARES, "zh")
    ]
    text = f"{SENTENCE}\n\n{DEFECTS[0]}\n\n{SENTENCE} {DEFECTS[1]} {SENTENCE}"
    marks = [(text.index(part), len(part)) for part in (DEFECTS[0], "   ")]
    injected = [
        {
            "lang": language,
            "text": text,
            "defects": [{"start": start, "end": start + length} for start, length in marks],
        }
        for language in corpus.SHARES
    ]
    for track, lines in (("clean", clean), ("injected", [*injected, {"lang": "es", "text": text}])):
        (tmp_path / track).mkdir()
        whole = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / track / "texts.jsonl").write_text(whole, encoding="utf-8")
    return tmp_path


def test_pools_hold_sentences_and_defects(data: Path) -> None:
    pool = corpus.pools(data)["es"]
    assert len(pool.sentences) == 80
    assert pool.defective_lines == [DEFECTS[0]]
    (part,) = pool.defective_parts
    assert DEFECTS[1] in part
    assert "\n" not in part


def test_the_same_seed_makes_the_same_articles(data: Path) -> None:
    pools = corpus.pools(data)
    made = [list(islice(corpus.articles(pools, seed=seed), 20)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_articles_have_size_and_shares(data: Path) -> None:
    made = list(islice(corpus.articles(corpus.pools(data)), 2000))
    assert 2700 < sum(corpus.size(one.text) for one in made) / len(made) < 3500
    shares = Counter(one.language for one in made)
    assert all(abs(shares[code] - 20 * share) < 60 for code, share in corpus.SHARES.items())


def test_articles_have_paragraphs_and_defects(data: Path) -> None:
    made = list(islice(corpus.articles(corpus.pools(data), defects=3), 300))
    paragraphs = [part for one in made for part in one.text.rstrip("\n").split("\n\n")]
    assert all(paragraph and "\n" not in paragraph for paragraph in paragraphs)
    defects = sum(paragraph == DEFECTS[0] for paragraph in paragraphs)
    defects += sum(one.text.count(DEFECTS[1]) for one in made)
    assert 2.3 < defects / len(made) < 3.5


def test_a_corpus_is_as_large_as_asked(data: Path, tmp_path: Path) -> None:
    made = corpus.upto(0.1, corpus.articles(corpus.pools(data)))
    written = corpus.write_lines(tmp_path / "corpus.jsonl", made)
    assert 0.1 <= written.megabytes < 0.12
    read = list(corpus.records(written.path))
    assert [corpus.size(one["text"]) for one in read] == list(written.sizes)
    assert {one["lang"] for one in read} <= set(corpus.SHARES)


def test_files_hold_an_article_each(data: Path, tmp_path: Path) -> None:
    made = list(islice(corpus.articles(corpus.pools(data)), 3))
    size = corpus.write_files(tmp_path / "files", made)
    files = sorted((tmp_path / "files").rglob("*.txt"))
    assert [path.read_text(encoding="utf-8") for path in files] == [one.text for one in made]
    assert size == sum(path.stat().st_size for path in files) / 1e6
