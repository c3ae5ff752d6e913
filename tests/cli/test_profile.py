"""`--profile` says what rules cost, beside what the run says anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Newslint

FILES: dict[str, str | bytes] = {f"{at}.txt": "Uno  dos  tres.\n" for at in range(6)}


@pytest.mark.parametrize("how", [[], ["--workers", "2"]], ids=["alone", "shared-out"])
def test_profile(newslint: Newslint, how: list[str]) -> None:
    newslint.write(FILES)
    plain = newslint.lint(".", "--output-format", "json")
    for _ in range(2):
        done = newslint.lint(".", "--output-format", "json", "--profile", *how)
        assert (done.status, done.out) == (plain.status, plain.out)
        assert done.told[0].split() == ["ms", "share", "documents", "matches", "findings", "rule"]
        (row,) = (line.split() for line in done.told if line.endswith("mess/blanks"))
        assert row[2:] == ["6", "12", "12", "mess/blanks"]
        assert done.told[-1].endswith("for 6 documents in all")


def test_profile_of_fixing(newslint: Newslint) -> None:
    newslint.write(FILES)
    done = newslint.lint("--fix", "--profile", "0.txt", "-q")
    assert newslint.read("0.txt") == b"Uno dos tres.\n"
    assert done.told[-1].endswith("for 2 documents in all")


def test_profile_of_nothing(newslint: Newslint) -> None:
    newslint.write({"a.txt": ""})
    assert "No document was looked at." in newslint.lint("--profile").told
