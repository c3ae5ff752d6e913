"""Rules made ready: once for equal settings, kept from run to run, made anew when anything changes."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from newslint.config.settings import Choice, Settings
from newslint.errors import RuleFileError
from newslint.pipeline.kept_results import KeptResults
from newslint.pipeline.kept_rules import KeptRules
from newslint.pipeline.rulings import Rulings, known_ids

ONE = Settings(choices=(Choice(select=("whitespace/double-space",)),))

RULE = """\
summary: s
severity: error
why: w
match: {patterns: ['%s']}
message: m
flags: [{text: "⟦xy⟧"}]
passes: [a]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    write(folder, "xy")
    return folder


def write(folder: Path, pattern: str) -> None:
    path = folder / "mine/rule.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE % pattern, encoding="utf-8")


def of(folder: Path) -> Settings:
    return Settings(rule_folders=(folder,), choices=(Choice(select=("mine",)),))


def test_equal_rules_are_made_ready_once() -> None:
    rulings = Rulings()
    first = rulings.of(ONE)
    other = Settings(choices=ONE.choices, language="es", fix=True)
    assert rulings.of(other) is first
    assert [rule.id for rule in first.matcher.rules] == ["whitespace/double-space"]
    assert first.roster.active == {"whitespace/double-space"}
    assert first.roster.known == known_ids()
    assert first.warnings == []


@pytest.fixture
def never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules cannot be made ready from here on."""
    monkeypatch.setattr("newslint.match.matcher.Matcher.__init__", None)


def test_what_was_made_ready_is_kept(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    rulings = Rulings(KeptRules(tmp_path))
    made = rulings.of(ONE)
    rulings.keep()
    request.getfixturevalue("never_made")
    kept = Rulings(KeptRules(tmp_path)).of(ONE)
    assert [rule.id for rule in kept.matcher.rules] == [rule.id for rule in made.matcher.rules]
    assert kept.roster == made.roster


def begun(folder: Path, settings: Settings = ONE) -> Rulings:
    """Give the rulings of a second run."""
    results = KeptResults(folder / "results")
    rulings = Rulings(KeptRules(folder / "rules"), results)
    rulings.of(settings)
    rulings.keep()
    results.write()
    return Rulings(KeptRules(folder / "rules"), KeptResults(folder / "results"))


def test_rules_are_made_ready_when_they_are_needed(tmp_path: Path, own: Path) -> None:
    write(own, "[a-z]y|xy")
    first = Rulings().of(of(own))
    second = begun(tmp_path, of(own)).of(of(own))
    assert not second.is_ready
    assert (second.roster, second.warnings) == (first.roster, first.warnings)
    assert second.name is not None
    assert [rule.id for rule in second.matcher.rules] == ["mine/rule"]
    assert second.is_ready


@pytest.mark.parametrize(
    "content",
    [
        "",
        "1",
        "[]",
        "[[],[]]",
        "[[1],[],[]]",
        "[[],[],[1]]",
        '[[],[],[["a","b",1,"c"]]]',
        "{",
        "null",
    ],
)
def test_an_overview_that_cannot_be_one_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    rulings = begun(tmp_path)
    monkeypatch.setattr(KeptResults, "recall", lambda *_: content)
    assert rulings.of(ONE).roster.active == {"whitespace/double-space"}


def test_a_changed_rule_is_made_ready_anew(tmp_path: Path, own: Path) -> None:
    first = begun(tmp_path, of(own)).of(of(own))
    os.utime(own / "mine/rule.yaml", (1, 1))
    assert begun(tmp_path, of(own)).of(of(own)).name == first.name
    write(own, "xz")
    os.utime(own / "mine/rule.yaml", (1, 1))
    second = begun(tmp_path, of(own)).of(of(own))
    assert first.name != second.name
    assert first.matcher.rules != second.matcher.rules


def test_rules_that_change_meanwhile_are_not_kept(tmp_path: Path, own: Path) -> None:
    rulings = begun(tmp_path, of(own))
    ruling = rulings.of(of(own))
    (tmp_path / f"rules/{ruling.name}.pickle").unlink()
    write(own, "xz")
    assert [rule.id for rule in ruling.matcher.rules] == ["mine/rule"]
    assert ruling.name is None
    rulings.keep()
    assert list((tmp_path / "rules").iterdir()) == []


@pytest.mark.parametrize(
    "damage", [b"", b"nonsense", b"\x80\x05N."], ids=["empty", "torn", "other"]
)
def test_damage_is_mended(tmp_path: Path, damage: bytes) -> None:
    rulings = Rulings(KeptRules(tmp_path))
    rulings.of(ONE)
    rulings.keep()
    (file,) = tmp_path.iterdir()
    whole = file.stat().st_size
    file.write_bytes(damage)
    again = Rulings(KeptRules(tmp_path))
    assert again.of(ONE).matcher.rules
    again.keep()
    assert file.stat().st_size > whole / 2


def test_what_was_compiled_meanwhile_is_kept(tmp_path: Path, own: Path) -> None:
    rulings = Rulings(KeptRules(tmp_path))
    matcher = rulings.of(of(own)).matcher
    for compiled in matcher.compiled:
        for expression in compiled.searched:
            expression.compile()
    rulings.keep()
    kept = Rulings(KeptRules(tmp_path)).of(of(own)).matcher
    assert kept.readiness == matcher.readiness > 0


def test_other_processes_need_not_make_rules_ready(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rulings = begun(tmp_path)
    assert not rulings.of(ONE).is_ready
    rulings.make_ready()
    content = pickle.dumps(rulings)
    request.getfixturevalue("never_made")
    copy = pickle.loads(content)
    assert copy.of(ONE).is_ready
    assert copy.of(ONE).matcher.rules == rulings.of(ONE).matcher.rules


def test_users_rules_are_looked_over(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own, "[a-z]y|xy")
    ruling = Rulings().of(of(own))
    for cwd, shown in (
        (own, "mine/rule.yaml"),
        (Path("/"), str(own / "mine/rule.yaml").lstrip("/")),
    ):
        monkeypatch.chdir(cwd)
        (warning,) = ruling.warnings
        assert str(warning).startswith(f"{shown}:4:20: match.patterns[0]: '[a-z]' knows no letters")
        assert not warning.failed


def test_rules_that_cannot_work_are_refused(own: Path) -> None:
    write(own, "(x")
    with pytest.raises(RuleFileError, match=r"'\(x' is no pattern"):
        Rulings().of(of(own))


def test_known_ids(own: Path) -> None:
    assert "boilerplate/related-link" in known_ids()
    assert known_ids((own,)) - known_ids() == {"mine/rule"}
