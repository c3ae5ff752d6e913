"""The table of `--profile`."""

from __future__ import annotations

from newslint.model.profile import Cost, Profile
from newslint.report.profile import profile_table


def test_the_most_expensive_rule_comes_first() -> None:
    rules = {"a/cheap": Cost(0.001, 12, 3, 2), "b/dear": Cost(1.5, 1200, 0, 0)}
    assert list(profile_table(Profile(rules, 4000, 2.0))) == [
        "      ms   share  documents  matches  findings  rule",
        " 1,500.0   75.0%      1,200        0         0  b/dear",
        "     1.0    0.1%         12        3         2  a/cheap",
        "   499.0   25.0%  for finding out which rules may match",
        " 2,000.0  100.0%  for 4,000 documents in all",
    ]


def test_nothing_to_tell() -> None:
    assert list(profile_table(Profile())) == ["No document was looked at."]
    assert list(profile_table(Profile(documents=1)))[-1].split() == [
        "0.0",
        "0.0%",
        "for",
        "1",
        "document",
        "in",
        "all",
    ]
