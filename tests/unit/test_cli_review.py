"""`newslint review`, without a terminal; the rest is in tests/cli."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

from newslint.cli import review
from newslint.cli.check import command as check
from newslint.cli.check import taken
from newslint.cli.settling import Memory
from newslint.ruleset import load

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_rules_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Uno  dos.\n", "utf-8")
    reading = Mock(wraps=load.load_rules)
    monkeypatch.setattr(load, "load_rules", reading)
    monkeypatch.setattr(review, "_key", Mock(side_effect="aq"))
    arguments = ["--no-cache", "--isolated", "--select", "whitespace/double-space", "a.txt"]
    with check.make_context("review", arguments) as context:
        call, resolver = taken({**context.params, "fix": False})
    assert review._review(call, resolver, Memory(None)) == 0
    assert (tmp_path / "a.txt").read_text("utf-8") == "Uno dos.\n"
    assert reading.call_count == 1
