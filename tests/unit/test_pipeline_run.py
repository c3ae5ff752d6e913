"""Inputs and what they come to, without a command line."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.config.settings import Choice, InputSettings, Settings
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.outcome import Job, Outcome, Task
from newslint.pipeline.portions import how_to_read
from newslint.pipeline.rulings import Rulings
from newslint.pipeline.run import Linter
from newslint.suppress.ignores import Ignore

if TYPE_CHECKING:
    from newslint.formats.source import Source

BLANKS = "whitespace/double-space"
SETTINGS = Settings(choices=(Choice(select=(BLANKS,)),), language="es")
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Rulings(), TODAY)


def source(content: bytes, sink: BytesIO | None = None) -> Source:
    return open_bytes(content, "a.txt", ReadSettings(), (sink or BytesIO()).write)


def found(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.rule, one.match) for result in outcome.results for one in result.findings]


def test_check(linter: Linter) -> None:
    sink = BytesIO()
    outcome = linter.look_at(source(b"Uno  dos", sink), SETTINGS, Task.CHECK)
    assert found(outcome) == [(BLANKS, "  ")]
    assert (outcome.changes, sink.getvalue()) == ((), b"")
    assert outcome.worth_telling


def test_preview_gives_the_bytes_before_and_after(linter: Linter) -> None:
    outcome = linter.look_at(source(b"\xef\xbb\xbfUno  dos\r\n"), SETTINGS, Task.PREVIEW)
    change = ("a.txt", b"\xef\xbb\xbfUno  dos\r\n", b"\xef\xbb\xbfUno dos\r\n")
    assert outcome.changes == (change,)
    assert linter.look_at(source(b"Uno dos"), SETTINGS, Task.PREVIEW).changes == ()


def test_fix_writes(linter: Linter) -> None:
    sink = BytesIO()
    outcome = linter.look_at(source(b"Uno  dos", sink), SETTINGS, Task.FIX)
    assert (found(outcome), sink.getvalue()) == ([], b"Uno dos")
    assert [one.rule for one in outcome.results[0].fixed] == [BLANKS]


def test_an_input_that_cannot_be_read(linter: Linter) -> None:
    outcome = linter.look_at(source(b""), SETTINGS, Task.FIX)
    assert (outcome.results, [notice.failed for notice in outcome.notices]) == ((), [True])
    assert outcome.worth_telling


def test_an_input_that_cannot_be_written_is_reported_as_it_is(
    linter: Linter, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Uno  dos")
    path.chmod(0o400 & ~0o200)
    outcome = linter.perform(Job(path, "a.txt", SETTINGS, Task.FIX))
    assert path.read_text() == "Uno  dos"
    assert found(outcome) == [(BLANKS, "  ")]
    assert outcome.results[0].fixed == ()
    assert [notice.failed for notice in outcome.notices] == [True]


def test_clean_inputs_are_not_worth_telling(linter: Linter) -> None:
    assert not linter.look_at(source(b"Uno dos"), SETTINGS, Task.CHECK).worth_telling


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param({}, "es", id="found-out"),
        pytest.param({"language": "pt-BR"}, "pt", id="said"),
        pytest.param({"languages": ("es", "en")}, "es", id="one-of-some"),
    ],
)
def test_language(linter: Linter, said: dict[str, Any], language: str) -> None:
    text = "El presidente llegó ayer a la capital para hablar con los ministros.".encode()
    settings = Settings(choices=SETTINGS.choices, **said)
    (result,) = linter.look_at(source(text), settings, Task.CHECK).results
    assert result.document.language == language


@pytest.mark.parametrize("said", [None, "es"], ids=["nothing-said", "said"])
def test_languages_that_may_occur_are_told(linter: Linter, said: str | None) -> None:
    settings = Settings(choices=SETTINGS.choices, language=said, languages=("es", "en"))
    (result,) = linter.look_at(source(b"Uno  dos"), settings, Task.CHECK).results
    assert result.document.expected == ("es", "en")


def test_entries_that_were_of_use_are_named(linter: Linter) -> None:
    entry = Ignore("newslint.yaml", 3, rules=(BLANKS,))
    old = Ignore("newslint.yaml", 4, rules=(BLANKS,), until=date(2025, 1, 1))
    settings = Settings(choices=SETTINGS.choices, ignores=(entry, old))
    for task in Task:
        outcome = linter.look_at(source(b"Uno  dos"), settings, task)
        assert outcome.used_ignores == {"newslint.yaml: ignores[3]"}
        assert outcome.results[0].active == ()
        assert not outcome.worth_telling


def test_how_to_read() -> None:
    reading = how_to_read(Settings(input=InputSettings(format="markdown", encoding="cp1252")))
    assert (reading.format, reading.encoding, reading.max_bytes) == ("markdown", "cp1252", 10**8)


def test_a_linter_can_go_to_another_process(linter: Linter) -> None:
    linter.look_at(source(b"Uno  dos"), SETTINGS, Task.CHECK)
    copy = pickle.loads(pickle.dumps(linter))
    outcome = copy.look_at(source(b"Uno  dos"), SETTINGS, Task.CHECK)
    assert found(outcome) == [(BLANKS, "  ")]


def keeping(folder: Path) -> Linter:
    results = KeptResults(folder)
    return Linter(Rulings(KeptRules(None), results), TODAY, results)


@pytest.mark.parametrize("task", Task)
@pytest.mark.parametrize("text", [b"Uno dos", b"Uno  dos"], ids=["clean", "not-clean"])
def test_what_is_known_comes_to_the_same(tmp_path: Path, text: bytes, task: Task) -> None:
    first = keeping(tmp_path)
    fresh = first.look_at(source(text), SETTINGS, Task.CHECK)
    assert fresh.entry is not None
    results = KeptResults(tmp_path)
    results.keep([fresh.entry])
    results.write()
    known = keeping(tmp_path).look_at(source(text), SETTINGS, task)
    sink = BytesIO()
    expected = first.look_at(source(text, sink), SETTINGS, task)
    assert replace(known, entry=expected.entry) == expected
    looked_at_again = (
        known.entry is not None or known.changes or any(one.edits for one in known.results)
    )
    assert bool(looked_at_again) is (task is not Task.CHECK and b"  " in text)


def test_what_went_wrong_is_not_kept(linter: Linter) -> None:
    assert linter.look_at(source(b""), SETTINGS, Task.CHECK).entry is None
    mistake = b"<!-- newslint: disabel=ALL --> Uno"
    assert linter.look_at(source(mistake), SETTINGS, Task.CHECK).entry is None


def test_what_was_repaired_is_not_kept(linter: Linter) -> None:
    assert linter.look_at(source(b"Uno  dos"), SETTINGS, Task.FIX).entry is None
    assert linter.look_at(source(b"Uno dos"), SETTINGS, Task.FIX).entry is not None


def test_profiling_looks_at_everything_anew(tmp_path: Path) -> None:
    results = KeptResults(tmp_path)
    linter = Linter(Rulings(), TODAY, results, profiling=True)
    for _ in range(2):
        outcome = linter.look_at(source(b"Uno  dos"), SETTINGS, Task.CHECK)
        assert outcome.profile is not None
        assert outcome.profile.rules[BLANKS].findings == 1
        assert outcome.entry is not None
        results.keep([outcome.entry])
        results.write()
