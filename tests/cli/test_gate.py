"""Baseline and gate: begin on dirty data today, let nothing new in from tomorrow."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Done, Newslint

CONFIG = Path(__file__).parent / "lint/newslint.yaml"

SENTENCE = "El tren de las nueve llegó tarde a la ciudad y nadie supo decir por qué motivo. "


def record(number: int, *, dirty: bool) -> dict[str, Any]:
    body = f"Noticia {number}. {SENTENCE * 3}"
    if dirty:
        body = body.replace("llegó tarde", f"llegó  tarde número {number}", 1)
    return {
        "url": f"https://example.org/{number}",
        "body": body,
        "site": "uno" if number % 2 else "dos",
    }


def lines(records: list[dict[str, Any]], **options: Any) -> bytes:
    return "".join(f"{json.dumps(one, **options)}\n" for one in records).encode()


def configured(newslint: Newslint, text: str) -> None:
    """Add to the configuration that all these tests use."""
    newslint.write({"newslint.yaml": f"extend: {CONFIG.as_posix()}\n{text}"})


def baseline(newslint: Newslint, action: str, *arguments: str) -> Done:
    return newslint("baseline", action, "--config", CONFIG, "--baseline", "known.txt", *arguments)


def test_the_story_of_adoption(newslint: Newslint) -> None:
    configured(
        newslint,
        "baseline: known.txt\ngate:\n  - {rules: [mess], max: {new-findings: 0}}\n",
    )
    old = [record(number, dirty=number % 3 == 0) for number in range(30)]
    newslint.write({"data/a.jsonl": lines(old)})
    assert (
        newslint("baseline", "write", "data").out
        == "wrote known.txt: 10 findings in 30 documents\n"
    )

    passed = newslint("check", "--gate", "-q", "data")
    assert (passed.status, passed.out) == (0, "")
    assert passed.told[-1] == "gate: passed"

    newslint.write({"data/b.jsonl": lines([record(100, dirty=True)])})
    failed = newslint("check", "--gate", "--output-format", "concise", "data")
    assert failed.status == 1
    assert failed.out.startswith("data/b.jsonl:1:")
    assert failed.told[-2:] == [
        "newslint.yaml: gate[0]: BREACHED: 1 new findings of mess, at most 0",
        "gate: failed",
    ]

    assert newslint("--fix", "-q", "data/b.jsonl").status == 0
    assert newslint("check", "--gate", "-q", "data").status == 0

    assert newslint("--fix", "-q", "data/a.jsonl").status == 0
    pruned = newslint("baseline", "prune", "data")
    assert pruned.out == "known.txt: dropped 10 findings of 10; 0 are left\n"
    assert newslint("check", "--gate", "-q", "data").status == 0


def test_what_is_known_stays_known_wherever_it_goes(newslint: Newslint) -> None:
    records = [record(number, dirty=True) for number in range(1000)]
    newslint.write({"data/a.jsonl": lines(records)})
    written = baseline(newslint, "write", "data")
    assert written.out == "wrote known.txt: 1,000 findings in 1,000 documents\n"
    shuffled = random.Random(7).sample(records, len(records))  # noqa: S311 - no secret
    edited = {**shuffled[0], "body": shuffled[0]["body"].replace("  tarde", "  muy tarde")}
    newslint.write(
        {
            "data/a.jsonl": b"",
            "data/moved/b.jsonl": lines([edited, *shuffled[1:600]], ensure_ascii=False),
            "data/c.jsonl": lines(shuffled[600:], separators=(",", ":"), sort_keys=True),
        }
    )
    (newslint.folder / "data/a.jsonl").unlink()
    done = newslint.lint("--baseline", "known.txt", "--output-format", "jsonl", "data")
    (new,) = map(json.loads, done.out.splitlines())
    assert new["record_id"] == edited["url"]


@pytest.mark.parametrize(
    ("gate", "status", "line"),
    [
        pytest.param(
            "max: {findings: 4}", 0, "gate[0]: holds: 4 findings, at most 4", id="findings"
        ),
        pytest.param(
            "max: {findings: 3}", 1, "gate[0]: BREACHED: 4 findings, at most 3", id="more"
        ),
        pytest.param(
            "max: {share-of-records: 39%}",
            1,
            "gate[0]: BREACHED: 4 of 10 records (40.00%) with findings, at most 39.00%",
            id="share",
        ),
        pytest.param(
            "source: uno, max: {share-of-records: 50%}",
            0,
            "gate[0]: holds: 2 of 5 records (40.00%) with findings from uno, at most 50.00%",
            id="source",
        ),
        pytest.param(
            "language: de, max: {findings: 0}",
            0,
            "gate[0]: holds: 0 findings in de, at most 0",
            id="language",
        ),
        pytest.param(
            "rules: [mess/link], max: {findings: 0}",
            0,
            "gate[0]: holds: 0 findings of mess/link, at most 0",
            id="rules",
        ),
        pytest.param(
            "max: {per-thousand-words: 1}",
            1,
            "gate[0]: BREACHED: 7.43 findings for each 1,000 words, at most 1",
            id="rate",
        ),
        pytest.param(
            "max: {findings: 3}, level: warning",
            0,
            "gate[0]: warning: 4 findings, at most 3",
            id="a-warning",
        ),
    ],
)
def test_thresholds(newslint: Newslint, gate: str, status: int, line: str) -> None:
    configured(newslint, f"gate: [{{{gate}}}]\n")
    newslint.write({"a.jsonl": lines([record(number, dirty=number < 4) for number in range(10)])})
    done = newslint("check", "--gate", "-q", "a.jsonl")
    assert (done.status, done.told[-2]) == (status, f"newslint.yaml: {line}")


@pytest.mark.parametrize(
    ("content", "limits", "status"),
    [
        pytest.param(b"", "findings: 9", 2, id="empty"),
        pytest.param(b"{oops}\n", "findings: 9", 2, id="nothing-but-bad-records"),
        pytest.param(lines([record(1, dirty=False)]) + b"{", "findings: 9", 2, id="a-bad-record"),
        pytest.param(
            lines([record(1, dirty=False)]) + b"{", "bad-records: 50%", 0, id="that-is-allowed"
        ),
        pytest.param(lines([record(1, dirty=False)]) + b"{", "bad-records: 49%", 1, id="or-not"),
    ],
)
def test_what_was_not_looked_at_does_not_pass(
    newslint: Newslint, content: bytes, limits: str, status: int
) -> None:
    configured(newslint, f"gate: [{{max: {{{limits}}}}}]\n")
    newslint.write({"a.jsonl": content})
    assert newslint("check", "--gate", "-q", "a.jsonl").status == status


def test_the_hook_cannot_judge(newslint: Newslint) -> None:
    configured(newslint, "gate: [{max: {findings: 0}}]\n")
    newslint.write({"a.txt": b"Uno."})
    done = newslint("check", "--gate", "a.txt", env={"PRE_COMMIT": "1"})
    assert done.status == 2
    assert done.told[0].startswith(
        "newslint: --gate has to see all files, and pre-commit hands out"
    )


def test_a_gate_without_thresholds_is_a_mistake(newslint: Newslint) -> None:
    done = newslint("check", "--gate", "--isolated")
    assert (done.status, done.told[0][:50]) == (
        2,
        "newslint: --gate judges by thresholds: write them ",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "known.txt: there is no such baseline; write it with", id="missing"),
        pytest.param(b"# x\n\nfoo\n", "known.txt:3: no entry; or write it anew", id="no-entry"),
        pytest.param(b"<<<<<<< HEAD\n", "known.txt:1: a merge was not finished", id="torn"),
        pytest.param(b"\xff", "known.txt: is no baseline: not UTF-8", id="no-text"),
    ],
)
def test_a_baseline_that_cannot_be_used(
    newslint: Newslint, content: bytes | None, message: str
) -> None:
    newslint.write({"a.txt": b"Uno.", **({"known.txt": content} if content else {})})
    done = newslint.lint("--baseline", "known.txt", "a.txt")
    assert done.status == 2
    assert done.err.startswith(message)


def test_show_counts_by_rule(newslint: Newslint) -> None:
    newslint.write({"a.txt": b"Uno  dos. Uno  dos.\n", "b.txt": b"Tres  cuatro.\n"})
    baseline(newslint, "write", ".")
    done = baseline(newslint, "show")
    assert done.out.splitlines()[-1] == "known.txt: 3 findings known in 2 files"
    assert newslint.lint("--baseline", "known.txt", "-q", ".").status == 0


def test_a_baseline_repairs_nothing(newslint: Newslint) -> None:
    newslint.write({"a.txt": b"Uno  dos.\n"})
    done = baseline(newslint, "write", "--fix", "a.txt")
    assert (done.status, done.told[0][:40]) == (2, "newslint: a baseline is of texts as they")
    assert newslint.read("a.txt") == b"Uno  dos.\n"


@pytest.mark.parametrize(
    ("name", "options", "setting"),
    [
        pytest.param("newslint-baseline.txt", [], "", id="usual-name"),
        pytest.param("lint/known.txt", ["--baseline", "lint/known.txt"], "", id="call"),
        pytest.param("lint/known.txt", [], "baseline: lint/known.txt\n", id="configuration"),
    ],
)
def test_a_baseline_is_no_article(
    newslint: Newslint, name: str, options: list[str], setting: str
) -> None:
    configured(newslint, setting)
    newslint.write({"a.txt": b"Uno  dos.\n", "lint/b.txt": b"Tres."})
    assert newslint("baseline", "write", *options, ".").status == 0
    again = newslint("baseline", "write", *options, ".")
    assert again.out == f"wrote {name}: 1 finding in 2 documents\n"
    before = newslint.read(name)
    newslint("--fix", *options, ".")
    newslint("--fix", "--force-exclude", *options, name)  # as pre-commit calls it
    assert newslint.read(name) == before
