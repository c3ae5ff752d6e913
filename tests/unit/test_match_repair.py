"""Which deletions of lines are trusted: not those that may cut a sentence in two."""

from __future__ import annotations

import pytest

from newslint.match.matcher import Matcher
from newslint.model.document import Document
from newslint.model.severity import Applicability
from newslint.ruleset.rule import FixSpec, PatternMatch, Rule

HEADING = "A bridge that nobody wanted and nobody will miss"
PROSE = f"The committee said that it was closed for good. {'It was old. ' * 8}".strip()
CREDIT = Rule(
    summary="s",
    severity="warning",
    why="w",
    match=PatternMatch(patterns=("^Photo: AFP$",)),
    message="{match}",
    fix=FixSpec(delete="line", applicability="safe"),
    flags=(),
    passes=(),
    id="test/credit",
)


@pytest.mark.parametrize(
    ("before", "behind", "trust"),
    [
        pytest.param(PROSE, "It goes on.", Applicability.SAFE, id="behind-a-stop"),
        pytest.param("A bridge", "It goes on.", Applicability.SAFE, id="behind-a-short-line"),
        pytest.param(HEADING, "It goes on.", Applicability.UNSAFE, id="behind-a-line-that-breaks-off"),
        pytest.param(HEADING, "", Applicability.UNSAFE, id="nothing-behind"),
        pytest.param(HEADING, PROSE, Applicability.SAFE, id="behind-a-heading"),
        pytest.param(HEADING, f"“{PROSE}", Applicability.SAFE, id="a-quotation-behind-it"),
        pytest.param(HEADING, f", {PROSE}", Applicability.UNSAFE, id="a-comma-behind-it"),
        pytest.param(HEADING, PROSE.lower(), Applicability.UNSAFE, id="lower-case-behind-it"),
        pytest.param("Uno.", PROSE.lower(), Applicability.UNSAFE, id="only-lower-case-behind-it"),
        pytest.param(f"{HEADING}\n", PROSE.lower(), Applicability.UNSAFE, id="blank-line-before"),
        pytest.param(f"{HEADING}\n", "It goes on.", Applicability.SAFE, id="a-paragraph-of-its-own"),
    ],
)  # fmt: skip
def test_trust(before: str, behind: str, trust: Applicability) -> None:
    (matches,) = Matcher([CREDIT]).findings([Document(f"{before}\nPhoto: AFP\n{behind}")])
    (finding,) = matches.findings
    assert finding.fix is not None
    assert finding.fix.applicability is trust
