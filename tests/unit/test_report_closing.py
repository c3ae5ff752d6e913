from __future__ import annotations

import pytest

from newslint.model.summary import Summary
from newslint.report.closing import closing, closing_of_diff
from newslint.report.paint import painter

PLAIN = painter(color=False)


@pytest.mark.parametrize(
    ("summary", "lines"),
    [
        pytest.param(Summary(documents=10), ["All clean: 10 documents checked."], id="clean"),
        pytest.param(Summary(documents=1), ["All clean: 1 document checked."], id="one-document"),
        pytest.param(
            Summary(documents=2, suppressed=3),
            ["All clean: 2 documents checked (3 suppressed)."],
            id="clean-but-for-suppressed",
        ),
        pytest.param(Summary(), ["Nothing was checked."], id="no-documents"),
        pytest.param(
            Summary(unread=2),
            ["Nothing was checked.", "2 inputs could not be checked."],
            id="nothing-readable",
        ),
        pytest.param(
            Summary(documents=8, unread=1),
            ["No findings in 8 documents.", "1 input could not be checked."],
            id="never-clean-when-inputs-are-missing",
        ),
        pytest.param(
            Summary(documents=8, incomplete=2),
            ["No findings in 8 documents.", "2 documents were not checked in full."],
            id="never-clean-when-a-rule-gave-up",
        ),
        pytest.param(
            Summary(documents=1200, hit=1000, warnings=1001),
            ["Found 1,001 findings in 1,000 of 1,200 documents."],
            id="nothing-fixable",
        ),
        pytest.param(
            Summary(
                documents=10, hit=2, warnings=2, errors=1, fixed=2, fixable_safe=3, fixable_unsafe=1
            ),
            [
                "Found 5 findings in 2 of 10 documents (2 fixed, 3 remaining).",
                "[*] 3 fixable with `--fix` (1 more with `--unsafe-fixes`).",
            ],
            id="fixed-and-fixable",
        ),
        pytest.param(
            Summary(documents=1, hit=1, infos=1, fixable_safe=1),
            ["Found 1 finding in 1 of 1 document.", "[*] 1 fixable with `--fix`."],
            id="safe-only",
        ),
        pytest.param(
            Summary(documents=1, hit=1, infos=1, fixable_unsafe=1, suppressed=1),
            [
                "Found 1 finding in 1 of 1 document (1 more suppressed).",
                "[*unsafe] 1 fixable with `--fix --unsafe-fixes`.",
            ],
            id="unsafe-only",
        ),
    ],
)
def test_closing(summary: Summary, lines: list[str]) -> None:
    assert list(closing(summary, PLAIN)) == lines


@pytest.mark.parametrize(
    ("summary", "lines"),
    [
        pytest.param(Summary(documents=2), ["Would change nothing."], id="nothing"),
        pytest.param(
            Summary(documents=9, changed=2, fixed=5, unread=1),
            ["Would fix 5 findings in 2 of 9 documents.", "1 input could not be checked."],
            id="something",
        ),
    ],
)
def test_closing_of_diff(summary: Summary, lines: list[str]) -> None:
    assert list(closing_of_diff(summary, PLAIN)) == lines


def test_color() -> None:
    (line,) = closing(Summary(documents=1), painter(color=True))
    assert line == "\x1b[32m\x1b[1mAll clean: 1 document checked.\x1b[0m"
